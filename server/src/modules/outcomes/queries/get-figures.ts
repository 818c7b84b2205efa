import {
  KEPT_COUNTS,
  OUTCOME_COUNTS,
  type OutcomeCount,
  PROMISE_COUNTS,
} from '@linli/contract/codes/outcomes'
import type { Output, Parsed } from '@linli/contract/endpoint'
import type { OutcomeRow, outcomes } from '@linli/contract/outcomes'
import { sql } from 'kysely'
import type { QueryContext } from '#platform/module'
import { CONDITIONS, cutOf, disputesIn, GROUP_KEY, isPromise } from '../counts.ts'

type Counted = { key: string | null; name: string | null } & Partial<
  Record<OutcomeCount | `${OutcomeCount}_people`, number>
>

/** The counts of a span at its cut-off, in two statements: what is counted of disputes, and of what was promised in them. */
export async function getFigures(
  ctx: QueryContext,
  { by, ...asked }: Parsed<typeof outcomes.get_figures>,
): Promise<Output<typeof outcomes.get_figures>> {
  const cut = cutOf(asked, ctx.now)
  const where = disputesIn(ctx.actor, asked, cut)
  const key = GROUP_KEY[by]
  const column = (name: OutcomeCount) =>
    sql`count(*) filter (where ${CONDITIONS[name](cut)}) as ${sql.ref(name)}`
  const people = (name: OutcomeCount) =>
    sql`coalesce(sum((select count(*) from mediation.party as p where p.district_id = d.district_id and p.dispute_id = d.id
      and p.kind = 'person')) filter (where ${CONDITIONS[name](cut)}), 0)::int as ${sql.ref(`${name}_people`)}`
  const ofDisputes = OUTCOME_COUNTS.filter((name) => !isPromise(name))
  const disputes = await sql<Counted>`
    select f.*, (select u.name from org.unit as u where u.district_id = ${ctx.actor.district_id} and u.id::text = f.key) as name
    from (select ${key} as key, ${sql.join([...ofDisputes.map(column), ...KEPT_COUNTS.map(people)])}
      from mediation.dispute as d where ${where} ${by === 'none' ? sql`` : sql`and ${key} is not null`}
      group by 1) as f`.execute(ctx.db)
  const promises = await sql<Counted>`
    select ${key} as key, ${sql.join(PROMISE_COUNTS.map(column))}
    from agreements.obligation as o join mediation.dispute as d on d.district_id = o.district_id and d.id = o.dispute_id
    where ${where} group by 1`.execute(ctx.db)
  const byKey = new Map(promises.rows.map((row) => [row.key, row]))
  const rows = disputes.rows.map((row) => rowOf(row, byKey.get(row.key)))
  return { as_of: cut.at.toISOString(), rows: rows.sort(byName) }
}

function rowOf(row: Counted, promised: Counted | undefined): OutcomeRow {
  const counts = OUTCOME_COUNTS.map((name) => ({
    name,
    n: (isPromise(name) ? promised?.[name] : row[name]) ?? 0,
    people: row[`${name}_people`] ?? null,
  }))
  return { key: row.key, name: row.name, counts }
}

// By name or code, never by a figure: this is no table of ranks.
function byName(one: OutcomeRow, other: OutcomeRow): number {
  return (one.name ?? one.key ?? '').localeCompare(other.name ?? other.key ?? '', 'zh-CN')
}
