import type { Actor } from '#platform/actor'
import type { CommandContext, LiveChange } from '#platform/module'
import { centresOf } from './policy.ts'

/** Tells the open pages of the calling centre and of those invited that an assessment changed. Those who see it by its
 * matters hear of the matters. */
export function announceAssessment(
  ctx: CommandContext,
  { id, unit_id, people }: { id: string; unit_id: string; people: readonly string[] },
): void {
  ctx.announce({
    noun: 'assessment',
    id,
    district_id: ctx.actor.district_id,
    facts: { unit_id, people: [...people] },
  })
}

/** Whether an open page of this person may hear that an assessment changed. */
export function hearsAssessment(actor: Actor, facts: LiveChange['facts']): boolean {
  const { unit_id, people } = facts
  if (typeof unit_id === 'string' && centresOf(actor).includes(unit_id)) return true
  return Array.isArray(people) && people.some((id) => id !== null && actor.acts_for.includes(id))
}
