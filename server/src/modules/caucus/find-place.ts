import type { DisputeState, Side } from '@linli/contract/codes/mediation'
import { sql } from 'kysely'
import { parameterOn } from '#modules/parameters'
import type { Actor } from '#platform/actor'
import type { Db, Tx } from '#platform/db'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext, Context } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { isAtTableAsMediator, isWritable, openRooms, type Place } from './policy.ts'
import { roomId } from './room-id.ts'

/** How this person stands to a dispute today, in one statement. Substitutes, former mediators, the clerk, leaders and centres do not
 * stand to it at all. Refuses: `not_found` where no room is open, hidden and missing alike. */
export async function findPlace(
  db: Db | Tx,
  { actor, now }: Pick<Context, 'actor' | 'now'>,
  dispute_id: string,
): Promise<Place> {
  const { district_id, person_id } = actor
  const today = shanghaiDay(now)
  const found = await sql<{
    state: DisputeState
    sides: Side[]
    mine: Side[]
    is_mediator: boolean
    file_minutes: number
    offer_rounds: number
  }>`
    select d.state, ${parameterOn(district_id, today, 'caucus.file_minutes')} as file_minutes,
      ${parameterOn(district_id, today, 'caucus.offer_rounds')} as offer_rounds,
      array(select distinct p.side from mediation.party as p where p.district_id = d.district_id and p.dispute_id = d.id
        and p.died_at is null order by 1) as sides,
      array(select p.side from mediation.party as p where p.district_id = d.district_id and p.dispute_id = d.id
          and p.died_at is null and p.person_id = ${person_id}
        union
        select p.side from mediation.agent as g join mediation.party as p on p.district_id = g.district_id and p.id = g.party_id
        where g.district_id = d.district_id and g.dispute_id = d.id and g.person_id = ${person_id} and p.died_at is null
          and g.ended_at is null and (g.ends_on is null or g.ends_on >= ${today}::date)) as mine,
      exists (select from mediation.case_mediator as c where c.district_id = d.district_id and c.dispute_id = d.id
        and c.person_id = ${person_id} and c.until_at is null) as is_mediator
    from mediation.dispute as d where d.district_id = ${district_id} and d.id = ${dispute_id}`.execute(
    db,
  )
  const row = found.rows[0]
  if (!row) throw notFound()
  const place: Place = {
    ...row,
    dispute_id,
    // The entry of the case alone does not do: whoever is no mediator any more reads no room.
    is_mediator: row.is_mediator && holdsPost(actor),
  }
  if (openRooms(place).length === 0) throw notFound()
  return place
}

function holdsPost({ posts }: Actor): boolean {
  return posts.some(({ role, on_behalf_of }) => role === 'mediator' && on_behalf_of === null)
}

/** A place at the table from which something is to be written. Refuses: `not_found`, `dispute_is_<state>`. */
export async function takePlace(ctx: CommandContext, dispute_id: string): Promise<Place> {
  const place = await findPlace(ctx.tx, ctx, dispute_id)
  if (!isWritable(place)) throw new Refusal('conflict', `dispute_is_${place.state}`)
  return place
}

/** A room that is open to this person, with its id. Refuses: `not_found`, also for a room of the other side. */
export async function findRoom(
  db: Db | Tx,
  ctx: Pick<Context, 'actor' | 'now' | 'keys'>,
  of: { id: string; side: Side },
): Promise<{ place: Place; room_id: string; by_mediator: boolean }> {
  const place = await findPlace(db, ctx, of.id)
  if (!openRooms(place).includes(of.side)) throw notFound()
  const room_id = roomId(
    ctx.keys,
    { district_id: ctx.actor.district_id, dispute_id: of.id },
    of.side,
  )
  return { place, room_id, by_mediator: isAtTableAsMediator(place) }
}

/** The same, to write in. Refuses: `not_found`, `dispute_is_<state>`. */
export async function takeRoom(
  ctx: CommandContext,
  of: { id: string; side: Side },
): Promise<{ place: Place; room_id: string; by_mediator: boolean }> {
  const found = await findRoom(ctx.tx, ctx, of)
  if (!isWritable(found.place)) throw new Refusal('conflict', `dispute_is_${found.place.state}`)
  return found
}
