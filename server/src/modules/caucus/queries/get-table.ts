import type { Table } from '@linli/contract/caucus-shapes'
import type { Side } from '@linli/contract/codes/mediation'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { inRooms } from '#platform/rooms'
import { findPlace } from '../find-place.ts'
import { type Seated, seatedAt } from '../people.ts'
import { isAtTableAsMediator, isWritable, openRooms, releaseActs } from '../policy.ts'
import { readReleases, standingOf } from '../read-releases.ts'
import { readRounds, viewRound } from '../read-rounds.ts'
import { readSharedItems, viewShared } from '../read-shared.ts'
import { roomId } from '../room-id.ts'

/** The table of a dispute as this person may see it: five statements however much lies on it. Refuses: `not_found`. */
export async function getTable(ctx: QueryContext, dispute_id: string): Promise<Table> {
  const { db, actor, keys, now } = ctx
  const place = await findPlace(db, ctx, dispute_id)
  const sides = openRooms(place)
  const roomOf = (side: Side) => roomId(keys, { district_id: actor.district_id, dispute_id }, side)
  const is_mediator = isAtTableAsMediator(place)
  const seated = await seatedAt(db, ctx, dispute_id)
  const shared = await readSharedItems(db, keys, {
    district_id: actor.district_id,
    dispute_id,
    seen_by: is_mediator ? 'all' : sides,
  })
  const room_ids = sides.map(roomOf)
  const { rounds, releases } = await inRooms(db, room_ids, async (tx) => ({
    rounds: await readRounds(tx, ctx, dispute_id),
    releases: await readReleases(tx, ctx, { room_ids, is_open: true }),
  }))
  const me = is_mediator ? null : firstOf(sides)
  const is_writable = isWritable(place)
  const who = { person_id: actor.person_id, is_mediator, is_writable }
  const waitingIn = (side: Side) =>
    releases.filter((release) => {
      if (release.room_id !== roomOf(side)) return false
      const acts = releaseActs({ ...release, ...standingOf(release, seated, side) }, who)
      return acts.includes(is_mediator ? 'hand_over' : 'answer')
    }).length
  const seen = rounds.filter(
    (round) => me === null || [round.payer_side, round.payee_side].includes(me),
  )
  const left = Math.max(0, place.offer_rounds - rounds.length)
  const has_open = rounds.some(({ state }) => state === 'open')
  return {
    id: dispute_id,
    me: is_mediator ? 'mediator' : 'side',
    rooms: sides.map((side) => ({
      side,
      parties: namesOn(seated, side),
      mediators: namesOn(seated, null),
      waiting: waitingIn(side),
    })),
    sides: place.sides.map((side) => ({ side, parties: namesOn(seated, side) })),
    shared: shared.map((row) =>
      viewShared({ actor, keys, now }, row, { dispute_id, minutes: place.file_minutes }),
    ),
    rounds: seen.map((round) => viewRound(ctx, round, { me, is_writable, roomOf })),
    rounds_left: left,
    can: is_mediator && is_writable && left > 0 && !has_open ? ['open_round'] : [],
  }
}

function namesOn(seated: readonly Seated[], side: Side | null): string[] {
  return seated.flatMap((one) => (one.side === side ? [one.name] : []))
}

function firstOf(sides: readonly Side[]): Side {
  const [side] = sides
  if (!side) throw notFound()
  return side
}
