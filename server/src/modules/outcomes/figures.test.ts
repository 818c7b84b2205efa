import { DISPUTE_SOURCES } from '@linli/contract/codes/mediation'
import { OUTCOME_COUNTS, OUTCOME_GROUPS, type OutcomeCount } from '@linli/contract/codes/outcomes'
import type { Input } from '@linli/contract/endpoint'
import { outcomes } from '@linli/contract/outcomes'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { START, type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { aCommittee, type TestCommittee } from '../mediators/testing.ts'
import { aWentDispute, type Went } from './testing.ts'

let app: TestApp
let world: World
let here: TestCommittee
let there: TestCommittee
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
  here = await aCommittee(app, world)
  there = await aCommittee(app, world, {
    name: '古楼街道人民调解委员会',
    short_name: '古楼',
    area_id: world.areas.guchong,
  })
  for (const went of wents()) await aWentDispute(app, world, went)
  app.clock.set(START)
})
afterAll(() => app?.close())

/** One of each fate, at two committees. */
function wents(): Went[] {
  const base = { committee_id: here.id, accepted: '2022-03-01' }
  const agreed = { ...base, held: '2022-03-02', agreed: '2022-03-03' }
  return [
    { ...agreed, studio_id: here.studio_id, promised: [['2022-03-10', '2022-03-09']] },
    { ...agreed, studio_id: here.studio_id, form: 'oral', type: 'traffic.injury' },
    {
      ...agreed,
      studio_id: here.studio_id,
      promised: [
        ['2022-04-10', null],
        ['2022-12-10', null],
        ['2022-03-20', '2022-05-20'],
      ],
    },
    { ...agreed, revived_after: 40, source: 'police', risk: 'violence' },
    { ...agreed, revived_after: 91, risk: 'criminal' },
    { ...agreed, is_partial: true, risk: 'suicide' },
    { ...base, held: '2022-03-02', failed: '2022-03-20', risk: 'mass_petition' },
    { ...base, failed: '2022-03-02' },
    { ...base, accepted: '2022-08-30' },
    { ...base, accepted: '2022-03-01', agreed: '2022-03-04' },
    { ...agreed, committee_id: there.id, street_id: world.areas.guchong },
  ]
}

const YEAR = { from: '2022-01-01', to: '2022-08-31', as_of: '2022-09-05' }
type Span = Omit<Input<typeof outcomes.get_figures>, 'by'>

async function counts(span: Span, as = world.tokens.zheng_leader) {
  const { rows } = await app.must(outcomes.get_figures, span, as)
  const found = rows[0]?.counts ?? []
  return Object.fromEntries(found.map(({ name, n }) => [name, n]))
}

async function listed(name: OutcomeCount, span: Span, as = world.tokens.zheng_leader) {
  const keys: string[] = []
  for (let cursor: string | undefined; ; ) {
    const page = { ...span, name, limit: 3, ...(cursor ? { cursor } : {}) }
    const { items, next_cursor } = await app.must(outcomes.list_counted, page, as)
    keys.push(...items.map(({ key }) => key))
    if (next_cursor === null) return keys
    cursor = next_cursor
  }
}

test('every fate is counted where it belongs', async () => {
  expect(await counts(YEAR)).toEqual({
    accepted: 11,
    mediated: 9,
    agreed: 7,
    failed: 2,
    running: 2,
    written: 6,
    oral: 1,
    revived: 1,
    due: 3,
    performed: 2,
    overdue: 1,
    kept_criminal: 1,
    kept_mass_petition: 0,
    kept_suicide: 0,
    kept_fight: 1,
  })
  const { rows } = await app.must(outcomes.get_figures, YEAR, world.tokens.zheng_leader)
  const kept = rows[0]?.counts.find(({ name }) => name === 'kept_fight')
  expect(kept).toEqual({ name: 'kept_fight', n: 1, people: 2 })
})

