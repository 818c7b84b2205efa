import { RESPONSIBILITIES } from '@linli/contract/codes/law'
import type { TrafficInput } from '@linli/contract/law-shapes'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { split } from './amounts.ts'
import { openFigures } from './take-figures.ts'
import { calculateTraffic } from './traffic.ts'

const ON = '2022-09-05'
const CASE: TrafficInput = {
  ...{
    kind: 'traffic',
    happened_on: '2022-05-11',
    injured_in: 'other',
    responsibility: 'secondary',
  },
  victims: [{ medical_fen: 2_500_000, disability_fen: 9_413_200, property_fen: 0 }],
  ...{ is_intentional: false, is_insured: true, owner_drives: true, commercial_cover_fen: 0 },
  is_free_passenger: false,
}
const of = (more: Partial<TrafficInput>, district = 371502) =>
  calculateTraffic({ ...CASE, ...more }, openFigures(district, []), ON)
const amounts = (more: Partial<TrafficInput>) =>
  of(more).shares.map(({ low_fen, high_fen }) => [low_fen, high_fen])

test('motor main, e-bike secondary: the cover pays 18,000 and 94,132, the rest is 5,600 to 6,300', () => {
  expect(amounts({})).toEqual([
    [9_413_200, 9_413_200],
    [1_800_000, 1_800_000],
    [560_000, 630_000],
    [70_000, 140_000],
  ])
})

test('not insured and driving the own car: 112,132 and 5,600 to 6,300', () => {
  const [line] = of({ is_insured: false }).lines
  expect([line?.low_fen, line?.high_fen]).toEqual([11_213_200 + 560_000, 11_213_200 + 630_000])
  const two = of({ is_insured: false, owner_drives: false }).lines
  expect(two.map(({ low_fen }) => low_fen)).toEqual([11_773_200, 11_213_200])
})

test('the e-bike bears all responsibility: limits without fault, and at most ten percent of the rest', () => {
  expect(amounts({ responsibility: 'full' })).toEqual([
    [1_800_000, 1_800_000],
    [180_000, 180_000],
    [0, 993_320],
    [8_939_880, 9_933_200],
  ])
})

test.each([
  ['main', 30, 40],
  ['equal', 60, 70],
  ['secondary', 80, 90],
  ['none', 100, 100],
] as const)(
  'responsibility %s of the injured leaves %i to %i percent to the motor side',
  (responsibility, low, high) => {
    const [, , motor] = amounts({ responsibility })
    expect(motor).toEqual([(700_000 * low) / 100, (700_000 * high) / 100])
  },
)

test('between motor vehicles practice says 30 and 70 percent, and the result says that it is practice', () => {
  expect(amounts({ injured_in: 'motor' })[2]).toEqual([490_000, 490_000])
  expect(amounts({ injured_in: 'motor', responsibility: 'main' })[2]).toEqual([210_000, 210_000])
  expect(of({ injured_in: 'motor' }).notes.join()).toContain('待核')
})

test('commercial cover pays before the driver does, up to its limit', () => {
  expect(amounts({ commercial_cover_fen: 600_000 }).slice(2)).toEqual([
    [560_000, 600_000],
    [0, 30_000],
    [70_000, 140_000],
  ])
})

test('older accidents have older limits', () => {
  expect(amounts({ happened_on: '2020-09-18' })[1]).toEqual([1_000_000, 1_000_000])
  expect(amounts({ happened_on: '2020-09-19' })[1]).toEqual([1_800_000, 1_800_000])
})

test('who ran into the car on purpose gets nothing', () => {
  const result = of({ is_intentional: true })
  expect(result.shares).toEqual([])
  expect(result.notes[0]).toContain('不承担')
})

test('outside of Shandong its ranges are not used', () => {
  expect(() => of({}, 440310)).toThrow(expect.objectContaining({ reason: 'no_local_rule' }))
})

test('two victims share the limits by their losses', () => {
  const victims = [
    { medical_fen: 3_000_000, disability_fen: 0, property_fen: 0 },
    { medical_fen: 1_000_000, disability_fen: 0, property_fen: 0 },
  ]
  expect(of({ victims }).lines.map(({ low_fen }) => low_fen)).toEqual([1_350_000, 450_000])
})

test('parts of an amount sum to it, and larger losses never get less', () => {
  fc.assert(
    fc.property(
      fc.nat(1_000_000_000),
      fc.array(fc.nat(1_000_000_000), { minLength: 1, maxLength: 10 }),
      (fen, losses) => {
        const parts = split(fen, losses)
        const is_none = losses.every((loss) => loss === 0)
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(is_none ? 0 : fen)
        for (const [at, loss] of losses.entries())
          for (const [other, less] of losses.entries())
            if (loss > less) expect(parts[at]).toBeGreaterThanOrEqual(parts[other] ?? 0)
      },
    ),
  )
})

test('whoever pays, all shares together are the loss', () => {
  const money = fc.nat(100_000_000)
  const loss = fc.record({ medical_fen: money, disability_fen: money, property_fen: money })
  fc.assert(
    fc.property(
      fc.record({
        victims: fc.array(loss, { minLength: 1, maxLength: 4 }),
        responsibility: fc.constantFrom(...RESPONSIBILITIES),
        injured_in: fc.constantFrom('motor' as const, 'other' as const),
        commercial_cover_fen: money,
      }),
      (more) => {
        const { shares, total } = of(more)
        // What the low end of one leaves is the high end of the injured, who stand last.
        const ends = shares.map((one, at) =>
          at === shares.length - 1 && one.name.startsWith('受害人')
            ? [one.high_fen, one.low_fen]
            : [one.low_fen, one.high_fen],
        )
        for (const end of [0, 1])
          expect(ends.reduce((sum, one) => sum + (one[end] ?? 0), 0)).toBe(total?.low_fen)
      },
    ),
  )
})
