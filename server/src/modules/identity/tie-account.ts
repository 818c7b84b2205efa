import type { Parsed } from '@linli/contract/endpoint'
import type { identity } from '@linli/contract/identity'
import { sql } from 'kysely'
import { findDoor } from '#modules/channels'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { type Arrival, takeKnown, useUp } from './arrivals.ts'
import { indexOfAccount, tie, untie } from './ties.ts'

/** Ties the account that the platform named to the person at this browser. They must have shown who they are by password, or by
 * the code of a text message since they came. Refuses: `arrival_not_yours`, `arrival_over`, `arrival_not_known`,
 * `other_kind_of_account`, `prove_first`, `tied_to_another`. */
export async function tieArrived(
  ctx: CommandContext,
  held: Parsed<typeof identity.tie_arrived>,
): Promise<void> {
  const { tx, actor, now, keys } = ctx
  const { district_id, person_id, kind } = actor
  const arrival = await takeKnown({ db: tx, keys, district_id, now }, held)
  const { platform, account_index } = arrival
  if (kind !== (platform === 'wecom' ? 'staff' : 'resident')) {
    throw new Refusal('forbidden', 'other_kind_of_account')
  }
  if (!(await hasShown(ctx, arrival))) throw new Refusal('forbidden', 'prove_first')
  await tie(ctx, { district_id, person_id, platform }, account_index)
  await useUp(tx, district_id, arrival.id)
}

/** The person's own tie ends; nothing happens where there is none. */
export async function untieOwn(
  { tx, actor }: CommandContext,
  { platform }: Parsed<typeof identity.untie>,
): Promise<void> {
  const { district_id, person_id } = actor
  await untie(tx, { district_id, person_id, platform })
}

/** An administrator says which member of the corporation's WeCom somebody is. The caller has looked whether they may. Refuses:
 * `no_such_door`, `no_account`, `tied_to_another`. */
export async function tieMember(
  ctx: CommandContext,
  { person_id, user_id }: { person_id: string; user_id: string },
): Promise<void> {
  const { tx, actor, keys } = ctx
  const { district_id } = actor
  const door = await findDoor({ db: tx, keys, district_id }, 'wecom')
  if (!door) throw new Refusal('unavailable', 'no_such_door')
  const open = await sql`
    select from identity.account
    where district_id = ${district_id} and person_id = ${person_id} and closed_at is null`.execute(
    tx,
  )
  if (open.rows.length === 0) throw new Refusal('conflict', 'no_account')
  const index = indexOfAccount(keys, door.scope, user_id.toLowerCase())
  await tie(ctx, { district_id, person_id, platform: 'wecom' }, index)
}

/** An administrator ends the tie of somebody. */
export async function untieMember({ tx, actor }: CommandContext, person_id: string): Promise<void> {
  await untie(tx, { district_id: actor.district_id, person_id, platform: 'wecom' })
}

// An old visit of a resident may be that of a phone which somebody else holds by now: the code must be of this coming-in.
async function hasShown({ tx, actor }: CommandContext, { begun_at }: Arrival): Promise<boolean> {
  const found = await sql<{ way: string | null; is_fresh: boolean }>`
    select way, started_at >= ${begun_at} as is_fresh from identity.session
    where district_id = ${actor.district_id} and id = ${actor.session_id}`.execute(tx)
  const visit = found.rows[0]
  return visit?.way === 'password' || (visit?.way === 'code' && visit.is_fresh)
}
