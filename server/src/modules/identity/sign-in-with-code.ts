import type { Parsed } from '@linli/contract/endpoint'
import type { identity } from '@linli/contract/identity'
import { sql } from 'kysely'
import { LastingRefusal, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { takeResident } from './people.ts'
import { digestOfCode } from './request-code.ts'
import { rulesAt } from './rules.ts'
import { startSession } from './start-session.ts'

/** Starts a resident's visit; the first one makes the resident known. A code opens once.
 * Refuses: `wrong_code`, `code_expired`, `too_many_attempts`. */
export async function signInWithCode(
  context: CommandContext,
  input: Parsed<typeof identity.sign_in_with_code>,
): Promise<void> {
  const { tx, actor, now, keys } = context
  const { district_id } = actor
  const rules = await rulesAt(tx, now)
  // The attempt is counted before it is judged: the row stays locked, so guesses at once come one after the other.
  const tried = await sql<{ code_digest: Buffer; attempts: number; is_over: boolean }>`
    update identity.phone_code set attempts = attempts + 1
    where district_id = ${district_id} and phone_index = ${keys.blindIndex('phone', input.phone)}
    returning code_digest, attempts, (used_at is not null or valid_until <= ${now}) as is_over`.execute(
    tx,
  )
  const code = tried.rows[0]
  if (code?.is_over) throw new Refusal('invalid', 'code_expired')
  if (code && code.attempts > rules.code_attempts) {
    throw new Refusal('too_many_requests', 'too_many_attempts')
  }
  if (!code?.code_digest.equals(digestOfCode(keys, input.phone, input.code))) {
    throw new LastingRefusal('invalid', 'wrong_code', { district_id, subject_id: null })
  }
  await sql`
    update identity.phone_code set used_at = ${now}
    where district_id = ${district_id} and phone_index = ${keys.blindIndex('phone', input.phone)}`.execute(
    tx,
  )
  const person_id = await takeResident(context, { phone: input.phone, name: input.name ?? null })
  await startSession(context, { district_id, person_id, kind: 'resident', way: 'code' }, rules)
}
