import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Closed, dealOut, drawSample, seedOf } from './draw-sample.ts'
import { wilson } from './wilson.ts'

const closed = fc.record({
  id: fc.uuid(),
  closed_as: fc.constantFrom('handled', 'self_closed'),
  street_id: fc.constantFrom(null, 's1', 's2', 's3'),
}) as fc.Arbitrary<Closed>
const population = fc.uniqueArray(closed, { selector: ({ id }) => id, maxLength: 80 })
const rates = fc.record({
  handled_per_mille: fc.integer({ min: 1, max: 1000 }),
  self_closed_per_mille: fc.integer({ min: 1, max: 1000 }),
  least_a_street: fc.integer({ min: 0, max: 5 }),
})

test('the same seed draws the same rows, in whatever order they are given', () => {
  fc.assert(
    fc.property(fc.string(), population, rates, (seed, all, plan) => {
      expect(drawSample(seed, [...all].reverse(), plan)).toEqual(drawSample(seed, all, plan))
    }),
  )
})

test('as many as the rates say are drawn of each kind, and enough of each street', () => {
  fc.assert(
    fc.property(fc.string(), population, rates, (seed, all, plan) => {
      const drawn = drawSample(seed, all, plan)
      expect(new Set(drawn).size).toBe(drawn.length)
      const of = (fits: (one: Closed) => boolean) => all.filter(fits)
      for (const kind of ['handled', 'self_closed'] as const) {
        const some = of((one) => one.closed_as === kind)
        const taken = some.filter(({ id }) => drawn.includes(id)).length
        expect(taken).toBeGreaterThanOrEqual(
          Math.ceil((some.length * plan[`${kind}_per_mille`]) / 1000),
        )
      }
      for (const street of [null, 's1', 's2', 's3']) {
        const some = of((one) => one.street_id === street)
        const taken = some.filter(({ id }) => drawn.includes(id)).length
        expect(taken).toBeGreaterThanOrEqual(Math.min(some.length, plan.least_a_street))
      }
    }),
  )
})

test('over many seeds each row is drawn about as often as any other', () => {
  const all: Closed[] = Array.from({ length: 20 }, (_, n) => ({
    id: `m${n}`,
    closed_as: 'handled',
    street_id: 's1',
  }))
  const plan = { handled_per_mille: 250, self_closed_per_mille: 1, least_a_street: 0 }
  const times = new Map(all.map(({ id }) => [id, 0]))
  for (let day = 0; day < 2000; day += 1) {
    for (const id of drawSample(seedOf('chain', String(day)), all, plan))
      times.set(id, (times.get(id) ?? 0) + 1)
  }
  for (const n of times.values()) expect(Math.abs(n - 500)).toBeLessThan(100)
})

test('nobody looks at the own street or at work of the own unit, and the work is shared evenly', () => {
  const centres = ['1', '2', '3'].map((n) => ({ id: `u${n}`, street_id: `s${n}` }))
  const drawn = fc.array(
    fc.record({
      id: fc.uuid(),
      street_id: fc.constantFrom(null, 's1', 's2', 's3'),
      barred_unit_ids: fc.subarray(['u1', 'u2', 'x']),
    }),
    { maxLength: 40 },
  )
  fc.assert(
    fc.property(fc.string(), drawn, (seed, some) => {
      const dealt = dealOut(seed, some, centres)
      for (const matter of some) {
        const unit = centres.find(({ id }) => id === dealt.get(matter.id))
        if (!unit) continue
        expect(unit.street_id).not.toBe(matter.street_id)
        expect(matter.barred_unit_ids).not.toContain(unit.id)
      }
      expect(dealOut(seed, some, [])).toEqual(new Map(some.map(({ id }) => [id, null])))
    }),
  )
  const many = Array.from({ length: 30 }, (_, n) => ({
    id: `m${n}`,
    street_id: null,
    barred_unit_ids: [],
  }))
  const load = Map.groupBy(dealOut('seed', many, centres).values(), (unit) => unit)
  expect([...load.values()].map((all) => all.length)).toEqual([10, 10, 10])
})

test("Wilson's interval: known values, inside 0 and 1, around the share, narrower with more", () => {
  expect(wilson(0, 0)).toBeNull()
  const [low, high] = wilson(8, 10) ?? [0, 0]
  expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.4902', '0.9433'])
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (of, share) => {
        const hits = Math.round(of * share)
        const [one, other] = wilson(hits, of) ?? [1, 0]
        expect(one).toBeGreaterThanOrEqual(0)
        expect(other).toBeLessThanOrEqual(1)
        expect(one).toBeLessThanOrEqual(hits / of + 1e-12)
        expect(other).toBeGreaterThanOrEqual(hits / of - 1e-12)
        const [wideLow, wideHigh] = wilson(hits * 4, of * 4) ?? [0, 1]
        expect(wideHigh - wideLow).toBeLessThan(other - one)
      },
    ),
  )
})
