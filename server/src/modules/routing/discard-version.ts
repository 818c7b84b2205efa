import type { Parsed } from '@linli/contract/endpoint'
import type { routing } from '@linli/contract/routing'
import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { announceVersion, takeVersion } from './take-version.ts'

/** Throws a draft away with its rules. Refuses: `version_not_in_that_state`. */
export async function discardVersion(
  context: CommandContext,
  { id }: Parsed<typeof routing.discard>,
): Promise<void> {
  const { tx, actor } = context
  await takeVersion(context, id, 'discard')
  await sql`
    delete from routing.version where district_id = ${actor.district_id} and id = ${id} and published_at is null`.execute(
    tx,
  )
  announceVersion(context, id)
}
