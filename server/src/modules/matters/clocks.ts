import type { ClockRule, ClockRules } from '@linli/contract/catalogue'
import type { ClockKind, MatterStatus, PauseReason, Urgency } from '@linli/contract/codes/matters'
import { dueAt, valueUntil } from '#platform/workdays'
import { clockIn } from './lifecycle.ts'

/** A time in which a clock stands still; `to` is its planned end while it lasts. Moments are ISO texts. */
export interface LoggedPause {
  from: string
  to: string
  reason: PauseReason
}

/** One clock of a matter as its row keeps it: when it began, until when it runs, and when it was stopped. */
export interface LoggedClock {
  kind: ClockKind
  from: string
  /** The deadline before pauses and extensions moved it. */
  first_due_at: string
  due_at: string
  is_beyond_calendar: boolean
  basis: string
  ended_at: string | null
  /** The period and from when it counts: since the last extension, if there was one. */
  counts_from: string
  unit: ClockRule['unit']
  value: number
  pauses: LoggedPause[]
}

/** A clock of this kind that begins at `from`; pauses before it belong to what it replaces and are kept. */
export function beginClock(
  kind: ClockKind,
  rule: ClockRule,
  from: Date,
  pauses: LoggedPause[] = [],
): LoggedClock {
  const due = dueAt(from, rule)
  return reckoned({
    kind,
    from: from.toISOString(),
    first_due_at: due.due_at.toISOString(),
    due_at: due.due_at.toISOString(),
    is_beyond_calendar: due.beyond_calendar,
    basis: rule.basis,
    ended_at: null,
    counts_from: from.toISOString(),
    unit: rule.unit,
    value: rule.value,
    pauses,
  })
}

/** The clock of a status, started at `from` by the category's rule for this urgency; none where nothing is due. */
export function startClock(
  rules: ClockRules,
  urgency: Urgency,
  status: MatterStatus,
  from: Date,
): LoggedClock | null {
  const kind = clockIn(status)
  return kind && beginClock(kind, rules[urgency][kind], from)
}

/** The clock standing still from now until a later moment. */
export function pauseClock(clock: LoggedClock, pause: LoggedPause): LoggedClock {
  return reckoned({ ...clock, pauses: [...clock.pauses, pause] })
}

/** The clock running again from `at` on, where it stood still; else the same. */
export function resumeClock(clock: LoggedClock, at: Date): LoggedClock {
  const now = at.toISOString()
  if (!clock.pauses.some(({ to }) => to > now)) return clock
  return reckoned({
    ...clock,
    pauses: clock.pauses.map((pause) => (pause.to > now ? { ...pause, to: now } : pause)),
  })
}

/** The clock with a later last day ('YYYY-MM-DD'): from `at` on what is left until then is counted in its own measure.
 * A last day that is a day of rest becomes the next working day. */
export function extendClock(clock: LoggedClock, at: Date, last_day: string): LoggedClock {
  const value = valueUntil(at, clock.unit, last_day)
  return reckoned({ ...clock, counts_from: at.toISOString(), value })
}

/** Hours in which a clock has stood still, or will have by the planned end. */
export function hoursPaused(log: readonly Pick<LoggedClock, 'pauses'>[]): number {
  const pauses = log.flatMap((clock) => clock.pauses)
  return pauses.reduce((sum, { from, to }) => sum + Date.parse(to) - Date.parse(from), 0) / HOUR_MS
}

/** What a row knows of its running clock. */
export interface RunningRow {
  clock_log: LoggedClock[]
  due_kind: ClockKind | null
  due_at: string | null
  due_is_beyond_calendar: boolean
  reported_at: string
  accepted_at: string | null
  resolved_at: string | null
  handle_due_at: string | null
  urgency: Urgency
  clocks: ClockRules
}

/** The clocks of a row, the running one last; of rows from before clocks were kept, what their moments tell. */
export function logOf(row: RunningRow): LoggedClock[] {
  if (row.clock_log.length > 0) return row.clock_log
  const { due_kind, due_at, handle_due_at, reported_at, resolved_at } = row
  const accepted_at = row.accepted_at ?? reported_at
  const log: LoggedClock[] = []
  if (due_kind !== 'handle' && handle_due_at) {
    const handled = known(row, 'handle', accepted_at, handle_due_at)
    log.push({ ...handled, ended_at: resolved_at ?? handle_due_at })
  }
  if (!due_kind || !due_at) return log
  const from = { accept: reported_at, handle: accepted_at, verify: resolved_at ?? accepted_at }
  const { due_is_beyond_calendar: is_beyond_calendar } = row
  return [...log, { ...known(row, due_kind, from[due_kind], due_at), is_beyond_calendar }]
}

function known(row: RunningRow, kind: ClockKind, from: string, due_at: string): LoggedClock {
  const rule = row.clocks[row.urgency][kind]
  return {
    kind,
    ...{ from, first_due_at: due_at, due_at, is_beyond_calendar: false },
    basis: rule.basis,
    ended_at: null,
    ...{ counts_from: from, unit: rule.unit, value: rule.value, pauses: [] },
  }
}

/** The clock that runs now, where one does. */
export function runningOf(log: readonly LoggedClock[]): LoggedClock | undefined {
  return log.find((clock) => clock.ended_at === null)
}

function reckoned(clock: LoggedClock): LoggedClock {
  const pauses = clock.pauses
    .filter(({ from }) => from >= clock.counts_from || clock.counts_from === clock.from)
    .map(({ from, to }) => ({ from: new Date(from), to: new Date(to) }))
  const due = dueAt(new Date(clock.counts_from), clock, pauses)
  return {
    ...clock,
    due_at: due.due_at.toISOString(),
    is_beyond_calendar: due.beyond_calendar,
  }
}

const HOUR_MS = 3_600_000
