import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import type { CommandContext } from '#platform/module'
import { moveMatter } from './move-matter.ts'
import { takeMatter } from './queries/take-matter.ts'
import { endAssignment } from './record-assignments.ts'

/** Sends a matter back to whoever assigns, with a reason; the clock runs on. Refuses: `may_not_return_again`. */
export async function returnMatter(
  ctx: CommandContext,
  input: Parsed<typeof matters.return>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'return')
  await moveMatter(ctx, matter, {
    action: 'return',
    note: input.note,
    reason: input.reason,
    set: {
      returned_by: [...matter.returned_by, ...(matter.unit_id ? [matter.unit_id] : [])],
      unit_id: null,
      assignee_id: null,
      handled_by: null,
    },
  })
  const { reason, note } = input
  await endAssignment(ctx, matter.id, { ended_as: 'returned', reason, note })
}
