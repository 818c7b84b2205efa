/** How an agreement was made (人民调解法 arts. 28, 30). */
export const AGREEMENT_FORMS = ['written', 'oral'] as const
export type AgreementForm = (typeof AGREEMENT_FORMS)[number]

/** Where an agreement stands. `effective` is written by the last of all signatures and the seal, never by a button (art. 29). */
export const AGREEMENT_STATES = [
  'drafting',
  'signing',
  'effective',
  'done',
  'ended',
  'dropped',
] as const
export type AgreementState = (typeof AGREEMENT_STATES)[number]

/** States in which an agreement binds or has bound. */
export const BINDING_STATES = [
  'effective',
  'done',
  'ended',
] as const satisfies readonly AgreementState[]

/** What is done with an agreement itself. */
export const AGREEMENT_ACTS = [
  'save',
  'start_signing',
  'sign',
  'print_paper',
  'scan_paper',
  'sign_as_mediator',
  'seal',
  'drop',
  'offer_confirmation',
  'plan_visit',
  'record_relapse',
] as const
export type AgreementAct = (typeof AGREEMENT_ACTS)[number]

/** What somebody has promised. */
export const OBLIGATION_KINDS = ['payment', 'return', 'act', 'forbearance', 'apology'] as const
export type ObligationKind = (typeof OBLIGATION_KINDS)[number]

/** Where an obligation stands today; worked out from performances, steps and the day, never typed in. */
export const OBLIGATION_STATES = [
  'later',
  'soon',
  'overdue',
  'performed',
  're_mediated',
  'sued',
  'enforced',
] as const
export type ObligationState = (typeof OBLIGATION_STATES)[number]

/** States in which an obligation is over for the committee. */
export const SETTLED_STATES = [
  'performed',
  're_mediated',
  'sued',
  'enforced',
] as const satisfies readonly ObligationState[]

/** What is done when somebody does not perform (arts. 31, 32; 民事诉讼法 art. 250). */
export const BREACH_STEPS = ['urge', 're_mediate', 'sue', 'enforce'] as const
export type BreachStep = (typeof BREACH_STEPS)[number]

/** What has become of a performance that somebody told of. */
export const PERFORMANCE_STATES = ['told', 'confirmed', 'declined'] as const
export type PerformanceState = (typeof PERFORMANCE_STATES)[number]

/** In whose name a signature stands. */
export const SIGNER_KINDS = ['self', 'agent', 'guardian', 'mediator'] as const
export type SignerKind = (typeof SIGNER_KINDS)[number]

/** How it was signed: with the finger on a screen, or on the printed page with a fingerprint. */
export const SIGN_MANNERS = ['drawn', 'paper'] as const
export type SignManner = (typeof SIGN_MANNERS)[number]

/** Who gives an agreement more force than it has: a court, a notary, an arbitration body. */
export const CONFIRMATION_KINDS = ['court', 'notary', 'arbitration'] as const
export type ConfirmationKind = (typeof CONFIRMATION_KINDS)[number]

/** Where a confirmation stands. */
export const CONFIRMATION_STATES = [
  'offered',
  'both_agreed',
  'pack_printed',
  'submitted',
  'accepted',
  'rejected',
  'ruled_valid',
  'ruled_dismissed',
  'served',
  'given_up',
] as const
export type ConfirmationState = (typeof CONFIRMATION_STATES)[number]

/** What is done with a confirmation. */
export const CONFIRMATION_STEPS = [
  'agree',
  'print_pack',
  'submit',
  'accept',
  'reject',
  'rule_valid',
  'rule_dismissed',
  'serve',
  'give_up',
] as const
export type ConfirmationStep = (typeof CONFIRMATION_STEPS)[number]

/** Why a court may confirm (民事诉讼法 art. 205). */
export const COURT_GROUNDS = [
  'invited',
  'domicile',
  'object_place',
  'organisation_place',
  'intermediate',
] as const
export type CourtGround = (typeof COURT_GROUNDS)[number]

/** What stands in the way of a confirmation, or must be looked at before it is offered. */
export const CONFIRMATION_CHECKS = [
  'type_allowed',
  'content_clear',
  'no_third_party_right',
  'no_property_right',
  'parties_identified',
  'in_time',
  'not_performed',
] as const
export type ConfirmationCheck = (typeof CONFIRMATION_CHECKS)[number]

/** What a draft is looked through for. */
export const FINDINGS = [
  'amount_needs_capitals',
  'capitals_differ',
  'total_differs',
  'total_missing',
  'no_payer',
  'no_payee',
  'same_party',
  'no_amount',
  'no_what',
  'no_manner',
  'no_due',
  'due_is_past',
  'no_such_date',
  'vague_word',
  'unknown_name',
  'mediation_fee',
  'punishment',
  'custody_forever',
  'blank_left',
  'no_obligation',
  'one_side_only',
  'later_treatment',
] as const
export type Finding = (typeof FINDINGS)[number]

/** The five things an agreement says (人民调解法 art. 29). */
export const STATUTORY_ITEMS = [
  'parties',
  'facts',
  'points_and_responsibilities',
  'content',
  'manner_and_time',
] as const
export type StatutoryItem = (typeof STATUTORY_ITEMS)[number]

/** The parts of a draft that a finding points to. */
export const DRAFT_PARTS = [
  'parties',
  'facts',
  'points',
  'responsibilities',
  'clause',
  'obligation',
  'total',
] as const
export type DraftPart = (typeof DRAFT_PARTS)[number]

/** When it ought to be written down and not only said. */
export const WRITTEN_REASONS = ['party_asks', 'not_at_once', 'major_or_complex'] as const
export type WrittenReason = (typeof WRITTEN_REASONS)[number]

/** What a return visit found. */
export const VISIT_PERFORMANCES = ['performed', 'partly', 'not', 'not_due'] as const
export type VisitPerformance = (typeof VISIT_PERFORMANCES)[number]
export const SATISFACTIONS = ['satisfied', 'mostly', 'not_satisfied', 'not_said'] as const
export type Satisfaction = (typeof SATISFACTIONS)[number]
export const VISIT_MANNERS = ['in_person', 'by_phone', 'online'] as const
export type VisitManner = (typeof VISIT_MANNERS)[number]

/** Lists of what a committee has to look after. */
export const DUE_TABS = ['overdue', 'soon', 'visits', 'confirmations'] as const
export type DueTab = (typeof DUE_TABS)[number]
