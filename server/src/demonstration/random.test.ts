import fc from 'fast-check'
import { expect, test } from 'vitest'
import { integer, mulberry32, pick, randomFor, shuffle, weighted } from './random.ts'

test('the generator gives the published numbers for its seed', () => {
  const random = mulberry32(0)
  const first = [random(), random(), random()]
  expect(first).toEqual([0.26642920868471265, 0.0003297457005828619, 0.2232720274478197])
})

test('numbers lie from 0 to below 1 and spread evenly', () => {
  const random = mulberry32(371502)
  const tenths = new Array<number>(10).fill(0)
  for (let n = 0; n < 100_000; n += 1) {
    const at = Math.floor(random() * 10)
    tenths[at] = (tenths[at] ?? Number.NaN) + 1
  }
  expect(tenths).toHaveLength(10)
  for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(500)
})

test('each name has numbers of its own, the same each time', () => {
  const first = (name: string, seed = 1) => randomFor(seed, name)()
  expect(first('371502001')).toBe(first('371502001'))
  expect(first('371502001')).not.toBe(first('371502002'))
  expect(first('371502001')).not.toBe(first('371502001', 2))
})

test('whole numbers reach both ends', () => {
  const random = mulberry32(1)
  const seen = new Set(Array.from({ length: 500 }, () => integer(random, 5, 9)))
  expect([...seen].sort()).toEqual([5, 6, 7, 8, 9])
})

test('weights are kept, and what weighs nothing is never taken', () => {
  const random = mulberry32(7)
  const counts = { often: 0, seldom: 0, never: 0 }
  for (let n = 0; n < 10_000; n += 1) {
    const choices = [
      ['never', 0],
      ['often', 9],
      ['seldom', 1],
    ] as const
    counts[weighted(random, choices)] += 1
  }
  expect(counts.never).toBe(0)
  expect(Math.abs(counts.seldom - 1000)).toBeLessThan(150)
})

test('nothing to pick from is refused', () => {
  const random = mulberry32(1)
  expect(() => pick(random, [])).toThrow('nothing to pick from')
  expect(() => weighted(random, [['one', 0]])).toThrow('nothing to pick from')
})

test('a shuffle keeps every thing and the list it was given', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer(), (things, seed) => {
      const before = [...things]
      const mixed = shuffle(mulberry32(seed), things)
      expect(things).toEqual(before)
      expect([...mixed].sort((a, b) => a - b)).toEqual([...before].sort((a, b) => a - b))
    }),
  )
  const orders = new Set(
    Array.from({ length: 200 }, (_, n) => shuffle(mulberry32(n), ['a', 'b', 'c']).join('')),
  )
  expect(orders.size).toBe(6)
})
