import type { assignments } from '@linli/contract/assignments'
import type { Output, Parsed } from '@linli/contract/endpoint'
import { type RawBuilder, sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { streetsOf } from './policy.ts'

/** First assignments by category in a period of days, those that came back or went elsewhere, and those that came back and
 * were ruled right after all; from the tallies, by the day of the first assignment. Refuses: `days_the_wrong_way`. */
export async function countAssignments(
  { db, actor }: QueryContext,
  { from, to }: Parsed<typeof assignments.count>,
): Promise<Output<typeof assignments.count>> {
  if (to < from) throw new Refusal('invalid', 'days_the_wrong_way')
  const streets = streetsOf(actor)
  const of = (fact: string) =>
    sql`coalesce(sum(t.n) filter (where t.fact = ${`assignment.${fact}`}), 0)::float8`
  const found = await sql<Output<typeof assignments.count>[number]>`
    select t.kind as code, coalesce((select e.name from catalogue.edition as e where e.district_id = ${actor.district_id}
        and e.code = t.kind and e.published_at is not null order by e.valid_from desc limit 1), t.kind) as name,
      ${of('first')} as first, ${of('wrong')} as wrong, ${of('upheld')} as upheld
    from platform.tally_day as t
    where t.district_id = ${actor.district_id} and t.fact in ('assignment.first', 'assignment.wrong', 'assignment.upheld')
      and t.scope = 'street' and t.day between ${from}::date and ${to}::date
      ${streets === 'all' ? sql`` : sql`and t.scope_id = any(${streets}::uuid[])`}
    group by t.kind having sum(t.n) filter (where t.fact = 'assignment.first') > 0
    order by t.kind collate "C"`.execute(db)
  return found.rows
}

interface FirstRow {
  id: string
  at: string
  matter_id: string
  number: string
  is_secret: boolean
  street_id: string | null
  street_name: string | null
  unit_id: string
  unit_name: string
  return_reason: Output<typeof assignments.list>['items'][number]['return_reason']
  next_unit_id: string | null
  next_unit_name: string | null
}

const SHOWN: Record<Parsed<typeof assignments.list>['shown'], RawBuilder<unknown>> = {
  first: sql`true`,
  wrong: sql`a.is_wrong`,
  upheld: sql`a.is_upheld`,
}

/** The assignments behind one figure, the newest first; a secret matter is a row without a name. */
export async function listAssignments(
  { db, actor }: QueryContext,
  { from, to, category_code, shown, cursor, limit }: Parsed<typeof assignments.list>,
): Promise<Output<typeof assignments.list>> {
  const streets = streetsOf(actor)
  const found = await sql<FirstRow>`
    select a.id, a.at, a.matter_id, m.number, m.is_secret, a.street_id, a.unit_id, a.return_reason,
      (select n.name from org.area as n where n.district_id = a.district_id and n.id = a.street_id) as street_name,
      (select n.name from org.unit as n where n.district_id = a.district_id and n.id = a.unit_id) as unit_name,
      b.unit_id as next_unit_id,
      (select n.name from org.unit as n where n.district_id = a.district_id and n.id = b.unit_id) as next_unit_name
    from matters.assignment as a
    join matters.matter as m on m.district_id = a.district_id and m.id = a.matter_id
    left join lateral (select b.unit_id from matters.assignment as b where b.district_id = a.district_id
      and b.matter_id = a.matter_id and b.id > a.id order by b.id limit 1) as b on true
    where a.district_id = ${actor.district_id} and a.is_first and a.category_code = ${category_code} and ${SHOWN[shown]}
      and a.at >= ${`${from}T00:00:00+08:00`}::timestamptz and a.at < ${`${to}T00:00:00+08:00`}::timestamptz + interval '1 day'
      ${streets === 'all' ? sql`` : sql`and a.street_id = any(${streets}::uuid[])`}
      ${cursor ? sql`and a.id::text < ${cursor}` : sql``}
    order by a.id desc limit ${limit + 1}`.execute(db)
  const items = found.rows.slice(0, limit).map((row) => ({
    id: row.id,
    at: row.at,
    matter: row.is_secret ? null : { id: row.matter_id, number: row.number },
    street: named(row.street_id, row.street_name),
    unit: { id: row.unit_id, name: row.unit_name },
    return_reason: row.return_reason,
    next_unit: named(row.next_unit_id, row.next_unit_name),
  }))
  return { items, next_cursor: found.rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

const named = (id: string | null, name: string | null) => (id && name ? { id, name } : null)
