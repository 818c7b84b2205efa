import type { catalogue } from '@linli/contract/catalogue'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { requireEditor } from './policy.ts'
import { takeEdition } from './queries.ts'

/** Removes a draft that was never in force. Refuses: outside_jurisdiction, edition_not_in_that_state. */
export async function discardDraft(
  context: CommandContext,
  input: Parsed<typeof catalogue.discard>,
): Promise<void> {
  const { tx, actor } = context
  requireEditor(actor)
  await takeEdition(context, input.id, 'discard')
  await sql`
    delete from catalogue.edition
    where district_id = ${actor.district_id} and id = ${input.id} and published_at is null`.execute(
    tx,
  )
}
