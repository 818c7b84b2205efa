import { expect, test } from 'vitest'
import { toggled } from './useSelection.ts'

const SHOWN = ['a', 'b', 'c', 'd', 'e']
const picked = (ids: string[], id: string, from?: string) =>
  [...toggled(new Set(ids), SHOWN, { id, from })].sort().join('')

test('a press picks a row and a second one puts it back', () => {
  expect(picked([], 'b')).toBe('b')
  expect(picked(['b', 'd'], 'b')).toBe('d')
})

test('a stretch goes from the row picked last to this one, either way, and adds to what is picked', () => {
  expect(picked(['b'], 'd', 'b')).toBe('bcd')
  expect(picked(['e', 'd'], 'b', 'd')).toBe('bcde')
  expect(picked(['a'], 'c', 'gone')).toBe('ac')
})
