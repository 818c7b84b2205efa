import type { BatchRowState } from '@linli/contract/codes/batches'
import { sql } from 'kysely'
import { type Change, keptJson, smallChange } from '#modules/matters'
import type { Tx } from '#platform/db'

/** What has become of one row. */
export interface SettledRow {
  matter_id: string
  state: BatchRowState
  reason?: string
  change?: Change
}

/** Writes down what becomes of rows, in one statement, before their matters are changed; a change that is not told stays. */
export async function settleRows(
  tx: Tx,
  district_id: number,
  batch_id: string,
  rows: readonly SettledRow[],
): Promise<void> {
  const records = rows.map(({ change, ...row }) => ({ ...row, ...(change && smallChange(change)) }))
  await sql`
    update batches.row as b set state = r.state, reason = r.reason,
      before = coalesce(r.before || ${keptJson(district_id, sql`b.matter_id`)}, b.before),
      after = coalesce(r.after, b.after)
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
      as r (matter_id uuid, state text, reason text, before jsonb, after jsonb)
    where b.district_id = ${district_id} and b.batch_id = ${batch_id} and b.matter_id = r.matter_id`.execute(
    tx,
  )
}

/** Rows of a batch in this state, in the order of their matters, with what was changed on each. */
export async function rowsIn(
  tx: Tx,
  district_id: number,
  batch: { id: string; state: BatchRowState; limit: number },
): Promise<(Change & { matter_id: string })[]> {
  const found = await sql<Change & { matter_id: string }>`
    select matter_id, before, after from batches.row
    where district_id = ${district_id} and batch_id = ${batch.id} and state = ${batch.state}
    order by matter_id limit ${batch.limit}`.execute(tx)
  return found.rows
}
