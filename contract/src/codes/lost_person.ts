/** The family seeks somebody, or somebody was found and nobody knows whose they are. */
export const LOST_KINDS = ['missing', 'found_unidentified'] as const
export type LostKind = (typeof LOST_KINDS)[number]

export const LOST_STATES = [
  'opened',
  'told',
  'searching',
  'found',
  'handed_over',
  'closed',
] as const
export type LostState = (typeof LOST_STATES)[number]

export const SEXES = ['male', 'female', 'unknown'] as const
export type Sex = (typeof SEXES)[number]

/** How far a case is told, from the groups of its grid outwards. */
export const RINGS = ['grid', 'community', 'adjacent', 'street', 'district'] as const
export type Ring = (typeof RINGS)[number]

export const TRUSTS = ['unchecked', 'credible', 'wrong', 'confirmed'] as const
export type Trust = (typeof TRUSTS)[number]

/** To whom a person is handed over. */
export const HANDED_TO = ['family', 'police', 'rescue_station', 'hospital'] as const
export type HandedTo = (typeof HANDED_TO)[number]

/** What may be done on a case; each leaves a line in its timeline. */
export const LOST_ACTIONS = [
  'open',
  'tell_police',
  'decline_police',
  'number_police',
  'correct',
  'release_minor',
  'clear_minor',
  'ask_release',
  'release',
  'decline_release',
  'bypass',
  'confirm_bypass',
  'publish',
  'widen',
  'pause',
  'resume',
  'call',
  'sight',
  'judge_sighting',
  'compare',
  'find',
  'hand_over',
  'inform',
  'close',
] as const
export type LostAction = (typeof LOST_ACTIONS)[number]

/** Lines of a timeline: the acts, and what happens without a page of the desk. */
export const LOST_STEPS = [...LOST_ACTIONS, 'acknowledge', 'withdraw', 'erase'] as const
export type LostStep = (typeof LOST_STEPS)[number]

/** What two cases have in common, shown to the person who compares them. */
export const LIKENESSES = ['sex', 'age', 'height', 'clothing', 'place', 'time'] as const
export type Likeness = (typeof LIKENESSES)[number]

export const LOST_TABS = ['open', 'ended'] as const
export type LostTab = (typeof LOST_TABS)[number]

/** What a reader of the public card is told: seek, stop passing it on, or nothing more to see. */
export const CARD_STATES = ['searching', 'found', 'withdrawn'] as const
export type CardState = (typeof CARD_STATES)[number]
