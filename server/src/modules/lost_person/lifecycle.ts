import type { LostAction, LostState } from '@linli/contract/codes/lost_person'
import { Refusal } from '#platform/errors'

const BEFORE_FOUND = ['opened', 'told', 'searching'] as const
const AFTER_FOUND = ['found', 'handed_over', 'closed'] as const

/** What may be done from which states, and the state it leads to. The police come before anything is published. */
export const LIFECYCLE = {
  open: { from: ['nothing'], to: 'opened' },
  tell_police: { from: ['opened', 'told'], to: 'told' },
  decline_police: { from: ['opened'], to: 'told' },
  number_police: { from: ['told', 'searching', 'found', 'handed_over'], to: 'same' },
  correct: { from: BEFORE_FOUND, to: 'same' },
  release_minor: { from: BEFORE_FOUND, to: 'same' },
  clear_minor: { from: BEFORE_FOUND, to: 'same' },
  ask_release: { from: ['told', 'searching'], to: 'same' },
  release: { from: ['told', 'searching'], to: 'same' },
  decline_release: { from: ['told', 'searching'], to: 'same' },
  bypass: { from: ['told', 'searching'], to: 'same' },
  confirm_bypass: { from: ['told', 'searching', ...AFTER_FOUND], to: 'same' },
  publish: { from: ['told'], to: 'searching' },
  widen: { from: ['searching'], to: 'same' },
  pause: { from: ['searching'], to: 'same' },
  resume: { from: ['searching'], to: 'same' },
  call: { from: BEFORE_FOUND, to: 'same' },
  sight: { from: BEFORE_FOUND, to: 'same' },
  judge_sighting: { from: [...BEFORE_FOUND, 'found'], to: 'same' },
  compare: { from: [...BEFORE_FOUND, 'found', 'handed_over'], to: 'same' },
  find: { from: BEFORE_FOUND, to: 'found' },
  hand_over: { from: ['found'], to: 'handed_over' },
  inform: { from: ['found', 'handed_over'], to: 'same' },
  close: { from: ['opened', 'told', 'found', 'handed_over'], to: 'closed' },
} as const satisfies Record<
  LostAction,
  { from: readonly (LostState | 'nothing')[]; to: LostState | 'same' }
>

/** Whether an act is possible in a state. */
export function isPossible(action: LostAction, state: LostState): boolean {
  const from: readonly (LostState | 'nothing')[] = LIFECYCLE[action].from
  return from.includes(state)
}

/** The state after an act. Refuses: `case_is_<state>`. */
export function after(action: LostAction, state: LostState): LostState {
  if (!isPossible(action, state)) throw new Refusal('conflict', `case_is_${state}`)
  const { to } = LIFECYCLE[action]
  return to === 'same' ? state : to
}
