const MINUTE = 60_000
const HALF_HOUR = 30 * MINUTE
/** Platforms are at their busiest around every full and half hour and refuse then what they would take a moment later. */
const BUSY_BEFORE_MS = MINUTE
const BUSY_AFTER_MS = 2 * MINUTE
/** Bulk of many districts that begins in the same moment is spread over this. */
const SPREAD_MS = 90_000

/** When bulk that could go out at `at` should: some seconds later by chance (`share` from 0 up to 1), and never from a minute
 * before a full or half hour until two minutes after it. */
export function bulkMoment(at: Date, share: number): Date {
  const jitter = Math.floor(share * SPREAD_MS)
  const wanted = at.getTime() + jitter
  const beyond = wanted % HALF_HOUR
  if (beyond >= HALF_HOUR - BUSY_BEFORE_MS) {
    return new Date(wanted - beyond + HALF_HOUR + BUSY_AFTER_MS + jitter)
  }
  if (beyond < BUSY_AFTER_MS) return new Date(wanted - beyond + BUSY_AFTER_MS + jitter)
  return new Date(wanted)
}
