import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/** Whether a unit still has tasks on matters of others. */
export async function hasOpenTasks(tx: Tx, district_id: number, unit_id: string): Promise<boolean> {
  const found = await sql`
    select 1 from joint.task where district_id = ${district_id} and unit_id = ${unit_id} and ended_at is null limit 1`.execute(
    tx,
  )
  return found.rows.length > 0
}
