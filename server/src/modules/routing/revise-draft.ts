import type { Parsed } from '@linli/contract/endpoint'
import type { routing } from '@linli/contract/routing'
import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { announceVersion, requireRevision, takeVersion } from './take-version.ts'

/** Changes what a draft says beside its rules: what it is about, and when it is night.
 * Refuses: `version_not_in_that_state`, `draft_changed`. */
export async function reviseDraft(
  context: CommandContext,
  input: Parsed<typeof routing.revise_draft>,
): Promise<void> {
  const { tx, actor } = context
  const draft = await takeVersion(context, input.id, 'edit')
  await requireRevision(context, draft, input.revision)
  await sql`
    update routing.version set note = ${input.note || null}, night_from = ${input.night_from},
      night_to = ${input.night_to}, revision = revision + 1
    where district_id = ${actor.district_id} and id = ${draft.id}`.execute(tx)
  announceVersion(context, draft.id)
}
