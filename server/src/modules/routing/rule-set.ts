import type { Urgency } from '@linli/contract/codes/matters'
import type { DayKind, PlacedDoer, TargetKind } from '@linli/contract/codes/routing'

/** Where in the area tree; null below the level that is known. */
export interface RulePlace {
  street_id: string | null
  community_id: string | null
  grid_id: string | null
}

/** A rule as it is applied. */
export interface RuleLine {
  place: number
  area_id: string | null
  category_code: string | null
  urgency: Urgency | null
  day_kind: DayKind | null
  target_kind: TargetKind
  unit_id: string | null
  doer_kind: PlacedDoer | null
  refer_category_code: string | null
  /** The place of the area that is referred to. */
  refer_to: RulePlace | null
  /** The place of its own area; null for the whole district. */
  at: RulePlace | null
  cc_unit_ids: readonly string[]
}

/** What is asked of the rules: a kind of matter, where, how urgent, when. */
export interface Asked extends RulePlace {
  category_code: string
  urgency: Urgency
  day_kind: DayKind
}

export interface Answer {
  /** The rule that says to whom; null where none does, and the catalogue decides. */
  rule: RuleLine | null
  /** The places of the rules that referred to another, in the order in which they were asked. */
  via: number[]
  /** The category whose rule was asked last. */
  category_code: string
  /** The rules ask each other in a circle, which no published set does. */
  is_circle: boolean
}

/** Rules by category, area, and urgency with kind of day, so that the most specific is found without looking at all. */
export type RuleSet = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, RuleLine>>>

const ANY = ''

/** Makes rules ready to be asked. Of two rules for exactly the same the first stays; publication refuses such a set. */
export function ruleSet(lines: readonly RuleLine[]): RuleSet {
  const set = new Map<string, Map<string, Map<string, RuleLine>>>()
  for (const line of lines) {
    const areas = getOrAdd(set, line.category_code ?? ANY)
    const whens = getOrAdd(areas, line.area_id ?? ANY)
    const when = whenOf(line.urgency, line.day_kind)
    if (!whens.has(when)) whens.set(when, line)
  }
  return set
}

function getOrAdd<V>(map: Map<string, Map<string, V>>, key: string): Map<string, V> {
  const known = map.get(key)
  if (known) return known
  const made = new Map<string, V>()
  map.set(key, made)
  return made
}

function whenOf(urgency: Urgency | null, day_kind: DayKind | null): string {
  return `${urgency ?? ANY} ${day_kind ?? ANY}`
}

/**
 * The rule that fits most closely. What a matter is counts before where it is: a category before its group before any;
 * then grid, community, street, district; then a named urgency before any; then a named kind of day before any. Two
 * different rules that fit the same matter never stand level in this order unless they are for exactly the same.
 */
export function mostSpecific(set: RuleSet, asked: Asked): RuleLine | null {
  const whens = whensOf(asked)
  for (const category of [asked.category_code, groupOf(asked.category_code), ANY]) {
    const areas = category === null ? undefined : set.get(category)
    if (!areas) continue
    for (const area of [asked.grid_id, asked.community_id, asked.street_id, ANY]) {
      const rules = area === null ? undefined : areas.get(area)
      if (!rules) continue
      for (const when of whens) {
        const rule = rules.get(when)
        if (rule) return rule
      }
    }
  }
  return null
}

function whensOf({ urgency, day_kind }: Asked): string[] {
  return [
    whenOf(urgency, day_kind),
    whenOf(urgency, null),
    whenOf(null, day_kind),
    whenOf(null, null),
  ]
}

/** The group of a category; null where it is a group itself. */
export function groupOf(code: string): string | null {
  const dot = code.indexOf('.')
  return dot < 0 ? null : code.slice(0, dot)
}

/** Asks the rules, following those that refer to another category or area; each rule is asked once at most. */
export function askRules(set: RuleSet, asked: Asked): Answer {
  const via: number[] = []
  for (let now = asked; ; ) {
    const rule = mostSpecific(set, now)
    const { category_code } = now
    if (rule?.target_kind !== 'refer') return { rule, via, category_code, is_circle: false }
    const isCircle = via.includes(rule.place)
    via.push(rule.place)
    if (isCircle) return { rule: null, via, category_code, is_circle: true }
    now = { ...now, ...rule.refer_to, category_code: rule.refer_category_code ?? category_code }
  }
}
