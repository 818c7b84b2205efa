import calendar from 'chinese-days/dist/chinese-days.json' with { type: 'json' }

/** A period as a rule states it; `basis` names the law or rule it comes from. */
export type ClockRule = {
  unit: 'hours' | 'calendar_days' | 'working_days'
  value: number
  basis: string
}

/** When a period ends, and whether that rests on days whose rest days nobody has published yet. */
export type Due = { due_at: Date; beyond_calendar: boolean }

/** The last day of a period ('YYYY-MM-DD' in Shanghai), flagged as `Due` is. */
export type LastDay = { last_day: string; beyond_calendar: boolean }

/** The hours of the night, 0–24 in Shanghai; `from` later than `to` runs over midnight. */
export type Night = { from: number; to: number }

/** A span of time in which a period stands still. */
export type Pause = { from: Date; to: Date }

/**
 * The moment a period that started at `started_at` is over. Hours are exact to the millisecond. Days begin
 * with the next day and end at 24:00 of the last one (民法典 art. 201, 203), so `due_at` is the midnight that
 * follows it in Shanghai; `lastDayOf` gives the day back. What is left at the beginning of a pause is counted
 * on from its end, in the period's own measure: hours exactly, days from the day after the one on which the
 * pause ends. Refuses negative values and parts of days.
 */
export function dueAt(started_at: Date, clock: ClockRule, pauses: readonly Pause[] = []): Due {
  if (clock.unit === 'hours') {
    const stood = pauses.reduce((ms, { from, to }) => ms + (to.getTime() - from.getTime()), 0)
    return { due_at: addHours(started_at, clock.value + stood / HOUR_MS), beyond_calendar: false }
  }
  const add = clock.unit === 'working_days' ? addWorkingDays : addCalendarDays
  const { last_day, beyond_calendar } = add(started_at, clock.value, pauses)
  return { due_at: endOf(last_day), beyond_calendar }
}

/** How much of a measure lies between a moment and the end of a last day ('YYYY-MM-DD'): `dueAt` with as much ends there. A
 * last day that is a day of rest stands for the next working day, but for hours. Refuses a day that is over. */
export function valueUntil(at: Date, unit: ClockRule['unit'], last_day: string): number {
  if (unit === 'hours') return (endOf(last_day).getTime() - at.getTime()) / HOUR_MS
  const [first, last] = [numberOf(at), numberOf(last_day)]
  if (last < first) throw new RangeError(`${last_day} lies before ${dayOf(first)}`)
  if (unit === 'calendar_days') return last - first
  let days = 0
  for (let day = first + 1; day <= onWorkingDay(last); day += 1) if (isWorking(day)) days += 1
  return days
}

/** The latest moment from which on n whole working days have gone by at `at`, not counting the day of the moment: with 0 it
 * is `at` itself. A deadline that falls on a midnight belongs to the day that it ends. */
export function workingDaysAgo(at: Date, n: number): Date {
  refuseUnlessWhole(n)
  if (n === 0) return at
  let day = numberOf(at)
  for (let left = n; left > 0; ) {
    day -= 1
    if (isWorking(day)) left -= 1
  }
  return startOf(dayOf(day))
}

/** The beginning of a day 'YYYY-MM-DD' in Shanghai. */
export function startOf(day: string): Date {
  return new Date(numberOf(day) * DAY_MS - OFFSET_MS)
}

/** The end of a day 'YYYY-MM-DD' in Shanghai, its 24:00. */
export function endOf(day: string): Date {
  return new Date(startOf(day).getTime() + DAY_MS)
}

/** The n-th working day after the day of `start`; make-up days (调休) count, rest days do not, nor do days of a pause. */
export function addWorkingDays(
  start: Date | string,
  n: number,
  pauses: readonly Pause[] = [],
): LastDay {
  refuseUnlessWhole(n)
  const first = numberOf(start)
  const stood = pauses.map(daysOf)
  let day = first
  for (let left = n; left > 0; ) {
    day += 1
    if (isWorking(day) && !stood.some(([from, to]) => from < day && day <= to)) left -= 1
  }
  // A pause on the very last day leaves nothing to count, and yet the period is not over before its end.
  const last = onWorkingDay(Math.max(day, ...stood.map(([, to]) => to)))
  return { last_day: dayOf(last), beyond_calendar: isBeyond(first) || isBeyond(last) }
}

/** The n-th day after the day of `start`, not counting days of a pause, or the next working day where that is a rest
 * day (民法典 art. 203). */
