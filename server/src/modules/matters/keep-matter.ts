import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import type { CommandContext } from '#platform/module'
import { moveMatter } from './move-matter.ts'
import { takeMatter } from './queries/take-matter.ts'

/** The second person keeps a matter that somebody proposed to void. */
export async function keepMatter(
  ctx: CommandContext,
  input: Parsed<typeof matters.keep>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'keep')
  await moveMatter(ctx, matter, {
    action: 'keep',
    note: input.note,
    set: { void_reason: null, void_proposed_by: null },
  })
}
