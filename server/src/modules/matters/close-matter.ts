import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import type { CommandContext } from '#platform/module'
import { type Move, moveMatter } from './move-matter.ts'
import { tellReporters } from './on-matter-answered.ts'
import { type TakenMatter, takeMatter } from './queries/take-matter.ts'

/** Closes a verified matter and asks all who are answered with it how it was. Refuses: `matter_is_held` while something is open that must be
 * settled first. */
export async function closeMatter(
  ctx: CommandContext,
  input: Parsed<typeof matters.close>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'close')
  await moveMatter(ctx, matter, closing(ctx.now, matter, input.note))
  tellReporters(ctx, matter.id, 'closed')
}

/** The move of a closing. */
export function closing(now: Date, matter: TakenMatter, note: string | undefined): Move {
  return {
    action: 'close',
    note,
    ...(matter.verified_outcome && { reason: matter.verified_outcome }),
    set: { closed_at: now, closed_as: 'handled' },
  }
}
