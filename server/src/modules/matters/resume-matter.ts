import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { logOf, resumeClock, runningOf } from './clocks.ts'
import { moveMatter } from './move-matter.ts'
import { takeMatter } from './queries/take-matter.ts'

/** Lets a clock that stands still run again before the planned end. Refuses: `may_not_resume` where it runs. */
export async function resumeMatter(
  ctx: CommandContext,
  input: Parsed<typeof matters.resume>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'resume')
  const running = runningOf(logOf(matter))
  if (!running) throw new Refusal('conflict', 'may_not_resume')
  await moveMatter(ctx, matter, {
    action: 'resume',
    note: input.note,
    clock: resumeClock(running, ctx.now),
  })
}
