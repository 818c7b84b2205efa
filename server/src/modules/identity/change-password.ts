import type { Parsed } from '@linli/contract/endpoint'
import type { identity, Me } from '@linli/contract/identity'
import { sql } from 'kysely'
import { LastingRefusal, notFound } from '#platform/errors'
import type { CommandContext, QueryContext } from '#platform/module'
import { checkNewPassword, fits, hashPassword } from './passwords.ts'
import { viewMe } from './queries.ts'
import { rulesAt } from './rules.ts'
import { endSessions } from './sessions.ts'
import { countFailure, takeFailures } from './sign-in.ts'

/** Sets a new password and ends every other visit of the account. Wrong old passwords count towards the lock of the
 * name: else a visit left open would be a place to guess at leisure.
 * Refuses: `wrong_password`, `locked_out`, `password_used_before`, `password_contains_account`. */
export async function changePassword(
  context: CommandContext,
  input: Parsed<typeof identity.change_password>,
): Promise<void> {
  const { tx, actor, now, keys } = context
  const { district_id, person_id } = actor
  const rules = await rulesAt(tx, now)
  const known = await sql<{ account: string; password_hash: string; previous_hashes: string[] }>`
    select account, password_hash, previous_hashes from identity.account
    where district_id = ${district_id} and person_id = ${person_id} and closed_at is null for update`.execute(
    tx,
  )
  const mine = known.rows[0]
  if (!mine) throw notFound()
  const name = { district_id, account_index: keys.sign('account', mine.account), now }
  const failed = await takeFailures(tx, name, rules)
  const record = { district_id, subject_id: person_id }
  if (failed.is_locked) {
    throw new LastingRefusal('too_many_requests', 'locked_out', record, failed.until)
  }
  if (!(await fits(mine.password_hash, input.password))) {
    await countFailure(tx, name, rules)
    throw new LastingRefusal('invalid', 'wrong_password', record)
  }
  const old = [mine.password_hash, ...mine.previous_hashes].slice(0, rules.passwords_remembered)
  await checkNewPassword(input.new_password, mine.account, old)
  await sql`
    update identity.account set password_hash = ${await hashPassword(input.new_password)},
      previous_hashes = ${old.slice(0, rules.passwords_remembered - 1)}::text[], must_change = false, changed_at = ${now}
    where district_id = ${district_id} and account = ${mine.account}`.execute(tx)
  await endSessions(context, person_id, actor.session_id)
}

/** The actor with the new password already counted: the visit was read before the change. */
export async function viewChanged(context: QueryContext): Promise<Me> {
  return { ...(await viewMe(context)), must_change_password: false }
}
