import type { MatterAction, MatterStatus, Urgency } from '@linli/contract/codes/matters'
import type { Updateable } from 'kysely'
import type { DB } from '#platform/schema.generated'
import { calendarCovers, lastDayOf } from '#platform/workdays'
import { startClock } from './clocks.ts'
import type { Move } from './move-matter.ts'
import { clockIn } from './policy.ts'
import type { TakenMatter } from './queries/take-matter.ts'

/** What of a matter decides how its clock goes on. */
export type ClockedFacts = Pick<
  TakenMatter,
  'due_kind' | 'due_at' | 'handle_due_at' | 'was_late' | 'accepted_at' | 'urgency' | 'clocks'
>

/** The columns of the clock after an act that leads to this status; what the act leaves alone is absent. */
export type ClockColumns = Pick<
  Updateable<DB['matters.matter']>,
  'due_kind' | 'due_at' | 'due_basis' | 'due_is_beyond_calendar' | 'handle_due_at'
> & { was_late: boolean }

/** How the clock of a matter goes on after an act at `now`: it runs on, starts anew, or ends. Pure. */
export function clockAfter(
  now: Date,
  matter: ClockedFacts,
  move: Pick<Move, 'action' | 'restarts_clock'> & { set?: { urgency?: Urgency } },
  status: MatterStatus,
): ClockColumns {
  const kind = clockIn(status)
  const isLate = matter.due_at !== null && now.toISOString() > matter.due_at
  const was_late = matter.was_late || (isLate && kind !== matter.due_kind)
  if (kind === matter.due_kind && !move.restarts_clock) return { was_late }
  if (kind === 'handle' && matter.handle_due_at && !move.restarts_clock) {
    // Back from verification: the handler's old deadline runs on.
    return {
      was_late,
      due_kind: 'handle',
      due_at: matter.handle_due_at,
      due_basis: matter.clocks[matter.urgency].handle.basis,
      due_is_beyond_calendar: lastDayOf(new Date(matter.handle_due_at)) > calendarCovers().to,
    }
  }
  const from =
    kind === 'handle' && FROM_ACCEPTANCE.includes(move.action) && matter.accepted_at
      ? new Date(matter.accepted_at)
      : now
  const clock = startClock(matter.clocks, move.set?.urgency ?? matter.urgency, status, from)
  return { was_late, ...clock, ...(kind === 'handle' && { handle_due_at: clock.due_at }) }
}

// What was decided anew about a matter gives no more time than it had.
const FROM_ACCEPTANCE: readonly MatterAction[] = ['triage', 'unmerge']
