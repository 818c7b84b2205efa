import type { DamagesInput } from '@linli/contract/law-shapes'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calculateDamages, coefficients } from './damages.ts'
import { dependantsSum, supportYears, yearsByAge } from './dependants.ts'
import { type Figures, type KnownFigure, openFigures } from './take-figures.ts'

const ON = '2022-09-05'
const B = 5_000_000
const C = 3_000_000
const own = (key: KnownFigure['key'], value: number): KnownFigure => ({
  ...{ key, value, period: '2021', source: '测试用的数', mark: 'entered', set_by: '编目员' },
})
const figures = (): Figures =>
  openFigures(371502, [own('income', B), own('consumption', C), own('wage', 800_000)])

const CASE: DamagesInput = {
  ...{ kind: 'damages', happened_on: '2022-05-11', trial_on: '2022-08-10', outcome: 'injury' },
  ...{
    age: null,
    grades: [],
    medical_fen: 0,
    later_treatment_fen: 0,
    lost_income: null,
    care: null,
  },
  ...{ transport_fen: 0, lodging_fen: 0, meals: null, nutrition: null, devices_fen: 0 },
  ...{ dependants: [], cap_order: 'after', mental: null, home: null },
}
const of = (more: Partial<DamagesInput>) => calculateDamages({ ...CASE, ...more }, figures(), ON)
const line = (more: Partial<DamagesInput>, name: string) =>
  of(more).lines.find((one) => one.name.startsWith(name))

test.each([
  [0, 20],
  [59, 20],
  [60, 20],
  [61, 19],
  [62, 18],
  [74, 6],
  [75, 5],
  [90, 5],
])('at %i years of age, %i years are counted', (age, years) => {
  expect(yearsByAge(age)).toBe(years)
})

test('62 years old and grade 9: 18 years at 20 percent are 180,000', () => {
  expect(line({ outcome: 'disability', age: 62, grades: [9] }, '残疾赔偿金')?.low_fen).toBe(
    18_000_000,
  )
})

test.each([
  [75, 25_000_000],
  [40, 100_000_000],
])('a death at %i years of age is %i fen, and the funeral 48,000', (age, fen) => {
  expect(line({ outcome: 'death', age }, '死亡赔偿金')?.low_fen).toBe(fen)
  expect(line({ outcome: 'death', age }, '丧葬费')?.low_fen).toBe(4_800_000)
})

test('a child of 10, a loss of 10 percent and two supporters: 12,000', () => {
  const child = { age: 10, is_adult: false, supporters: 2 }
  expect(supportYears(child)).toBe(8)
  expect(dependantsSum(C, 10, [child], 'after')).toBe(1_200_000)
  const found = line(
    { outcome: 'disability', age: 40, grades: [10], dependants: [child] },
    '被扶养人',
  )
  expect(found?.high_fen).toBe(1_200_000)
})

test('three dependants together never get more in a year than one consumes', () => {
  const three = [
    { age: 16, is_adult: false, supporters: 1 },
    { age: 16, is_adult: false, supporters: 1 },
    { age: 76, is_adult: true, supporters: 2 },
  ]
  // Two years of 2½ shares, three of a half: capped to one in the first two.
  expect(dependantsSum(C, 100, three, 'after')).toBe(2 * C + (3 * C) / 2)
  // At a loss of 20 percent 2½ shares are a half: after the degree no cap is reached, before it one is.
  expect(dependantsSum(C, 20, three, 'after')).toBe((2 * C * 5) / 10 + (3 * C) / 10)
  expect(dependantsSum(C, 20, three, 'before')).toBe((2 * C) / 5 + (3 * C) / 10)
})

test('several grades give a range: the heaviest, and at most ten percent more', () => {
  expect(coefficients([10])).toEqual({ low: 10, high: 10 })
  expect(coefficients([10, 8])).toEqual({ low: 30, high: 40 })
  expect(coefficients([1, 2])).toEqual({ low: 100, high: 100 })
})

test('receipts, income, care and meals are days times amounts; the harm of the mind is what was asked', () => {
  const result = of({
    medical_fen: 2_345_678,
    lost_income: { days: 90, daily_fen: 15_000 },
    care: { days: 30, daily_fen: 12_000, persons: 2 },
    meals: { days: 20, daily_fen: 10_000 },
    nutrition: { days: 60, daily_fen: 3_000 },
    transport_fen: 50_000,
    devices_fen: 100_000,
    mental: { low_fen: 0, high_fen: 500_000 },
  })
  expect(result.lines.map(({ high_fen }) => high_fen)).toEqual([
    2_345_678, 200_000, 180_000, 1_350_000, 720_000, 50_000, 100_000, 500_000,
  ])
  expect(result.total).toEqual({ low_fen: 4_945_678, high_fen: 5_445_678 })
  expect(result.notes[0]).toContain('27,256.78 元')
  expect(result.for_reference_only).toBe(true)
})

