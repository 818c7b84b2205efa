import type { Actor } from '#platform/actor'
import type { CommandContext, LiveChange } from '#platform/module'
import type { CheckHead } from './queries/take-check.ts'

/** Tells the open pages of the checking centre and of those who answer for the place that a check has moved on. */
export function announceCheck(ctx: CommandContext, check: CheckHead): void {
  const { street_id, community_id } = check.matter
  ctx.announce({
    noun: 'check',
    id: check.id,
    district_id: ctx.actor.district_id,
    facts: { unit_id: check.unit_id, street_id, community_id },
  })
}

/** Whether an open page of this person may hear that a check has moved on. */
export function hearsCheck(actor: Actor, facts: LiveChange['facts']): boolean {
  return actor.posts.some(
    (post) =>
      (post.role === 'centre_staff' || post.role === 'leader') &&
      (post.unit_id === facts.unit_id ||
        (facts.street_id !== undefined && post.level === 'district') ||
        post.area_id === facts.street_id ||
        post.area_id === facts.community_id),
  )
}
