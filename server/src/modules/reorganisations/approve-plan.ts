import type { Parsed } from '@linli/contract/endpoint'
import type { reorganisations } from '@linli/contract/reorganisations'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { movePlan, takeFor, wantedPayload } from './move-plan.ts'
import { overlapsOf } from './overlaps.ts'
import { isSound } from './plan-row.ts'
import { mayDecide, mayDraft } from './policy.ts'

/** A second person approves exactly what was checked; a plan for today is carried out at once, another waits for its day.
 * Refuses: `not_found`, `plan_not_in_that_state`, `outside_jurisdiction`, `plan_needs_second_person`, `changed_meanwhile`,
 * `plan_has_conflicts`, `day_is_past`, `plan_overlaps`. */
export async function approvePlan(
  ctx: CommandContext,
  input: Parsed<typeof reorganisations.approve>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const plan = await takeFor(ctx, input.id, 'approve', mayDecide)
  const today = shanghaiDay(now)
  if (plan.changed_by === actor.person_id)
    throw new Refusal('forbidden', 'plan_needs_second_person')
  if (plan.revision !== input.revision) throw new Refusal('conflict', 'changed_meanwhile')
  if (!isSound(plan)) throw new Refusal('conflict', 'plan_has_conflicts')
  if (plan.day < today) throw new Refusal('invalid', 'day_is_past')
  if ((await overlapsOf(tx, plan)).length > 0) throw new Refusal('conflict', 'plan_overlaps')
  await movePlan(
    ctx,
    plan,
    'approve',
    sql`, approved_by = ${actor.person_id}, approved_at = ${now}`,
  )
  if (plan.day === today) ctx.emit('reorganisation.wanted', wantedPayload(plan))
}

/** Takes an approval back while its day has not come. Refuses: `not_found`, `plan_not_in_that_state`,
 * `outside_jurisdiction`. */
export async function withdrawPlan(ctx: CommandContext, { id }: { id: string }): Promise<void> {
  const plan = await takeFor(ctx, id, 'withdraw', (actor) => mayDraft(actor) || mayDecide(actor))
  await movePlan(ctx, plan, 'withdraw', sql`, approved_by = null, approved_at = null`)
}
