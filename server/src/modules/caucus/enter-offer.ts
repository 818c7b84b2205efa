import type { caucus } from '@linli/contract/caucus'
import type { Side } from '@linli/contract/codes/mediation'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { inRooms } from '#platform/rooms'
import { announceRoom } from './announce.ts'
import { takePlace } from './find-place.ts'
import { accountsOn, seatedAt } from './people.ts'
import { roomId } from './room-id.ts'

/** A side's offer, or its changed one. It touches this side's room alone: whether the other side has offered is neither read nor
 * told, and the mediators hear nothing of a single offer. Refuses: `not_found`, `dispute_is_<state>`, `round_is_over`, `not_in_round`. */
export async function enterOffer(
  ctx: CommandContext,
  input: Parsed<typeof caucus.offer>,
): Promise<void> {
  const place = await takePlace(ctx, input.id)
  const { tx, actor, now, keys } = ctx
  const { district_id } = actor
  const side = place.mine[0]
  if (!side) throw new Refusal('forbidden', 'not_in_round')
  await takeOpenRound(ctx, input, side)
  const room_id = roomId(keys, { district_id, dispute_id: input.id }, side)
  const sealed = keys.seal(String(input.amount_fen))
  await inRooms(tx, [room_id], () =>
    sql`
      insert into caucus.offer (district_id, round_id, room_id, sealed_amount, may_mediator_see, by_id, at)
      values (${district_id}, ${input.round_id}, ${room_id}, ${sealed}, ${input.may_mediator_see}, ${actor.person_id}, ${now})
      on conflict (district_id, round_id, room_id) do update set sealed_amount = excluded.sealed_amount,
        may_mediator_see = excluded.may_mediator_see, by_id = excluded.by_id, at = excluded.at`.execute(
      tx,
    ),
  )
  announceRoom(ctx, room_id, accountsOn(await seatedAt(tx, ctx, input.id), [side]))
}

// Shared, so that two sides that offer at the same moment do not wait for each other, and nobody opens in between.
async function takeOpenRound(
  { tx, actor, now }: CommandContext,
  input: Parsed<typeof caucus.offer>,
  side: Side,
) {
  const found = await sql<{ payer_side: Side; payee_side: Side; is_open: boolean }>`
    select payer_side, payee_side, state = 'open' and ends_at > ${now} as is_open from caucus.round
    where district_id = ${actor.district_id} and id = ${input.round_id} and dispute_id = ${input.id} for share`.execute(
    tx,
  )
  const round = found.rows[0]
  if (!round) throw notFound()
  if (![round.payer_side, round.payee_side].includes(side))
    throw new Refusal('forbidden', 'not_in_round')
  if (!round.is_open) throw new Refusal('conflict', 'round_is_over')
}
