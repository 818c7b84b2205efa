import type { PlanAction, PlanState } from '@linli/contract/codes/reorganisations'
import { Refusal } from '#platform/errors'

// A draft, checked or not, and one that was stopped on its day or taken back: all may be worked on further.
const WORKABLE = ['draft', 'checked', 'refused', 'undone'] as const

/** What a person may do with a plan, from which states, and the state it goes to. The worker leads from `checking` to
 * `checked`, from `approved` through `running` to `done` or `refused`, and from `undoing` to `undone`. */
export const LIFECYCLE = {
  save: { from: WORKABLE, to: 'draft' },
  check: { from: WORKABLE, to: 'checking' },
  cancel_check: { from: ['checking'], to: 'draft' },
  approve: { from: ['checked'], to: 'approved' },
  withdraw: { from: ['approved'], to: 'draft' },
  undo: { from: ['done'], to: 'undoing' },
  discard: { from: WORKABLE, to: 'discarded' },
} as const satisfies Record<PlanAction, { from: readonly PlanState[]; to: PlanState }>

/** Whether an act is possible in a state. */
export function isPossible(action: PlanAction, state: PlanState): boolean {
  const from: readonly PlanState[] = LIFECYCLE[action].from
  return from.includes(state)
}

/** The state after an act. Refuses: `plan_not_in_that_state`. */
export function after(action: PlanAction, state: PlanState): PlanState {
  if (!isPossible(action, state)) throw new Refusal('conflict', 'plan_not_in_that_state', { state })
  return LIFECYCLE[action].to
}

/** States in which the worker has something to do. */
export const WORKING = ['checking', 'running', 'undoing'] as const satisfies readonly PlanState[]
