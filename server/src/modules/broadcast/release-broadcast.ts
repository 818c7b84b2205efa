import type { broadcast } from '@linli/contract/broadcast'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { findAudience } from './find-audience.ts'
import { takeBroadcast } from './take-broadcast.ts'
import { announceBroadcast, writeTargets } from './write-broadcast.ts'

/** A second person, whose post covers the area, lets it go out; of two at once one does, and the other is told who. Refuses:
 * `own_broadcast`, `outside_jurisdiction`, `broadcast_is_<state>`. */
export async function releaseBroadcast(
  ctx: CommandContext,
  input: Parsed<typeof broadcast.release>,
): Promise<void> {
  const taken = await takeBroadcast(ctx, input.id, 'release')
  await sql`
    update broadcast.broadcast set state = 'sending', released_by = ${ctx.actor.person_id}, released_at = ${ctx.now}
    where district_id = ${ctx.actor.district_id} and id = ${taken.id}`.execute(ctx.tx)
  const found = await findAudience(ctx.tx, ctx.actor.district_id, taken.audience)
  await writeTargets(ctx, taken.id, { found })
  announceBroadcast(ctx, taken)
}

/** The second person says no, and why. Refuses: as `releaseBroadcast`. */
export async function declineBroadcast(
  ctx: CommandContext,
  input: Parsed<typeof broadcast.decline>,
): Promise<void> {
  const taken = await takeBroadcast(ctx, input.id, 'decline')
  await sql`
    update broadcast.broadcast set state = 'declined', declined_by = ${ctx.actor.person_id}, declined_at = ${ctx.now},
      decline_reason = ${input.reason}, ended_at = ${ctx.now}
    where district_id = ${ctx.actor.district_id} and id = ${taken.id}`.execute(ctx.tx)
  announceBroadcast(ctx, taken)
}

/** A second person has looked at what one sent alone. Refuses: `own_broadcast`, `outside_jurisdiction`, `nothing_to_confirm`. */
export async function confirmBroadcast(
  ctx: CommandContext,
  input: Parsed<typeof broadcast.confirm>,
): Promise<void> {
  const taken = await takeBroadcast(ctx, input.id, 'confirm')
  await sql`
    update broadcast.broadcast set confirmed_by = ${ctx.actor.person_id}, confirmed_at = ${ctx.now}, confirm_words = ${input.words}
    where district_id = ${ctx.actor.district_id} and id = ${taken.id}`.execute(ctx.tx)
  announceBroadcast(ctx, taken)
}
