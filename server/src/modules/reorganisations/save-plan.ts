import type { Parsed } from '@linli/contract/endpoint'
import type { reorganisations } from '@linli/contract/reorganisations'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { movePlan, takeFor } from './move-plan.ts'
import { mayDraft } from './policy.ts'

/** Writes a plan anew; what was checked must be checked again. Refuses: `not_found`, `plan_not_in_that_state`,
 * `changed_meanwhile`, `day_is_past`. */
export async function savePlan(
  ctx: CommandContext,
  input: Parsed<typeof reorganisations.save>,
): Promise<void> {
  const plan = await takeFor(ctx, input.id, 'save', mayDraft)
  if (plan.revision !== input.revision) throw new Refusal('conflict', 'changed_meanwhile')
  if (input.day < shanghaiDay(ctx.now)) throw new Refusal('invalid', 'day_is_past')
  await movePlan(
    ctx,
    plan,
    'save',
    sql`, title = ${input.title}, basis = ${input.basis}, day = ${input.day}, steps = ${JSON.stringify(input.steps)}::jsonb,
      revision = revision + 1, changed_by = ${ctx.actor.person_id}, changed_at = ${ctx.now}, approved_by = null,
      approved_at = null`,
  )
}
