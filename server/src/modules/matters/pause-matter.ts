import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { parametersOn } from '#modules/parameters'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay, startOf } from '#platform/workdays'
import { hoursPaused, logOf, pauseClock, runningOf } from './clocks.ts'
import { moveMatter } from './move-matter.ts'
import { tellOfDelay } from './on-matter-delayed.ts'
import { takeMatter } from './queries/take-matter.ts'

/** Stops the handler's clock for a reason until a day on which it runs again by itself; what was left then is left still.
 * Refuses: `paused_already`, `deadline_is_past`, `day_is_past`, `pause_too_long`, `paused_too_often`. */
export async function pauseMatter(
  ctx: CommandContext,
  input: Parsed<typeof matters.pause>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'pause')
  const log = logOf(matter)
  const running = runningOf(log)
  const from = ctx.now.toISOString()
  if (!running || running.due_at <= from) throw new Refusal('conflict', 'deadline_is_past')
  const day = shanghaiDay(ctx.now)
  if (input.until <= day) throw new Refusal('invalid', 'day_is_past')
  const most = await parametersOn(ctx.tx, ctx.actor.district_id, day, [
    'matters.pause_days',
    'matters.pause_total_days',
  ])
  const to = startOf(input.until).toISOString()
  const pause = { from, to, reason: input.reason }
  if (hoursPaused([{ pauses: [pause] }]) > 24 * most['matters.pause_days'])
    throw new Refusal('invalid', 'pause_too_long', { days: most['matters.pause_days'] })
  if (hoursPaused([...log, { pauses: [pause] }]) > 24 * most['matters.pause_total_days'])
    throw new Refusal('conflict', 'paused_too_often', { days: most['matters.pause_total_days'] })
  await moveMatter(ctx, matter, {
    action: 'pause',
    reason: input.reason,
    note: input.note,
    clock: pauseClock(running, pause),
  })
  tellOfDelay(ctx, matter.id, 'pause')
}
