import { actedSince, pickMatters, restoreMatters } from '#modules/matters'
import type { CommandContext } from '#platform/module'
import { rowsIn, settleRows } from './settle-rows.ts'
import type { BatchHead } from './take-batch.ts'

/** Takes back the act on the next rows that were done. Where anybody has acted since, the row stays and says so. Answers
 * whether rows are left. */
export async function undoPiece(
  ctx: CommandContext,
  batch: BatchHead,
  limit: number,
): Promise<boolean> {
  const { district_id } = ctx.actor
  const rows = await rowsIn(ctx.tx, district_id, { id: batch.id, state: 'done', limit })
  const ids = rows.map(({ matter_id }) => matter_id)
  const matters = await pickMatters(ctx.tx, district_id, ids, 'locked')
  const touched = await actedSince(ctx.tx, district_id, ids, { id: batch.id, batch_id: batch.id })
  const changes = new Map(rows.map(({ matter_id, ...change }) => [matter_id, change]))
  const restored = await restoreMatters(
    ctx,
    matters.flatMap((matter) => {
      const change = changes.get(matter.id)
      return change && !touched.has(matter.id) ? [{ matter, change }] : []
    }),
    batch.id,
  )
  await settleRows(
    ctx.tx,
    district_id,
    batch.id,
    ids.map((matter_id) =>
      restored.has(matter_id)
        ? { matter_id, state: 'undone' }
        : { matter_id, state: 'kept', reason: 'acted_on_since' },
    ),
  )
  return rows.length === limit
}