test('as of an earlier day the figures are those of that day', async () => {
  const then = { from: '2022-03-01', to: '2022-03-01', as_of: '2022-03-02' }
  expect(await counts(then)).toMatchObject({ accepted: 10, agreed: 0, mediated: 8, failed: 1 })
  const later = { ...then, as_of: '2022-03-31' }
  expect(await counts(later)).toMatchObject({ agreed: 7, due: 2, performed: 1, overdue: 1 })
})

test('whatever is asked: a count is exactly the length of its list', async () => {
  const day = fc.constantFrom('2022-02-01', '2022-03-01', '2022-03-03', '2022-03-20', '2022-08-31')
  const asked = fc.record(
    {
      from: day,
      to: day,
      as_of: fc.constantFrom('2022-03-02', '2022-03-20', '2022-04-30', '2022-09-05', '2022-12-31'),
      committee_id: fc.constantFrom(here.id, there.id),
      studio_id: fc.constant(here.studio_id),
      type: fc.constantFrom('neighbour.water', 'traffic.injury'),
      source: fc.constantFrom(...DISPUTE_SOURCES),
    },
    { requiredKeys: ['from', 'to', 'as_of'] },
  )
  const readers = [world.tokens.zheng_leader, world.tokens.zhao_street, here.clerk.token]
  await fc.assert(
    fc.asyncProperty(
      asked,
      fc.constantFrom(...OUTCOME_COUNTS),
      fc.constantFrom(...readers),
      async (span, name, as) => {
        fc.pre(span.from <= span.to && span.to <= span.as_of)
        const keys = await listed(name, span, as)
        expect(new Set(keys).size).toBe(keys.length)
        expect((await counts(span, as))[name] ?? 0).toBe(keys.length)
      },
    ),
    { numRuns: 60 },
  )
}, 60_000)

test('groups add up to the whole, in the order of names', async () => {
  const whole = await counts(YEAR)
  for (const by of OUTCOME_GROUPS.filter((one) => one !== 'none' && one !== 'studio')) {
    const { rows } = await app.must(
      outcomes.get_figures,
      { ...YEAR, by },
      world.tokens.zheng_leader,
    )
    for (const name of OUTCOME_COUNTS) {
      const sum = rows.flatMap((row) => row.counts.filter((one) => one.name === name))
      expect(
        sum.reduce((total, { n }) => total + n, 0),
        `${by} ${name}`,
      ).toBe(whole[name])
    }
  }
  const studios = { ...YEAR, by: 'studio' as const }
  const { rows } = await app.must(outcomes.get_figures, studios, world.tokens.zheng_leader)
  expect(rows).toMatchObject([{ key: here.studio_id, name: '老秦说和工作室' }])
  expect(rows[0]?.counts[0]).toMatchObject({ name: 'accepted', n: 3 })
})

test('each sees the places and committees that are theirs, and nobody else', async () => {
  expect((await counts(YEAR, world.tokens.zhao_street)).accepted).toBe(10)
  expect((await counts(YEAR, world.tokens.chen_other_street)).accepted).toBe(1)
  expect((await counts(YEAR, there.other.token)).accepted).toBe(1)
  expect(await counts(YEAR, world.tokens.sun_lights)).toEqual({})
  const refused = await app.call(outcomes.get_figures, YEAR, world.tokens.resident)
  expect(refused).toMatchObject({ status: 403, reason: 'not_your_role' })
})

test('days the wrong way are refused, and no line names a party', async () => {
  const wrong = { from: '2022-05-01', to: '2022-04-01', as_of: '2022-09-05' }
  for (const span of [wrong, { ...YEAR, as_of: '2022-08-01' }])
    expect(await app.call(outcomes.get_figures, span, world.tokens.zheng_leader)).toMatchObject({
      status: 422,
      reason: 'days_the_wrong_way',
    })
  const list = { ...YEAR, name: 'accepted' as const }
  const { items } = await app.must(outcomes.list_counted, list, world.tokens.zheng_leader)
  expect(Object.keys(items[0] ?? {}).filter((key) => /name|phone|party/.test(key))).toEqual([])
})
