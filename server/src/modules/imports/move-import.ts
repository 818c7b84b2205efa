import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { type ImportRow, takeImport } from './import-row.ts'
import { after, type ImportAction } from './lifecycle.ts'
import { wantedPayload } from './on-import-wanted.ts'
import { refuseOthers } from './policy.ts'

/** Locks an import for an act of this person. Refuses: not_found, import_not_in_that_state. */
export async function takeFor(
  { tx, actor }: CommandContext,
  id: string,
  action: ImportAction,
): Promise<ImportRow> {
  refuseOthers(actor)
  const head = await takeImport(tx, { district_id: actor.district_id, id })
  after(action, head.state)
  return head
}

/** Puts an import into the state of the act and asks the worker for it. */
export async function moveImport(
  context: CommandContext,
  head: ImportRow,
  action: ImportAction,
): Promise<void> {
  await sql`
    update imports.import set state = ${after(action, head.state)}, finished_at = null
    where district_id = ${head.district_id} and id = ${head.id}`.execute(context.tx)
  context.emit('import.wanted', wantedPayload(head))
  context.announce({ noun: 'import', id: head.id, district_id: head.district_id, facts: {} })
}
