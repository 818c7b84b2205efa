import type {
  AgreementAct,
  AgreementState,
  ConfirmationState,
  ConfirmationStep,
} from '@linli/contract/codes/agreements'
import { Refusal } from '#platform/errors'

const OPEN = ['drafting', 'signing'] as const
const BINDING = ['effective', 'done', 'ended'] as const

/** What may be done with an agreement from which states, and where it leads. Nothing but the seal, or an oral agreement, leads to
 * `effective`. */
export const LIFECYCLE = {
  draft: { from: ['nothing'], to: 'drafting' },
  record_oral: { from: ['nothing'], to: 'effective' },
  save: { from: OPEN, to: 'drafting' },
  start_signing: { from: ['drafting'], to: 'signing' },
  sign: { from: ['signing'], to: 'same' },
  print_paper: { from: ['signing'], to: 'same' },
  scan_paper: { from: ['signing'], to: 'same' },
  sign_as_mediator: { from: ['signing'], to: 'same' },
  seal: { from: ['signing'], to: 'effective' },
  drop: { from: OPEN, to: 'dropped' },
  finish: { from: ['effective'], to: 'done' },
  end: { from: ['effective'], to: 'ended' },
  offer_confirmation: { from: ['effective'], to: 'same' },
  plan_visit: { from: BINDING, to: 'same' },
  record_relapse: { from: BINDING, to: 'same' },
} as const satisfies Record<
  AgreementAct | 'draft' | 'record_oral' | 'finish' | 'end',
  { from: readonly (AgreementState | 'nothing')[]; to: AgreementState | 'same' }
>

/** Whether an act is possible in a state. */
export function isPossible(act: keyof typeof LIFECYCLE, state: AgreementState): boolean {
  const from: readonly (AgreementState | 'nothing')[] = LIFECYCLE[act].from
  return from.includes(state)
}

/** A confirmation from the offer to the ruling: both sides first, and no step past one that is missing (人民调解法 art. 33). */
export const CONFIRMATION_LIFE = {
  agree: { from: ['offered'], to: 'both_agreed' },
  print_pack: { from: ['both_agreed', 'pack_printed'], to: 'pack_printed' },
  submit: { from: ['both_agreed', 'pack_printed'], to: 'submitted' },
  accept: { from: ['submitted'], to: 'accepted' },
  reject: { from: ['submitted'], to: 'rejected' },
  rule_valid: { from: ['accepted'], to: 'ruled_valid' },
  rule_dismissed: { from: ['accepted'], to: 'ruled_dismissed' },
  serve: { from: ['ruled_valid', 'ruled_dismissed'], to: 'served' },
  give_up: { from: ['offered', 'both_agreed', 'pack_printed'], to: 'given_up' },
} as const satisfies Record<
  ConfirmationStep,
  { from: readonly ConfirmationState[]; to: ConfirmationState }
>

/** Whether a step of a confirmation is possible in a state. */
export function isStep(step: ConfirmationStep, state: ConfirmationState): boolean {
  const from: readonly ConfirmationState[] = CONFIRMATION_LIFE[step].from
  return from.includes(state)
}

/** The state after a step. Refuses: `confirmation_needs_both` (人民调解法 art. 33), `confirmation_is_<state>`. */
export function afterStep(step: ConfirmationStep, state: ConfirmationState): ConfirmationState {
  if (isStep(step, state)) return CONFIRMATION_LIFE[step].to
  const isOneSided = state === 'offered' && (step === 'print_pack' || step === 'submit')
  throw new Refusal('conflict', isOneSided ? 'confirmation_needs_both' : `confirmation_is_${state}`)
}
