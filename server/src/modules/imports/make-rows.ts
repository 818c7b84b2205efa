import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { type ImportRow, plainValues, type StoredMapping } from './import-row.ts'
import { rowMapper } from './map-row.ts'
import { BATCH_ROWS } from './rules.ts'
import { type Outcome, settleRows, waitingRows } from './staged-rows.ts'
import { type ImportTarget, type TargetRow, targetOf } from './target.ts'

/**
 * Makes the next batch of waiting rows with its progress in the same transaction, so that a run cut off anywhere
 * goes on with the first row that was not made. Looks behind the line `after`; answers the last line of the
 * batch where more may wait, else null.
 */
export async function makeRows(
  context: CommandContext,
  head: ImportRow,
  after: number,
): Promise<number | null> {
  const { tx, now } = context
  const target = targetOf(head.target)
  const mapping = await createMissing(context, head, target)
  const page = await waitingRows(tx, head, { after, limit: BATCH_ROWS })
  const { map } = rowMapper(target, head.columns, {
    mapping: { ...mapping, values: plainValues(mapping) },
    now,
  })
  const rows: TargetRow[] = []
  const outcomes: Outcome[] = []
  for (const { line, cells } of page) {
    const { row, fault } = map(line, cells)
    if (row !== null) rows.push(row)
    else outcomes.push({ line, state: 'wrong', reason: `${fault.reason}:${fault.field ?? ''}` })
  }
  const wrong = outcomes.length
  const made = await target.write(context, head, rows)
  for (const { line, external_ref } of rows) {
    const made_id = made.get(external_ref) ?? null
    outcomes.push({ line, state: made_id === null ? 'known' : 'made', made_id })
  }
  await settleRows(tx, head, outcomes)
  const isMore = page.length === BATCH_ROWS
  await sql`
    update imports.import set rows_done = rows_done + ${page.length}, rows_made = rows_made + ${made.size},
      rows_known = rows_known + ${rows.length - made.size}, rows_wrong = rows_wrong + ${wrong},
      state = ${isMore ? 'running' : 'done'}, finished_at = ${isMore ? null : now}
    where district_id = ${head.district_id} and id = ${head.id}`.execute(tx)
  return isMore ? (page.at(-1)?.line ?? null) : null
}

/** Makes what the mapping says to create, once, and keeps the ids in the mapping. */
async function createMissing(
  context: CommandContext,
  head: ImportRow,
  target: ImportTarget,
): Promise<StoredMapping> {
  let values = head.mapping.values
  let isChanged = false
  for (const choice of target.choices) {
    const words = values[choice.name] ?? {}
    const known = head.report?.words[choice.name] ?? []
    const wanted = known.filter(({ external_value }) => words[external_value]?.ours === 'create')
    if (wanted.length === 0) continue
    const made = await target.create(context, head, choice.name, wanted)
    const filled = Object.entries(words).map(([word, one]) => {
      const ours = made.get(word)
      return [word, ours === undefined ? one : { ...one, ours }] as const
    })
    values = { ...values, [choice.name]: Object.fromEntries(filled) }
    isChanged = true
  }
  const mapping = { ...head.mapping, values }
  if (isChanged) {
    await sql`
      update imports.import set mapping = ${JSON.stringify(mapping)}::jsonb
      where district_id = ${head.district_id} and id = ${head.id}`.execute(context.tx)
  }
  return mapping
}