test('each figure that was used stands in the result, with its year, source, mark and who entered it', () => {
  const result = of({ outcome: 'disability', age: 62, grades: [9] })
  expect(result.basis).toEqual([
    {
      ...{ key: 'income', period: '2021', unit: 'fen_a_year', value: B },
      ...{ source: '测试用的数', mark: 'entered', set_by: '编目员' },
    },
  ])
})

test('the higher figure of the own home counts, a lower one does not', () => {
  const home = { income_fen: 6_000_000, consumption_fen: 1, source: '户籍地统计公报' }
  const result = of({ outcome: 'disability', age: 40, grades: [10], home })
  expect(result.total?.high_fen).toBe(12_000_000)
  expect(result.basis.at(-1)).toMatchObject({ key: 'home_income', source: '户籍地统计公报' })
})

test('a figure without a source is never used, and one that nobody knows neither', () => {
  const bare = openFigures(371502, [])
  const ask = (trial_on: string) => () =>
    calculateDamages({ ...CASE, outcome: 'disability', age: 40, grades: [10], trial_on }, bare, ON)
  expect(ask('2022-08-10')).toThrow(expect.objectContaining({ reason: 'figure_without_source' }))
  expect(ask('2025-08-10')).toThrow(
    expect.objectContaining({ reason: 'figure_missing', data: { key: 'income', period: '2024' } }),
  )
  expect(ask('2022-08-10')).toThrow(
    expect.objectContaining({ data: { key: 'income', period: '2021', value: 4_706_600 } }),
  )
  // 青岛 and other provinces are not given the figures of Shandong.
  const elsewhere: DamagesInput = { ...CASE, outcome: 'disability', age: 40, grades: [10] }
  for (const district of [370202, 440310])
    expect(() => calculateDamages(elsewhere, openFigures(district, []), ON)).toThrow(
      expect.objectContaining({ reason: 'figure_missing' }),
    )
})

test.each([
  [{ happened_on: '2022-04-30' }, 'before_the_rule'],
  [{ trial_on: '2022-05-10' }, 'days_in_wrong_order'],
  [{ outcome: 'death' }, 'age_missing'],
  [{ outcome: 'disability', age: 40 }, 'grade_missing'],
  [{ mental: { low_fen: 2, high_fen: 1 } }, 'range_upside_down'],
] as const)('%o is refused as %s', (more, reason) => {
  expect(() => of(more as Partial<DamagesInput>)).toThrow(expect.objectContaining({ reason }))
})

const person = fc.record({
  age: fc.integer({ min: 0, max: 100 }),
  is_adult: fc.boolean(),
  supporters: fc.integer({ min: 1, max: 7 }),
})

test('whoever depends, the yearly cap is never passed, and more loss or one more dependant never gives less', () => {
  fc.assert(
    fc.property(
      fc.array(person, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 99 }),
      fc.constantFrom('before' as const, 'after' as const),
      fc.integer({ min: 100, max: 10_000_000 }),
      (people, loss, order, consumption) => {
        const sum = dependantsSum(consumption, loss, people, order)
        const years = Math.max(...people.map(supportYears))
        expect(sum).toBeLessThanOrEqual(consumption * years)
        if (order === 'before')
          expect(sum).toBeLessThanOrEqual((consumption * years * loss) / 100 + 1)
        expect(dependantsSum(consumption, loss + 1, people, order)).toBeGreaterThanOrEqual(sum)
        expect(dependantsSum(consumption, loss, people.slice(1), order)).toBeLessThanOrEqual(sum)
      },
    ),
  )
})

test('amounts that grow never make a sum smaller', () => {
  const money = fc.nat(100_000_000)
  fc.assert(
    fc.property(money, money, fc.nat(365), (medical_fen, more, days) => {
      const sum = (fen: number) =>
        of({ medical_fen: fen, lost_income: { days, daily_fen: 10_000 } }).total?.low_fen ?? 0
      expect(sum(medical_fen + more) - sum(medical_fen)).toBe(more)
    }),
  )
})
