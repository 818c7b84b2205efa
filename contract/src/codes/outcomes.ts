/** What is counted of disputes that were accepted in a period, as it stood at a cut-off. */
export const OUTCOME_COUNTS = [
  'accepted',
  'mediated',
  'agreed',
  'failed',
  'running',
  'written',
  'oral',
  'revived',
  'due',
  'performed',
  'overdue',
  'kept_criminal',
  'kept_mass_petition',
  'kept_suicide',
  'kept_fight',
] as const
export type OutcomeCount = (typeof OUTCOME_COUNTS)[number]

/** Counts whose rows are things promised, not disputes. */
export const PROMISE_COUNTS = [
  'due',
  'performed',
  'overdue',
] as const satisfies readonly OutcomeCount[]

/** Dangers of which a settled dispute is counted as kept from growing into them. */
export const KEPT_COUNTS = [
  'kept_criminal',
  'kept_mass_petition',
  'kept_suicide',
  'kept_fight',
] as const satisfies readonly OutcomeCount[]

interface OutcomeFigure {
  numerator: OutcomeCount
  denominator: OutcomeCount
  version: number
}

/** Each figure with its two sides. Success has two names, because places divide by what was accepted or by what was mediated,
 * and mean another thing by it. */
export const OUTCOME_FIGURES = {
  success_accepted: { numerator: 'agreed', denominator: 'accepted', version: 1 },
  success_mediated: { numerator: 'agreed', denominator: 'mediated', version: 1 },
  performed_due: { numerator: 'performed', denominator: 'due', version: 1 },
  revived_agreed: { numerator: 'revived', denominator: 'agreed', version: 1 },
} as const satisfies Record<string, OutcomeFigure>
export type OutcomeFigureName = keyof typeof OUTCOME_FIGURES

/** By what figures are told apart. A studio is a unit; nobody is counted as a person. */
export const OUTCOME_GROUPS = ['none', 'studio', 'committee', 'type', 'source'] as const
export type OutcomeGroup = (typeof OUTCOME_GROUPS)[number]

/** Below this denominator a share says more than is known; the two numbers are shown alone. */
export const SMALLEST_OUTCOME = 10

/** A dispute that comes back within so many days counts as revived (矛盾纠纷化解率 as proposed, version 1). */
export const REVIVED_DAYS = 90

/** Why a settled dispute is not on a list of subsidies. */
export const SUBSIDY_BARS = ['no_rule', 'not_performed', 'on_a_list'] as const
export type SubsidyBar = (typeof SUBSIDY_BARS)[number]

export const SUBSIDY_STATES = ['waiting', 'approved', 'dropped'] as const
export type SubsidyState = (typeof SUBSIDY_STATES)[number]
