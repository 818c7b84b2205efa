import type { Parsed } from '@linli/contract/endpoint'
import type { reorganisations } from '@linli/contract/reorganisations'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { announcePlan } from './move-plan.ts'
import { mayDraft } from './policy.ts'

/** Begins a plan without steps. Refuses: `outside_jurisdiction`, `day_is_past`. */
export async function draftPlan(
  ctx: CommandContext,
  { title, basis, day }: Parsed<typeof reorganisations.draft>,
): Promise<void> {
  const { tx, actor, now, new_id: id } = ctx
  if (!mayDraft(actor)) throw new Refusal('forbidden', 'outside_jurisdiction')
  if (day < shanghaiDay(now)) throw new Refusal('invalid', 'day_is_past')
  const { district_id, person_id } = actor
  await sql`
    insert into reorganisations.plan (district_id, id, title, basis, day, state, made_by, made_at, changed_by, changed_at)
    values (${district_id}, ${id}, ${title}, ${basis}, ${day}, 'draft', ${person_id}, ${now}, ${person_id}, ${now})`.execute(
    tx,
  )
  announcePlan(ctx, { district_id, id })
}
