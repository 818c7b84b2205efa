/** How somebody belongs to a group of the grid; the kinds of the mission: residents, property, 专营单位, grid, police. */
export const MEMBER_KINDS = [
  'resident',
  'grid_worker',
  'building_lead',
  'property',
  'utility',
  'community',
  'police',
  'legal',
] as const
export type MemberKind = (typeof MEMBER_KINDS)[number]

/** Where a membership stands; `asked` waits for the keeper. */
export const MEMBER_STATUSES = ['asked', 'in', 'declined', 'left', 'removed'] as const
export type MemberStatus = (typeof MEMBER_STATUSES)[number]

/** What a message is. A `notice` comes from a keeper; `matter` and `broadcast` are cards that lead there. */
export const MESSAGE_KINDS = ['text', 'photo', 'voice', 'notice', 'matter', 'broadcast'] as const
export type MessageKind = (typeof MESSAGE_KINDS)[number]

/** Duties that can be called by name in a group; whoever is on duty is reached. */
export const DUTY_ROLES = ['grid_worker', 'property', 'utility', 'community', 'police'] as const
export type DutyRole = (typeof DUTY_ROLES)[number]

/** What a keeper does to a message or a member; each is kept with its reason. */
export const MODERATIONS = ['withhold', 'restore', 'silence', 'unsilence', 'remove'] as const
export type Moderation = (typeof MODERATIONS)[number]

/** What words in a talk point to; a person looks at each. */
export const HINT_KINDS = ['danger', 'self_harm', 'violence', 'fraud', 'mass', 'repair'] as const
export type HintKind = (typeof HINT_KINDS)[number]

/** What a person made of a hint. */
export const HINT_DECISIONS = ['raised', 'called', 'nothing'] as const
export type HintDecision = (typeof HINT_DECISIONS)[number]

/** What the entry of a group lacks; a page asks for one of them at a time. */
export const GROUP_LACKS = ['duty', 'deputy', 'check', 'channel'] as const
export type GroupLack = (typeof GROUP_LACKS)[number]

/** What may be done with the entry of a group. */
export const RECORD_ACTS = [
  'revise',
  'cover',
  'set_keepers',
  'check',
  'invite',
  'add_member',
  'close',
] as const
export type RecordAct = (typeof RECORD_ACTS)[number]

/** What somebody may do in a group, as its page offers it. */
export const GROUP_ACTS = ['send', 'notice', 'pin', 'moderate'] as const
export type GroupAct = (typeof GROUP_ACTS)[number]

/** What a keeper made of a complaint about a message. */
export const COMPLAINT_DECISIONS = ['withheld', 'nothing'] as const
export type ComplaintDecision = (typeof COMPLAINT_DECISIONS)[number]
