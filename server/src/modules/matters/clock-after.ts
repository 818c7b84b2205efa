import type { ClockKind, MatterAction, MatterStatus, Urgency } from '@linli/contract/codes/matters'
import {
  beginClock,
  type LoggedClock,
  logOf,
  type RunningRow,
  resumeClock,
  runningOf,
} from './clocks.ts'
import { clockIn } from './lifecycle.ts'
import type { Move } from './move-matter.ts'
import type { TakenMatter } from './queries/take-matter.ts'

/** What of a matter decides how its clock goes on. */
export type ClockedFacts = RunningRow &
  Pick<TakenMatter, 'status' | 'was_late' | 'paused_until' | 'waiting_since'>

/** The columns of the clock after an act; what the act leaves alone is absent. */
export interface ClockColumns {
  was_late: boolean
  due_kind?: ClockKind | null
  due_from?: string | null
  due_at?: string | null
  due_basis?: string | null
  due_is_beyond_calendar?: boolean
  handle_due_at?: string | null
  /** JSON of the clocks. */
  clock_log?: string
  paused_until?: string | null
  waiting_since?: string | null
  escalation_level?: number
  escalated_to?: string | null
  escalated_unit_id?: string | null
}

type ClockedMove = Pick<Move, 'action' | 'restarts_clock' | 'clock'> & {
  set?: { urgency?: Urgency }
}

/** How the clock of a matter goes on after an act at `now` that leads to a status: it runs on, is moved, starts anew, or
 * ends. Pure. */
export function clockAfter(
  now: Date,
  matter: ClockedFacts,
  move: ClockedMove,
  status: MatterStatus,
): ClockColumns {
  const kind = clockIn(status)
  const log = logOf(matter)
  const isLate = matter.due_at !== null && now.toISOString() > matter.due_at
  const isEnded = kind !== matter.due_kind
  const was_late = matter.was_late || (isLate && (isEnded || move.clock !== undefined))
  const waiting_since = waitsSince(now, matter, status)
  const same = {
    was_late,
    ...(waiting_since !== matter.waiting_since && { waiting_since, ...NOT_ESCALATED }),
  }
  if (move.clock) return { ...same, ...clockColumns([...log.slice(0, -1), move.clock], now) }
  if (!isEnded && !move.restarts_clock) return same
  return { ...same, ...clockColumns(logAfter(now, log, kind && { kind, matter, move }), now) }
}

// The clocks after the running one has ended, gone on in another measure, or made room for the next kind.
function logAfter(
  now: Date,
  log: LoggedClock[],
  next: { kind: LoggedClock['kind']; matter: ClockedFacts; move: ClockedMove } | null,
): LoggedClock[] {
  const running = runningOf(log)
  const before = log.filter((clock) => clock !== running)
  const ended = running ? [{ ...resumeClock(running, now), ended_at: now.toISOString() }] : []
  if (!next) return [...before, ...ended]
  const { kind, matter, move } = next
  const handled = before.findLast((clock) => clock.kind === 'handle')
  if (kind === 'handle' && running?.kind !== kind && handled && !move.restarts_clock) {
    // Back from verification, or out of a merge: the handler's old deadline runs on.
    const again = { ...handled, ended_at: null }
    return [...before.filter((clock) => clock !== handled), ...ended, again]
  }
  const from =
    kind === 'handle' && FROM_ACCEPTANCE.includes(move.action) && matter.accepted_at
      ? new Date(matter.accepted_at)
      : now
  const rule = matter.clocks[move.set?.urgency ?? matter.urgency][kind]
  if (running?.kind !== kind) return [...before, ...ended, beginClock(kind, rule, from)]
  // The same work under another rule: time in which it stood still stays so.
  const stood = running.pauses.filter((pause) => pause.from >= from.toISOString())
  return [...before, beginClock(kind, rule, from, stood)]
}

/** What the row keeps of its clocks, the running one last. */
export function clockColumns(
  log: LoggedClock[],
  now: Date,
): Required<Omit<ClockColumns, 'was_late' | 'waiting_since' | 'handle_due_at'>> &
  Pick<ClockColumns, 'handle_due_at'> {
  const running = runningOf(log)
  const paused = running?.pauses.find(({ to }) => to > now.toISOString())
  return {
    clock_log: JSON.stringify(log),
    due_kind: running?.kind ?? null,
    due_from: running?.from ?? null,
    due_at: running?.due_at ?? null,
    due_basis: running?.basis ?? null,
    due_is_beyond_calendar: running?.is_beyond_calendar ?? false,
    paused_until: paused?.to ?? null,
    ...NOT_ESCALATED,
    ...(running?.kind === 'handle' && { handle_due_at: running.due_at }),
  }
}

// What was brought up the line is down again once somebody has it, or its deadline is another.
const NOT_ESCALATED = { escalation_level: 0, escalated_to: null, escalated_unit_id: null }

const WAITING: readonly MatterStatus[] = ['accepted', 'triaged', 'returned', 'reopened']

function waitsSince(now: Date, matter: ClockedFacts, status: MatterStatus): string | null {
  if (!WAITING.includes(status)) return null
  return WAITING.includes(matter.status) && matter.waiting_since
    ? matter.waiting_since
    : now.toISOString()
}

// What was decided anew about a matter gives no more time than it had.
const FROM_ACCEPTANCE: readonly MatterAction[] = ['triage', 'unmerge']
