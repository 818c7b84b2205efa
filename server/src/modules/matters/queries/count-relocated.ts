import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db'
import { isFrom, type RelocationSource } from '../relocate-matters.ts'

/** How many matters a source of a plan holds, and who has the open ones. */
export interface MattersOf {
  open: number
  closed: number
  /** Open matters by the unit that has them. */
  open_by_unit: Record<string, number>
}

/** Counts the matters that a plan would take along from a source: those whose smallest area is one of `area_ids`; from a
 * unit, the others, so that none is counted twice. Writes nothing. */
export async function countMatters(
  db: Db | Tx,
  district_id: number,
  source: RelocationSource,
  area_ids: readonly string[],
): Promise<MattersOf> {
  const smallest = sql`coalesce(m.building_id, m.grid_id, m.community_id, m.street_id)`
  const isAmong = sql`coalesce(${smallest} = any(${[...area_ids]}::uuid[]), false)`
  const isMeant = source.column === 'unit_id' ? sql`not ${isAmong}` : isAmong
  const found = await sql<{ unit_id: string | null; is_open: boolean; n: number }>`
    select case when is_open then unit_id end as unit_id, is_open, count(*) as n from (
      select m.unit_id, m.status not in ('closed', 'voided', 'merged') as is_open from matters.matter as m
      where m.district_id = ${district_id} and ${isFrom(source)} and ${isMeant}
    ) as m group by 1, 2`.execute(db)
  const counted: MattersOf = { open: 0, closed: 0, open_by_unit: {} }
  for (const { unit_id, is_open, n } of found.rows) {
    if (is_open) counted.open += n
    else counted.closed += n
    if (is_open && unit_id) counted.open_by_unit[unit_id] = n
  }
  return counted
}
