import type { Parsed } from '@linli/contract/endpoint'
import type { imports } from '@linli/contract/imports'
import { sql } from 'kysely'
import { claimFiles } from '#modules/documents'
import type { CommandContext } from '#platform/module'
import { wantedPayload } from './on-import-wanted.ts'
import { refuseOthers } from './policy.ts'

/** Puts an uploaded file in line to be read. Refuses: no_such_file for one that is missing, withdrawn or of another kind. */
export async function startImport(
  context: CommandContext,
  input: Parsed<typeof imports.start>,
): Promise<void> {
  const { tx, actor, now, new_id } = context
  refuseOthers(actor)
  await claimFiles(tx, actor, [input.file_id], ['import'])
  const mapping = { file: { wanted_sheet: input.sheet ?? null } }
  await sql`
    insert into imports.import
      (district_id, id, target, source_name, file_id, file_name, state, mapping, started_by, started_at)
    values (${actor.district_id}, ${new_id}, ${input.target}, ${input.source_name}, ${input.file_id},
      ${input.file_name}, 'reading', ${JSON.stringify(mapping)}::jsonb, ${actor.person_id}, ${now})`.execute(
    tx,
  )
  context.emit('import.wanted', wantedPayload({ district_id: actor.district_id, id: new_id }))
  context.announce({ noun: 'import', id: new_id, district_id: actor.district_id, facts: {} })
}