export function addCalendarDays(
  start: Date | string,
  n: number,
  pauses: readonly Pause[] = [],
): LastDay {
  refuseUnlessWhole(n)
  const stood = pauses.map(daysOf)
  const days = stood.reduce((sum, [from, to]) => sum + to - from, 0)
  // A pause that begins while the period only waits for a working day leaves nothing to count, and is waited for too.
  const counted = Math.max(numberOf(start) + n + days, ...stood.map(([, to]) => to))
  const last = onWorkingDay(counted)
  return { last_day: dayOf(last), beyond_calendar: isBeyond(counted) || isBeyond(last) }
}

/** Exactly n hours later; parts of an hour are allowed. */
export function addHours(start: Date, n: number): Date {
  if (!(n >= 0)) throw new RangeError(`a period of ${n} hours`)
  return new Date(start.getTime() + n * HOUR_MS)
}

/** The last day of a day period that ends at `due_at`: the midnight after 09-09 gives 09-09. */
export function lastDayOf(due_at: Date): string {
  return shanghaiDay(new Date(due_at.getTime() - 1))
}

/** Whether people work on this day: make-up Saturdays and Sundays do, holidays and other weekends do not. */
export function isWorkday(day: Date | string): boolean {
  return isWorking(numberOf(day))
}

/** The day it is in Shanghai, 'YYYY-MM-DD'. */
export function shanghaiDay(at: Date): string {
  return dayOf(numberOf(at))
}

/** The days for which rest days are known; a period that needs others is flagged `beyond_calendar`. */
export function calendarCovers(): { from: string; to: string } {
  return { from: dayOf(KNOWN_FROM), to: dayOf(KNOWN_TO) }
}

/** Whether an alarm at this moment would wake people (22:00–07:00 in Shanghai unless told otherwise). */
export function isNight(at: Date, night: Night = NIGHT): boolean {
  const hour = sinceMidnight(at) / HOUR_MS
  if (night.from === night.to) return false
  if (night.from < night.to) return hour >= night.from && hour < night.to
  return hour >= night.from || hour < night.to
}

/** This moment, or the end of the night where it lies in one (22:00–07:00 in Shanghai unless told otherwise). */
export function afterNight(at: Date, night: Night = NIGHT): Date {
  if (!isNight(at, night)) return at
  const hours = (night.to - sinceMidnight(at) / HOUR_MS + 24) % 24
  return new Date(at.getTime() + Math.round(hours * HOUR_MS))
}

const NIGHT: Night = { from: 22, to: 7 }
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
// Shanghai has kept one offset since 1992, well before the first day of the calendar.
const OFFSET_MS = 8 * HOUR_MS

const HOLIDAYS = new Set(Object.keys(calendar.holidays).map(numberOf))
const MAKE_UP_DAYS = new Set(Object.keys(calendar.workdays).map(numberOf))

const YEARS = Object.keys(calendar.holidays).map((day) => Number(day.slice(0, 4)))
const KNOWN_FROM = numberOf(`${Math.min(...YEARS)}-01-01`)
// The New Year holiday of a year not yet published reaches back into the last days of December,
// with its days off and its make-up days (2007-12-29, 2018-12-29, 2022-12-31).
const KNOWN_TO = numberOf(`${Math.max(...YEARS)}-12-24`)

/** Days since 1970-01-01 as Shanghai counts them. */
function numberOf(day: Date | string): number {
  if (typeof day !== 'string') {
    const at = day.getTime()
    if (Number.isNaN(at)) throw new RangeError('not a moment')
    return Math.floor((at + OFFSET_MS) / DAY_MS)
  }
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  // Date.parse turns 02-30 into 03-02; a wrong day must not become another one.
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day) {
    throw new RangeError(`not a day: ${day}`)
  }
  return at / DAY_MS
}

// The days that a pause takes from a period: those after the one on which it begins, up to the one on which it ends.
function daysOf({ from, to }: Pause): [number, number] {
  return [numberOf(from), numberOf(to)]
}

function dayOf(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10)
}

function isWorking(day: number): boolean {
  if (MAKE_UP_DAYS.has(day)) return true
  // 1970-01-01 was a Thursday: 0 is Monday here.
  const weekday = (((day + 3) % 7) + 7) % 7
  return weekday < 5 && !HOLIDAYS.has(day)
}

function onWorkingDay(day: number): number {
  let last = day
  while (!isWorking(last)) last += 1
  return last
}

function isBeyond(day: number): boolean {
  return day < KNOWN_FROM || day > KNOWN_TO
}

function sinceMidnight(at: Date): number {
  const since = (at.getTime() + OFFSET_MS) % DAY_MS
  return since < 0 ? since + DAY_MS : since
}

function refuseUnlessWhole(n: number): void {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`a period of ${n} days`)
}
