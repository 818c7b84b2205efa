import type { UnitKind } from '@linli/contract/codes/org'
import type { AreaLevel } from '@linli/contract/identity'
import { sql } from 'kysely'
import type { Actor } from '#platform/actor'
import type { Tx } from '#platform/db'
import { notFound, Refusal } from '#platform/errors'
import { type AreaLine, mayArrange } from './policy.ts'

export interface TakenUnit {
  id: string
  kind: UnitKind
  valid_from: string
  valid_to: string | null
  area: AreaLine & { level: AreaLevel }
}

/** The unit that the actor wants to change, locked. Refuses: `not_found`, `outside_your_area`, `unit_closed`. */
export async function takeUnit(tx: Tx, actor: Actor, id: string): Promise<TakenUnit> {
  const found = await sql<TakenUnit>`
    select u.id, u.kind, u.valid_from, u.valid_to, json_build_object('id', a.id, 'level', a.level,
      'street_id', a.street_id, 'community_id', a.community_id, 'grid_id', a.grid_id) as area
    from org.unit u join org.area a on a.district_id = u.district_id and a.id = u.area_id
    where u.district_id = ${actor.district_id} and u.id = ${id} for update of u`.execute(tx)
  const unit = found.rows[0]
  if (!unit) throw notFound()
  if (!mayArrange(actor, unit.area)) throw new Refusal('forbidden', 'outside_your_area')
  if (unit.valid_to !== null) throw new Refusal('conflict', 'unit_closed')
  return unit
}
