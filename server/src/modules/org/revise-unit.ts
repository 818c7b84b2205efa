import type { Parsed } from '@linli/contract/endpoint'
import type { org } from '@linli/contract/org'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { checkParent } from './check-parent.ts'
import { holds } from './policy.ts'
import { takeArea } from './take-area.ts'
import { takeUnit } from './take-unit.ts'

/** Writes a unit's particulars anew. Refuses what creating refuses, and besides `unit_closed`, `parent_below_itself`,
 * and `area_outside_unit` where a post of the unit would come to lie outside its new area. */
export async function reviseUnit(
  { tx, actor, now }: CommandContext,
  unit: Parsed<typeof org.revise_unit>,
): Promise<void> {
  const today = shanghaiDay(now)
  const taken = await takeUnit(tx, actor, unit.id)
  const area = await takeArea(tx, actor, unit.area_id, today)
  await checkParent(tx, actor.district_id, unit, today)
  if (area.id !== taken.area.id && !holds(area, taken.area)) {
    const posts = await sql`
      select id from org.post where district_id = ${actor.district_id} and unit_id = ${unit.id}
        and (valid_to is null or valid_to > ${today}::date) limit 1`.execute(tx)
    if (posts.rows.length > 0) throw new Refusal('conflict', 'area_outside_unit')
  }
  await sql`
    update org.unit set kind = ${unit.kind}, name = ${unit.name}, parent_id = ${unit.parent_id}, area_id = ${unit.area_id},
      phone = ${unit.phone}, address = ${unit.address}, hours = ${unit.hours}
    where district_id = ${actor.district_id} and id = ${unit.id}`.execute(tx)
}
