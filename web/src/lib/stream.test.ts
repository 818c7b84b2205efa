import { expect, test } from 'vitest'
import { isTouchedBy, readChange } from './stream.ts'

test('a change of one matter touches its detail, the lists and the counts, and nothing else', () => {
  const change = { noun: 'matter', id: 'a' }
  expect(isTouchedBy(change, ['matters.get', { id: 'a' }])).toBe(true)
  expect(isTouchedBy(change, ['matters.get', { id: 'b' }])).toBe(false)
  expect(isTouchedBy(change, ['matters.list', { queue: 'mine' }])).toBe(true)
  expect(isTouchedBy(change, ['matters.count_queues', {}])).toBe(true)
  expect(isTouchedBy(change, ['org.get_board', { area_id: 'a' }])).toBe(false)
})

test('a leave moves queues, and a noun that is not listed is its own module', () => {
  expect(isTouchedBy({ noun: 'leave' }, ['matters.list', {}])).toBe(true)
  expect(isTouchedBy({ noun: 'mediation' }, ['mediation.list', {}])).toBe(true)
})

test('what is no change is left alone', () => {
  expect(readChange('{"noun":"matter","id":"a"}')).toEqual({ noun: 'matter', id: 'a' })
  expect(readChange('{"noun":"matter"}')).toEqual({ noun: 'matter' })
  expect([readChange('nonsense'), readChange('[]'), readChange('{"id":"a"}')]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})
