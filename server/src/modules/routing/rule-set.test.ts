import { URGENCIES } from '@linli/contract/codes/matters'
import { DAY_KINDS } from '@linli/contract/codes/routing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayKindAt } from './day-kind.ts'
import { findCircle } from './find-circle.ts'
import { findFaults } from './find-problems.ts'
import {
  type Asked,
  askRules,
  mostSpecific,
  type RuleLine,
  type RulePlace,
  ruleSet,
} from './rule-set.ts'

/** Two streets with two communities each and two grids each, named by their path. */
const PLACES: RulePlace[] = ['a', 'b'].flatMap((street) => [
  { street_id: street, community_id: null, grid_id: null },
  ...['1', '2'].flatMap((community) => [
    { street_id: street, community_id: street + community, grid_id: null },
    ...['x', 'y'].map((grid) => ({
      street_id: street,
      community_id: street + community,
      grid_id: street + community + grid,
    })),
  ]),
])
const CODES = ['f', 'f.light', 'f.road', 'e', 'e.waste'] as const
const areaOf = (at: RulePlace | null) => at && (at.grid_id ?? at.community_id ?? at.street_id)

const some = <T>(values: readonly T[]) => fc.constantFrom(...values)
const perhaps = <T>(values: readonly T[]) => fc.option(some(values), { freq: 2 })

const line = fc
  .record({
    at: perhaps(PLACES),
    category_code: perhaps(CODES),
    urgency: perhaps(URGENCIES),
    day_kind: perhaps(DAY_KINDS),
    refer_to: perhaps(PLACES),
    refer_category_code: perhaps(CODES),
    refers: fc.boolean(),
  })
  .map(
    ({ refers, refer_to, refer_category_code, ...rule }): Omit<RuleLine, 'place'> => ({
      ...rule,
      area_id: areaOf(rule.at),
      target_kind:
        refers && (refer_to || refer_category_code) ? 'refer' : ('district_centre' as const),
      refer_to: refers ? refer_to : null,
      refer_category_code: refers ? refer_category_code : null,
      unit_id: null,
      doer_kind: null,
      cc_unit_ids: [],
    }),
  )
const lines = fc
  .array(line, { maxLength: 14 })
  .map((all) => all.map((one, at): RuleLine => ({ ...one, place: at + 1 })))
const untied = lines.filter((all) => findFaults(all).every(({ fault }) => fault !== 'tie'))

const asked: fc.Arbitrary<Asked> = fc
  .tuple(some(PLACES), some([...CODES, 'f.other', 'o']), some(URGENCIES), some(DAY_KINDS))
  .map(([place, category_code, urgency, day_kind]) => ({
    ...place,
    category_code,
    urgency,
    day_kind,
  }))

/** The order as the documents state it, written without an index: compare every rule with every other. */
function naively(all: readonly RuleLine[], of: Asked): RuleLine | null {
  const fits = all.filter(
    (rule) =>
      (rule.category_code === null ||
        rule.category_code === of.category_code ||
        of.category_code.startsWith(`${rule.category_code}.`)) &&
      (rule.area_id === null ||
        [of.street_id, of.community_id, of.grid_id].includes(rule.area_id)) &&
      (rule.urgency === null || rule.urgency === of.urgency) &&
      (rule.day_kind === null || rule.day_kind === of.day_kind),
  )
  const weights = (rule: RuleLine) => [
    rule.category_code === null ? 0 : rule.category_code === of.category_code ? 2 : 1,
    rule.at?.grid_id ? 3 : rule.at?.community_id ? 2 : rule.at ? 1 : 0,
    rule.urgency ? 1 : 0,
    rule.day_kind ? 1 : 0,
  ]
  return (
    fits.sort((one, other) => {
      const [mine, theirs] = [weights(one), weights(other)]
      const at = mine.findIndex((weight, n) => weight !== theirs[n])
      return at < 0 ? 0 : (theirs[at] ?? 0) - (mine[at] ?? 0)
    })[0] ?? null
  )
}

