import type { DoerKind } from './matters.ts'

/** When a matter is given out: at night, or else by whether people work on that day. */
export const DAY_KINDS = ['workday', 'rest_day', 'night'] as const
export type DayKind = (typeof DAY_KINDS)[number]

/** To whom a rule gives: one named unit, a kind of unit found from the place, straight to the district's centre (越级), or
 * whoever the rule of another category or area names. */
export const TARGET_KINDS = ['unit', 'doer', 'district_centre', 'refer'] as const
export type TargetKind = (typeof TARGET_KINDS)[number]

/** Kinds of unit that are found from the place. */
export const PLACED_DOERS = [
  'grid',
  'community',
  'street_centre',
  'property',
] as const satisfies readonly DoerKind[]
export type PlacedDoer = (typeof PLACED_DOERS)[number]

export const VERSION_STATES = ['draft', 'scheduled', 'in_force', 'ended'] as const
export type VersionState = (typeof VERSION_STATES)[number]

/** What keeps a set of rules from being published: two rules for the same, rules that ask each other in a circle, and names
 * of what is no more on its first day. */
export const RULE_FAULTS = [
  'tie',
  'circle',
  'no_such_unit',
  'no_such_area',
  'no_such_category',
] as const
export type RuleFault = (typeof RULE_FAULTS)[number]

export const ROUTING_ACTS = ['edit', 'publish', 'discard', 'restore', 'dry_run'] as const
