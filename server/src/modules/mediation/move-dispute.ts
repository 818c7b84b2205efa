import type { DisputeAction } from '@linli/contract/codes/mediation'
import type { Updateable } from 'kysely'
import type { CommandContext } from '#platform/module'
import type { DB } from '#platform/schema.generated'
import { after } from './lifecycle.ts'
import type { DisputeRow } from './take-dispute.ts'
import { type DisputeStepInput, writeStep } from './write-step.ts'

/** One act on a dispute: what it says, and which columns it changes besides the state. */
export interface DisputeMove extends Omit<DisputeStepInput, 'act'> {
  act: DisputeAction
  set?: Omit<Updateable<DB['mediation.dispute']>, 'state' | 'version'>
}

/** Carries out an act on a taken dispute: row, timeline and news. Refuses: `dispute_is_<state>`. */
export async function moveDispute(
  ctx: CommandContext,
  dispute: DisputeRow,
  move: DisputeMove,
): Promise<void> {
  const state = after(move.act, dispute.state)
  const { set, ...step } = move
  await ctx.tx
    .updateTable('mediation.dispute')
    .set({ ...set, state, version: dispute.version + 1 })
    .where('district_id', '=', ctx.actor.district_id)
    .where('id', '=', dispute.id)
    .execute()
  if (set?.ended_at)
    ctx.emit('dispute.ended', {
      district_id: String(ctx.actor.district_id),
      subject_id: dispute.id,
    })
  await writeStep(ctx, dispute, step)
}
