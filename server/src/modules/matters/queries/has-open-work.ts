import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/** Whether a unit still has matters that are neither closed nor voided. */
export async function hasOpenMatters(
  tx: Tx,
  district_id: number,
  unit_id: string,
): Promise<boolean> {
  const found = await sql`
    select 1 from matters.matter where district_id = ${district_id} and unit_id = ${unit_id}
      and status not in ('closed', 'voided', 'merged') limit 1`.execute(tx)
  return found.rows.length > 0
}
