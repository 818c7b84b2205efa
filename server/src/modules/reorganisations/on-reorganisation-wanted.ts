import type { Consumer } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { beginCarryingOut, carryPiece } from './carry-out.ts'
import { checkPiece } from './dry-run.ts'
import { announcePlan, wantedPayload } from './move-plan.ts'
import { findPlan } from './plan-row.ts'
import { takeBackPiece } from './take-back.ts'

/**
 * Does the next piece of work of a plan and, where more is left, asks for the following piece in the same transaction: a
 * process that dies at any moment loses one piece, which is done again. A plan is begun on its day and not before.
 */
export const onReorganisationWanted: Consumer = async (ctx, payload) => {
  const key = { district_id: ctx.actor.district_id, id: payload.subject_id ?? '' }
  // Another worker is at it; that one asks for what is left.
  const plan = await findPlan(ctx.tx, key, 'skip')
  if (plan === null) return
  let isMore = false
  if (plan.state === 'checking') isMore = await checkPiece(ctx, plan)
  else if (plan.state === 'approved' && plan.day <= shanghaiDay(ctx.now))
    isMore = await beginCarryingOut(ctx, plan)
  else if (plan.state === 'running') isMore = await carryPiece(ctx, plan)
  else if (plan.state === 'undoing') isMore = await takeBackPiece(ctx, plan)
  else return
  if (isMore) ctx.emit('reorganisation.wanted', wantedPayload(plan))
  announcePlan(ctx, plan)
}
