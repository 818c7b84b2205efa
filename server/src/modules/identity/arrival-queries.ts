import { ARRIVAL_FAULTS, PLATFORMS, type Platform } from '@linli/contract/codes/arrivals'
import type { Output, Parsed } from '@linli/contract/endpoint'
import type { identity } from '@linli/contract/identity'
import type { ArrivalNow } from '@linli/contract/platform-arrivals'
import { sql } from 'kysely'
import { findDoor } from '#modules/channels'
import type { Db, Tx } from '#platform/db'
import type { Context, QueryContext } from '#platform/module'
import { type Arrival, groupTokenOf, isOver, readArrival, readByGroupToken } from './arrivals.ts'
import { ownerOf } from './ties.ts'

/** By which platforms one may come in here. */
export async function listDoors({
  db,
  actor,
  keys,
  public_url,
}: QueryContext): Promise<Platform[]> {
  const where = { db, keys, district_id: actor.district_id }
  const doors = await Promise.all(PLATFORMS.map((platform) => findDoor(where, platform)))
  return PLATFORMS.filter(
    (platform, n) => doors[n] && (platform === 'mini_program' || public_url !== null),
  )
}

/** How far an arrival is. Refuses: `arrival_not_yours`. */
export async function getArrival(
  { db, actor, keys, now }: QueryContext,
  held: Parsed<typeof identity.get_arrival>,
): Promise<ArrivalNow> {
  const { district_id } = actor
  const arrival = await readArrival({ db, keys, district_id }, held)
  const { platform, account_index, reason } = arrival
  const isKnown =
    account_index !== null && Boolean(await ownerOf(db, { district_id, platform }, account_index))
  return {
    platform,
    step: stepOf(arrival, isKnown, now),
    fault: ARRIVAL_FAULTS.find((fault) => fault === reason) ?? null,
    group_token: arrival.group_index && groupTokenOf(keys, arrival.id),
  }
}

function stepOf(arrival: Arrival, isKnown: boolean, now: Date): ArrivalNow['step'] {
  if (isOver(arrival, now)) return 'over'
  if (arrival.step === 'begun' || arrival.step === 'refused') return arrival.step
  if (arrival.step !== 'known') return 'asking'
  return isKnown ? 'known' : 'untied'
}

/** Which platforms open the account of whoever asks. */
export async function listTies({
  db,
  actor,
}: QueryContext): Promise<Output<typeof identity.list_ties>> {
  const found = await sql<{ platform: Platform; tied_at: string }>`
    select platform, tied_at from identity.platform_account
    where district_id = ${actor.district_id} and person_id = ${actor.person_id} order by platform`.execute(
    db,
  )
  return found.rows
}

/** Out of which group outside the bearer of such a token has come, and the place of ours that it is; null for any other text,
 * and once the arrival is too old. That it has been used to sign in takes nothing from it. */
export async function outsideOfArrival(
  db: Db | Tx,
  { actor, keys, now }: Pick<Context, 'actor' | 'keys' | 'now'>,
  token: string,
): Promise<{ group_index: Buffer; binding_id: string | null; valid_until: string } | null> {
  const arrival = await readByGroupToken({ db, keys, district_id: actor.district_id }, token)
  if (!arrival?.group_index || arrival.valid_until <= now.toISOString()) return null
  const { group_index, binding_id, valid_until } = arrival
  return { group_index, binding_id, valid_until }
}
