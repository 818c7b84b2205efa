import type { ClockRules } from '@linli/contract/catalogue'
import type { ClockKind, MatterStatus, Urgency } from '@linli/contract/codes/matters'
import { dueAt } from '#platform/workdays'
import { clockIn } from './policy.ts'

/** The clock that runs on a matter, as its row keeps it. */
export interface RunningClock {
  due_kind: ClockKind | null
  due_at: Date | null
  due_basis: string | null
  due_is_beyond_calendar: boolean
}

const NONE: RunningClock = {
  due_kind: null,
  due_at: null,
  due_basis: null,
  due_is_beyond_calendar: false,
}

/** The clock of a status, started at `from` by the category's rule for this urgency; none where nothing is due. */
export function startClock(
  rules: ClockRules,
  urgency: Urgency,
  status: MatterStatus,
  from: Date,
): RunningClock {
  const due_kind = clockIn(status)
  if (!due_kind) return NONE
  const rule = rules[urgency][due_kind]
  const due = dueAt(from, rule)
  return {
    due_kind,
    due_at: due.due_at,
    due_basis: rule.basis,
    due_is_beyond_calendar: due.beyond_calendar,
  }
}
