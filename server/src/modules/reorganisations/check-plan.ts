import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { movePlan, takeFor, wantedPayload } from './move-plan.ts'
import { mayDraft } from './policy.ts'

/** Asks for a dry run of the plan as it stands. Refuses: `not_found`, `plan_not_in_that_state`. */
export async function checkPlan(ctx: CommandContext, { id }: { id: string }): Promise<void> {
  const plan = await takeFor(ctx, id, 'check', mayDraft)
  await movePlan(ctx, plan, 'check', sql`, report = null, comparison = null`)
  ctx.emit('reorganisation.wanted', wantedPayload(plan))
}

/** Stops a dry run; the plan is a draft again. Refuses: `not_found`, `plan_not_in_that_state`. */
export async function cancelCheck(ctx: CommandContext, { id }: { id: string }): Promise<void> {
  const plan = await takeFor(ctx, id, 'cancel_check', mayDraft)
  await movePlan(ctx, plan, 'cancel_check', sql`, report = null, comparison = null`)
}

/** Lays a plan aside for good. Refuses: `not_found`, `plan_not_in_that_state`. */
export async function discardPlan(ctx: CommandContext, { id }: { id: string }): Promise<void> {
  const plan = await takeFor(ctx, id, 'discard', mayDraft)
  await movePlan(ctx, plan, 'discard')
}
