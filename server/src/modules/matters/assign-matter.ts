import type { Parsed } from '@linli/contract/endpoint'
import type { AreaLevel } from '@linli/contract/identity'
import type { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import { onDutyIn } from '#modules/org'
import { decideRoutes } from '#modules/routing'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { type Move, moveMatter } from './move-matter.ts'
import { type TakenMatter, takeMatter } from './queries/take-matter.ts'
import type { GivenTo } from './record-assignments.ts'

/** Gives a matter to a unit; work of a grid team goes to the grid worker on duty. Whoever chooses another unit than a rule
 * says why. Refuses: `no_such_unit`, `unit_outside_jurisdiction`, `other_unit_needs_reason`. */
export async function assignMatter(
  ctx: CommandContext,
  input: Parsed<typeof matters.assign>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'assign')
  const assign = await assigning(ctx, input, [matter])
  await moveMatter(ctx, matter, assign(matter))
}

type Ctx = Pick<CommandContext, 'tx' | 'actor' | 'now'>

/** How each of these matters is assigned to the unit. Refuses: `no_such_unit`, and for a matter `unit_outside_jurisdiction`,
 * `other_unit_needs_reason`. */
export async function assigning(
  ctx: Ctx,
  { unit_id, note }: { unit_id: string; note?: string | undefined },
  matters: readonly TakenMatter[],
): Promise<(matter: TakenMatter) => Move> {
  const give = await giving(ctx, { action: 'assign', unit_id, note }, matters)
  return (matter) => {
    const move = give(matter)
    const { place, unit } = move.given.route
    const isOther = place !== null && unit !== null && unit.id !== unit_id
    if (isOther && !note) throw new Refusal('invalid', 'other_unit_needs_reason')
    return move
  }
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

interface Giving {
  action: 'assign' | 'designate'
  unit_id: string
  note?: string | undefined
}

/** Gives a taken matter to a unit, by assignment or by a ruling that it does not send back, and keeps why.
 * Refuses: `no_such_unit`, `unit_outside_jurisdiction`. */
export async function giveToUnit(
  ctx: CommandContext,
  matter: TakenMatter,
  given: Giving,
): Promise<void> {
  const give = await giving(ctx, given, [matter])
  await moveMatter(ctx, matter, give(matter))
}

async function giving(
  { tx, actor, now }: Ctx,
  { action, unit_id, note }: Giving,
  matters: readonly TakenMatter[],
): Promise<(matter: TakenMatter) => Move & { given: GivenTo }> {
  const { district_id } = actor
  const unit = await findUnit(tx, district_id, unit_id, shanghaiDay(now))
  if (!unit) throw new Refusal('invalid', 'no_such_unit')
  const decided = await decideRoutes(tx, district_id, matters, now)
  const routes = new Map(matters.map(({ id }, at) => [id, decided[at]]))
  const grids = unit.kind === 'grid_team' ? matters.flatMap(({ grid_id }) => grid_id ?? []) : []
  const duty = await onDutyIn(tx, district_id, grids, now)
  const is_ruling = action === 'designate'
  return (matter) => {
    if (liesElsewhere(unit, matter)) throw new Refusal('invalid', 'unit_outside_jurisdiction')
    const route = routes.get(matter.id)
    if (!route) throw new RangeError('a matter without an answer of the rules')
    const assignee_id = duty.get(matter.grid_id ?? '') ?? null
    const designated_at = is_ruling ? now : null
    return {
      action,
      note,
      given: { unit_id, is_ruling, route },
      set: { unit_id, assignee_id, assigned_at: now, designated_at },
    }
  }
}

// A place that is not known yet bars no unit: the centre finds it out.
function liesElsewhere({ level, area_id }: AssignedUnit, matter: TakenMatter): boolean {
  if (level === 'district') return false
  const place = matter[`${level}_id`]
  return place !== null && place !== area_id
}

interface AssignedUnit {
  kind: string
  level: AreaLevel
  area_id: string
}

async function findUnit(tx: Tx, district_id: number, id: string, on: string) {
  const found = await sql<AssignedUnit>`
    select u.kind, a.level, u.area_id from org.unit as u
    join org.area as a on a.district_id = u.district_id and a.id = u.area_id
    where u.district_id = ${district_id} and u.id = ${id}
      and u.valid_from <= ${on} and (u.valid_to is null or u.valid_to > ${on})`.execute(tx)
  return found.rows[0]
}
