import {
  ESCALATION_STEPS,
  type EscalationCause,
  type EscalationStep,
} from '@linli/contract/codes/matters'
import type { PostKind } from '@linli/contract/codes/org'
import type { Actor } from '#platform/actor'

const THROUGH_CENTRES = ['duty', 'centre_head', 'district_centre', 'district_leader'] as const

/** The line up which a matter is brought, level by level: work that nobody has, or that waits for the centre, goes
 * through the centres; work that a unit has, through its own line. */
export const ESCALATION_LINE: Record<EscalationCause, readonly EscalationStep[]> = {
  not_accepted: THROUGH_CENTRES,
  not_assigned: THROUGH_CENTRES,
  not_verified: THROUGH_CENTRES,
  not_done: ['unit_head', 'owner', 'district_centre'],
}

// A department has no post of a head: whoever handles its matters is told.
const ANSWERABLE: readonly PostKind[] = [
  'grid_lead',
  'community_secretary',
  'centre_head',
  'department_handler',
  'utility_handler',
  'property_manager',
]

/** The posts that a step means in its unit. */
export const STEP_POSTS: Record<EscalationStep, readonly PostKind[]> = {
  duty: ['centre_duty', 'centre_intake'],
  centre_head: ['centre_head'],
  district_centre: ['centre_head', 'centre_duty', 'centre_intake'],
  district_leader: ['district_leader'],
  unit_head: ANSWERABLE,
  owner: ANSWERABLE,
}

/** Where what is brought up the line reaches this person: a step, and the unit in which they hold a post that it means. */
export function addressesOf(
  actor: Actor,
): { step: EscalationStep; unit_id: string; is_leader: boolean }[] {
  return actor.posts.flatMap(({ kind, unit_id, role }) =>
    ESCALATION_STEPS.filter((step) => STEP_POSTS[step].some((one) => one === kind)).map((step) => ({
      step,
      unit_id,
      is_leader: role === 'leader',
    })),
  )
}
