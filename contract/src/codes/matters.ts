/** Where a matter stands (domain: Event). */
export const MATTER_STATUSES = [
  'reported',
  'accepted',
  'triaged',
  'assigned',
  'handling',
  'returned',
  'resolved',
  'verified',
  'closed',
  'reopened',
  'voided',
  'merged',
] as const
export type MatterStatus = (typeof MATTER_STATUSES)[number]

/** Statuses in which somebody still owes something. */
export const OPEN_STATUSES = [
  'reported',
  'accepted',
  'triaged',
  'assigned',
  'handling',
  'returned',
  'resolved',
  'verified',
  'reopened',
] as const satisfies readonly MatterStatus[]

/** Acts on a matter; each is one row of its timeline. */
export const MATTER_ACTIONS = [
  'report',
  'self_close',
  'accept',
  'triage',
  'assign',
  'handle',
  'resolve',
  'return',
  'verify',
  'reject',
  'close',
  'rate',
  'reopen',
  'propose_void',
  'void',
  'keep',
  'note',
  'import',
  // Several matters that are one, and several appeals for one (集中诉求、催办).
  'merge',
  'unmerge',
  'appeal',
  // Ways and dangers looked at before the work begins.
  'choose_route',
  'screen',
  'report_risk',
  // Several units for one matter.
  'designate',
  'assess',
  'give_task',
  'answer_task',
  'rule_task',
  'whistle',
  'answer_whistle',
  // Clocks, and those who watch them.
  'pause',
  'resume',
  'ask_extension',
  'grant_extension',
  'refuse_extension',
  'escalate',
  'supervise',
  'answer_supervision',
  'lift_supervision',
  'instruct',
  'answer_instruction',
  // Whether closed means solved.
  'propose_exclusion',
  'exclude',
  'keep_counted',
  'spot_check',
  // Work that changes hands or places.
  'hand_over',
  // People's mediation has begun on it, and has ended.
  'mediate',
  'end_mediation',
  'take_back',
  'relocate',
] as const
export type MatterAction = (typeof MATTER_ACTIONS)[number]

export const MATTER_SOURCES = [
  'resident',
  'grid_worker',
  'phone',
  'window',
  'group',
  'hotline_12345',
  'police_110',
  'petition',
  'delegate',
  'post',
  'letter',
  'import',
] as const
export type MatterSource = (typeof MATTER_SOURCES)[number]

/** The windows of a centre that take people in: 综治, 信访, 矛调. */
export const DESKS = ['governance', 'petition', 'mediation'] as const
export type Desk = (typeof DESKS)[number]

/** Somebody else with the same trouble, or the same person asking again (催办). */
export const APPEAL_KINDS = ['me_too', 'repeat'] as const
export type AppealKind = (typeof APPEAL_KINDS)[number]

/** How near a matter lies to the place that is asked about. */
export const NEARNESSES = ['building', 'grid', 'near', 'community'] as const
export type Nearness = (typeof NEARNESSES)[number]

export const URGENCIES = ['critical', 'urgent', 'ordinary'] as const
export type Urgency = (typeof URGENCIES)[number]

/** How a closed matter came to its end; only `handled` and `self_closed` were settled here. */
export const CLOSED_AS = ['handled', 'self_closed', 'imported'] as const
export type ClosedAs = (typeof CLOSED_AS)[number]

export const CLOCK_KINDS = ['accept', 'handle', 'verify'] as const
export type ClockKind = (typeof CLOCK_KINDS)[number]

/** Why a clock stands still. */
export const PAUSE_REASONS = [
  'party_documents',
  'examination',
  'court_or_ruling',
  'weather',
  'others_works',
  'other',
] as const
export type PauseReason = (typeof PAUSE_REASONS)[number]

/** How far a running clock has come: nothing to say, nearly over (临期), or missed (逾期). */
export const ALARMS = ['none', 'soon', 'overdue'] as const
export type Alarm = (typeof ALARMS)[number]

/** What was not done in time, so that a matter was brought up the line. */
export const ESCALATION_CAUSES = [
  'not_accepted',
  'not_assigned',
  'not_done',
  'not_verified',
] as const
export type EscalationCause = (typeof ESCALATION_CAUSES)[number]

/** To whom a matter is brought: the duty officers and the head of the centre of its street, the district's centre and
 * leader; the head of the unit that has it, and the unit that answers for its category. */
export const ESCALATION_STEPS = [
  'duty',
  'centre_head',
  'district_centre',
  'district_leader',
  'unit_head',
  'owner',
] as const
export type EscalationStep = (typeof ESCALATION_STEPS)[number]

export const RETURN_REASONS = [
  'not_ours',
  'wrong_place',
  'not_enough_facts',
  'already_done',
] as const
export type ReturnReason = (typeof RETURN_REASONS)[number]

export const VOID_REASONS = ['duplicate', 'test', 'no_such_place', 'abusive', 'by_mistake'] as const
export type VoidReason = (typeof VOID_REASONS)[number]

/** `escalated`: what was brought up the line to this person (上报到我这里). */
export const QUEUES = ['mine', 'unit', 'jurisdiction', 'escalated'] as const
export type Queue = (typeof QUEUES)[number]

export const EVIDENCE_KINDS = ['photo_before', 'photo_after', 'note'] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

/** Who does the work of a category: a kind of unit found from the place, or one named unit. */
export const DOER_KINDS = ['grid', 'community', 'street_centre', 'property', 'unit'] as const
export type DoerKind = (typeof DOER_KINDS)[number]

export const VERIFIERS = ['grid_worker', 'centre', 'reporter'] as const
export type Verifier = (typeof VERIFIERS)[number]

/** What came of a matter, as its handler claims and as its verifier finds: the kinds of answer of 济南条例 art. 27. */
export const OUTCOMES = ['solved', 'partly_solved', 'explained', 'referred', 'planned'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Whether it is solved, as the reporter says; how content they are is asked apart. */
export const SOLVED_ANSWERS = ['yes', 'partly', 'no'] as const
export type SolvedAnswer = (typeof SOLVED_ANSWERS)[number]

/** What somebody found who looked without knowing what had been claimed. */
export const FINDINGS = ['solved', 'partly', 'not', 'cannot_tell'] as const
export type Finding = (typeof FINDINGS)[number]

/** Parts of what is closed: closed is not solved, and solved is not content. */
export const CLOSURES = ['unsolved', 'solved_unsatisfied', 'unrecorded'] as const
export type Closure = (typeof CLOSURES)[number]

/** Why the centre takes a closed matter up again by itself. */
export const REOPEN_REASONS = [
  'spot_check',
  'came_back',
  'new_facts',
  'closed_wrongly',
  'from_above',
] as const
export type ReopenReason = (typeof REOPEN_REASONS)[number]

/** Why a closed matter is left out of the figures of solving and contentment (剔除). */
export const EXCLUSION_REASONS = [
  'malicious',
  'unreachable',
  'judicial',
  'beyond_law',
  'private_business',
  'classified',
  'other_legal_route',
] as const
export type ExclusionReason = (typeof EXCLUSION_REASONS)[number]
