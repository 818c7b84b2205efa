import type { Parsed } from '@linli/contract/endpoint'
import type { mediation } from '@linli/contract/mediation'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { blockersOf } from './blockers.ts'
import { moveDispute } from './move-dispute.ts'
import { takeSession } from './plan-session.ts'
import { readParts } from './queries/read-parts.ts'
import { partiesOf } from './queries/view-parties.ts'
import { takeDispute } from './take-dispute.ts'
import { writeStep } from './write-step.ts'

/** People have met. The first joint session turns an accepted dispute into one that is mediated. A separate one changes nothing
 * that the other side could see, and has no record here: what was said belongs to that side's room. Refuses: `no_such_session`,
 * `session_in_future`, `session_turned_round`, `record_missing`, `record_not_shared`, and what `blockersOf` finds. */
export async function holdSession(
  ctx: CommandContext,
  input: Parsed<typeof mediation.hold_session>,
): Promise<void> {
  const { tx, actor, now, keys } = ctx
  const dispute = await takeDispute(ctx, input.id, 'hold_session')
  const session = await takeSession(ctx, dispute, input)
  checkHeld(now, input)
  if (session.side === null && !input.record) throw new Refusal('invalid', 'record_missing')
  if (session.side !== null && input.record) throw new Refusal('invalid', 'record_not_shared')
  const parts = await readParts(tx, actor.district_id, dispute.id)
  const [blocker] = blockersOf(dispute, partiesOf(ctx, parts, true), parts)
  if (blocker) throw new Refusal('conflict', blocker === 'paused' ? 'dispute_is_paused' : blocker)
  await sql`
    update mediation.session set state = 'held', held_from = ${input.held_from}, held_until = ${input.held_until},
      recorded_by = ${actor.person_id}, version = version + 1,
      sealed_record = ${input.record ? keys.seal(JSON.stringify(input.record)) : null}
    where district_id = ${actor.district_id} and id = ${session.id}`.execute(tx)
  if (session.side) await writeStep(ctx, dispute, { act: 'hold_session', side: session.side })
  else await moveDispute(ctx, dispute, { act: 'hold_session' })
}

function checkHeld(
  now: Date,
  { held_from, held_until }: { held_from: string; held_until: string },
): void {
  if (Date.parse(held_until) > now.getTime()) throw new Refusal('invalid', 'session_in_future')
  if (Date.parse(held_until) <= Date.parse(held_from))
    throw new Refusal('invalid', 'session_turned_round')
}
