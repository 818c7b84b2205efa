/** Why an order of supervision is issued (潍坊市12345热线条例 art. 26). */
export const SUPERVISION_TRIGGERS = [
  'refuses',
  'overdue',
  'unsolved',
  'bad_effect',
  'other',
] as const
export type SupervisionTrigger = (typeof SUPERVISION_TRIGGERS)[number]

/** How weighty an order is: an ordinary one, or one posted for all to see (挂牌). */
export const SUPERVISION_GRADES = ['ordinary', 'posted'] as const
export type SupervisionGrade = (typeof SUPERVISION_GRADES)[number]

/** Where an order stands: the unit owes an answer, has given one, or is released. */
export const ORDER_STATES = ['waiting', 'answered', 'lifted'] as const
export type OrderState = (typeof ORDER_STATES)[number]

/** What stands on the page of supervision: orders by state, matters that ask for one, and instructions. */
export const SUPERVISION_TABS = [
  ...ORDER_STATES,
  'suggested',
  'instructed',
  'instructions_answered',
] as const
export type SupervisionTab = (typeof SUPERVISION_TABS)[number]

/** To whom a leader's instruction goes: the unit that has the matter, or the centre of its place. */
export const INSTRUCTED = ['unit', 'centre'] as const
export type Instructed = (typeof INSTRUCTED)[number]