test('the most specific rule wins, and in whatever order the rules are written', () => {
  fc.assert(
    fc.property(untied, asked, fc.infiniteStream(fc.nat()), (all, of, order) => {
      const expected = naively([...all], of)
      expect(mostSpecific(ruleSet(all), of)?.place).toBe(expected?.place)
      const shuffled = all
        .map((rule) => ({ rule, key: order.next().value ?? 0 }))
        .sort((one, other) => one.key - other.key)
        .map(({ rule }) => rule)
      expect(mostSpecific(ruleSet(shuffled), of)?.place).toBe(expected?.place)
    }),
    { numRuns: 400 },
  )
})

/** Every matter that rules over these places and codes can tell apart. */
const everyMatter: Asked[] = [
  ...PLACES,
  { street_id: null, community_id: null, grid_id: null },
].flatMap((place) =>
  [...CODES, 'f.other', 'e.other', 'o'].flatMap((category_code) =>
    URGENCIES.flatMap((urgency) =>
      DAY_KINDS.map((day_kind) => ({ ...place, category_code, urgency, day_kind })),
    ),
  ),
)

test('a circle is found exactly where some matter runs into one', () => {
  let found = 0
  fc.assert(
    fc.property(untied, (all) => {
      const circle = findCircle(all)
      const set = ruleSet(all)
      const runs = everyMatter.some((of) => askRules(set, of).is_circle)
      expect(circle !== null).toBe(runs)
      if (!circle) return
      found += 1
      expect(circle.at(0)).toBe(circle.at(-1))
    }),
    { numRuns: 300 },
  )
  expect(found).toBeGreaterThan(5)
})

const rule = (place: number, change: Partial<RuleLine>): RuleLine => ({
  place,
  area_id: null,
  at: null,
  category_code: null,
  urgency: null,
  day_kind: null,
  target_kind: 'district_centre',
  unit_id: null,
  doer_kind: null,
  refer_category_code: null,
  refer_to: null,
  cc_unit_ids: [],
  ...change,
})
const inStreet = (street_id: string) => ({
  area_id: street_id,
  at: { street_id, community_id: null, grid_id: null },
})

test('a circle is named with every rule on its way', () => {
  const refer = (code: string) => ({ target_kind: 'refer' as const, refer_category_code: code })
  const circle = [
    rule(3, { category_code: 'f.light', ...refer('f.road') }),
    rule(7, { category_code: 'f.road', ...refer('e') }),
    rule(9, { category_code: 'e', ...refer('f.light') }),
  ]
  expect(findCircle(circle)).toEqual([3, 7, 9, 3])
  // The same rules are fine where one of them gives it to somebody.
  expect(findCircle([...circle.slice(0, 2), rule(9, { category_code: 'e' })])).toBeNull()
})

test('"everywhere as in that street" is no circle as long as that street has a rule of its own', () => {
  const everywhere = rule(1, {
    category_code: 'f.light',
    target_kind: 'refer',
    refer_to: inStreet('a').at,
  })
  expect(findCircle([everywhere])).toEqual([1, 1])
  const own = rule(2, { category_code: 'f.light', ...inStreet('a') })
  expect(findCircle([everywhere, own])).toBeNull()
  const of = {
    ...inStreet('b').at,
    category_code: 'f.light',
    urgency: 'ordinary',
    day_kind: 'night',
  } as const
  expect(askRules(ruleSet([everywhere, own]), of)).toMatchObject({ rule: { place: 2 }, via: [1] })
})

test('two rules for exactly the same are a tie, and both are named', () => {
  const night = { category_code: 'f.light', day_kind: 'night' as const }
  expect(
    findFaults([rule(4, night), rule(5, { ...night, urgency: 'urgent' }), rule(8, night)]),
  ).toEqual([{ fault: 'tie', places: [4, 8], name: null }])
})

test.each([
  ['2022-09-05T10:00', 'workday'],
  ['2022-09-05T22:00', 'night'],
  ['2022-09-06T06:59', 'night'],
  ['2022-09-06T07:00', 'workday'],
  ['2022-09-10T10:00', 'rest_day'],
  // A Sunday that was worked for the National Day holiday, and a day of that holiday.
  ['2022-10-08T10:00', 'workday'],
  ['2022-10-03T10:00', 'rest_day'],
  ['2022-10-03T23:00', 'night'],
])('%s in Shanghai is a %s', (moment, kind) => {
  expect(dayKindAt(new Date(`${moment}:00+08:00`), { from: 22, to: 7 })).toBe(kind)
})
