import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import type { CommandContext } from '#platform/module'
import { moveMatter } from './move-matter.ts'
import { takeMatter } from './queries/take-matter.ts'

/** Proposes to void a matter; a second person decides. */
export async function proposeVoid(
  ctx: CommandContext,
  input: Parsed<typeof matters.propose_void>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'propose_void')
  await moveMatter(ctx, matter, {
    action: 'propose_void',
    note: input.note,
    reason: input.reason,
    set: { void_reason: input.reason, void_proposed_by: ctx.actor.person_id },
  })
}
