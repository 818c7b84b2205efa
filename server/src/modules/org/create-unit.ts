import type { Parsed } from '@linli/contract/endpoint'
import type { org } from '@linli/contract/org'
import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { checkParent } from './check-parent.ts'
import { takeArea } from './take-area.ts'

/** Founds a unit from today on. Refuses: `no_such_area`, `outside_your_area`, `no_such_parent`, `wrong_parent_kind`. */
export async function createUnit(
  { tx, actor, now, new_id }: CommandContext,
  unit: Parsed<typeof org.create_unit>,
): Promise<void> {
  const today = shanghaiDay(now)
  await takeArea(tx, actor, unit.area_id, today)
  await checkParent(tx, actor.district_id, { id: new_id, ...unit }, today)
  await sql`
    insert into org.unit (district_id, id, kind, name, parent_id, area_id, phone, address, hours, valid_from)
    values (${actor.district_id}, ${new_id}, ${unit.kind}, ${unit.name}, ${unit.parent_id}, ${unit.area_id},
      ${unit.phone}, ${unit.address}, ${unit.hours}, ${today})`.execute(tx)
}
