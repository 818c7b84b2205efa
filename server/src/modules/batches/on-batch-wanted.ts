import { sql } from 'kysely'
import { staffById } from '#modules/org'
import type { CommandContext } from '#platform/module'
import { announceBatch } from './announce-batch.ts'
import { finishBatch } from './finish-batch.ts'
import { movePiece } from './move-piece.ts'
import { PIECE_ROWS } from './rules.ts'
import { wanted } from './run-batch.ts'
import { moveBatch, readBatches } from './take-batch.ts'
import { undoPiece } from './undo-piece.ts'

/** Does the next piece of a batch in the name and under the posts of today of whoever set it going, and asks for the following one
 * in the same transaction: a process that dies loses one piece, which is done again. */
export async function onBatchWanted(
  ctx: CommandContext,
  payload: Record<string, string>,
): Promise<void> {
  const { district_id } = ctx.actor
  const id = payload['subject_id'] ?? ''
  const [batch] = await readBatches(ctx.tx, district_id, sql`b.id = ${id} for update of b`)
  if (batch?.state !== 'running' && batch?.state !== 'undoing') return
  const isUndoing = batch.state === 'undoing'
  const actor = await staffById(ctx.tx, district_id, batch.acting_id, ctx.now)
  // Whoever has no post any more acts no more: what is done stands, the rest is left.
  const isMore =
    actor && (await (isUndoing ? undoPiece : movePiece)({ ...ctx, actor }, batch, PIECE_ROWS))
  if (isMore) ctx.emit('batch.wanted', wanted(district_id, batch.id))
  else if (isUndoing)
    await moveBatch(ctx.tx, district_id, batch, { state: actor ? 'undone' : 'done' })
  else await finishBatch(ctx, batch, actor ? 'done' : 'cancelled')
  announceBatch(ctx, batch)
}
