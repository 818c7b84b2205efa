import type { Round } from '@linli/contract/caucus-shapes'
import type { RoundRule, RoundState } from '@linli/contract/codes/caucus'
import type { Side } from '@linli/contract/codes/mediation'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Context } from '#platform/module'

/** A round with those of its offers that the rooms in sight hold. */
export interface RoundRow {
  id: string
  dispute_id: string
  number: number
  payer_side: Side
  payee_side: Side
  rule: RoundRule
  split_percent: number
  opened_at: string
  ends_at: string
  state: RoundState
  sealed_figure: Buffer | null
  offers: { room_id: string; sealed_amount: string; may_mediator_see: boolean; at: string }[]
}

const COLUMNS = sql`
  r.id, r.dispute_id, r.number, r.payer_side, r.payee_side, r.rule, r.split_percent, r.opened_at, r.ends_at, r.state,
  r.sealed_figure, coalesce((select jsonb_agg(jsonb_build_object('room_id', o.room_id, 'sealed_amount',
      encode(o.sealed_amount, 'base64'), 'may_mediator_see', o.may_mediator_see, 'at', o.at))
    from caucus.offer as o where o.district_id = r.district_id and o.round_id = r.id), '[]') as offers`

/** Rounds of a dispute, the newest first; within `inRooms`, which decides whose offers come with them. One statement. */
export async function readRounds(
  tx: Tx,
  { actor }: { actor: { district_id: number } },
  dispute_id: string,
): Promise<RoundRow[]> {
  const found = await sql<RoundRow>`
    select ${COLUMNS} from caucus.round as r
    where r.district_id = ${actor.district_id} and r.dispute_id = ${dispute_id} order by r.number desc`.execute(
    tx,
  )
  return found.rows
}

/** A round as this person may see it. `me` is the side, or null for a mediator; `roomOf` names the room of a side. */
export function viewRound(
  { keys, now }: Pick<Context, 'keys' | 'now'>,
  row: RoundRow,
  of: { me: Side | null; is_writable: boolean; roomOf: (side: Side) => string },
): Round {
  const { sealed_figure, offers, dispute_id: _, ...round } = row
  const opened = (side: Side) => {
    const offer = offers.find(({ room_id }) => room_id === of.roomOf(side))
    if (!offer) return null
    const amount_fen = Number(keys.unseal(Buffer.from(offer.sealed_amount, 'base64')))
    const { may_mediator_see } = offer
    return { amount_fen, at: new Date(offer.at).toISOString(), may_mediator_see }
  }
  const both = [row.payer_side, row.payee_side]
  const is_open = row.state === 'open' && of.is_writable && Date.parse(row.ends_at) > now.getTime()
  const view = {
    ...round,
    figure_fen: sealed_figure ? Number(keys.unseal(sealed_figure)) : null,
  }
  if (of.me !== null) {
    const sits = both.includes(of.me)
    const can = sits && is_open ? (['offer'] as const) : []
    return { ...view, mine: sits ? opened(of.me) : null, is_full: null, seen: [], can: [...can] }
  }
  // Who has offered is nobody's to know: only that all have, and only while it can still be opened.
  const is_full = both.every((side) => opened(side) !== null)
  const seen = both.flatMap((side) => {
    const offer = is_full || row.state !== 'open' ? opened(side) : null
    return offer?.may_mediator_see ? [{ side, amount_fen: offer.amount_fen }] : []
  })
  return {
    ...view,
    mine: null,
    is_full: row.state === 'open' ? is_full : null,
    seen,
    can: is_full && is_open ? ['open_offers'] : [],
  }
}
