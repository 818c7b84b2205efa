import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db'
import { shanghaiDay } from '#platform/workdays'

/** Who answers for a grid today: its grid worker, or whoever stands in while that one is away; null where nobody does.
 * Of several the one longest in the post answers, those present before those away. */
export async function onDuty(
  db: Db | Tx,
  district_id: number,
  grid_id: string,
  now: Date,
): Promise<string | null> {
  const today = shanghaiDay(now)
  const found = await sql<{ person_id: string }>`
    select coalesce(l.substitute_id, t.person_id) as person_id from org.post t
    left join org.leave l on l.district_id = t.district_id and l.person_id = t.person_id and l.ended_at is null
      and ${today}::date between l.from_day and l.to_day
    where t.district_id = ${district_id} and t.area_id = ${grid_id} and t.kind = 'grid_worker'
      and t.valid_from <= ${today}::date and (t.valid_to is null or t.valid_to > ${today}::date)
    order by (l.substitute_id is not null), t.valid_from, t.id limit 1`.execute(db)
  return found.rows[0]?.person_id ?? null
}
