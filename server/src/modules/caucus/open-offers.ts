import type { caucus } from '@linli/contract/caucus'
import type { Side } from '@linli/contract/codes/mediation'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { inRooms } from '#platform/rooms'
import { announceTable } from './announce.ts'
import { takePlace } from './find-place.ts'
import { accountsOn, mediatorsOf, seatedAt } from './people.ts'
import { isAtTableAsMediator } from './policy.ts'
import { roomId } from './room-id.ts'
import { settle } from './settle.ts'

/** A round that is to be opened. */
export interface OpenRound {
  id: string
  dispute_id: string
  payer_side: Side
  payee_side: Side
  split_percent: number
}

/** A mediator opens the offers before the end. That it is the mediator's hand and not the second offer that opens them keeps either side
 * from seeing who offered last. Refuses: `not_found`, `dispute_is_<state>`, `round_is_over`, `round_not_full`. */
export async function openOffers(
  ctx: CommandContext,
  input: Parsed<typeof caucus.open_offers>,
): Promise<void> {
  const place = await takePlace(ctx, input.id)
  if (!isAtTableAsMediator(place)) throw notFound()
  const { tx, actor, now } = ctx
  const found = await sql<OpenRound & { is_open: boolean }>`
    select id, dispute_id, payer_side, payee_side, split_percent, state = 'open' and ends_at > ${now} as is_open from caucus.round
    where district_id = ${actor.district_id} and id = ${input.round_id} and dispute_id = ${input.id} for update`.execute(
    tx,
  )
  const round = found.rows[0]
  if (!round) throw notFound()
  if (!round.is_open) throw new Refusal('conflict', 'round_is_over')
  const offers = await readOffers(ctx, round)
  if (offers.most === null || offers.least === null) throw new Refusal('conflict', 'round_not_full')
  await closeRound(ctx, round, offers)
}

interface Offers {
  most: number | null
  least: number | null
}

/** Both offers in the memory of this process; nowhere else do they lie beside each other. */
export async function readOffers(ctx: CommandContext, round: OpenRound): Promise<Offers> {
  const { tx, actor, keys } = ctx
  const of = { district_id: actor.district_id, dispute_id: round.dispute_id }
  const payer = roomId(keys, of, round.payer_side)
  const payee = roomId(keys, of, round.payee_side)
  const found = await inRooms(tx, [payer, payee], () =>
    sql<{ room_id: string; sealed_amount: Buffer }>`
      select room_id, sealed_amount from caucus.offer
      where district_id = ${actor.district_id} and round_id = ${round.id}`.execute(tx),
  )
  const amountOf = (room_id: string) => {
    const row = found.rows.find((one) => one.room_id === room_id)
    return row ? Number(keys.unseal(row.sealed_amount)) : null
  }
  return { most: amountOf(payer), least: amountOf(payee) }
}

/** Writes what came of a locked round: a figure, or that it did not meet, whatever the reason. */
export async function closeRound(
  ctx: CommandContext,
  round: OpenRound,
  offers: Offers,
): Promise<void> {
  const { tx, actor, now, keys } = ctx
  const settled = settle({ ...offers, percent: round.split_percent })
  const figure = settled.state === 'met' ? keys.seal(String(settled.figure_fen)) : null
  await sql`
    update caucus.round set state = ${settled.state}, sealed_figure = ${figure}, closed_at = ${now}
    where district_id = ${actor.district_id} and id = ${round.id}`.execute(tx)
  const seated = await seatedAt(tx, ctx, round.dispute_id)
  announceTable(ctx, round.dispute_id, [
    ...accountsOn(seated, [round.payer_side, round.payee_side]),
    ...mediatorsOf(seated),
  ])
}
