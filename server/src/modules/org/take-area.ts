import type { AreaLevel } from '@linli/contract/identity'
import { sql } from 'kysely'
import type { Actor } from '#platform/actor'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { standsOn } from './area-rows.ts'
import { type AreaLine, mayArrange } from './policy.ts'

export interface TakenArea extends AreaLine {
  level: AreaLevel
}

/** The area in which the actor wants to arrange something from a day on.
 * Refuses: `no_such_area`, `outside_your_area`. */
export async function takeArea(tx: Tx, actor: Actor, id: string, day: string): Promise<TakenArea> {
  const found = await sql<TakenArea>`
    select a.id, a.level, a.street_id, a.community_id, a.grid_id from org.area a
    where a.district_id = ${actor.district_id} and a.id = ${id} and ${standsOn('a', day)}`.execute(
    tx,
  )
  const area = found.rows[0]
  if (!area) throw new Refusal('invalid', 'no_such_area')
  if (!mayArrange(actor, area)) throw new Refusal('forbidden', 'outside_your_area')
  return area
}
