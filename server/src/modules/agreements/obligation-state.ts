import type { BreachStep, ObligationKind, ObligationState } from '@linli/contract/codes/agreements'

/** What of an obligation decides where it stands. */
export interface ObligationFacts {
  kind: ObligationKind
  amount_fen: number | null
  /** Confirmed by whoever receives it or by the mediator. */
  paid_fen: number
  due_on: string
  performed_on: string | null
  moved_to: 're_mediated' | 'sued' | 'enforced' | null
}

/** Where an obligation stands on a day ('YYYY-MM-DD'): worked out anew each time, so that no job has to run for it to be true. */
export function obligationState(
  facts: ObligationFacts,
  today: string,
  warn_days: number,
): ObligationState {
  if (facts.performed_on !== null) return 'performed'
  if (facts.moved_to !== null) return facts.moved_to
  if (facts.due_on < today) return 'overdue'
  return daysBetween(today, facts.due_on) <= warn_days ? 'soon' : 'later'
}

/** How many days an obligation is late; 0 where it is not. */
export function daysLate(facts: ObligationFacts, today: string): number {
  const isOpen = facts.performed_on === null && facts.moved_to === null
  return isOpen ? Math.max(0, daysBetween(facts.due_on, today)) : 0
}

/** Whole days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** The same day two years later, by which enforcement must have been asked for: from the end of the time of performance (民事诉讼法
 * art. 250). 02-29 becomes 02-28. */
export function enforceUntil(due_on: string): string {
  const year = Number(due_on.slice(0, 4)) + 2
  const day = due_on.slice(4) === '-02-29' ? '-02-28' : due_on.slice(4)
  return `${year}${day}`
}

/** The steps that are open to an obligation that is not performed. `is_enforceable`: a court or a notary stands behind it. */
export function breachSteps(
  facts: ObligationFacts,
  { today, is_enforceable }: { today: string; is_enforceable: boolean },
): BreachStep[] {
  if (facts.performed_on !== null || facts.moved_to === 'enforced') return []
  if (facts.due_on >= today) return []
  if (facts.moved_to !== null) return is_enforceable ? ['enforce'] : []
  const steps: BreachStep[] = ['urge', 're_mediate', 'sue']
  return is_enforceable ? [...steps, 'enforce'] : steps
}
