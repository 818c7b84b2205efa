import { sql } from 'kysely'
import type { Tx } from './db.ts'
import { Refusal } from './errors.ts'
import type { Keys } from './keys.ts'

export interface RequestClaim {
  district_id: number
  actor_id: string
  request_id: string
  operation: string
  input: unknown
  result_id: string
  at: Date
}

/** Claims a request id as the first statement of a transaction. Answers null where this is the first time, else the id
 * of what the first time made. A repeat that runs at the same moment waits here for the first one's end.
 * Refuses: `request_id_reused` for the same id with another input. */
export async function claimRequest(
  tx: Tx,
  keys: Keys,
  claim: RequestClaim,
): Promise<string | null> {
  // Inputs hold passwords and phones: a plain hash of them in the table would invite guessing.
  const digest = keys.sign('request', JSON.stringify(claim.input))
  const made = await sql`
    insert into platform.request (district_id, actor_id, request_id, operation, input_digest, result_id, at)
    values (${claim.district_id}, ${claim.actor_id}, ${claim.request_id}, ${claim.operation}, ${digest},
      ${claim.result_id}, ${claim.at})
    on conflict do nothing`.execute(tx)
  if (made.numAffectedRows === 1n) return null
  const known = await sql<{ operation: string; input_digest: Buffer; result_id: string }>`
    select operation, input_digest, result_id from platform.request
    where district_id = ${claim.district_id} and actor_id = ${claim.actor_id} and request_id = ${claim.request_id}`.execute(
    tx,
  )
  const first = known.rows[0]
  if (!first || first.operation !== claim.operation || !first.input_digest.equals(digest)) {
    throw new Refusal('conflict', 'request_id_reused')
  }
  return first.result_id
}

/** Frees a request id again, where its command was refused but keeps what it wrote. */
export async function freeRequest(tx: Tx, claim: RequestClaim): Promise<void> {
  await sql`
    delete from platform.request where district_id = ${claim.district_id}
      and actor_id = ${claim.actor_id} and request_id = ${claim.request_id}`.execute(tx)
}
