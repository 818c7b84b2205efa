import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import type { CommandContext } from '#platform/module'
import { moveMatter } from './move-matter.ts'
import { takeMatter } from './queries/take-matter.ts'

/** Somebody else than the handler looked and says what came of it, whatever the handler claims; closing carries it.
 * Refuses: `handler_may_not_verify`. */
export async function verifyMatter(
  ctx: CommandContext,
  input: Parsed<typeof matters.verify>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'verify')
  await moveMatter(ctx, matter, {
    action: 'verify',
    note: input.note,
    reason: input.outcome,
    file_ids: input.file_ids,
    set: { verified_at: ctx.now, verified_outcome: input.outcome },
  })
}
