import type { DoerKind, Urgency } from '@linli/contract/codes/matters'
import type { DayKind } from '@linli/contract/codes/routing'
import type { Named } from '@linli/contract/fields'
import { categoryInForce } from '#modules/catalogue'
import type { Db, Tx } from '#platform/db'
import { shanghaiDay } from '#platform/workdays'
import { dayKindAt } from './day-kind.ts'
import { rulesInForce } from './read-rules.ts'
import { type Answer, askRules } from './rule-set.ts'
import { type DoerPlace, readUnits, type UnitDirectory } from './unit-directory.ts'

/** Who does the work of a category by the catalogue: a kind of unit found from the place, or one named unit. */
export interface Doer {
  doer_kind: DoerKind | null
  doer_unit_id: string | null
}

/** A matter that shall be given to somebody, with what the catalogue says of its category. */
export interface RouteFacts extends DoerPlace, Doer {
  category_code: string
  urgency: Urgency
}

/** To whom a matter goes, and why. */
export interface Route {
  day_kind: DayKind
  version: { id: string; number: number } | null
  /** Null where no rule is for it and the catalogue decides. */
  place: number | null
  via: number[]
  /** Null where nobody is found: the unit that is meant is no more, or there is none of the kind. */
  unit: Named | null
  cc_unit_ids: readonly string[]
}

// The night of a district without rules, as the platform has it.
const NIGHT = { from: 22, to: 7 }

/** The unit that the rules in force at a moment mean for a matter; without a rule, the one of the catalogue. */
export async function decideRoute(
  db: Db | Tx,
  district_id: number,
  facts: RouteFacts,
  at: Date,
): Promise<Route> {
  const [route] = await decideRoutes(db, district_id, [facts], at)
  if (!route) throw new RangeError('a matter without an answer')
  return route
}

/** The same for several matters at once, in their order and with as many statements. */
export async function decideRoutes(
  db: Db | Tx,
  district_id: number,
  matters: readonly RouteFacts[],
  at: Date,
): Promise<Route[]> {
  const day = shanghaiDay(at)
  const version = await rulesInForce(db, district_id, day)
  const day_kind = dayKindAt(at, version?.night ?? NIGHT)
  const asked: { facts: RouteFacts; answer: Answer; doer: Doer }[] = []
  for (const facts of matters) {
    const answer = version ? askRules(version.rules, { ...facts, day_kind }) : noRule(facts)
    const isOwn = answer.rule !== null || answer.category_code === facts.category_code
    const referred = isOwn
      ? undefined
      : await categoryInForce(db, district_id, answer.category_code, day)
    asked.push({ facts, answer, doer: referred ?? facts })
  }
  const units = await readUnits(db, district_id, day, {
    ids: asked.flatMap(({ answer, doer }) => answer.rule?.unit_id ?? doer.doer_unit_id ?? []),
    places: matters,
  })
  return asked.map(({ facts, answer, doer }) => ({
    day_kind,
    version: version && { id: version.id, number: version.number },
    place: answer.rule?.place ?? null,
    via: answer.via,
    unit: unitOf(units, answer, { ...doer, place: facts }),
    cc_unit_ids: answer.rule?.cc_unit_ids ?? [],
  }))
}

function noRule({ category_code }: RouteFacts): Answer {
  return { rule: null, via: [], category_code, is_circle: false }
}

/** The unit that an answer of the rules means for a place; `otherwise` is what the catalogue says where no rule answered. */
export function unitOf(
  units: UnitDirectory,
  { rule }: Pick<Answer, 'rule'>,
  { doer_kind, doer_unit_id, place }: Doer & { place: DoerPlace },
): Named | null {
  if (rule?.target_kind === 'district_centre') return units.district_centre
  const kind = rule ? (rule.target_kind === 'unit' ? 'unit' : rule.doer_kind) : doer_kind
  const unit_id = rule ? rule.unit_id : doer_unit_id
  if (kind === 'unit') return unit_id === null ? null : units.named(unit_id)
  return kind === null ? null : units.nearest(kind, place)
}
