import type { Parsed } from '@linli/contract/endpoint'
import type { imports } from '@linli/contract/imports'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { moveImport, takeFor } from './move-import.ts'

/** Asks for the undoing of everything the import made, what stayed the last time included. Refuses:
 * import_not_in_that_state, nothing_to_undo. */
export async function undoImport(
  context: CommandContext,
  input: Parsed<typeof imports.undo>,
): Promise<void> {
  const head = await takeFor(context, input.id, 'undo')
  if (head.rows_made === 0) throw new Refusal('conflict', 'nothing_to_undo')
  await sql`
    update imports.row set state = 'made', reason = null
    where district_id = ${head.district_id} and import_id = ${head.id} and state = 'kept'`.execute(
    context.tx,
  )
  await moveImport(context, head, 'undo')
}
