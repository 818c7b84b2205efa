import type { Parsed } from '@linli/contract/endpoint'
import type { identity } from '@linli/contract/identity'
import type { Arrival } from '@linli/contract/platform-arrivals'
import { sql } from 'kysely'
import { findDoor } from '#modules/channels'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext, QueryContext } from '#platform/module'
import { secretOf, stateOf } from './arrivals.ts'
import { rulesAt } from './rules.ts'

/** Begins the coming-in of one browser by way of a platform. Refuses: `no_such_door`. */
export async function beginArrival(
  ctx: CommandContext,
  { platform, surface }: Parsed<typeof identity.begin_arrival>,
): Promise<void> {
  const { tx, actor, now, keys, public_url, new_id } = ctx
  const { district_id } = actor
  const door = await findDoor({ db: tx, keys, district_id }, platform)
  // Staff come back to their own pages, and only to an address that the place itself has named.
  const leads = platform === 'mini_program' || (public_url !== null && surface !== 'resident')
  if (!door || !leads) throw new Refusal('unavailable', 'no_such_door')
  const { arrival_minutes } = await rulesAt(tx, now)
  const valid_until = new Date(now.getTime() + arrival_minutes * 60_000)
  await sql`
    insert into identity.arrival (district_id, id, platform, surface, channel_id, scope, step, begun_at, valid_until)
    values (${district_id}, ${new_id}, ${platform}, ${surface}, ${door.channel_id}, ${door.scope}, 'begun', ${now}, ${valid_until})`.execute(
    tx,
  )
}

/** What the browser that began holds from now on. */
export async function viewArrival(ctx: QueryContext, id: string): Promise<Arrival> {
  const { db, actor, keys, public_url } = ctx
  const { district_id } = actor
  const found = await sql<Pick<Arrival, 'platform' | 'valid_until'> & { surface: string }>`
    select platform, surface, valid_until from identity.arrival
    where district_id = ${district_id} and id = ${id}`.execute(db)
  const row = found.rows[0]
  const door = row && (await findDoor({ db, keys, district_id }, row.platform))
  if (!row || !door) throw notFound()
  const { platform, surface, valid_until } = row
  const state = stateOf(keys, id)
  const address = door.address(`${public_url}/${surface}/`, state)
  return { platform, state, secret: secretOf(keys, id), address, valid_until }
}
