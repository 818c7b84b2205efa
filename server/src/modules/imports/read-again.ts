import type { Parsed } from '@linli/contract/endpoint'
import type { imports } from '@linli/contract/imports'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { moveImport, takeFor } from './move-import.ts'

/** Asks for another sheet of the workbook. Refuses: import_not_in_that_state, no_such_sheet. */
export async function readAgain(
  context: CommandContext,
  input: Parsed<typeof imports.read_again>,
): Promise<void> {
  const head = await takeFor(context, input.id, 'read_again')
  if (!head.mapping.file.sheets.includes(input.sheet)) throw new Refusal('invalid', 'no_such_sheet')
  const mapping = { ...head.mapping, file: { ...head.mapping.file, wanted_sheet: input.sheet } }
  await sql`
    update imports.import set mapping = ${JSON.stringify(mapping)}::jsonb
    where district_id = ${head.district_id} and id = ${head.id}`.execute(context.tx)
  await moveImport(context, head, 'read_again')
}
