import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import type { CommandContext } from '#platform/module'
import { moveMatter } from './move-matter.ts'
import { tellReporters } from './on-matter-answered.ts'
import { takeMatter } from './queries/take-matter.ts'
import { refuseMissingEvidence } from './refuse-missing-evidence.ts'

/** The grid worker settled it in place. Refuses: `evidence_missing`. */
export async function selfCloseMatter(
  ctx: CommandContext,
  input: Parsed<typeof matters.self_close>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'self_close')
  refuseMissingEvidence(matter.evidence, input.file_ids, 'photo_after')
  await moveMatter(ctx, matter, {
    action: 'self_close',
    note: input.note,
    file_ids: input.file_ids,
    set: {
      closed_as: 'self_closed',
      claimed_outcome: 'solved',
      accepted_at: matter.accepted_at ?? ctx.now,
      resolved_at: ctx.now,
      closed_at: ctx.now,
      handled_by: ctx.actor.person_id,
      assignee_id: ctx.actor.person_id,
    },
  })
  tellReporters(ctx, matter.id, 'closed')
}
