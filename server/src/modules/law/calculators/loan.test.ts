import type { LoanInput } from '@linli/contract/law-shapes'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calculateLoan } from './loan.ts'
import { openFigures } from './take-figures.ts'

const ON = '2022-09-05'
const LOAN: LoanInput = {
  ...{ kind: 'loan', principal_fen: 10_000_000, formed_on: '2021-03-01', lent_on: '2021-03-01' },
  ...{ due_on: null, until: '2022-03-01', rate_bp: 1_200 },
}
const of = (more: Partial<LoanInput>, on = ON) =>
  calculateLoan({ ...LOAN, ...more }, openFigures(371502, []), on)

test('within the cap the agreed rate counts, above it four times the rate of the day of the contract', () => {
  expect(of({}).total?.low_fen).toBe(1_200_000)
  // 3.85% × 4
  const over = of({ rate_bp: 2_400 })
  expect(over.total?.low_fen).toBe(1_540_000)
  expect(over.notes[0]).toContain('超过了上限')
  expect(over.basis).toEqual([
    expect.objectContaining({ key: 'lpr', value: 385, period: '2020-04-20' }),
  ])
})

test('a loan of before 2020-08-20 has two stretches: 24 percent, then four times the rate at the time of suing', () => {
  const { lines } = of({
    ...{ formed_on: '2019-08-20', lent_on: '2019-08-20', until: '2021-08-19', rate_bp: 3_000 },
  })
  expect(lines.map(({ low_fen }) => low_fen)).toEqual([
    2_400_000, // 365 days at 24%
    1_460_000, // 365 days at 3.65% × 4
  ])
})

test('nothing agreed is no interest; what is late bears the plain rate from then on', () => {
  expect(of({ rate_bp: null }).total).toEqual({ low_fen: 0, high_fen: 0 })
  const late = of({ rate_bp: null, due_on: '2021-03-01' })
  expect(late.total?.low_fen).toBe(385_000)
})

test('a day for which nobody looked up the rate is refused', () => {
  const newer = { formed_on: '2025-07-01', lent_on: '2025-07-01', until: '2026-07-01' }
  expect(() => of(newer)).toThrow(expect.objectContaining({ reason: 'figure_missing' }))
  expect(() => of({ until: '2021-02-01' })).toThrow(
    expect.objectContaining({ reason: 'days_in_wrong_order' }),
  )
})

test('more money, a higher rate or more days never bear less, and never more than the cap', () => {
  fc.assert(
    fc.property(
      fc.nat(1_000_000_000),
      fc.nat(10_000),
      fc.integer({ min: 1, max: 2_000 }),
      (principal_fen, rate_bp, days) => {
        const until = new Date(Date.parse('2021-03-01') + days * 86_400_000)
          .toISOString()
          .slice(0, 10)
        const sum = (more: Partial<LoanInput>) =>
          of({ principal_fen, rate_bp, until, ...more }, '2025-06-01').total?.low_fen ?? 0
        const base = sum({})
        expect(base).toBeLessThanOrEqual((principal_fen * 1_540 * days) / 3_650_000 + 1)
        expect(sum({ rate_bp: rate_bp + 100 })).toBeGreaterThanOrEqual(base)
        expect(sum({ principal_fen: principal_fen + 100 })).toBeGreaterThanOrEqual(base)
      },
    ),
  )
})
