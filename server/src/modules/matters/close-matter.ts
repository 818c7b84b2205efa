import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import type { CommandContext } from '#platform/module'
import { moveMatter } from './move-matter.ts'
import { tellReporters } from './on-matter-answered.ts'
import { takeMatter } from './queries/take-matter.ts'

/** Closes a verified matter and asks all who are answered with it how it was. Refuses: `matter_is_held` while something is open that must be
 * settled first. */
export async function closeMatter(
  ctx: CommandContext,
  input: Parsed<typeof matters.close>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'close')
  await moveMatter(ctx, matter, {
    action: 'close',
    note: input.note,
    ...(matter.verified_outcome && { reason: matter.verified_outcome }),
    set: { closed_at: ctx.now, closed_as: 'handled' },
  })
  tellReporters(ctx, matter.id, 'closed')
}
