import type { Parsed } from '@linli/contract/endpoint'
import type { mediators } from '@linli/contract/mediators'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { takeMediator } from './take-mediator.ts'
import { type Change, writeStep } from './write-step.ts'

/** From that day on the person mediates for the committee no more. Refuses: `not_found`, `outside_your_area`,
 * `mediator_ended`, `day_is_past`. */
export async function endMediator(
  ctx: CommandContext,
  { id, on, reason }: Parsed<typeof mediators.end>,
): Promise<void> {
  const { committee_id, valid_from, valid_to } = await takeMediator(ctx, id, 'end')
  if (on < shanghaiDay(ctx.now) || on < valid_from) throw new Refusal('invalid', 'day_is_past')
  await sql`
    update mediators.mediator set valid_to = ${on} where district_id = ${ctx.actor.district_id} and id = ${id}`.execute(
    ctx.tx,
  )
  const changes: Change[] = [
    { field: 'valid_to', before: valid_to, after: on },
    { field: 'reason', before: null, after: reason },
  ]
  await writeStep(ctx, { committee_id, act: 'end', mediator_id: id, changes })
}

/** Takes no new cases for a while; cases that are open stay where they are. Refuses: `not_found`, `outside_your_area`,
 * `mediator_ended`. */
export function pauseMediator(
  ctx: CommandContext,
  { id, note }: Parsed<typeof mediators.pause>,
): Promise<void> {
  return setPaused(ctx, id, { is_paused: true, note })
}

/** Takes new cases again. Refuses: `not_found`, `outside_your_area`, `mediator_ended`. */
export function resumeMediator(
  ctx: CommandContext,
  { id }: Parsed<typeof mediators.resume>,
): Promise<void> {
  return setPaused(ctx, id, { is_paused: false, note: null })
}

async function setPaused(
  ctx: CommandContext,
  id: string,
  { is_paused, note }: { is_paused: boolean; note: string | null },
): Promise<void> {
  const { committee_id } = await takeMediator(ctx, id, 'pause')
  await sql`
    update mediators.mediator set is_paused = ${is_paused}, pause_note = ${note || null}
    where district_id = ${ctx.actor.district_id} and id = ${id}`.execute(ctx.tx)
  await writeStep(ctx, { committee_id, act: is_paused ? 'pause' : 'resume', mediator_id: id })
}
