import { expect, test } from 'vitest'
import { showCount, showFilter } from './queue-show.ts'

const count = {
  queue: 'mine',
  by_status: { reported: 2, handling: 3, closed: 10, voided: 1 },
  imported: 5,
  overdue: 1,
  due_soon: 0,
  paused: 0,
  extension_asked: 0,
} as const

test('each word counts what its filter lists', () => {
  expect(showCount(count, 'open')).toBe(5)
  expect(showCount(count, 'overdue')).toBe(1)
  expect(showCount(count, 'closed')).toBe(10)
  expect(showCount(count, 'all')).toBe(21)
  expect(showCount(undefined, 'all')).toBeUndefined()
})

test('what is closed elsewhere is not shown as closed here', () => {
  expect(showFilter('closed')).toEqual({ statuses: ['closed'], is_imported: false })
})
