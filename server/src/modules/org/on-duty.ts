import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db'
import { shanghaiDay } from '#platform/workdays'

/** Who answers for a grid today; null where nobody does. */
export async function onDuty(
  db: Db | Tx,
  district_id: number,
  grid_id: string,
  now: Date,
): Promise<string | null> {
  return (await onDutyIn(db, district_id, [grid_id], now)).get(grid_id) ?? null
}

/** Who answers for each of these grids today: its grid worker, or whoever stands in while that one is away; a grid for
 * which nobody does is absent. Of several the one longest in the post answers, those present before those away. */
export async function onDutyIn(
  db: Db | Tx,
  district_id: number,
  grid_ids: readonly string[],
  now: Date,
): Promise<Map<string, string>> {
  if (grid_ids.length === 0) return new Map()
  const today = shanghaiDay(now)
  const found = await sql<{ grid_id: string; person_id: string }>`
    select distinct on (t.area_id) t.area_id as grid_id, coalesce(l.substitute_id, t.person_id) as person_id from org.post t
    left join org.leave l on l.district_id = t.district_id and l.person_id = t.person_id and l.ended_at is null
      and ${today}::date between l.from_day and l.to_day
    where t.district_id = ${district_id} and t.area_id = any(${[...new Set(grid_ids)]}::uuid[]) and t.kind = 'grid_worker'
      and t.valid_from <= ${today}::date and (t.valid_to is null or t.valid_to > ${today}::date)
    order by t.area_id, (l.substitute_id is not null), t.valid_from, t.id`.execute(db)
  return new Map(found.rows.map((row) => [row.grid_id, row.person_id]))
}
