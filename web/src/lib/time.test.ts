import { expect, test } from 'vitest'
import {
  addDays,
  dueTone,
  sayDay,
  sayDeadline,
  sayDue,
  sayExact,
  sayExactDeadline,
  sayMoment,
  sayWhen,
  today,
} from './time.ts'

// 2022-09-06 18:30 in Shanghai
const now = Date.parse('2022-09-06T10:30:00Z')

test.each([
  ['2022-09-06T01:30:00Z', '今天 09:30'],
  // 23:59 of the fifth and 00:00 of the sixth in Shanghai stand on either side of midnight
  ['2022-09-05T15:59:59Z', '昨天 23:59'],
  ['2022-09-05T16:00:00Z', '今天 00:00'],
  ['2022-09-06T16:00:00Z', '明天 00:00'],
  ['2022-08-31T14:00:00Z', '8月31日 周三 22:00'],
  ['2021-12-31T16:00:00Z', '1月1日 周六 00:00'],
  ['2021-12-31T15:59:00Z', '2021年12月31日 23:59'],
])('%s is said %s', (iso, said) => {
  expect(sayMoment(iso, now)).toBe(said)
})

test('only a moment of today needs its time in a list', () => {
  expect(sayWhen('2022-09-06T01:30:00Z', now)).toBe('今天 09:30')
  expect(sayWhen('2022-09-05T01:30:00Z', now)).toBe('昨天')
  expect(sayWhen('2022-09-01T01:30:00Z', now)).toBe('9月1日 周四')
})

test.each([
  [30 * 1000, '还剩 1 分钟'],
  [20 * 60_000, '还剩 20 分钟'],
  [3.5 * 3_600_000, '还剩 3 小时'],
  [47 * 3_600_000, '还剩 47 小时'],
  [48 * 3_600_000, '还剩 2 天'],
  [-20 * 60_000, '逾期 20 分钟'],
  [-50 * 3_600_000, '逾期 2 天'],
])('%i ms to the deadline is %s', (distance, said) => {
  expect(sayDue(new Date(now + distance).toISOString(), now)).toBe(said)
})

test('a deadline turns amber four hours before and red at its moment', () => {
  const at = (hours: number) => new Date(now + hours * 3_600_000).toISOString()
  expect([5, 4, 0, -0.01].map((hours) => dueTone(at(hours), now))).toEqual([
    'far',
    'soon',
    'soon',
    'over',
  ])
})

test('days are days of Shanghai', () => {
  expect(today(Date.parse('2022-09-05T16:00:00Z'))).toBe('2022-09-06')
  expect(addDays('2022-02-28', 1)).toBe('2022-03-01')
  expect(sayDay('2022-09-10', now)).toBe('9月10日 周六')
  expect(sayExact('2022-09-06T10:30:05Z')).toBe('2022-09-06 18:30:05')
})

test('a deadline at midnight is the end of the day before, as the law counts days', () => {
  const now = Date.parse('2022-09-06T10:30:00Z')
  expect(sayDeadline('2022-09-06T16:00:00Z', now)).toBe('今天 24:00')
  expect(sayExactDeadline('2022-09-06T16:00:00Z')).toBe('2022-09-06 24:00')
  expect(sayDeadline('2022-09-06T16:00:01Z', now)).toBe('明天 00:00')
  expect(sayDeadline('2022-09-07T01:30:00Z', now)).toBe('明天 09:30')
  expect(sayExactDeadline('2022-09-07T01:30:00Z')).toBe('2022-09-07 09:30')
})
