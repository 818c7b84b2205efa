import type { UnitKind } from '@linli/contract/codes/org'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/** A unit that another system names and this district does not know yet. */
export interface UnitToAdd {
  id: string
  kind: UnitKind
  name: string
  area_id: string
}

/** Adds units that came with a file, marked as assumed until somebody has looked at them; `from` is 'YYYY-MM-DD'. */
export async function addUnits(
  tx: Tx,
  { district_id, from }: { district_id: number; from: string },
  units: readonly UnitToAdd[],
): Promise<void> {
  await sql`
    insert into org.unit (district_id, id, kind, name, area_id, is_assumed, valid_from)
    select ${district_id}::int, u.id, u.kind, u.name, u.area_id, true, ${from}::date
    from unnest(${units.map((unit) => unit.id)}::uuid[], ${units.map((unit) => unit.kind)}::text[],
      ${units.map((unit) => unit.name)}::text[], ${units.map((unit) => unit.area_id)}::uuid[])
      as u (id, kind, name, area_id)`.execute(tx)
}
