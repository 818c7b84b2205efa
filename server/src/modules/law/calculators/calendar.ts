import type { EstimateDay } from '@linli/contract/law-shapes'
import { addCalendarDays, addWorkingDays, type LastDay } from '#platform/workdays'

/** A period as a law states it. */
export interface Span {
  unit: 'days' | 'working_days' | 'months' | 'years'
  value: number
}

const UNIT: Record<Span['unit'], string> = {
  days: '日',
  working_days: '个工作日',
  months: '个月',
  years: '年',
}

/** The last day of a period that begins with the day after `from`: the same day of a later month or its last (民法典 art. 202),
 * moved on where it is a day of rest (art. 203). */
export function lastDay(from: string, { unit, value }: Span): LastDay {
  if (unit === 'working_days') return addWorkingDays(from, value)
  if (unit === 'days') return addCalendarDays(from, value)
  return addCalendarDays(addMonths(from, unit === 'years' ? value * 12 : value), 0)
}

/** The same day so many months later, or the last of that month where it has no such day. */
export function addMonths(day: string, n: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const months = year * 12 + month - 1 + n
  const [y, m] = [Math.floor(months / 12), months % 12]
  const most = new Date(Date.UTC(y, m + 1, 0)).getUTCDate()
  return [
    String(y).padStart(4, '0'),
    String(m + 1).padStart(2, '0'),
    String(Math.min(date, most)).padStart(2, '0'),
  ].join('-')
}

/** How a period was counted, in words. */
export function spanWords(from: string, span: Span, end: LastDay): string {
  const natural = span.unit === 'working_days' ? null : plainEnd(from, span)
  const moved =
    natural && natural !== end.last_day ? `；${natural} 是休息日，顺延到 ${end.last_day}` : ''
  return `${from} 的次日起算，${span.value} ${UNIT[span.unit]}${moved}`.replace(
    /(\d) (日|年)/,
    '$1 $2',
  )
}

function plainEnd(from: string, { unit, value }: Span): string {
  if (unit === 'days')
    return new Date(Date.parse(`${from}T00:00:00Z`) + value * 86_400_000).toISOString().slice(0, 10)
  return addMonths(from, unit === 'years' ? value * 12 : value)
}

/** A last day with its name and its articles, for a result. */
export function dayOf(
  name: string,
  from: string,
  span: Span,
  citations: EstimateDay['citations'],
): EstimateDay {
  const end = lastDay(from, span)
  return {
    ...{ name, day: end.last_day, beyond_calendar: end.beyond_calendar, citations },
    formula: spanWords(from, span, end),
  }
}
