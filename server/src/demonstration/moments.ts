/** The moment the demonstration district lives in when it is loaded; its figures are those of this evening. */
export const CUT_OFF = new Date('2022-09-06T18:30:00+08:00')

/** The first of the 249 days that the figures cover. */
const FIRST_DAY = '2022-01-01'

/** Days from the first to the one of the cut-off, both included. */
export const DAYS = 249

/** Milliseconds of a day. */
export const DAY_MS = 86_400_000
export const HOUR_MS = 3_600_000
export const MINUTE_MS = 60_000

/** Midnight in Shanghai of the day that lies `days` after the first one, in milliseconds of the epoch. */
export function midnightOf(days: number): number {
  return FIRST_MIDNIGHT + days * DAY_MS
}

const FIRST_MIDNIGHT = Date.parse(`${FIRST_DAY}T00:00:00+08:00`)

/** A moment in milliseconds of the epoch as ISO text; null stays null. */
export function iso(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString()
}
