import { expect, test } from 'vitest'
import { sayShare, shareOf } from './outcome-share.ts'

const row = (counts: Record<string, number>) => ({
  counts: Object.entries(counts).map(([name, n]) => ({ name: name as 'agreed', n, people: null })),
})

test('success has two denominators, and below ten there is no share', () => {
  const all = row({ accepted: 1347, mediated: 1345, agreed: 1334 })
  expect(shareOf(all, 'success_accepted')).toMatchObject({ n: 1334, of: 1347 })
  expect(shareOf(all, 'success_mediated')).toMatchObject({ n: 1334, of: 1345 })
  expect(shareOf(row({ accepted: 9, agreed: 9 }), 'success_accepted').share).toBeNull()
  expect(shareOf(row({ accepted: 10, agreed: 9 }), 'success_accepted').share).toBe(0.9)
})

test.each([
  [1334 / 1347, 1347, '99.03%'],
  [0.9999, 100, '99.9%'],
  [99_999 / 100_000, 100_000, '99.99%'],
  [1, 12, '100.0%'],
  [0, 12, '0.0%'],
])('%d of %d reads %s', (share, of, words) => {
  expect(sayShare(share, of)).toBe(words)
})
