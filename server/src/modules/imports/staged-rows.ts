import { sql } from 'kysely'
import type { Tx } from '#platform/db'

export interface StagedRow {
  line: number
  cells: string[]
  formulas: number[]
  external_ref: string | null
}

type Key = { district_id: number; id: string }

/** Rows of an import that still wait, from a line on, in the order of the file. */
export async function waitingRows(
  tx: Tx,
  key: Key,
  { after, limit }: { after: number; limit: number },
): Promise<StagedRow[]> {
  const found = await sql<StagedRow>`
    select line, data->'cells' as cells, data->'formulas' as formulas, external_ref
    from imports.row
    where district_id = ${key.district_id} and import_id = ${key.id} and state = 'waiting' and line > ${after}
    order by line limit ${limit}`.execute(tx)
  return found.rows
}

/** What has become of a staged row. */
export interface Outcome {
  line: number
  state: 'waiting' | 'wrong' | 'made' | 'known' | 'undone' | 'kept'
  external_ref?: string | null
  reason?: string | null
  made_id?: string | null
}

/** Writes what has become of rows; what an outcome does not name stays as it is, but a reason is always replaced. */
export async function settleRows(tx: Tx, key: Key, outcomes: readonly Outcome[]): Promise<void> {
  if (outcomes.length === 0) return
  const of = <K extends keyof Outcome>(name: K) => outcomes.map((one) => one[name] ?? null)
  await sql`
    update imports.row as r set state = o.state, reason = o.reason,
      external_ref = coalesce(o.external_ref, r.external_ref), made_id = coalesce(o.made_id, r.made_id)
    from unnest(${of('line')}::bigint[], ${of('state')}::text[], ${of('external_ref')}::text[],
      ${of('reason')}::text[], ${of('made_id')}::uuid[]) as o (line, state, external_ref, reason, made_id)
    where r.district_id = ${key.district_id} and r.import_id = ${key.id} and r.line = o.line`.execute(
    tx,
  )
}
