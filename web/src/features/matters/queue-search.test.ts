import { CLOSURES, MATTER_SOURCES, QUEUES, URGENCIES } from '@linli/contract/codes/matters'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  changeSearch,
  QUEUE_ALARMS,
  QUEUE_TABS,
  type QueueSearch,
  queueFilter,
  readQueueSearch,
  searchOf,
  tabCount,
} from './queue-search.ts'

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

test('a list that was saved under a name is found again as it was shown', () => {
  const day = fc.date({
    min: new Date('2022-01-01'),
    max: new Date('2027-12-31'),
    noInvalidDate: true,
  })
  const someDay = day.map((at) => at.toISOString().slice(0, 10))
  const id = fc.uuid()
  const searches: fc.Arbitrary<QueueSearch> = fc.record(
    {
      show: fc.constantFrom(...QUEUE_TABS),
      overdue: fc.constant(true as const),
      alarm: fc.constantFrom(...QUEUE_ALARMS),
      order: fc.constant('newest' as const),
      category: fc.constant('env.rubbish'),
      area: id,
      unit: id,
      urgency: fc.constantFrom(...URGENCIES),
      source: fc.constantFrom(...MATTER_SOURCES),
      closure: fc.constantFrom(...CLOSURES),
      from: someDay,
      to: someDay,
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.constantFrom(...QUEUES), searches, (queue, search) => {
      const shown = queueFilter(queue, search, '')
      const found = searchOf(shown)
      expect(found.queue).toBe(queue)
      expect(queueFilter(queue, found, '')).toEqual(shown)
    }),
  )
})
