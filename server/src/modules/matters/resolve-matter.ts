import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import type { CommandContext } from '#platform/module'
import { refuseHeld } from './hold-matter.ts'
import { moveMatter } from './move-matter.ts'
import { takeMatter } from './queries/take-matter.ts'
import { refuseMissingEvidence } from './refuse-missing-evidence.ts'

/** The handler says that it is done, and how; of several units the lead does, once all have answered, because the reporter
 * reads one result. Refuses: `matter_is_held`, `evidence_missing`. */
export async function resolveMatter(
  ctx: CommandContext,
  input: Parsed<typeof matters.resolve>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'resolve')
  refuseHeld(matter.held_by, 'task')
  refuseMissingEvidence(matter.evidence, input.file_ids, 'photo_after')
  await moveMatter(ctx, matter, {
    action: 'resolve',
    note: input.note,
    file_ids: input.file_ids,
    set: {
      resolved_at: ctx.now,
      handled_by: ctx.actor.person_id,
      assignee_id: ctx.actor.person_id,
    },
  })
}
