import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  calculateCourtFee,
  divorceAddition,
  enforcementFee,
  halved,
  personalityAddition,
  preservationFee,
  propertyFee,
} from './court-fee.ts'

const YUAN = 100
const ON = '2022-09-05'

test.each([
  [0, 50],
  [5_000, 50],
  [10_000, 50],
  [35_000, 675],
  [100_000, 2_300],
  [200_000, 4_300],
  [500_000, 8_800],
  [1_000_000, 13_800],
  [2_000_000, 22_800],
  [5_000_000, 46_800],
  [10_000_000, 81_800],
  [20_000_000, 141_800],
  [30_000_000, 191_800],
])('a claim of %i yuan costs %i', (claim, fee) => {
  expect(propertyFee(claim * YUAN)).toBe(fee * YUAN)
})

test.each([
  [35_000, 425],
  [500_000, 7_400],
  [5_000_000, 52_400],
  [10_000_000, 77_400],
])('enforcing %i yuan costs %i', (claim, fee) => {
  expect(enforcementFee(claim * YUAN)).toBe(fee * YUAN)
})

test.each([
  [1_000, 30],
  [35_000, 370],
  [100_000, 1_020],
  [896_000, 5_000],
  [9_000_000, 5_000],
])('preserving %i yuan costs %i', (value, fee) => {
  expect(preservationFee(value * YUAN)).toBe(fee * YUAN)
})

test('suing for 35,000 in a simple procedure costs 337.50, and an injured person may pay later', () => {
  const result = calculateCourtFee(
    { kind: 'court_fee', matter: 'property', amount_fen: 3_500_000, is_injury: true },
    ON,
  )
  expect(result.total).toEqual({ low_fen: 33_750, high_fen: 67_500 })
  const deferred = result.victim.find(({ text }) => text.includes('缓交'))
  expect(deferred?.citations.map(({ number }) => number)).toContain(47)
  const others = calculateCourtFee(
    { kind: 'court_fee', matter: 'property', amount_fen: 3_500_000, is_injury: false },
    ON,
  )
  expect(
    others.victim.flatMap(({ citations }) => citations).map(({ number }) => number),
  ).not.toContain(47)
})

test.each([
  ['labour', 900_000_00, 1_000, 1_000],
  ['divorce', 200_000_00, 2_500, 30_000],
  ['divorce', 300_000_00, 27_500, 80_000],
  ['personality', 50_000_00, 5_000, 50_000],
  ['personality', 100_000_00, 30_000, 100_000],
  ['personality', 200_000_00, 55_000, 150_000],
  ['enforcement', 35_000_00, 42_500, 42_500],
  ['preservation', 35_000_00, 37_000, 37_000],
] as const)('%s of %i fen costs from %i to %i fen', (matter, amount_fen, low_fen, high_fen) => {
  const result = calculateCourtFee({ kind: 'court_fee', matter, amount_fen, is_injury: false }, ON)
  expect(result.total).toEqual({ low_fen, high_fen })
})

const fees = [propertyFee, enforcementFee, preservationFee, divorceAddition, personalityAddition]
const amount = fc.integer({ min: 0, max: 5_000_000_000 })

test('more never costs less, and one fen more never costs more than one fen more', () => {
  fc.assert(
    fc.property(fc.constantFrom(...fees), amount, fc.nat(1_000_000), (fee, fen, more) => {
      expect(fee(fen + more)).toBeGreaterThanOrEqual(fee(fen))
      expect(fee(fen + 1) - fee(fen)).toBeLessThanOrEqual(1)
    }),
  )
})

test('half of a fee is half of it to the fen', () => {
  fc.assert(
    fc.property(amount, (fen) => {
      expect(Math.abs(2 * halved(fen) - fen)).toBeLessThanOrEqual(1)
    }),
  )
})
