/** What stands in a side's sealed room: notes, messages, statements, papers, and minutes of a separate session (背靠背调解记录). */
export const ITEM_KINDS = ['note', 'message', 'statement', 'paper', 'record'] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

/** Kinds that a side itself writes; minutes and notes are the mediators'. */
export const SIDE_KINDS = ['message', 'statement', 'paper'] as const satisfies readonly ItemKind[]

/** Kinds that a mediator writes. */
export const MEDIATOR_KINDS = [
  'message',
  'note',
  'record',
  'paper',
] as const satisfies readonly ItemKind[]

/** Where a proposed release stands: asked of the parties, agreed by all of them, refused by one, taken back, or shared. */
export const RELEASE_STATES = ['asked', 'agreed', 'refused', 'withdrawn', 'released'] as const
export type ReleaseState = (typeof RELEASE_STATES)[number]

/** What a party says to a release. */
export const CONSENT_ANSWERS = ['agreed', 'refused', 'withdrawn'] as const
export type ConsentAnswer = (typeof CONSENT_ANSWERS)[number]

/** How a consent is recorded: by the party on a phone, or on paper with a scan. */
export const CONSENT_MANNERS = ['phone', 'paper'] as const
export type ConsentManner = (typeof CONSENT_MANNERS)[number]

/** Where a round of sealed offers stands. A round that did not meet says so and nothing else. */
export const ROUND_STATES = ['open', 'met', 'not_met'] as const
export type RoundState = (typeof ROUND_STATES)[number]

/** How the figure comes out where two offers meet: the middle between them, or a share agreed beforehand. */
export const ROUND_RULES = ['midpoint', 'split'] as const
export type RoundRule = (typeof ROUND_RULES)[number]

/** Where a break-glass opening of a room stands. */
export const GLASS_STATES = ['asked', 'open', 'refused', 'ended'] as const
export type GlassState = (typeof GLASS_STATES)[number]

/** What was looked at under a break-glass opening. */
export const GLASS_READINGS = ['items', 'file'] as const
export type GlassReadingKind = (typeof GLASS_READINGS)[number]
