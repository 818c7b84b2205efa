import type { Output, Parsed } from '@linli/contract/endpoint'
import type { Mediator, mediators } from '@linli/contract/mediators'
import { type RawBuilder, sql } from 'kysely'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { type CommitteePlace, keepsCommittee, mayPause } from '../policy.ts'
import { awayOn, mediatesOn, placeColumns, standsOn } from '../standing.ts'

interface MediatorRow extends Omit<Mediator, 'is_available' | 'can'> {
  place: CommitteePlace['area']
  guides: string[]
  own_seat: CommitteePlace['own_seat']
}

/** A page of those who mediate today, in the order of their appointment: nothing says who is better. */
export async function listMediators(
  ctx: QueryContext,
  input: Parsed<typeof mediators.list_mediators>,
): Promise<Output<typeof mediators.list_mediators>> {
  const { committee_id, studio_id, area_id, field, language, text, only_available } = input
  const { cursor, limit } = input
  const today = shanghaiDay(ctx.now)
  const rows = await readMediators(
    ctx,
    sql`${mediatesOn(today)}
      and ${committee_id ? sql`m.committee_id = ${committee_id}` : sql`true`}
      and ${studio_id ? sql`m.studio_id = ${studio_id}` : sql`true`}
      and ${area_id ? sql`(a.id = ${area_id} or a.street_id = ${area_id} or a.community_id = ${area_id})` : sql`true`}
      and ${field ? sql`${field} = any(m.fields)` : sql`true`}
      and ${language ? sql`${language} = any(m.languages)` : sql`true`}
      and ${text ? sql`p.public_name ilike ${`%${text.replace(/[\\%_]/g, '\\$&')}%`}` : sql`true`}
      and ${only_available ? sql`not m.is_paused and ${awayOn(today)} is null` : sql`true`}
      and ${cursor ? sql`m.id > ${cursor}::uuid` : sql`true`}
      order by m.id limit ${limit + 1}`,
  )
  const items = rows.slice(0, limit).map((row) => viewRow(ctx, row))
  return { items, next_cursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** One mediator, also one who is it no more. Refuses: `not_found`. */
export function getMediator(ctx: QueryContext, { id }: { id: string }): Promise<Mediator> {
  return viewMediator(ctx, id)
}

/** The mediator as a command shows the entry afterwards. */
export async function viewMediator(ctx: QueryContext, id: string): Promise<Mediator> {
  const [row] = await readMediators(ctx, sql`m.id = ${id}`)
  if (!row) throw notFound()
  return viewRow(ctx, row)
}

function viewRow({ actor, now }: QueryContext, row: MediatorRow): Mediator {
  const { place, guides, own_seat, ...mediator } = row
  const committee = { id: row.committee.id, area: place, guides, own_seat }
  const isEnded = row.valid_to !== null && row.valid_to <= shanghaiDay(now)
  const can: Mediator['can'] = []
  if (!isEnded && keepsCommittee(actor, committee)) can.push('revise', 'end')
  if (!isEnded && mayPause(actor, { person_id: row.person.id }, committee))
    can.push(row.is_paused ? 'resume' : 'pause')
  const is_available = !isEnded && !row.is_paused && row.away_until === null
  return { ...mediator, is_available, can }
}

async function readMediators(
  { db, actor, now }: QueryContext,
  condition: RawBuilder<unknown>,
): Promise<MediatorRow[]> {
  const today = shanghaiDay(now)
  const found = await sql<MediatorRow>`
    select m.id, json_build_object('id', p.id, 'name', p.public_name) as person,
      json_build_object('id', u.id, 'name', u.name) as committee,
      case when s.id is not null then json_build_object('id', s.id, 'name', s.name) end as studio,
      m.seat, m.time, m.fields, m.languages, m.grade, m.gender, m.introduction, m.is_paused, m.pause_note,
      ${awayOn(today)} as away_until, m.valid_from, m.valid_to, k.*
    from mediators.mediator as m
    join identity.person as p on p.district_id = m.district_id and p.id = m.person_id
    join org.unit as u on u.district_id = m.district_id and u.id = m.committee_id
    join org.area as a on a.district_id = u.district_id and a.id = u.area_id
    left join org.unit as s on s.district_id = m.district_id and s.id = m.studio_id
    cross join lateral (select ${placeColumns(actor.person_id, today)}) as k
    where m.district_id = ${actor.district_id} and ${condition}`.execute(db)
  return found.rows
}

/** Holders of a post of mediator today who are not yet entered with a committee; for those who keep its entry. */
export async function listCandidates(
  { db, actor, now }: QueryContext,
  { committee_id, text }: Parsed<typeof mediators.list_candidates>,
): Promise<Output<typeof mediators.list_candidates>> {
  const found = await sql<Output<typeof mediators.list_candidates>[number]>`
    select distinct on (p.id) json_build_object('id', p.id, 'name', p.public_name) as person,
      json_build_object('id', u.id, 'name', u.name) as unit
    from org.post as t join identity.person as p on p.district_id = t.district_id and p.id = t.person_id
    join org.unit as u on u.district_id = t.district_id and u.id = t.unit_id
    where t.district_id = ${actor.district_id} and t.kind = 'mediator' and ${standsOn('t', shanghaiDay(now))}
      and ${text ? sql`p.public_name ilike ${`%${text.replace(/[\\%_]/g, '\\$&')}%`}` : sql`true`}
      and not exists (select from mediators.mediator as m where m.district_id = t.district_id
        and m.committee_id = ${committee_id} and m.person_id = p.id and m.valid_to is null)
    order by p.id limit 50`.execute(db)
  return found.rows
}
