import type { AssessmentAct, AssessmentStatus } from '@linli/contract/codes/assessments'

/** From where to where each act leads; planning makes a planned one. */
export const TRANSITIONS = {
  revise: { from: ['planned', 'held'], to: 'same' },
  record: { from: ['planned', 'held'], to: 'same' },
  hold: { from: ['planned'], to: 'held' },
  sign_off: { from: ['held'], to: 'signed' },
  cancel: { from: ['planned', 'held'], to: 'cancelled' },
  add_addendum: { from: ['signed'], to: 'same' },
} as const satisfies Record<
  AssessmentAct,
  { from: readonly AssessmentStatus[]; to: AssessmentStatus | 'same' }
>

/** Whether an act is possible in a status, whoever acts. */
export function isPossible(act: AssessmentAct, status: AssessmentStatus): boolean {
  const from: readonly AssessmentStatus[] = TRANSITIONS[act].from
  return from.includes(status)
}
