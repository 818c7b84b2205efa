import type { DueLine, MyObligation } from '@linli/contract/agreement-lists'
import type { agreements } from '@linli/contract/agreements'
import type { DueTab, ObligationKind } from '@linli/contract/codes/agreements'
import type { Output, Parsed } from '@linli/contract/endpoint'
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/actor'
import { Refusal } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { daysBetween, type ObligationFacts, obligationState } from '../obligation-state.ts'
import { agreementRule } from '../rules.ts'
import { unsealText } from '../seal-content.ts'

// Up to here a list is counted exactly; beyond, "1,000+" says enough.
const EXACT_COUNT = 1000

/** Disputes `d` of the committees whose books this person keeps, and those that this person mediates. */
function lookedAfterBy(actor: Actor): RawBuilder<unknown> {
  const books = actor.posts.filter(({ kind }) => kind === 'committee_clerk')
  return sql`(d.committee_id = any(${books.map(({ unit_id }) => unit_id)}::uuid[])
    or exists (select from mediation.case_mediator as m where m.district_id = d.district_id and m.dispute_id = d.id
      and m.person_id = ${actor.person_id} and m.until_at is null))`
}

interface DueRow {
  id: string
  agreement_id: string
  dispute_id: string
  number: string | null
  title_words: string
  due_on: string
  obligation:
    | (ObligationFacts & {
        kind: ObligationKind
        from_name: string
        to_name: string
        sealed_what: string
        urged_times: number
      })
    | null
}

/** One page of what this person's committees have to look after, the earliest day first. Refuses: `cursor_not_understood`. */
export async function listDue(
  ctx: QueryContext,
  { tab, cursor, limit }: Parsed<typeof agreements.list_due>,
): Promise<Output<typeof agreements.list_due>> {
  const today = shanghaiDay(ctx.now)
  const { warn_days } = await agreementRule(ctx.db, ctx.actor.district_id, ctx.now)
  const from = sourceOf(ctx.actor, tab, { today, warn_days })
  const after = cursor ? readCursor(cursor) : null
  const found = await sql<DueRow>`
    select x.id, x.agreement_id, x.dispute_id, d.number, d.title_words, x.due_on, ${obligationOf(tab)} as obligation
    ${from} ${after ? sql`and (x.due_on, x.id) > (${after.on}::date, ${after.id}::uuid)` : sql``}
    order by x.due_on, x.id limit ${limit + 1}`.execute(ctx.db)
  const counted = await sql<{ n: number }>`
    select count(*) as n from (select 1 ${from} limit ${EXACT_COUNT + 1}) as hit`.execute(ctx.db)
  const n = counted.rows[0]?.n ?? 0
  const items = found.rows.slice(0, limit)
  const last = found.rows.length > limit ? items.at(-1) : undefined
  return {
    items: items.map((row) => lineOf(ctx, row, { today, warn_days })),
    next_cursor: last ? `${last.due_on}~${last.id}` : null,
    count: { n: Math.min(n, EXACT_COUNT), is_more: n > EXACT_COUNT },
  }
}

function sourceOf(
  actor: Actor,
  tab: DueTab,
  { today, warn_days }: { today: string; warn_days: number },
): RawBuilder<unknown> {
  const of = {
    overdue: sql`agreements.obligation as x`,
    soon: sql`agreements.obligation as x`,
    visits: sql`agreements.visit as x`,
    confirmations: sql`agreements.confirmation as x`,
  }[tab]
  const open = sql`x.performed_on is null and x.moved_to is null`
  const where = {
    overdue: sql`${open} and x.due_on < ${today}::date`,
    soon: sql`${open} and x.due_on between ${today}::date and ${today}::date + ${warn_days}::int`,
    visits: sql`x.visited_at is null`,
    confirmations: sql`x.due_on is not null and x.state in ('offered', 'both_agreed', 'pack_printed')`,
  }[tab]
  return sql`from ${of} join mediation.dispute as d on d.district_id = x.district_id and d.id = x.dispute_id
    where x.district_id = ${actor.district_id} and ${where} and ${lookedAfterBy(actor)}`
}

