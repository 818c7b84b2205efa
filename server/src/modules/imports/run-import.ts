import type { Parsed } from '@linli/contract/endpoint'
import type { imports } from '@linli/contract/imports'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { moveImport, takeFor } from './move-import.ts'

/** Asks for the rows that the check found good. Refuses: import_not_in_that_state, nothing_to_make. */
export async function runImport(
  context: CommandContext,
  input: Parsed<typeof imports.run>,
): Promise<void> {
  const head = await takeFor(context, input.id, 'run')
  if ((head.report?.to_make ?? 0) === 0) throw new Refusal('conflict', 'nothing_to_make')
  await moveImport(context, head, 'run')
}
