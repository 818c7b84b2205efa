import {
  ASSESSMENT_ACTS,
  type AssessmentAct,
  type AssessmentStatus,
} from '@linli/contract/codes/assessments'
import { POST_KINDS } from '@linli/contract/codes/org'
import { unitsOf } from '#modules/matters'
import type { Actor } from '#platform/actor'
import { isPossible } from './lifecycle.ts'

/** What of an assessment decides who may see it and what they may do. */
export interface AssessmentFacts {
  status: AssessmentStatus
  /** The centre that called it. */
  unit_id: string
  chair_id: string
  /** Everybody who has written in the minutes. */
  recorder_ids: readonly string[]
  /** Who is invited by name, and the units for which they come. */
  invited_people: readonly string[]
  invited_units: readonly string[]
  /** Whether this person may see every matter that it is about. */
  sees_matters: boolean
}

/** Posts whose holder comes for the whole unit: it then sees the matter too. */
export const COMES_FOR_UNIT: readonly string[] = Object.entries(POST_KINDS)
  .filter(([, role]) => role === 'unit_staff' || role === 'centre_staff')
  .map(([kind]) => kind)

/** The units in whose centre this person sits. */
export function centresOf(actor: Actor): string[] {
  return actor.posts.filter((post) => post.role === 'centre_staff').map((post) => post.unit_id)
}

/** Seen by those who see all its matters, by the centre that called it, and by those invited by name with their unit. */
export function maySee(actor: Actor, facts: AssessmentFacts): boolean {
  if (actor.kind !== 'staff') return false
  return (
    facts.sees_matters ||
    calls(actor, facts) ||
    facts.invited_people.some((id) => actor.acts_for.includes(id)) ||
    unitsOf(actor).some((id) => facts.invited_units.includes(id))
  )
}

/** Every act that this person may do on it now. */
export function actsOn(actor: Actor, facts: AssessmentFacts): AssessmentAct[] {
  if (!maySee(actor, facts)) return []
  return ASSESSMENT_ACTS.filter((act) => isPossible(act, facts.status) && RULES[act](actor, facts))
}

/** Whether this person chairs it, also as a substitute. */
export function chairs(actor: Actor, facts: Pick<AssessmentFacts, 'chair_id'>): boolean {
  return actor.acts_for.includes(facts.chair_id)
}

const calls = (actor: Actor, { unit_id }: Pick<AssessmentFacts, 'unit_id'>): boolean =>
  centresOf(actor).includes(unit_id)

// The chair writes nothing in the minutes, so that there always is a second person to sign them.
const writes = (actor: Actor, facts: AssessmentFacts): boolean =>
  calls(actor, facts) && actor.person_id !== facts.chair_id

const RULES: Record<AssessmentAct, (actor: Actor, facts: AssessmentFacts) => boolean> = {
  revise: calls,
  record: writes,
  hold: writes,
  sign_off: (actor, facts) => chairs(actor, facts) && !facts.recorder_ids.includes(actor.person_id),
  cancel: calls,
  add_addendum: (actor, facts) => calls(actor, facts) || chairs(actor, facts),
}
