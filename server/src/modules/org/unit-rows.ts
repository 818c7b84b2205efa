import type { UnitKind } from '@linli/contract/codes/org'
import type { Unit } from '@linli/contract/org'
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/actor'
import type { Db, Tx } from '#platform/db'
import { type AreaLine, mayArrange, seesHomes } from './policy.ts'

export interface UnitRow extends Omit<Unit, 'can'> {
  line: AreaLine
}

/** Units with their parent and area; the condition speaks of `u` and of its area `a`. */
export async function readUnits(
  db: Db | Tx,
  district_id: number,
  condition: RawBuilder<unknown>,
): Promise<UnitRow[]> {
  const found = await sql<UnitRow>`
    select u.id, u.kind, u.name, case when o.id is not null then json_build_object('id', o.id, 'name', o.name) end as parent,
      json_build_object('id', a.id, 'name', a.name) as area, u.phone, u.address, u.hours, u.valid_from, u.valid_to,
      u.is_assumed, json_build_object('id', a.id, 'street_id', a.street_id, 'community_id', a.community_id,
        'grid_id', a.grid_id) as line
    from org.unit u
    join org.area a on a.district_id = u.district_id and a.id = u.area_id
    left join org.unit o on o.district_id = u.district_id and o.id = u.parent_id
    where u.district_id = ${district_id} and ${condition}`.execute(db)
  return found.rows
}

/** The unit as the contract shows it to this actor. */
export function viewUnit(actor: Actor, { line, ...unit }: UnitRow): Unit {
  const isHidden = isHome(unit.kind) && !seesHomes(actor)
  const isArranged = unit.valid_to === null && mayArrange(actor, line)
  return {
    ...unit,
    phone: isHidden ? null : unit.phone,
    address: isHidden ? null : unit.address,
    can: isArranged ? ['revise', 'close', 'appoint'] : [],
  }
}

function isHome(kind: UnitKind): boolean {
  return kind === 'party_household'
}
