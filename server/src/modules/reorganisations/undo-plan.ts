import type { Plan } from '@linli/contract/reorganisations'
import { sql } from 'kysely'
import { mattersSince } from '#modules/matters'
import { arrangedSince, madeUnits, plansSince } from '#modules/org'
import { rulesNaming } from '#modules/routing'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { movePlan, takeFor, wantedPayload } from './move-plan.ts'
import type { PlanRow } from './plan-row.ts'
import { mayDecide } from './policy.ts'

/** Takes a carried out plan back as a whole. Refuses: `not_found`, `plan_not_in_that_state`, `outside_jurisdiction`, and
 * `something_in_the_way` while anything new stands on what it changed. */
export async function undoPlan(ctx: CommandContext, { id }: { id: string }): Promise<void> {
  const plan = await takeFor(ctx, id, 'undo', mayDecide)
  const way = await inTheWay(ctx.tx, plan)
  if (way.length > 0) throw new Refusal('conflict', 'something_in_the_way', { n: way.length })
  await movePlan(ctx, plan, 'undo', sql`, undone_by = ${ctx.actor.person_id}`)
  ctx.emit('reorganisation.wanted', wantedPayload(plan))
}

/** What has come to stand on the changed areas and units since the plan was carried out. */
export async function inTheWay(
  db: Db | Tx,
  { district_id, id: plan_id, carried_out_at }: PlanRow,
): Promise<Plan['in_the_way']> {
  if (carried_out_at === null) return []
  const key = { district_id, plan_id, since: carried_out_at }
  const numbers = await mattersSince(db, key)
  const arranged = await arrangedSince(db, key)
  const later = await plansSince(db, key)
  const ruled = await ruledSince(db, key)
  const titles = await sql<{ title: string }>`
    select title from reorganisations.plan where district_id = ${district_id} and id = any(${later}::uuid[])`.execute(
    db,
  )
  return [
    ...titles.rows.map(({ title: name }) => ({ noun: 'plan' as const, name })),
    ...arranged,
    ...ruled,
    ...numbers.map((name) => ({ noun: 'matter' as const, name })),
  ]
}

// Rules that others have put in force since and that give to a unit of the plan would give to nobody.
async function ruledSince(
  db: Db | Tx,
  { district_id, plan_id, since }: { district_id: number; plan_id: string; since: string },
): Promise<Plan['in_the_way']> {
  const made = await madeUnits(db, { district_id, plan_id })
  const ids = made.map(({ id }) => id)
  const rules = await rulesNaming(db, district_id, shanghaiDay(new Date(since)), ids)
  const named = new Set(
    rules.filter((rule) => rule.plan_id !== plan_id).map((rule) => rule.unit_id),
  )
  return made.filter(({ id }) => named.has(id)).map(({ name }) => ({ noun: 'rule', name }))
}
