import type { batches } from '@linli/contract/batches'
import type { Parsed } from '@linli/contract/endpoint'
import type { CommandContext } from '#platform/module'
import { announceBatch } from './announce-batch.ts'
import { AT_ONCE } from './rules.ts'
import { wanted } from './run-batch.ts'
import { moveBatch, takeBatch } from './take-batch.ts'
import { undoPiece } from './undo-piece.ts'

/** Takes a batch back in one act, wherever nobody has acted since. Refuses: `not_found`, `batch_not_in_that_state`,
 * `undo_window_over`. */
export async function undoBatch(
  ctx: CommandContext,
  input: Parsed<typeof batches.undo>,
): Promise<void> {
  const { district_id } = ctx.actor
  const batch = await takeBatch(ctx.tx, ctx, input.id, 'undo')
  const isMore = await undoPiece(ctx, batch, AT_ONCE)
  await moveBatch(ctx.tx, district_id, batch, {
    state: isMore ? 'undoing' : 'undone',
    acting_id: ctx.actor.person_id,
  })
  if (isMore) ctx.emit('batch.wanted', wanted(district_id, batch.id))
  announceBatch(ctx, batch)
}
