import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type ClockRule,
  dueAt,
  lastDayOf,
  type Pause,
  valueUntil,
  workingDaysAgo,
} from './workdays.ts'

const at = (text: string) => new Date(`${text}+08:00`)
const noon = (day: string) => at(`${day}T12:00:00`)
const rule = (unit: ClockRule['unit'], value: number): ClockRule => ({ unit, value, basis: '测试' })

// 2022: off 09-10 to 09-12 and 10-01 to 10-07; work on 10-08 and 10-09.
test.each([
  ['not paused', 'working_days', '2022-09-26', 5, [], '2022-10-08'],
  [
    'what is left, three days, after the pause',
    'working_days',
    '2022-09-26',
    5,
    [['2022-09-28', '2022-10-09']],
    '2022-10-12',
  ],
  [
    'only over National Day: nothing was lost',
    'working_days',
    '2022-09-26',
    5,
    [['2022-09-30', '2022-10-07']],
    '2022-10-08',
  ],
  [
    'over the make-up days too',
    'working_days',
    '2022-09-26',
    5,
    [['2022-09-30', '2022-10-09']],
    '2022-10-10',
  ],
  [
    'on the last day',
    'working_days',
    '2022-09-26',
    5,
    [['2022-10-08', '2022-10-14']],
    '2022-10-14',
  ],
  [
    'on the last day, until a day of rest',
    'working_days',
    '2022-09-26',
    5,
    [['2022-10-08', '2022-10-15']],
    '2022-10-17',
  ],
  [
    'twice, once over Mid-Autumn',
    'working_days',
    '2022-09-06',
    5,
    [
      ['2022-09-07', '2022-09-13'],
      ['2022-09-14', '2022-09-15'],
    ],
    '2022-09-20',
  ],
  ['not paused: rolled over National Day', 'calendar_days', '2022-09-21', 10, [], '2022-10-08'],
  [
    'three days later, rolled all the same',
    'calendar_days',
    '2022-09-21',
    10,
    [['2022-09-25', '2022-09-28']],
    '2022-10-08',
  ],
  [
    'to the make-up Sunday',
    'calendar_days',
    '2022-09-21',
    10,
    [['2022-09-25', '2022-10-03']],
    '2022-10-09',
  ],
  [
    'begun while only a working day was waited for',
    'calendar_days',
    '2022-09-21',
    10,
    [['2022-10-07', '2022-10-11']],
    '2022-10-11',
  ],
  [
    'rolled once, not with each pause',
    'calendar_days',
    '2022-09-21',
    9,
    [
      ['2022-09-22', '2022-09-24'],
      ['2022-09-25', '2022-09-27'],
    ],
    '2022-10-08',
  ],
] as const)('a pause: %s (%s from %s, %i)', (_what, unit, start, value, pauses, last_day) => {
  const stood = pauses.map(([from, to]) => ({ from: noon(from), to: at(`${to}T00:00:00`) }))
  expect(lastDayOf(dueAt(noon(start), rule(unit, value), stood).due_at)).toBe(last_day)
})

test('hours stand still to the millisecond', () => {
  const pause = { from: at('2022-09-30T18:00:00.001'), to: at('2022-10-08T09:00:00') }
  const { due_at } = dueAt(at('2022-09-30T10:00:00'), rule('hours', 24), [pause])
  expect(due_at).toEqual(at('2022-10-09T00:59:59.999'))
})

const units = fc.constantFrom<ClockRule['unit']>('hours', 'calendar_days', 'working_days')
const START = at('2022-09-05T10:00:00')
const HOUR = 3_600_000
/** Pauses one after another, the first of them before the period could be over. */
const pauses = fc.array(
  fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 400 })),
  { maxLength: 4 },
)
const made = fc
  .tuple(units, fc.integer({ min: 1, max: 30 }), pauses)
  .map(([unit, value, steps]) => {
    const clock = rule(unit, unit === 'hours' ? value * 24 : value)
    const stood: Pause[] = []
    let from = START.getTime()
    for (const [gap, length] of steps) {
      from += gap * HOUR
      if (from >= dueAt(START, clock, stood).due_at.getTime()) break
      stood.push({ from: new Date(from), to: new Date(from + length * HOUR) })
      from += length * HOUR
    }
    return { clock, stood }
  })

test('a pause never brings a deadline nearer, whatever else stood still, and leaves it no earlier than its own end', () => {
  fc.assert(
    fc.property(made, ({ clock, stood }) => {
      let before = dueAt(START, clock).due_at
      for (let n = 1; n <= stood.length; n += 1) {
        const after = dueAt(START, clock, stood.slice(0, n)).due_at
        expect(after.getTime()).toBeGreaterThanOrEqual(before.getTime())
        expect(after.getTime()).toBeGreaterThanOrEqual(stood[n - 1]?.to.getTime() ?? 0)
        before = after
      }
    }),
  )
})

test('in whatever order the pauses are told, and whether one is told as two, the deadline is the same', () => {
  fc.assert(
    fc.property(made, ({ clock, stood }) => {
      const due = dueAt(START, clock, stood)
      expect(dueAt(START, clock, [...stood].reverse())).toEqual(due)
      const halves = stood.flatMap(({ from, to }) => {
        const middle = new Date((from.getTime() + to.getTime()) / 2)
        return [
          { from, to: middle },
          { from: middle, to },
        ]
      })
      expect(dueAt(START, clock, halves)).toEqual(due)
    }),
  )
})

test('paused and resumed at once, nothing moves', () => {
  fc.assert(
    fc.property(made, fc.nat(10_000), ({ clock, stood }, minutes) => {
      const due = dueAt(START, clock, stood)
      const moment = new Date(START.getTime() + minutes * 60_000)
      fc.pre(moment < due.due_at && !stood.some(({ from, to }) => from <= moment && moment <= to))
      expect(dueAt(START, clock, [...stood, { from: moment, to: moment }])).toEqual(due)
    }),
  )
})

test('what lies until a last day, counted again, ends on it; on a day of rest, on the next working day', () => {
  const until = (unit: ClockRule['unit'], day: string) =>
    lastDayOf(dueAt(START, rule(unit, valueUntil(START, unit, day))).due_at)
  for (const unit of ['hours', 'calendar_days', 'working_days'] as const)
    expect(until(unit, '2022-10-09')).toBe('2022-10-09')
  expect(until('working_days', '2022-10-02')).toBe('2022-10-08')
  expect(until('calendar_days', '2022-10-02')).toBe('2022-10-08')
  expect(() => valueUntil(START, 'calendar_days', '2022-09-04')).toThrow(RangeError)
})

test.each([
  ['0 is now', '2022-10-08T09:00:00', 0, '2022-10-08T09:00:00'],
  ['the whole week off is no working day', '2022-10-08T09:00:00', 1, '2022-09-30T00:00:00'],
  ['make-up days are', '2022-10-10T09:00:00', 2, '2022-10-08T00:00:00'],
  ['a weekend is none', '2022-09-05T09:00:00', 1, '2022-09-02T00:00:00'],
])('working days that have gone by: %s', (_what, now, n, since) => {
  expect(workingDaysAgo(at(now), n)).toEqual(at(since))
})