function obligationOf(tab: DueTab): RawBuilder<unknown> {
  if (tab !== 'overdue' && tab !== 'soon') return sql`null::jsonb`
  const name = (column: 'from_party_id' | 'to_party_id') =>
    sql`(select encode(p.sealed_name, 'base64') from mediation.party as p
      where p.district_id = x.district_id and p.id = x.${sql.ref(column)})`
  return sql`jsonb_build_object('kind', x.kind, 'amount_fen', x.amount_fen, 'paid_fen', x.paid_fen, 'due_on', x.due_on,
    'performed_on', x.performed_on, 'moved_to', x.moved_to, 'from_name', ${name('from_party_id')}, 'to_name', ${name('to_party_id')},
    'sealed_what', encode(x.sealed_what, 'base64'),
    'urged_times', (select count(*) from agreements.breach_step as b where b.district_id = x.district_id
      and b.agreement_id = x.agreement_id and b.obligation_id = x.id and b.step = 'urge'))`
}

function lineOf(
  { keys }: QueryContext,
  row: DueRow,
  { today, warn_days }: { today: string; warn_days: number },
): DueLine {
  const { obligation } = row
  return {
    id: row.id,
    agreement_id: row.agreement_id,
    dispute_id: row.dispute_id,
    dispute_number: row.number,
    dispute_words: row.title_words,
    due_on: row.due_on,
    days_late: Math.max(0, daysBetween(row.due_on, today)),
    obligation: obligation && {
      kind: obligation.kind,
      state: obligationState(obligation, today, warn_days),
      from_name: unsealText(keys, obligation.from_name),
      to_name: unsealText(keys, obligation.to_name),
      what: unsealText(keys, obligation.sealed_what),
      amount_fen: obligation.amount_fen,
      paid_fen: obligation.paid_fen,
      urged_times: obligation.urged_times,
    },
  }
}

/** Everything that this person owes by an agreement or awaits from one, the earliest day first; what is over stays for a while. */
export async function listMine(ctx: QueryContext): Promise<MyObligation[]> {
  const { db, actor, now, keys } = ctx
  const today = shanghaiDay(now)
  const { warn_days } = await agreementRule(db, actor.district_id, now)
  const found = await sql<
    ObligationFacts & {
      id: string
      agreement_id: string
      dispute_id: string
      sealed_what: Buffer
      is_mine_to_do: boolean
      other_name: Buffer
    }
  >`
    select o.id, o.agreement_id, o.dispute_id, o.kind, o.sealed_what, o.amount_fen, o.paid_fen, o.due_on, o.performed_on, o.moved_to,
      o.from_party_id = p.id as is_mine_to_do,
      (select q.sealed_name from mediation.party as q where q.district_id = o.district_id
        and q.id = case when o.from_party_id = p.id then o.to_party_id else o.from_party_id end) as other_name
    from mediation.party as p
    join agreements.obligation as o on o.district_id = p.district_id and o.dispute_id = p.dispute_id
      and p.id in (o.from_party_id, o.to_party_id)
    where p.district_id = ${actor.district_id} and p.person_id = ${actor.person_id}
      and (o.performed_on is null or o.performed_on > ${today}::date - 30)
    order by o.performed_on is not null, o.due_on, o.id limit 100`.execute(db)
  return found.rows.map(({ sealed_what, other_name, performed_on, moved_to, kind, ...row }) => ({
    ...row,
    what: keys.unseal(sealed_what),
    other_name: keys.unseal(other_name),
    state: obligationState({ ...row, kind, performed_on, moved_to }, today, warn_days),
  }))
}

function readCursor(cursor: string): { on: string; id: string } {
  const [on = '', id = ''] = cursor.split('~')
  if (!/^\d{4}-\d\d-\d\d$/.test(on) || !/^[0-9a-f-]{36}$/.test(id))
    throw new Refusal('invalid', 'cursor_not_understood')
  return { on, id }
}
