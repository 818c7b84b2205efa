import type { UnitKind } from '@linli/contract/codes/org'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { standsOn } from './area-rows.ts'
import { fitsPartyLine } from './policy.ts'

/** Refuses a parent that does not stand (`no_such_parent`), lies below the unit itself (`parent_below_itself`), or is of a
 * kind that the Party line does not allow there (`wrong_parent_kind`). */
export async function checkParent(
  tx: Tx,
  district_id: number,
  unit: { id: string; kind: UnitKind; parent_id: string | null },
  day: string,
): Promise<void> {
  if (unit.parent_id === null) return
  const found = await sql<{ kind: UnitKind; is_below: boolean }>`
    with recursive up as (
      select id, parent_id from org.unit where district_id = ${district_id} and id = ${unit.parent_id}
      union
      select o.id, o.parent_id from org.unit o join up on o.id = up.parent_id where o.district_id = ${district_id}
    )
    select u.kind, exists (select from up where id = ${unit.id}) as is_below from org.unit u
    where u.district_id = ${district_id} and u.id = ${unit.parent_id} and ${standsOn('u', day)}`.execute(
    tx,
  )
  const parent = found.rows[0]
  if (!parent) throw new Refusal('invalid', 'no_such_parent')
  if (parent.is_below) throw new Refusal('conflict', 'parent_below_itself')
  if (!fitsPartyLine(unit.kind, parent.kind)) throw new Refusal('invalid', 'wrong_parent_kind')
}
