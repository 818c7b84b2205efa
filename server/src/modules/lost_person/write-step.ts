import type { LostStep } from '@linli/contract/codes/lost_person'
import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import type { CaseRow } from './take-case.ts'

/** What was done on a case, for its timeline. */
export interface Step {
  act: LostStep
  words?: string | null | undefined
  /** Done by the clock, by a rule that people agreed to, or by somebody whose name is kept elsewhere. */
  is_by_nobody?: boolean
  facts?: Record<string, string | number | boolean | null>
}

/** Adds a line to the timeline and tells the open pages, the public one included. */
export async function writeStep(
  ctx: CommandContext,
  row: Pick<CaseRow, 'id' | 'street_id' | 'community_id' | 'grid_id' | 'opened_by' | 'ring'>,
  step: Step,
): Promise<void> {
  const { district_id, person_id } = ctx.actor
  await sql`
    insert into lost_person.step (district_id, id, case_id, at, by_id, act, words, facts)
    values (${district_id}, ${ctx.newId()}, ${row.id}, ${ctx.now}, ${step.is_by_nobody ? null : person_id}, ${step.act},
      ${step.words ?? null}, ${JSON.stringify(step.facts ?? {})}::jsonb)`.execute(ctx.tx)
  announceCase(ctx, row)
}

/** Tells the pages of staff, and everybody who has the public page open, that a case has changed. */
export function announceCase(
  ctx: Pick<CommandContext, 'actor' | 'announce'>,
  row: Pick<CaseRow, 'id' | 'street_id' | 'community_id' | 'grid_id' | 'opened_by' | 'ring'>,
): void {
  const { district_id } = ctx.actor
  const { id, street_id, community_id, grid_id, opened_by } = row
  const facts = { street_id, community_id, grid_id, opened_by, is_told: (row.ring ?? 0) > 0 }
  ctx.announce({ noun: 'lost_case', id, district_id, facts })
  ctx.announce({ noun: 'lost_card', id, district_id, facts: {} })
}
