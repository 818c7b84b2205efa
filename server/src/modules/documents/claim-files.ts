import type { FileKind } from '@linli/contract/documents'
import { sql } from 'kysely'
import type { Actor } from '#platform/actor'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'

/** Makes sure that these files exist, were added by this actor and are of these kinds, and keeps them from being
 * removed as left over; one statement, none for no ids. Refuses: no_such_file, for whatever is wrong with one. */
export async function claimFiles(
  tx: Tx,
  actor: Pick<Actor, 'district_id' | 'person_id'>,
  ids: readonly string[],
  kinds: readonly FileKind[],
): Promise<void> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return
  const found = await sql`
    update documents.file set unclaimed_since = null
    where district_id = ${actor.district_id} and id = any(${wanted}::uuid[]) and added_by = ${actor.person_id}
      and kind = any(${[...kinds]}::text[]) and withdrawn_at is null`.execute(tx)
  if (Number(found.numAffectedRows ?? 0) !== wanted.length)
    throw new Refusal('invalid', 'no_such_file')
}
