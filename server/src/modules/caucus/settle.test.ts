import fc from 'fast-check'
import { expect, test } from 'vitest'
import { settle } from './settle.ts'

const fen = fc.integer({ min: 0, max: 10_000_000_000_000 })
const percent = fc.integer({ min: 1, max: 99 })

test.each([
  [4_000_000, 3_000_000, 50, 3_500_000],
  [3_500_000, 3_500_000, 50, 3_500_000],
  // 不足一分的舍去。
  [101, 100, 50, 100],
  [103, 100, 50, 101],
  [4_000_000, 3_000_000, 60, 3_600_000],
  [10_000_000_000_000, 0, 99, 9_900_000_000_000],
])('pays at most %i, takes at least %i, %i percent: %i fen', (most, least, share, figure_fen) => {
  expect(settle({ most, least, percent: share })).toEqual({ state: 'met', figure_fen })
})

test('a figure is a whole number of fen that both sides have said they would do', () => {
  fc.assert(
    fc.property(fen, fen, percent, (most, least, share) => {
      const settled = settle({ most, least, percent: share })
      expect(settled.state).toBe(most >= least ? 'met' : 'not_met')
      if (settled.state !== 'met') return
      expect(Number.isSafeInteger(settled.figure_fen)).toBe(true)
      expect(settled.figure_fen).toBeGreaterThanOrEqual(least)
      expect(settled.figure_fen).toBeLessThanOrEqual(most)
    }),
  )
})

test('whoever gives way never worsens the other side’s figure', () => {
  fc.assert(
    fc.property(fen, fen, fen, percent, (most, least, more, share) => {
      const before = settle({ most, least, percent: share })
      const after = settle({ most: most + more, least, percent: share })
      if (before.state === 'met' && after.state === 'met')
        expect(after.figure_fen).toBeGreaterThanOrEqual(before.figure_fen)
    }),
  )
})

test('a near miss, a far miss, one offer and none leave the same bytes', () => {
  const nothing = JSON.stringify({ state: 'not_met' })
  fc.assert(
    fc.property(fen, fc.integer({ min: 1, max: 10_000_000 }), percent, (most, gap, share) => {
      for (const [payer, payee] of [
        [most, most + gap],
        [most, null],
        [null, most],
        [null, null],
      ] as const)
        expect(JSON.stringify(settle({ most: payer, least: payee, percent: share }))).toBe(nothing)
    }),
  )
})
