import type { Consumer } from '#platform/module'
import { checkRows } from './check-rows.ts'
import { findImport } from './import-row.ts'
import { makeRows } from './make-rows.ts'
import { stageFile } from './stage-file.ts'
import { undoRows } from './undo-rows.ts'

/**
 * Does the next piece of work of an import and, where more is left, asks for the following piece in the same
 * transaction: a process that dies at any moment loses one piece, which is done again.
 */
export const onImportWanted: Consumer = async (context, payload) => {
  const key = { district_id: context.actor.district_id, id: payload.subject_id ?? '' }
  // Another worker is at it; that one asks for what is left.
  const head = await findImport(context.tx, key, 'skip')
  if (head === null) return
  const after = Number(payload.after ?? 0)
  let last: number | null = null
  if (head.state === 'reading') await stageFile(context, head)
  else if (head.state === 'checking') await checkRows(context, head, 'checked')
  else if (head.state === 'running') last = await makeRows(context, head, after)
  else if (head.state === 'undoing') last = await undoRows(context, head, after)
  else return
  if (last !== null) {
    context.emit('import.wanted', { ...wantedPayload(key), after: String(last) })
  }
  context.announce({ noun: 'import', id: key.id, district_id: key.district_id, facts: {} })
}

/** What the event carries: ids only. */
export function wantedPayload(key: { district_id: number; id: string }): Record<string, string> {
  return { district_id: String(key.district_id), subject_id: key.id }
}
