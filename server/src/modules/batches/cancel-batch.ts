import type { batches } from '@linli/contract/batches'
import type { Parsed } from '@linli/contract/endpoint'
import type { CommandContext } from '#platform/module'
import { announceBatch } from './announce-batch.ts'
import { finishBatch } from './finish-batch.ts'
import { takeBatch } from './take-batch.ts'

/** Stops a running batch: the piece that is being done is waited for, the rows behind it are left.
 * Refuses: `not_found`, `batch_not_in_that_state`, `not_your_role`. */
export async function cancelBatch(
  ctx: CommandContext,
  input: Parsed<typeof batches.cancel>,
): Promise<void> {
  const batch = await takeBatch(ctx.tx, ctx, input.id, 'cancel')
  await finishBatch(ctx, batch, 'cancelled')
  announceBatch(ctx, batch)
}
