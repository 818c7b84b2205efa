import { DISPUTE_TABS, type DisputeTab } from '@linli/contract/codes/mediation'
import type { Output, Parsed } from '@linli/contract/endpoint'
import type { mediation } from '@linli/contract/mediation'
import type { DisputeLine } from '@linli/contract/mediation-shapes'
import { type RawBuilder, sql } from 'kysely'
import { parameterOn } from '#modules/parameters'
import { maskName } from '#platform/keys'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { seenBy } from './sight.ts'
import { open } from './view-parties.ts'

const MOST_COUNTED = 1_000

type LineRow = Omit<DisputeLine, 'parties' | 'committee' | 'title'> & {
  title_words: string
  committee_id: string
  committee_name: string
  people: { side: DisputeLine['parties'][number]['side']; kind: string; sealed_name: string }[]
}

/** Disputes of a queue that this person sees, the newest first; names masked. */
export async function listDisputes(
  ctx: QueryContext,
  { tab, search, cursor, limit }: Parsed<typeof mediation.list>,
): Promise<Output<typeof mediation.list>> {
  const { db, actor, now } = ctx
  const which = sql`d.district_id = ${actor.district_id} and ${inTab(ctx, tab)} and ${seenBy(actor, now)}
    ${search ? sql`and ${found(ctx, search)}` : sql``}`
  const rows = await sql<LineRow>`
    select ${lineColumns(ctx)} from mediation.dispute as d
    where ${which} ${cursor ? sql`and d.id < ${cursor}::uuid` : sql``} order by d.id desc limit ${limit + 1}`.execute(
    db,
  )
  const counted = await sql<{ n: number }>`
    select count(*) as n from (select from mediation.dispute as d where ${which} limit ${MOST_COUNTED + 1}) as few`.execute(
    db,
  )
  const shown = rows.rows.slice(0, limit)
  return {
    items: shown.map((row) => lineOf(ctx, row)),
    next_cursor: rows.rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    count: countOf(counted.rows[0]?.n ?? 0),
  }
}

/** How many stand in each queue, in one statement. */
export async function countTabs(ctx: QueryContext): Promise<Output<typeof mediation.count_tabs>> {
  const { db, actor, now } = ctx
  const one = (tab: DisputeTab) => sql`
    select ${tab}::text as tab, count(*) as n from (select from mediation.dispute as d where d.district_id = ${actor.district_id}
      and ${inTab(ctx, tab)} and ${seenBy(actor, now)} limit ${MOST_COUNTED + 1}) as few`
  const counted = await sql<{
    tab: DisputeTab
    n: number
  }>`${sql.join(DISPUTE_TABS.map(one), sql` union all `)}`.execute(db)
  const n = (tab: DisputeTab) => countOf(counted.rows.find((row) => row.tab === tab)?.n ?? 0)
  return {
    applied: n('applied'),
    mine: n('mine'),
    running: n('running'),
    due_soon: n('due_soon'),
    agreed: n('agreed'),
    ended: n('ended'),
  }
}

function countOf(n: number) {
  return { n: Math.min(n, MOST_COUNTED), is_more: n > MOST_COUNTED }
}

/** Which disputes `d` stand in a queue. To residents `mine` is everything of theirs. */
function inTab({ actor, now }: QueryContext, tab: DisputeTab): RawBuilder<boolean> {
  const today = shanghaiDay(now)
  switch (tab) {
    case 'applied':
      return sql`d.state = 'applied'`
    case 'mine':
      return actor.kind === 'resident'
        ? sql`true`
        : sql`(d.opened_by = ${actor.person_id} or exists (select from mediation.case_mediator as m
            where m.district_id = d.district_id and m.dispute_id = d.id and m.person_id = ${actor.person_id} and m.until_at is null))
          and d.state in ('applied', 'accepted', 'mediating', 'agreed')`
    case 'running':
      return sql`d.state in ('accepted', 'mediating')`
    case 'due_soon':
      return sql`(d.state in ('accepted', 'mediating') and d.paused_at is null
        and d.ends_on <= ${today}::date + ${parameterOn(actor.district_id, today, 'mediation.warn_days')})`
    case 'agreed':
      return sql`d.state = 'agreed'`
    case 'ended':
      return sql`d.state in ('failed', 'refused', 'withdrawn', 'closed', 'filed')`
  }
}

/** A whole name, phone or number finds its parties by blind index; a part of a number finds the dispute that has it. */
function found({ keys }: QueryContext, search: string): RawBuilder<boolean> {
  const name = keys.blindIndex('name', search)
  const digits = search.replace(/\D/g, '')
  const phone = digits.length >= 7 ? keys.blindIndex('phone', search) : null
  const id = /^\d{17}[\dXx]$/.test(search) ? keys.blindIndex('id_number', search) : null
  return sql`(exists (select from mediation.party as f where f.district_id = d.district_id and f.dispute_id = d.id
      and (f.name_index = ${name} or f.phone_index = ${phone}::bytea or f.id_index = ${id}::bytea))
    or position(${search} in coalesce(d.number, '')) > 0 or position(${search} in d.title_words) > 0)`
}

function lineColumns({ actor, now }: QueryContext): RawBuilder<unknown> {
  return sql`d.id, d.number, d.state, d.source, d.type, d.difficulty, d.title_words, d.committee_id, d.requested_at, d.accepted_at,
    d.decide_by, d.ends_on, d.paused_at, d.is_partial,
    (select u.name from org.unit as u where u.district_id = d.district_id and u.id = d.committee_id) as committee_name,
    (select a.name from org.area as a where a.district_id = d.district_id and a.id = coalesce(d.community_id, d.street_id)) as area_name,
    (d.waits_for_report and not exists (select from mediation.party as p where p.district_id = d.district_id
      and p.dispute_id = d.id and p.person_id = ${actor.person_id})) as waits_for_report,
    (select jsonb_build_object('id', n.id, 'name', coalesce(n.public_name, '')) from mediation.case_mediator as m
      join identity.person as n on n.district_id = m.district_id and n.id = m.person_id
      where m.district_id = d.district_id and m.dispute_id = d.id and m.part = 'lead' and m.until_at is null) as lead,
    (select coalesce(jsonb_agg(jsonb_build_object('side', p.side, 'kind', p.kind, 'sealed_name', encode(p.sealed_name, 'base64'))
        order by p.side, p.position), '[]') from mediation.party as p where p.district_id = d.district_id and p.dispute_id = d.id) as people,
    (select min(s.starts_at) from mediation.session as s where s.district_id = d.district_id and s.dispute_id = d.id
      and s.kind = 'joint' and s.state = 'planned' and s.starts_at > ${now}) as next_session_at,
    exists (select from mediation.proposal as q join mediation.party as p on p.district_id = q.district_id
      and p.dispute_id = q.dispute_id and p.person_id = ${actor.person_id} where q.district_id = d.district_id
      and q.dispute_id = d.id and q.state = 'open' and d.state in ('accepted', 'mediating')
      and not exists (select from mediation.consent as c where c.district_id = q.district_id and c.proposal_id = q.id
        and c.party_id = p.id)) as asks_me`
}

function lineOf({ keys }: QueryContext, row: LineRow): DisputeLine {
  const { title_words, committee_id, committee_name, people, ...line } = row
  const parties = people.map(({ side, kind, sealed_name }) => {
    const name = open(keys, sealed_name) ?? ''
    return { side, name: kind === 'organisation' ? name : maskName(name) }
  })
  return {
    ...line,
    title: title_words,
    committee: { id: committee_id, name: committee_name },
    parties,
  }
}
