import type { RowReason } from '@linli/contract/imports'
import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import type { ImportRow } from './import-row.ts'
import { BATCH_ROWS } from './rules.ts'
import { settleRows } from './staged-rows.ts'
import { targetOf } from './target.ts'

/**
 * Takes back the next batch of what the import made; what somebody has acted on since stays, and its row says so.
 * Looks behind the line `after`; answers the last line of the batch where more may be taken back, else null.
 */
export async function undoRows(
  context: CommandContext,
  head: ImportRow,
  after: number,
): Promise<number | null> {
  const { tx, now } = context
  const found = await sql<{ line: number; made_id: string }>`
    select line, made_id from imports.row
    where district_id = ${head.district_id} and import_id = ${head.id} and state = 'made'
      and line > ${after}
    order by line limit ${BATCH_ROWS}`.execute(tx)
  const kept = await targetOf(head.target).undo(
    context,
    head,
    found.rows.map((row) => row.made_id),
  )
  const reason: RowReason = 'acted_on_since'
  await settleRows(
    tx,
    head,
    found.rows.map(({ line, made_id }) => {
      const name = kept.get(made_id)
      if (name === undefined) return { line, state: 'undone' }
      return { line, state: 'kept', reason: `${reason}:${name}` }
    }),
  )
  const isMore = found.rows.length === BATCH_ROWS
  await sql`
    update imports.import set rows_made = rows_made - ${found.rows.length - kept.size},
      state = ${isMore ? 'undoing' : 'undone'}, finished_at = ${isMore ? null : now}
    where district_id = ${head.district_id} and id = ${head.id}`.execute(tx)
  return isMore ? (found.rows.at(-1)?.line ?? null) : null
}
