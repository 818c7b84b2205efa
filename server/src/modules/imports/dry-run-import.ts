import type { Parsed } from '@linli/contract/endpoint'
import type { imports } from '@linli/contract/imports'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { moveImport, takeFor } from './move-import.ts'
import { targetOf } from './target.ts'

/** Asks for the check of every row. Refuses: import_not_in_that_state, field_not_mapped (with the field). */
export async function dryRunImport(
  context: CommandContext,
  input: Parsed<typeof imports.dry_run>,
): Promise<void> {
  const head = await takeFor(context, input.id, 'dry_run')
  const missing = targetOf(head.target).fields.find(
    (field) => field.is_required && head.mapping.columns[field.name] === undefined,
  )
  if (missing !== undefined) {
    throw new Refusal('invalid', 'field_not_mapped', { field: missing.name })
  }
  await moveImport(context, head, 'dry_run')
}
