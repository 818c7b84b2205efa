import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db'

/** What may be told both ways, and the facts of the day counts of which it is the sum. */
export const BOTH_WAYS = {
  received: ['matter.recorded', 'matter.reported'],
  closed: ['matter.recorded', 'matter.self_closed', 'matter.closed'],
} as const

export interface FigureBothWays {
  area_id: string
  name: string
  day: string
  /** As the district was organised on that day; null where the area did not stand then. */
  as_then: number | null
  /** As it is organised today; null where the area stands no longer. */
  as_now: number | null
}

/**
 * A figure of each street day by day ('YYYY-MM-DD', both included), as organised then and as organised now; with a street, of
 * the communities that lay in it then or lie in it now. Matters without a community are in none of them.
 */
export async function figuresBothWays(
  db: Db,
  district_id: number,
  asked: {
    figure: keyof typeof BOTH_WAYS
    from: string
    to: string
    street_id?: string | undefined
  },
  today: string,
): Promise<FigureBothWays[]> {
  const { from, to, street_id } = asked
  const facts = [...BOTH_WAYS[asked.figure]]
  const found = await sql<FigureBothWays>`
    with placed as (
      select e.day, e.then_n, e.now_n, c.id as community_id, c.street_id as now_street,
        case when p.area_id is null then c.street_id else p.street_id end as then_street
      from (${countsBothWays(district_id, { facts, from, to })}) as e
      join org.area as c on c.district_id = ${district_id} and c.id = e.community_id
      left join lateral (${lineOn(sql`e.day`)}) as p on true
    )
    select a.id as area_id, a.name, d.day::date as day,
      case when a.valid_from <= d.day and (a.valid_to is null or a.valid_to > d.day)
        then coalesce(sum(p.then_n) filter (where ${isThen(street_id)}), 0)::bigint end as as_then,
      case when a.valid_to is null or a.valid_to > ${today}::date
        then coalesce(sum(p.now_n) filter (where ${isNow(street_id)}), 0)::bigint end as as_now
    from org.area as a
    cross join generate_series(${from}::date, ${to}::date, interval '1 day') as d (day)
    left join placed as p on p.day = d.day and ${street_id ? sql`p.community_id = a.id` : sql`a.id in (p.then_street, p.now_street)`}
    where a.district_id = ${district_id} and ${isAsked(street_id)}
    group by a.id, a.name, a.code, a.valid_from, a.valid_to, d.day order by a.code collate "C", a.id, d.day`.execute(
    db,
  )
  return found.rows
}

/** Counts of communities by day: as they stand (`now_n`), and without what plans of a later day have restated (`then_n`). */
function countsBothWays(
  district_id: number,
  { facts, from, to }: { facts: readonly string[]; from: string; to: string },
): RawBuilder<unknown> {
  return sql`
    select t.scope_id as community_id, t.day, t.n as then_n, t.n as now_n from platform.tally_day as t
    where t.district_id = ${district_id} and t.fact = any(${facts}::text[]) and t.scope = 'community'
      and t.day between ${from}::date and ${to}::date and t.n <> 0
    union all
    select r.scope_id, r.day, -r.n, 0 from matters.restatement as r
    where r.district_id = ${district_id} and r.fact = any(${facts}::text[]) and r.scope = 'community'
      and r.day between ${from}::date and ${to}::date and r.effective_on > r.day`
}

// The line of area `c` that held on a day, where it is no longer the one it has.
function lineOn(day: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select p.area_id, p.street_id from org.area_past as p
    where p.district_id = c.district_id and p.area_id = c.id and p.until > ${day}
    order by p.until, p.id limit 1`
}

const isThen = (street_id: string | undefined) =>
  street_id ? sql`p.then_street = ${street_id}` : sql`p.then_street = a.id`
const isNow = (street_id: string | undefined) =>
  street_id ? sql`p.now_street = ${street_id}` : sql`p.now_street = a.id`

function isAsked(street_id: string | undefined): RawBuilder<unknown> {
  if (!street_id) return sql`a.level = 'street'`
  return sql`a.level = 'community' and (a.street_id = ${street_id} or exists (
    select from org.area_past as q where q.district_id = a.district_id and q.area_id = a.id and q.street_id = ${street_id}))`
}
