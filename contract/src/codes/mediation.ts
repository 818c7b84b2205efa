/** Where a dispute stands. `accepted` becomes `mediating` with the first session; a partial agreement keeps `mediating`. */
export const DISPUTE_STATES = [
  'applied',
  'accepted',
  'mediating',
  'agreed',
  'failed',
  'refused',
  'withdrawn',
  'closed',
  'filed',
] as const
export type DisputeState = (typeof DISPUTE_STATES)[number]

/** States in which the parties are still being brought together. */
export const RUNNING_STATES = ['accepted', 'mediating'] as const satisfies readonly DisputeState[]

/** Sides of the table: who applied, who is applied against, and others. Several people may stand on one. */
export const SIDES = ['a', 'b', 'c', 'd'] as const
export type Side = (typeof SIDES)[number]

/** How a dispute comes to a committee (人民调解法 art. 17, 18; statistics of source). */
export const DISPUTE_SOURCES = [
  'self',
  'oral',
  'own_start',
  'court',
  'prosecutor',
  'police',
  'petition',
  'group',
  'matter',
] as const
export type DisputeSource = (typeof DISPUTE_SOURCES)[number]

/** How the moment of the request is proved, which interrupts the limitation period (诉讼时效规定 art. 12). */
export const REQUEST_PROOFS = [
  'online',
  'oral_record',
  'written',
  'transfer_letter',
  'recording',
  'other',
] as const
export type RequestProof = (typeof REQUEST_PROOFS)[number]

/** Sources in which another body hands the dispute over, with its name and its reference. */
export const TRANSFERS = ['court', 'prosecutor', 'police', 'petition'] as const

export const DIFFICULTIES = ['simple', 'ordinary', 'complex', 'major'] as const
export type Difficulty = (typeof DIFFICULTIES)[number]

/** Why mediation ended without an agreement: union of 宁波市人民调解条例 art. 23, 深圳 art. 28, 在线调解规则 art. 25, 特邀调解规定 art. 26. */
export const TERMINATIONS = [
  'withdrawn',
  'party_refuses',
  'unreachable',
  'no_consensus',
  'time_expired',
  'falsified_or_stalling',
  'collusion',
  'refuses_to_sign',
  'not_mediable',
  'referred_criminal',
  'settled_privately',
  'party_died',
  'other',
] as const
export type Termination = (typeof TERMINATIONS)[number]

/** Where a dispute may go when mediation does not take it or does not settle it (人民调解法 art. 26). */
export const OTHER_ROUTES = [
  'litigation',
  'arbitration',
  'administrative',
  'legal_aid',
  'police',
  'petition',
] as const
export type OtherRoute = (typeof OTHER_ROUTES)[number]

/** Why a dispute is not taken: what law or rule keeps away from people's mediation (人民调解委员会组织条例; 鲁信访〔2025〕6号 一（二）). */
export const DISPUTE_BARS = [
  'special_organ',
  'criminal',
  'party_refuses',
  'administrative',
  'in_court',
  'legal_organ',
  'discipline',
  'status_relation',
  'third_party_right',
  'no_clear_party',
  'other_committee',
  'other',
] as const
export type DisputeBar = (typeof DISPUTE_BARS)[number]

export const RETENTIONS = ['short', 'long', 'permanent'] as const
export type Retention = (typeof RETENTIONS)[number]

export const PARTY_KINDS = ['person', 'organisation'] as const
export type PartyKind = (typeof PARTY_KINDS)[number]

/** Whether somebody may bind themselves (民法典 art. 17–24). */
export const CAPACITIES = ['full', 'limited', 'none'] as const
export type Capacity = (typeof CAPACITIES)[number]

/** Who acts for a party: by law, as head of an organisation, or by mandate. */
export const AGENT_KINDS = ['guardian', 'representative', 'mandatary'] as const
export type AgentKind = (typeof AGENT_KINDS)[number]

/** What a mandate covers: to speak, or also to settle (民诉法 art. 62, taken over). */
export const POWERS = ['general', 'special'] as const
export type Power = (typeof POWERS)[number]

