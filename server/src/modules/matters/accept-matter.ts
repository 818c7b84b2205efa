import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import type { CommandContext } from '#platform/module'
import { moveMatter } from './move-matter.ts'
import { takeMatter } from './queries/take-matter.ts'

/** Takes a report on: from here the handling clock runs, assigned or not. */
export async function acceptMatter(
  ctx: CommandContext,
  input: Parsed<typeof matters.accept>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'accept')
  await moveMatter(ctx, matter, {
    action: 'accept',
    note: input.note,
    set: { accepted_at: ctx.now, received_by: matter.received_by ?? ctx.actor.person_id },
  })
}
