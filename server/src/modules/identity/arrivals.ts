import { timingSafeEqual } from 'node:crypto'
import type { Platform } from '@linli/contract/codes/arrivals'
import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { Keys } from '#platform/keys'

/** What a browser shows of its arrival. */
export interface Held {
  state: string
  secret: string
}

export interface Arrival {
  id: string
  platform: Platform
  channel_id: string
  step: 'begun' | 'brought' | 'asking' | 'known' | 'refused' | 'used'
  account_index: Buffer | null
  group_index: Buffer | null
  binding_id: string | null
  reason: string | null
  begun_at: string
  valid_until: string
}

interface Where {
  db: Db | Tx
  keys: Keys
  district_id: number
}

/** What goes to the platform and comes back: letters and digits alone, made of the id and of what only our keys can add. */
export function stateOf(keys: Keys, id: string): string {
  const seal = keys.sign('arrival state', id).subarray(0, 16).toString('hex')
  return `${id.replaceAll('-', '')}${seal}`
}

/** What never leaves the browser that began. Who has the state alone, from an address or from a platform, has nothing. */
export function secretOf(keys: Keys, id: string): string {
  return keys.sign('arrival secret', id).toString('base64url')
}

/** By what the group outside of an arrival is found. It may be seen in an address, so it is not the secret: it signs nobody in. */
export function groupTokenOf(keys: Keys, id: string): string {
  return `${stateOf(keys, id)}.${keys.sign('arrival group', id).toString('base64url')}`
}

/** The arrival of a group's token; undefined for any other text. */
export async function readByGroupToken(
  { db, keys, district_id }: Where,
  token: string,
): Promise<Arrival | undefined> {
  const id = idInState(token)
  if (!same(token, groupTokenOf(keys, id))) return undefined
  return find({ db, district_id }, id, sql``)
}

/** The id within a state, whether or not the state is ours. */
export function idInState(state: string): string {
  const parts = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})/.exec(state)
  return parts?.slice(1).join('-') ?? ''
}

/** The arrival that a browser holds. Refuses: `arrival_not_yours`, alike for a state that was forged, one that another browser
 * began, and one that is forgotten. */
export async function readArrival(
  { db, keys, district_id }: Where,
  { state, secret }: Held,
  lock: RawBuilder<unknown> = sql``,
): Promise<Arrival> {
  const id = idInState(state)
  const isOurs = same(state, stateOf(keys, id)) && same(secret, secretOf(keys, id))
  const found = isOurs ? await find({ db, district_id }, id, lock) : undefined
  if (!found) throw new Refusal('invalid', 'arrival_not_yours')
  return found
}

/** Takes an arrival whose platform has named somebody, until the end of the transaction. Refuses: `arrival_not_yours`,
 * `arrival_over`, `arrival_not_known`. */
export async function takeKnown(
  where: Where & { now: Date },
  held: Held,
): Promise<Arrival & { account_index: Buffer }> {
  const arrival = await readArrival(where, held, sql`for update`)
  if (isOver(arrival, where.now)) throw new Refusal('conflict', 'arrival_over')
  const { account_index } = arrival
  if (arrival.step !== 'known' || !account_index) throw new Refusal('conflict', 'arrival_not_known')
  return { ...arrival, account_index }
}

/** Whether nothing more comes of an arrival. */
export function isOver(arrival: Pick<Arrival, 'step' | 'valid_until'>, now: Date): boolean {
  return arrival.step === 'used' || arrival.valid_until <= now.toISOString()
}

/** Ends an arrival: it has done what it was for. */
export async function useUp(tx: Tx, district_id: number, id: string): Promise<void> {
  await sql`
    update identity.arrival set step = 'used' where district_id = ${district_id} and id = ${id}`.execute(
    tx,
  )
}

async function find(
  { db, district_id }: Pick<Where, 'db' | 'district_id'>,
  id: string,
  lock: RawBuilder<unknown>,
): Promise<Arrival | undefined> {
  const found = await sql<Arrival>`
    select id, platform, channel_id, step, account_index, group_index, binding_id, reason, begun_at, valid_until
    from identity.arrival where district_id = ${district_id} and id = ${id} ${lock}`.execute(db)
  return found.rows[0]
}

function same(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