/** How a word of a party reached the file. */
export const WORD_WAYS = ['self', 'in_person', 'by_phone', 'on_paper'] as const
export type WordWay = (typeof WORD_WAYS)[number]

export const MEDIATOR_PARTS = ['lead', 'co', 'recorder'] as const
export type MediatorPart = (typeof MEDIATOR_PARTS)[number]

/** Who named a mediator (人民调解法 art. 19). */
export const CHOOSERS = ['appointed', 'party', 'both'] as const
export type Chooser = (typeof CHOOSERS)[number]

/** What needs the word of every party before it holds. */
export const PROPOSALS = [
  'mediator',
  'helper',
  'extension',
  'undisputed',
  'mediator_stays',
] as const
export type ProposalKind = (typeof PROPOSALS)[number]

export const PROPOSAL_STATES = ['open', 'agreed', 'declined', 'dropped'] as const
export type ProposalState = (typeof PROPOSAL_STATES)[number]

/** Whom one may ask to help, with every side's consent (人民调解法 art. 20; 山东省多元化解条例 art. 34). */
export const HELPER_KINDS = [
  'relative',
  'neighbour',
  'colleague',
  'expert',
  'legal_guide',
  'legal_adviser',
  'officer',
  'delegate',
  'organisation',
  'other',
] as const
export type HelperKind = (typeof HELPER_KINDS)[number]

/** Why a mediator may have to step back (特邀调解规定 art. 15, taken over for all). */
export const RECUSAL_GROUNDS = ['party', 'near_relative', 'interest', 'other_relation'] as const
export type RecusalGround = (typeof RECUSAL_GROUNDS)[number]

export const RECUSAL_STATES = ['asked', 'sustained', 'overruled'] as const
export type RecusalState = (typeof RECUSAL_STATES)[number]

export const SESSION_KINDS = ['joint', 'separate'] as const
export type SessionKind = (typeof SESSION_KINDS)[number]

export const SESSION_STATES = ['planned', 'held', 'cancelled'] as const
export type SessionState = (typeof SESSION_STATES)[number]

/** Dangers that are reported before anything else goes on (人民调解法 art. 25; 山东省反家庭暴力条例 art. 20). */
export const DISPUTE_RISKS = [
  'domestic_violence',
  'minor_harm',
  'criminal',
  'suicide',
  'violence',
  'mass_petition',
] as const
export type DisputeRisk = (typeof DISPUTE_RISKS)[number]

/** To whom a danger is reported. */
export const RISK_RECEIVERS = ['police', 'emergency', 'civil_affairs', 'centre', 'other'] as const
export type RiskReceiver = (typeof RISK_RECEIVERS)[number]

/** What makes the clock stand still. */
export const PAUSES = ['appraisal', 'party_died', 'joint_wish'] as const
export type PauseKind = (typeof PAUSES)[number]

/** Acts on a dispute; each is one line of its timeline. */
export const DISPUTE_ACTIONS = [
  'apply',
  'revise',
  'accept',
  'refuse',
  'withdraw',
  'add_party',
  'add_agent',
  'end_agent',
  'record_refusal',
  'record_death',
  'tell_rights',
  'appoint_mediator',
  'propose',
  'respond',
  'ask_recusal',
  'decide_recusal',
  'plan_session',
  'move_session',
  'cancel_session',
  'hold_session',
  'record_inquiry',
  'add_material',
  'pause',
  'resume',
  'flag_risk',
  'report_risk',
  'stop',
  'terminate',
  'agree',
  'agree_partly',
  'hand_over_file',
  'note',
  'close',
  'file',
] as const
export type DisputeAction = (typeof DISPUTE_ACTIONS)[number]

/** Queues of a committee's table. */
export const DISPUTE_TABS = ['applied', 'mine', 'running', 'due_soon', 'agreed', 'ended'] as const
export type DisputeTab = (typeof DISPUTE_TABS)[number]

/** From what a person looks at a dispute: a side, its mediator, the committee's clerk, or the place that watches over it. */
export const STANDINGS = ['party', 'mediator', 'clerk', 'overseer', 'opener'] as const
export type StandingKind = (typeof STANDINGS)[number]
