import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import type { CommandContext } from '#platform/module'
import { moveMatter } from './move-matter.ts'
import { takeMatter } from './queries/take-matter.ts'

/** Somebody else than the handler looked and found it not solved: back to the handler, whose old deadline runs on. */
export async function rejectMatter(
  ctx: CommandContext,
  input: Parsed<typeof matters.reject>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'reject')
  await moveMatter(ctx, matter, {
    action: 'reject',
    note: input.note,
    file_ids: input.file_ids,
    set: { resolved_at: null, claimed_outcome: null, planned_for: null },
  })
}
