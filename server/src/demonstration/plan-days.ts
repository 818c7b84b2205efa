import { isWorkday } from '#platform/workdays'
import { CUT_OFF, DAY_MS, DAYS, HOUR_MS, midnightOf } from './moments.ts'
import { type Random, randomFor } from './random.ts'

/** One day of the demonstration: its midnight in milliseconds and how many matters are reported in it. */
export type DayPlan = { midnight: number; count: number }

/**
 * Divides `total` matters among the days up to the cut-off, exactly: fewer on days of rest and over the Spring
 * Festival, more in the months of heat, storms and heating trouble. `history` times 249 days.
 */
export function planDays(total: number, history: number): DayPlan[] {
  const random = randomFor(371502, 'days')
  const days = Array.from({ length: DAYS * history }, (_, n) =>
    midnightOf(n - DAYS * (history - 1)),
  )
  const weights = days.map((midnight) => weightOf(midnight, random))
  const sum = weights.reduce((one, other) => one + other, 0)
  let [given, upTo] = [0, 0]
  return days.map((midnight, at) => {
    upTo += weights[at] ?? 0
    // The rounded running total leaves no rest, whatever the weights are.
    const count = Math.round((total * upTo) / sum) - given
    given += count
    return { midnight, count }
  })
}

/** Milliseconds since midnight at which people report: a morning and an afternoon peak, little at night. */
export function timeOfDay(random: Random): number {
  const hour = HOURS[Math.floor(random() * HOURS.length)] ?? 9
  return hour * HOUR_MS + Math.floor(random() * HOUR_MS)
}

function weightOf(midnight: number, random: Random): number {
  const day = new Date(midnight + DAY_MS / 2).toISOString().slice(0, 10)
  const month = Number(day.slice(5, 7))
  const rest = isWorkday(day) ? 1 : 0.72
  const festival = day >= '2022-01-30' && day <= '2022-02-04' ? 0.5 : 1
  const part = Math.min(1, (CUT_OFF.getTime() - midnight) / DAY_MS)
  return rest * festival * (BY_MONTH[month - 1] ?? 1) * part * (0.92 + 0.16 * random())
}

const BY_MONTH = [0.98, 0.86, 0.96, 0.98, 1.0, 1.04, 1.12, 1.08, 1.0, 0.98, 1.02, 1.04]

/** Each hour as often as it occurs in a hundred and some reports. */
const BY_HOUR = [1, 0, 0, 0, 0, 1, 3, 7, 14, 16, 15, 9, 5, 6, 12, 14, 13, 10, 8, 7, 5, 3, 2, 1]
const HOURS = BY_HOUR.flatMap((often, hour) => Array.from({ length: often }, () => hour))
