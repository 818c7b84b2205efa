import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { checkNewPassword, hashPassword } from './passwords.ts'
import { rulesAt } from './rules.ts'
import { endSessions } from './sessions.ts'
import { untie } from './ties.ts'

/** Opens an account for a member of staff, or opens theirs again under this name and password; a lock is lifted and
 * all visits end. Refuses: `account_taken`, `password_contains_account`, `password_used_before`. */
export async function openAccount(
  context: CommandContext,
  wish: { person_id: string; account: string; password: string; must_change: boolean },
): Promise<void> {
  const { tx, actor, now, keys } = context
  const known = await sql<{ account: string; person_id: string; hashes: string[] }>`
    select account, person_id, array_prepend(password_hash, previous_hashes) as hashes from identity.account
    where district_id = ${actor.district_id} and (account = ${wish.account} or person_id = ${wish.person_id})
    for update`.execute(tx)
  if (known.rows.some((row) => row.person_id !== wish.person_id)) {
    throw new Refusal('conflict', 'account_taken')
  }
  const { passwords_remembered } = await rulesAt(tx, now)
  const hashes = (known.rows[0]?.hashes ?? []).slice(0, passwords_remembered)
  await checkNewPassword(wish.password, wish.account, hashes)
  const made = await sql`
    insert into identity.account as t
      (district_id, account, person_id, password_hash, previous_hashes, must_change, changed_at)
    values (${actor.district_id}, ${wish.account}, ${wish.person_id}, ${await hashPassword(wish.password)},
      ${hashes.slice(0, passwords_remembered - 1)}::text[], ${wish.must_change}, ${now})
    on conflict (district_id, person_id) do update set account = excluded.account,
      password_hash = excluded.password_hash, previous_hashes = excluded.previous_hashes,
      must_change = excluded.must_change, changed_at = excluded.changed_at, closed_at = null
    where t.person_id = ${wish.person_id}`.execute(tx)
  if (made.numAffectedRows !== 1n) throw new Refusal('conflict', 'account_taken')
  await sql`
    delete from identity.failed_sign_in
    where district_id = ${actor.district_id} and account_index = ${keys.sign('account', wish.account)}`.execute(
    tx,
  )
  await endSessions(context, wish.person_id)
}

/** Closes the account of a person, which no platform opens any more, and ends all their visits; nothing happens where none is
 * open. */
export async function closeAccount(context: CommandContext, person_id: string): Promise<void> {
  const { tx, actor, now } = context
  await sql`
    update identity.account set closed_at = ${now}
    where district_id = ${actor.district_id} and person_id = ${person_id} and closed_at is null`.execute(
    tx,
  )
  await untie(tx, { district_id: actor.district_id, person_id, platform: 'wecom' })
  await endSessions(context, person_id)
}
