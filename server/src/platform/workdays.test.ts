import chineseDays from 'chinese-days'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addCalendarDays,
  addHours,
  addWorkingDays,
  calendarCovers,
  dueAt,
  isNight,
  isWorkday,
  lastDayOf,
  shanghaiDay,
} from './workdays.ts'

const shanghai = (text: string) => new Date(`${text}+08:00`)

test.each([
  ['司法确认, agreement effective 2022-08-10', '2022-08-10', 30, '2022-09-09'],
  ['司法确认, last day is the Mid-Autumn rest', '2022-08-11', 30, '2022-09-13'],
  ['petition registered, to be routed', '2022-09-01', 15, '2022-09-16'],
  ['petition accepted, to be answered', '2022-09-01', 60, '2022-10-31'],
  ['traffic police, served on a Monday', '2022-09-05', 3, '2022-09-08'],
  ['last day a make-up Saturday: it counts', '2022-10-05', 3, '2022-10-08'],
  ['last day a make-up Sunday: it counts', '2022-10-02', 7, '2022-10-09'],
  ['last day in National Day week', '2022-09-21', 10, '2022-10-08'],
  ['last day in the Spring Festival', '2023-01-01', 21, '2023-01-28'],
  ['last day an ordinary Saturday', '2022-09-12', 5, '2022-09-19'],
  ['no days at all', '2022-09-05', 0, '2022-09-05'],
])('calendar days: %s', (_what, start, n, last_day) => {
  expect(addCalendarDays(start, n)).toEqual({ last_day, beyond_calendar: false })
})

test.each([
  ['an ordinary week', '2022-09-05', 3, '2022-09-08'],
  ['over a weekend and the Mid-Autumn rest', '2022-09-06', 5, '2022-09-14'],
  ['start on a Saturday', '2022-09-03', 1, '2022-09-05'],
  ['over National Day, with both make-up days', '2022-09-30', 2, '2022-10-09'],
  ['after the make-up days', '2022-09-30', 3, '2022-10-10'],
  ['over the Spring Festival, to the make-up Saturday', '2023-01-20', 1, '2023-01-28'],
  ['start on a rest day, none to wait: the next working day', '2022-10-01', 0, '2022-10-08'],
])('working days: %s', (_what, start, n, last_day) => {
  expect(addWorkingDays(start, n)).toEqual({ last_day, beyond_calendar: false })
})

test('a day period ends at 24:00 of its last day in Shanghai, whatever the hour it started', () => {
  const clock = { unit: 'calendar_days', value: 30, basis: '人民调解法第33条' } as const
  for (const start of ['2022-08-10T00:00:00', '2022-08-10T23:59:59.999']) {
    const { due_at } = dueAt(shanghai(start), clock)
    expect(due_at).toEqual(shanghai('2022-09-10T00:00:00'))
    expect(lastDayOf(due_at)).toBe('2022-09-09')
  }
  // 00:30 of the 11th in Shanghai is still the 10th in UTC.
  expect(lastDayOf(dueAt(shanghai('2022-08-11T00:30:00'), clock).due_at)).toBe('2022-09-13')
})

test('working days and hours through the one door', () => {
  const at = shanghai('2022-09-30T18:30:00')
  const days = dueAt(at, { unit: 'working_days', value: 2, basis: '热线' })
  expect(days).toEqual({ due_at: shanghai('2022-10-10T00:00:00'), beyond_calendar: false })
  const hours = dueAt(at, { unit: 'hours', value: 1.5, basis: '热线' })
  expect(hours).toEqual({ due_at: shanghai('2022-09-30T20:00:00'), beyond_calendar: false })
})

