import {
  actedSince,
  changesOf,
  type Judged,
  judgeMany,
  moveMatters,
  pickMatters,
} from '#modules/matters'
import type { CommandContext } from '#platform/module'
import { fillNotes } from './fill-notes.ts'
import { rowsIn, type SettledRow, settleRows } from './settle-rows.ts'
import type { BatchHead } from './take-batch.ts'

/** Does the act on the next rows that are to go. Each is judged again: where somebody was faster, the row stays and says so.
 * Answers whether rows are left. */
export async function movePiece(
  ctx: CommandContext,
  batch: BatchHead,
  limit: number,
): Promise<boolean> {
  const { district_id } = ctx.actor
  const rows = await rowsIn(ctx.tx, district_id, { id: batch.id, state: 'going', limit })
  const ids = rows.map(({ matter_id }) => matter_id)
  const matters = await pickMatters(ctx.tx, district_id, ids, 'locked')
  const touched = await actedSince(ctx.tx, district_id, ids, { id: batch.id, batch_id: null })
  const judged = await judgeMany(ctx, batch.act, matters)
  const going: Judged[] = []
  const settled: SettledRow[] = []
  for (const matter_id of ids) {
    const one = judged.get(matter_id) ?? { reason: 'not_found' }
    if ('reason' in one || touched.has(matter_id)) {
      const reason = 'reason' in one ? one.reason : 'acted_on_since'
      settled.push({ matter_id, state: 'changed', reason })
    } else going.push(one)
  }
  const moved = await changesOf(ctx, await fillNotes(ctx.tx, district_id, going))
  for (const { matter, change } of moved)
    settled.push({ matter_id: matter.id, state: 'done', change })
  await settleRows(ctx.tx, district_id, batch.id, settled)
  await moveMatters(ctx, moved, batch.id)
  return rows.length === limit
}
