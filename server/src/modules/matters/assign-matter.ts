import type { Parsed } from '@linli/contract/endpoint'
import type { AreaLevel } from '@linli/contract/identity'
import type { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import { onDuty } from '#modules/org'
import { decideRoute, type Route } from '#modules/routing'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { moveMatter } from './move-matter.ts'
import { type TakenMatter, takeMatter } from './queries/take-matter.ts'
import { recordAssignment } from './record-assignment.ts'

/** Gives a matter to a unit; work of a grid team goes to the grid worker on duty. Whoever chooses another unit than a rule
 * says why. Refuses: `no_such_unit`, `unit_outside_jurisdiction`, `other_unit_needs_reason`. */
export async function assignMatter(
  ctx: CommandContext,
  input: Parsed<typeof matters.assign>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'assign')
  const { unit_id, note } = input
  const { place, unit } = await giveToUnit(ctx, matter, { action: 'assign', unit_id, note })
  // A refusal undoes all of it.
  const isOther = place !== null && unit !== null && unit.id !== unit_id
  if (isOther && !note) throw new Refusal('invalid', 'other_unit_needs_reason')
}

/** Rules whose work it is: the unit that is named keeps it and does not send it back (潍坊条例 art. 22).
 * Refuses: `no_such_unit`, `unit_outside_jurisdiction`. */
export async function designateUnit(
  ctx: CommandContext,
  { id, unit_id, grounds }: Parsed<typeof matters.designate>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, id, 'designate')
  await giveToUnit(ctx, matter, { action: 'designate', unit_id, note: grounds })
}

/** Gives a taken matter to a unit, by assignment or by a ruling that it does not send back, and keeps why; answers what
 * the rules say. Refuses: `no_such_unit`, `unit_outside_jurisdiction`. */
export async function giveToUnit(
  ctx: CommandContext,
  matter: TakenMatter,
  given: { action: 'assign' | 'designate'; unit_id: string; note?: string | undefined },
): Promise<Route> {
  const { district_id } = ctx.actor
  const { action, note } = given
  const is_ruling = action === 'designate'
  const unit = await findUnit(ctx.tx, district_id, given.unit_id, shanghaiDay(ctx.now))
  if (!unit) throw new Refusal('invalid', 'no_such_unit')
  if (liesElsewhere(unit, matter)) throw new Refusal('invalid', 'unit_outside_jurisdiction')
  const route = await decideRoute(ctx.tx, district_id, matter, ctx.now)
  const isGridWork = unit.kind === 'grid_team' && matter.grid_id !== null
  const assignee_id = isGridWork
    ? await onDuty(ctx.tx, district_id, matter.grid_id ?? '', ctx.now)
    : null
  await moveMatter(ctx, matter, {
    action,
    note,
    set: {
      unit_id: unit.id,
      assignee_id,
      assigned_at: ctx.now,
      designated_at: is_ruling ? ctx.now : null,
    },
  })
  await recordAssignment(ctx, matter, route, { unit_id: unit.id, is_ruling, note })
  return route
}

// A place that is not known yet bars no unit: the centre finds it out.
function liesElsewhere({ level, area_id }: AssignedUnit, matter: TakenMatter): boolean {
  if (level === 'district') return false
  const place = matter[`${level}_id`]
  return place !== null && place !== area_id
}

interface AssignedUnit {
  id: string
  kind: string
  level: AreaLevel
  area_id: string
}

async function findUnit(tx: Tx, district_id: number, id: string, on: string) {
  const found = await sql<AssignedUnit>`
    select u.id, u.kind, a.level, u.area_id from org.unit as u
    join org.area as a on a.district_id = u.district_id and a.id = u.area_id
    where u.district_id = ${district_id} and u.id = ${id}
      and u.valid_from <= ${on} and (u.valid_to is null or u.valid_to > ${on})`.execute(tx)
  return found.rows[0]
}
