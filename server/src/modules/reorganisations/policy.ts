import {
  PLAN_ACTIONS,
  type PlanAction,
  type PlanState,
} from '@linli/contract/codes/reorganisations'
import { type Actor, holdsInDistrict } from '#platform/actor'
import { isPossible } from './lifecycle.ts'

/** What of a plan decides who may do what with it. */
export interface PlanFacts {
  state: PlanState
  changed_by: string
  /** Checked as it now stands, and nothing in it is impossible. */
  is_sound: boolean
}

type Asker = Pick<Actor, 'posts' | 'person_id'>

/** Whoever runs the organisation of the whole district draws plans up. */
export function mayDraft(actor: Asker): boolean {
  return holdsInDistrict(actor, 'system_admin')
}

/** A leader of the whole district approves and takes back. */
export function mayDecide(actor: Asker): boolean {
  return holdsInDistrict(actor, 'leader')
}

const RULES: Record<PlanAction, (actor: Asker, plan: PlanFacts) => boolean> = {
  save: mayDraft,
  check: mayDraft,
  cancel_check: mayDraft,
  approve: (actor, plan) =>
    mayDecide(actor) && plan.is_sound && plan.changed_by !== actor.person_id,
  withdraw: (actor) => mayDraft(actor) || mayDecide(actor),
  undo: mayDecide,
  discard: mayDraft,
}

/** What this person may do with a plan now: what the page offers and what a command checks. */
export function actionsOf(actor: Asker, plan: PlanFacts): PlanAction[] {
  return PLAN_ACTIONS.filter(
    (action) => isPossible(action, plan.state) && RULES[action](actor, plan),
  )
}
