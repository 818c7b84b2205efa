import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { closeRound, type OpenRound, readOffers } from './open-offers.ts'

// A minute's worth; what is left comes the next minute.
const AT_ONCE = 50

/** Rounds whose time is over are opened, with two offers, one or none: what is said of them is the same. Also where the dispute has ended
 * meanwhile, so that no round stays open for good. */
export async function everyCloseRounds(ctx: CommandContext): Promise<'unrecorded' | undefined> {
  const { tx, actor, now } = ctx
  const found = await sql<OpenRound>`
    select id, dispute_id, payer_side, payee_side, split_percent from caucus.round
    where district_id = ${actor.district_id} and state = 'open' and ends_at <= ${now}
    order by ends_at limit ${AT_ONCE} for update skip locked`.execute(tx)
  for (const round of found.rows) await closeRound(ctx, round, await readOffers(ctx, round))
  return found.rows.length === 0 ? 'unrecorded' : undefined
}
