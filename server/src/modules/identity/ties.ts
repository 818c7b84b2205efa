import type { Platform } from '@linli/contract/codes/arrivals'
import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { Keys } from '#platform/keys'
import type { CommandContext } from '#platform/module'

/** The digest by which an account of a platform is found; `scope` is the corporation or the app in which it means somebody. */
export function indexOfAccount(keys: Keys, scope: string, account: string): Buffer {
  return keys.sign('platform account', `${scope} ${account}`)
}

interface Whose {
  district_id: number
  person_id: string
  platform: Platform
}

/** From now on this account of a platform opens that of a person, and no other one of that platform does. Refuses:
 * `tied_to_another`: one account never passes from one person to another by itself. */
export async function tie(
  { tx, actor, now }: CommandContext,
  { district_id, person_id, platform }: Whose,
  account_index: Buffer,
): Promise<void> {
  await sql`
    delete from identity.platform_account
    where district_id = ${district_id} and platform = ${platform} and person_id = ${person_id}
      and account_index <> ${account_index}`.execute(tx)
  const made = await sql`
    insert into identity.platform_account as t (district_id, platform, account_index, person_id, tied_by, tied_at)
    values (${district_id}, ${platform}, ${account_index}, ${person_id}, ${actor.person_id}, ${now})
    on conflict (district_id, platform, account_index) do update set tied_by = excluded.tied_by, tied_at = excluded.tied_at
    where t.person_id = excluded.person_id`.execute(tx)
  if (made.numAffectedRows !== 1n) throw new Refusal('conflict', 'tied_to_another')
}

/** No account of that platform opens that of the person any more. */
export async function untie(tx: Tx, { district_id, person_id, platform }: Whose): Promise<void> {
  await sql`
    delete from identity.platform_account
    where district_id = ${district_id} and platform = ${platform} and person_id = ${person_id}`.execute(
    tx,
  )
}

/** Who is opened by an account of a platform: a resident, or a member of staff whose account here is open. */
export async function ownerOf(
  db: Db | Tx,
  { district_id, platform }: Omit<Whose, 'person_id'>,
  account_index: Buffer,
): Promise<{ person_id: string; kind: 'staff' | 'resident' } | undefined> {
  const found = await sql<{ person_id: string; kind: 'staff' | 'resident' }>`
    select t.person_id, p.kind from identity.platform_account as t
    join identity.person as p on p.district_id = t.district_id and p.id = t.person_id
    left join identity.account as n on n.district_id = t.district_id and n.person_id = t.person_id and n.closed_at is null
    where t.district_id = ${district_id} and t.platform = ${platform} and t.account_index = ${account_index}
      and (p.kind = 'resident' or n.account is not null)`.execute(db)
  return found.rows[0]
}
