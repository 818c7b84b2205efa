import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { type BatchHead, moveBatch } from './take-batch.ts'

/** Ends the doing of a batch, and leaves the rows that are still to go where it is cancelled: from now on runs the time in
 * which it may be taken back. */
export async function finishBatch(
  ctx: CommandContext,
  batch: BatchHead,
  state: 'done' | 'cancelled',
): Promise<void> {
  if (state === 'cancelled') {
    await sql`
      update batches.row set state = 'left'
      where district_id = ${ctx.actor.district_id} and batch_id = ${batch.id} and state = 'going'`.execute(
      ctx.tx,
    )
  }
  const undo_until = new Date(ctx.now.getTime() + batch.undo_minutes * 60_000)
  await moveBatch(ctx.tx, ctx.actor.district_id, batch, { state, finished_at: ctx.now, undo_until })
}
