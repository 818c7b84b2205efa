import { expect, test } from 'vitest'
import { changeSearch, queueFilter, readQueueSearch, tabCount } from './queue-search.ts'

test('an address holds codes only; anything else is left out', () => {
  const search = readQueueSearch({
    queue: 'unit',
    show: 'doing',
    overdue: true,
    category: 'env.lamp',
    area: '13800138000',
    text: '王某家的灯',
    from: '2022-09-01',
  })
  expect(search).toEqual({
    queue: 'unit',
    show: 'doing',
    overdue: true,
    category: 'env.lamp',
    from: '2022-09-01',
  })
})

test('open work is listed by deadline, closed work by arrival, and a day ends before the next begins', () => {
  expect(queueFilter('mine', {}, '')).toMatchObject({ order: 'due' })
  expect(queueFilter('mine', { show: 'closed', overdue: true }, '')).toEqual({
    queue: 'mine',
    limit: 50,
    order: 'newest',
    statuses: ['closed'],
    is_imported: false,
  })
  const { reported_from, reported_to } = queueFilter(
    'mine',
    { from: '2022-08-31', to: '2022-08-31' },
    '',
  )
  expect(reported_from).toBe('2022-08-31T00:00:00+08:00')
  expect(reported_to).toBe('2022-09-01T00:00:00+08:00')
})

test('imported matters are counted apart from those closed here, and both are in all', () => {
  const count = {
    queue: 'mine' as const,
    by_status: { closed: 3, reported: 2 },
    imported: 5,
    overdue: 1,
    due_soon: 0,
    paused: 0,
    extension_asked: 0,
  }
  expect(tabCount(count, 'closed')).toBe(3)
  expect(tabCount(count, 'imported')).toBe(5)
  expect(tabCount(count, 'all')).toBe(10)
  expect(tabCount(count, 'open')).toBe(2)
})

test('a filter that is taken away leaves no trace in the address', () => {
  expect(changeSearch({ unit: 'x', urgency: 'urgent' }, { unit: undefined })).toEqual({
    urgency: 'urgent',
  })
})
