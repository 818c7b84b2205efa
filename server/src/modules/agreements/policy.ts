import {
  AGREEMENT_ACTS,
  type AgreementAct,
  type AgreementState,
  CONFIRMATION_STEPS,
  type ConfirmationState,
  type ConfirmationStep,
} from '@linli/contract/codes/agreements'
import { isPossible, isStep } from './lifecycle.ts'

/** How somebody stands to the dispute, as `mediation` says it. */
export interface StandingFacts {
  sides: readonly string[]
  is_mediator: boolean
  is_clerk: boolean
  oversees: boolean
}

/** Drafts, prints, records and urges: the mediators of the case and the clerk of the committee. */
export function manages({ is_mediator, is_clerk }: StandingFacts): boolean {
  return is_mediator || is_clerk
}

/** Reads what an agreement says: both sides and those who manage it. A draft is nobody's word yet and stays with the mediators. */
export function mayRead(standing: StandingFacts, state: AgreementState): boolean {
  if (manages(standing)) return true
  return standing.sides.length > 0 && state !== 'drafting' && state !== 'dropped'
}

/** Knows that an agreement exists at all. */
export function maySee(standing: StandingFacts, state: AgreementState): boolean {
  return (
    mayRead(standing, state) || (standing.oversees && state !== 'drafting' && state !== 'dropped')
  )
}

type Rule = (standing: StandingFacts) => boolean

const RULES: Record<AgreementAct, Rule> = {
  save: manages,
  start_signing: manages,
  // A party with the finger on the own phone, or before the mediator on the mediator's device.
  sign: (standing) => standing.sides.length > 0 || manages(standing),
  print_paper: manages,
  scan_paper: manages,
  sign_as_mediator: ({ is_mediator }) => is_mediator,
  // The seal is the committee's; a studio has none (司规〔2018〕6号).
  seal: ({ is_clerk }) => is_clerk,
  drop: manages,
  offer_confirmation: manages,
  plan_visit: manages,
  record_relapse: manages,
}

/** Whether this person's standing gives them an act, whatever the state. */
export function mayAct(standing: StandingFacts, act: AgreementAct): boolean {
  return RULES[act](standing)
}

/** Every act that this person may do now: what pages offer and commands check. */
export function actionsOf(standing: StandingFacts, state: AgreementState): AgreementAct[] {
  return AGREEMENT_ACTS.filter((act) => isPossible(act, state) && mayAct(standing, act))
}

/** The steps of a confirmation that this person may take now. A party agrees, or takes it back before it has gone to the court;
 * everything else is written down by those who manage the agreement. */
export function confirmationSteps(
  standing: StandingFacts,
  state: ConfirmationState,
): ConfirmationStep[] {
  return CONFIRMATION_STEPS.filter((step) => isStep(step, state) && mayStep(standing, step))
}

/** Whether this person's standing gives them a step of a confirmation. */
export function mayStep(standing: StandingFacts, step: ConfirmationStep): boolean {
  if (manages(standing)) return true
  return standing.sides.length > 0 && (step === 'agree' || step === 'give_up')
}

/** Whether this person tells of a performance: either side of it, or those who manage the agreement. */
export function mayTell(
  standing: StandingFacts,
  mine: readonly string[],
  obligation: { from_party_id: string; to_party_id: string },
): boolean {
  return (
    manages(standing) ||
    mine.includes(obligation.from_party_id) ||
    mayJudge(standing, mine, obligation)
  )
}

/** Whether this person's word settles that something was done: whoever receives it, or those who manage the agreement; never
 * whoever owes it. */
export function mayJudge(
  standing: StandingFacts,
  mine: readonly string[],
  obligation: { to_party_id: string },
): boolean {
  return manages(standing) || mine.includes(obligation.to_party_id)
}
