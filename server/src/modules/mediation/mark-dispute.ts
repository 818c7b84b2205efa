import type { Retention } from '@linli/contract/codes/mediation'
import type { CommandContext } from '#platform/module'
import { isPossible } from './lifecycle.ts'
import { moveDispute } from './move-dispute.ts'
import { whyNotNow } from './policy.ts'
import { type DisputeRow, takeDispute } from './take-dispute.ts'

/** Whether the parties may still be brought together: accepted, nobody has clearly refused, and no danger waits for its report. */
export function mayStillMediate(
  dispute: Pick<DisputeRow, 'state' | 'waits_for_report' | 'paused_at' | 'refused_at'>,
): boolean {
  return isPossible('agree', dispute.state) && whyNotNow(dispute, 'agree') === null
}

/** An agreement has come into effect, of all or of a part. Refuses as `takeDispute` does. */
export async function markAgreed(
  ctx: CommandContext,
  dispute_id: string,
  { is_partial }: { is_partial: boolean },
): Promise<void> {
  const act = is_partial ? 'agree_partly' : 'agree'
  const dispute = await takeDispute(ctx, dispute_id, act)
  await moveDispute(ctx, dispute, {
    act,
    set: is_partial ? { is_partial } : { ended_at: ctx.now, outcome: 'agreed' },
  })
}

/** Nothing more is owed: performed, ended by another way, or told and over. Refuses as `takeDispute` does. */
export async function markClosed(
  ctx: CommandContext,
  dispute_id: string,
  outcome: string,
): Promise<void> {
  const dispute = await takeDispute(ctx, dispute_id, 'close')
  await moveDispute(ctx, dispute, { act: 'close', set: { closed_at: ctx.now, outcome } })
}

/** The file is complete and put away, for as long as is said. Refuses as `takeDispute` does. */
export async function markFiled(
  ctx: CommandContext,
  dispute_id: string,
  retention?: Retention,
): Promise<void> {
  const dispute = await takeDispute(ctx, dispute_id, 'file')
  const set = { filed_at: ctx.now, ...(retention && { retention }) }
  await moveDispute(ctx, dispute, { act: 'file', set })
}
