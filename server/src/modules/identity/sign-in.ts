import type { Parsed } from '@linli/contract/endpoint'
import type { identity } from '@linli/contract/identity'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { LastingRefusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { fits } from './passwords.ts'
import { type IdentityRules, rulesAt } from './rules.ts'
import { startSession } from './start-session.ts'

/** Starts the visit of a member of staff. `name@440310` chooses another district than the visitor's; this command alone
 * therefore writes outside of the actor's district.
 *
 * A name that was typed wrong five times is locked whether it exists or not, and then refused before its password is
 * looked at. So nothing tells apart a name that exists from one that does not, a locked name gives no hint that a
 * guess was right, and its owner is told why the right password does not open.
 * Refuses: `wrong_name_or_password`, `locked_out`. */
export async function signIn(
  context: CommandContext,
  input: Parsed<typeof identity.sign_in>,
): Promise<void> {
  const { tx, now, keys } = context
  const { district_id, account } = await readName(context, input.account)
  const rules = await rulesAt(tx, now)
  const account_index = keys.sign('account', account)
  const failed = await takeFailures(tx, { district_id, account_index, now }, rules)
  const known = await findAccount(tx, district_id, account)
  const record = { district_id, subject_id: known?.person_id ?? null }
  if (failed.is_locked) {
    throw new LastingRefusal('too_many_requests', 'locked_out', record, failed.until)
  }
  if (!(await fits(known?.password_hash ?? null, input.password)) || !known) {
    await countFailure(tx, { district_id, account_index, now }, rules)
    throw new LastingRefusal('unauthenticated', 'wrong_name_or_password', record)
  }
  const oldest = new Date(now.getTime() - rules.password_days * 86_400_000)
  await sql`
    with forgiven as (
      delete from identity.failed_sign_in
      where district_id = ${district_id} and account_index = ${account_index}
    )
    update identity.account set must_change = must_change or changed_at < ${oldest}
    where district_id = ${district_id} and account = ${account}`.execute(tx)
  const { person_id } = known
  await startSession(context, { district_id, person_id, kind: 'staff', way: 'password' }, rules)
}

/** A district that does not exist leaves the whole text as a name that does not exist either. */
async function readName({ tx, actor }: CommandContext, text: string) {
  const typed = text.trim().toLowerCase()
  const [, name, district] = /^(.+)@(\d{6})$/.exec(typed) ?? []
  if (name === undefined) return { district_id: actor.district_id, account: typed }
  const found = await sql<{ district_id: number }>`
    select district_id from platform.district where district_id = ${Number(district)}`.execute(tx)
  const district_id = found.rows[0]?.district_id
  if (district_id === undefined) return { district_id: actor.district_id, account: typed }
  return { district_id, account: name }
}

/** A name in a district, as failures are counted by it. */
export interface Name {
  district_id: number
  account_index: Buffer
  now: Date
}

/** Takes the name's row, so that two guesses at once are counted one after the other; a row that has lost its meaning
 * starts again at nought. */
export async function takeFailures(tx: Tx, name: Name, rules: IdentityRules) {
  const forgotten = new Date(name.now.getTime() - rules.failure_minutes * 60_000)
  const taken = await sql<{ locked_until: string | null }>`
    insert into identity.failed_sign_in as t (district_id, account_index, failures, first_failed_at)
    values (${name.district_id}, ${name.account_index}, 0, ${name.now})
    on conflict (district_id, account_index) do update set
      failures = case when t.first_failed_at <= ${forgotten} then 0 else t.failures end,
      first_failed_at = case when t.first_failed_at <= ${forgotten} then ${name.now} else t.first_failed_at end
    returning locked_until`.execute(tx)
  const until = taken.rows[0]?.locked_until ?? null
  const is_locked = until !== null && until > name.now.toISOString()
  return { is_locked, until: { until } }
}

/** Counts a wrong password; the last allowed one locks the name. */
export async function countFailure(tx: Tx, name: Name, rules: IdentityRules) {
  const until = new Date(name.now.getTime() + rules.lock_minutes * 60_000)
  await sql`
    update identity.failed_sign_in set
      locked_until = case when failures + 1 >= ${rules.failures} then ${until}::timestamptz end,
      failures = case when failures + 1 >= ${rules.failures} then 0 else failures + 1 end
    where district_id = ${name.district_id} and account_index = ${name.account_index}`.execute(tx)
}

async function findAccount(tx: Tx, district_id: number, account: string) {
  const found = await sql<{ person_id: string; password_hash: string }>`
    select person_id, password_hash from identity.account
    where district_id = ${district_id} and account = ${account} and closed_at is null`.execute(tx)
  return found.rows[0]
}
