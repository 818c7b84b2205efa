import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { NOBODY } from '#platform/ids'
import type { Tally } from '#platform/tally'
import { shanghaiDay } from '#platform/workdays'

/** Counts a first assignment, or what became of it (or uncounts it: `n` below 0), by the day on which it was made: what went wrong is then always a part
 * of what was given out. By street and category, never by unit. */
export function tallyAssignment(
  tally: Tally,
  fact: 'first' | 'wrong' | 'upheld',
  first: { at: Date; category_code: string; street_id: string | null },
  n: number,
): void {
  tally.day({
    fact: `assignment.${fact}`,
    scope: 'street',
    scope_id: first.street_id ?? NOBODY,
    day: shanghaiDay(first.at),
    kind: first.category_code,
    n,
  })
}

/** Counts all first assignments of a district anew from their rows, after a load. */
export async function recountAssignments(tx: Tx, district_id: number): Promise<void> {
  await sql`update platform.tally_day set n = 0 where district_id = ${district_id} and fact like 'assignment.%' and n <> 0`.execute(
    tx,
  )
  await sql`
    insert into platform.tally_day as t (district_id, fact, scope, scope_id, day, kind, n)
    select a.district_id, 'assignment.' || f.fact, 'street', coalesce(a.street_id, ${NOBODY}::uuid),
      (a.at at time zone 'Asia/Shanghai')::date, a.category_code, count(*)
    from matters.assignment as a
    cross join lateral (values ('first', true), ('wrong', a.is_wrong), ('upheld', a.is_upheld)) as f (fact, is_so)
    where a.district_id = ${district_id} and a.is_first and f.is_so
    group by a.district_id, f.fact, a.street_id, (a.at at time zone 'Asia/Shanghai')::date, a.category_code
    on conflict (district_id, fact, scope, scope_id, day, kind) do update set n = excluded.n`.execute(
    tx,
  )
}
