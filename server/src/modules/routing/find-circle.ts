import { URGENCIES } from '@linli/contract/codes/matters'
import { DAY_KINDS } from '@linli/contract/codes/routing'
import {
  type Asked,
  askRules,
  groupOf,
  type RuleLine,
  type RulePlace,
  ruleSet,
} from './rule-set.ts'

/**
 * The places of rules that ask each other in a circle, the first one again at the end; null where no matter whatsoever can
 * get into one. Every matter is, to the rules, one of a few kinds: those that some rule names, and "any other".
 */
export function findCircle(lines: readonly RuleLine[]): number[] | null {
  const set = ruleSet(lines)
  for (const line of lines) {
    if (line.target_kind !== 'refer') continue
    for (const asked of kindsOf(line, lines)) {
      const { via, is_circle } = askRules(set, asked)
      if (is_circle) return via.slice(via.indexOf(via.at(-1) ?? 0))
    }
  }
  return null
}

/** One matter of each kind that the rules can tell apart among those that this rule is for. */
function* kindsOf(line: RuleLine, lines: readonly RuleLine[]): Iterable<Asked> {
  const urgencies = line.urgency ? [line.urgency] : URGENCIES
  const day_kinds = line.day_kind ? [line.day_kind] : DAY_KINDS
  for (const category_code of categoriesOf(line, lines)) {
    for (const place of placesOf(line, lines)) {
      for (const urgency of urgencies) {
        for (const day_kind of day_kinds) yield { ...place, category_code, urgency, day_kind }
      }
    }
  }
}

// A leaf that no rule names: it stands for all the others of its group.
const OTHER = '.-'

function categoriesOf(line: RuleLine, lines: readonly RuleLine[]): Set<string> {
  const own = line.category_code
  if (own?.includes('.')) return new Set([own])
  const named = lines.flatMap(({ category_code }) => category_code ?? [])
  const below = named.filter((code) => own === null || groupOf(code) === own || code === own)
  const groups = new Set(below.map((code) => groupOf(code) ?? code))
  return new Set([
    own ?? '-',
    `${own ?? '-'}${OTHER}`,
    ...below,
    ...[...groups].map((group) => `${group}${OTHER}`),
  ])
}

const NOWHERE: RulePlace = { street_id: null, community_id: null, grid_id: null }

function placesOf(line: RuleLine, lines: readonly RuleLine[]): RulePlace[] {
  const { area_id } = line
  const named = lines.flatMap(({ at }) => at ?? [])
  const inside = named.filter(
    (at) => area_id === null || [at.street_id, at.community_id, at.grid_id].includes(area_id),
  )
  const found = [line.at ?? NOWHERE, ...inside]
  return [...new Map(found.map((at) => [Object.values(at).join(' '), at])).values()]
}
