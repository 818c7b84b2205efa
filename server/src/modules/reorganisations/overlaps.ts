import { PlanStep } from '@linli/contract/reorganisation-steps'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db, Tx } from '#platform/db'
import type { PlanRow } from './plan-row.ts'

/** Titles of other plans that wait for their day, or are being carried out, and change the same areas, units or posts. Plans
 * are locked one after the other by whoever approves them, so that of two at once the second sees the first. */
export async function overlapsOf(
  db: Db | Tx,
  plan: Pick<PlanRow, 'district_id' | 'id' | 'steps'>,
): Promise<string[]> {
  await sql`select pg_advisory_xact_lock(hashtext('reorganisations'), ${plan.district_id}::int)`.execute(
    db,
  )
  const others = await sql<{ title: string; steps: unknown }>`
    select title, steps from reorganisations.plan
    where district_id = ${plan.district_id} and id <> ${plan.id} and state in ('approved', 'running', 'undoing')`.execute(
    db,
  )
  const mine = changedIds(plan.steps)
  return others.rows
    .filter(({ steps }) => [...changedIds(Steps.parse(steps))].some((id) => mine.has(id)))
    .map(({ title }) => title)
}

const Steps = z.array(PlanStep)

/** The things that steps change; what they only speak of, such as the street that gets communities, two plans may share. */
export function changedIds(steps: readonly PlanStep[]): Set<string> {
  return new Set(steps.flatMap(idsOf))
}

function idsOf(step: PlanStep): string[] {
  switch (step.kind) {
    case 'move_areas':
      return step.area_ids
    case 'merge_areas':
      return [...step.area_ids, step.into_id]
    case 'rename_area':
    case 'recode_area':
      return [step.area_id]
    case 'split_area':
      return [step.area_id, ...step.parts.flatMap(({ child_ids }) => child_ids)]
    case 'end_area':
      return step.heir_id === null ? [step.area_id] : [step.area_id, step.heir_id]
    case 'move_units':
      return step.unit_ids
    case 'merge_units':
      return [...step.unit_ids, step.into_id]
    case 'rename_unit':
    case 'end_unit':
      return [step.unit_id]
    case 'move_posts':
    case 'end_posts':
      return step.post_ids
    case 'hand_over':
      return [step.from_unit_id]
    default:
      return [step.new_id]
  }
}

/** The thing that a step is about, for the record. */
export function subjectOf(step: PlanStep): string | null {
  return idsOf(step)[0] ?? null
}
