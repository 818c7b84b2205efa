import type { batches } from '@linli/contract/batches'
import type { Parsed } from '@linli/contract/endpoint'
import type { CommandContext } from '#platform/module'
import { announceBatch } from './announce-batch.ts'
import { finishBatch } from './finish-batch.ts'
import { movePiece } from './move-piece.ts'
import { AT_ONCE } from './rules.ts'
import { moveBatch, takeBatch } from './take-batch.ts'

/** Does what was looked at: all rows at once, or, where there are more than 5,000, piece by piece in the background.
 * Refuses: `not_found`, `batch_not_in_that_state`, `not_your_role`. */
export async function runBatch(
  ctx: CommandContext,
  input: Parsed<typeof batches.run>,
): Promise<void> {
  const batch = await takeBatch(ctx.tx, ctx, input.id, 'run')
  if (await movePiece(ctx, batch, AT_ONCE)) {
    await moveBatch(ctx.tx, ctx.actor.district_id, batch, { state: 'running' })
    ctx.emit('batch.wanted', wanted(ctx.actor.district_id, batch.id))
  } else await finishBatch(ctx, batch, 'done')
  announceBatch(ctx, batch)
}

/** What the event carries: ids only. */
export function wanted(district_id: number, id: string): Record<string, string> {
  return { district_id: String(district_id), subject_id: id }
}
