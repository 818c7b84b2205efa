import { COUNTS, type CountName, FIGURES } from '@linli/contract/codes/quality'
import { expect, test } from 'vitest'
import { fractionsOf, GROUPS, sayShare } from './figure-share.ts'

const counts = (given: Partial<Record<CountName, [number, number | null]>>) => ({
  counts: COUNTS.map((name) => ({
    name,
    n: given[name]?.[0] ?? 0,
    n_without_excluded: given[name]?.[1] ?? null,
  })),
})

test('every figure stands in one group', () => {
  const shown: string[] = Object.values(GROUPS).flat()
  expect(shown.toSorted()).toEqual(Object.keys(FIGURES).toSorted())
})

test('with and without what is excluded, each over its own denominator', () => {
  const { whole, rest } = fractionsOf('satisfied', counts({ satisfied: [8, 7], rated: [10, 8] }))
  expect(whole).toEqual({ n: 8, of: 10, share: 0.8 })
  expect(rest).toEqual({ n: 7, of: 8, share: 7 / 8 })
})

test('below five there is no share, and a mere count has no denominator', () => {
  const few = fractionsOf('satisfied', counts({ satisfied: [4, 4], rated: [4, 4] }))
  expect(few.whole.share).toBe('too_few')
  expect(fractionsOf('imported', counts({ imported: [3, null] })).whole).toEqual({
    n: 3,
    of: null,
    share: null,
  })
})

test('a share has as many places as its denominator bears', () => {
  expect(sayShare(0.9974, 600_000)).toBe('99.74%')
  expect(sayShare(0.8, 10)).toBe('80.0%')
})