test('what runs beyond the published calendar is flagged', () => {
  const { from, to } = calendarCovers()
  expect(from).toBe('2004-01-01')
  const year = Number(to.slice(0, 4))
  expect(year).toBeGreaterThanOrEqual(2026)
  expect(addCalendarDays(`${year}-12-01`, 10).beyond_calendar).toBe(false)
  expect(addCalendarDays(`${year}-12-01`, 60).beyond_calendar).toBe(true)
  expect(addWorkingDays(`${year}-12-01`, 5).beyond_calendar).toBe(false)
  expect(addWorkingDays(`${year}-12-20`, 10).beyond_calendar).toBe(true)
  expect(addWorkingDays(`${year + 3}-05-01`, 1).beyond_calendar).toBe(true)
  expect(addWorkingDays('2003-12-30', 5).beyond_calendar).toBe(true)
  const far = dueAt(shanghai(`${year}-12-24T12:00:00`), {
    unit: 'working_days',
    value: 5,
    basis: '热线',
  })
  expect(far.beyond_calendar).toBe(true)
})

test.each(['2022-02-30', '2022-9-1', '20220901', ''])('%s is no day', (day) => {
  expect(() => addCalendarDays(day, 1)).toThrow('not a day')
})

test('negative and partial periods are refused', () => {
  expect(() => addWorkingDays('2022-09-05', -1)).toThrow('a period of -1 days')
  expect(() => addCalendarDays('2022-09-05', 1.5)).toThrow('a period of 1.5 days')
  expect(() => addHours(new Date(0), Number.NaN)).toThrow('a period of NaN hours')
  expect(() => addWorkingDays(new Date(Number.NaN), 1)).toThrow('not a moment')
})

// The library reads a day in the zone of the machine and errs west of Greenwich; its data does not.
const isWest = new Date().getTimezoneOffset() > 0
test.skipIf(isWest)('every covered day works or rests as chinese-days says', () => {
  const { from, to } = calendarCovers()
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10)
    expect([day, isWorkday(day)]).toEqual([day, chineseDays.isWorkday(`${day} 12:00:00`)])
  }
})

const someDay = fc
  .integer({ min: Date.parse('2005-01-01'), max: Date.parse('2025-12-31') })
  .map((at) => new Date(at).toISOString().slice(0, 10))
const after = (day: string, n: number) =>
  new Date(Date.parse(day) + n * 86_400_000).toISOString().slice(0, 10)

test('n working days hold exactly n working days, the last of them included', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: 1, max: 60 }), (start, n) => {
      const { last_day } = addWorkingDays(start, n)
      let worked = 0
      for (let day = after(start, 1); day <= last_day; day = after(day, 1)) {
        if (isWorkday(day)) worked += 1
      }
      expect(worked).toBe(n)
      expect(isWorkday(last_day)).toBe(true)
    }),
  )
})

test('a calendar period is never shorter than stated, ends on a working day, and skips only rest days', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: 0, max: 120 }), (start, n) => {
      const { last_day } = addCalendarDays(start, n)
      const counted = after(start, n)
      expect(last_day >= counted).toBe(true)
      expect(isWorkday(last_day)).toBe(true)
      for (let day = counted; day < last_day; day = after(day, 1)) {
        expect(isWorkday(day)).toBe(false)
      }
    }),
  )
})

test.each([
  ['2022-09-06T21:59:59.999', false],
  ['2022-09-06T22:00:00', true],
  ['2022-09-07T00:00:00', true],
  ['2022-09-07T06:59:59.999', true],
  ['2022-09-07T07:00:00', false],
  ['2022-09-07T12:00:00', false],
])('%s is night: %s', (text, night) => {
  expect(isNight(shanghai(text))).toBe(night)
})

test('other hours of the night, within one day or none at all', () => {
  const small = { from: 0, to: 6 }
  expect(isNight(shanghai('2022-09-06T23:59:00'), small)).toBe(false)
  expect(isNight(shanghai('2022-09-06T00:00:00'), small)).toBe(true)
  expect(isNight(shanghai('2022-09-06T03:00:00'), { from: 8, to: 8 })).toBe(false)
})

test('the day it is in Shanghai', () => {
  expect(shanghaiDay(new Date('2022-09-06T15:59:59.999Z'))).toBe('2022-09-06')
  expect(shanghaiDay(new Date('2022-09-06T16:00:00Z'))).toBe('2022-09-07')
})
