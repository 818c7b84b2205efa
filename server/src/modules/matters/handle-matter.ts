import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import type { CommandContext } from '#platform/module'
import { moveMatter } from './move-matter.ts'
import { takeMatter } from './queries/take-matter.ts'

/** Somebody of the unit takes it in hand. */
export async function handleMatter(
  ctx: CommandContext,
  input: Parsed<typeof matters.handle>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'handle')
  await moveMatter(ctx, matter, {
    action: 'handle',
    note: input.note,
    set: { assignee_id: ctx.actor.person_id, handled_by: ctx.actor.person_id },
  })
}
