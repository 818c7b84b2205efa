import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { refuseHeld } from './hold-matter.ts'
import { moveMatter } from './move-matter.ts'
import { takeMatter } from './queries/take-matter.ts'
import { refuseMissingEvidence } from './refuse-missing-evidence.ts'

/** The handler says what came of it, and how; of several units the lead does, once all have answered, because the reporter
 * reads one result. What can be done only later names its day. Refuses: `matter_is_held`, `evidence_missing`,
 * `planned_day_missing`, `day_is_past`. */
export async function resolveMatter(
  ctx: CommandContext,
  input: Parsed<typeof matters.resolve>,
): Promise<void> {
  const matter = await takeMatter(ctx.tx, ctx.actor, input.id, 'resolve')
  refuseHeld(matter.held_by, 'task')
  const planned_for = plannedDay(input, shanghaiDay(ctx.now))
  refuseMissingEvidence(matter.evidence, input.file_ids, 'photo_after')
  await moveMatter(ctx, matter, {
    action: 'resolve',
    note: input.note,
    reason: input.outcome,
    file_ids: input.file_ids,
    set: {
      claimed_outcome: input.outcome,
      planned_for,
      resolved_at: ctx.now,
      handled_by: ctx.actor.person_id,
      assignee_id: ctx.actor.person_id,
    },
  })
}

function plannedDay(
  { outcome, planned_for }: Parsed<typeof matters.resolve>,
  today: string,
): string | null {
  if (outcome !== 'planned') return null
  if (!planned_for) throw new Refusal('invalid', 'planned_day_missing')
  if (planned_for <= today) throw new Refusal('invalid', 'day_is_past')
  return planned_for
}
