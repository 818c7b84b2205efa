import type {
  ClockKind,
  ClosedAs,
  MatterAction,
  MatterSource,
  MatterStatus,
  ReturnReason,
  VoidReason,
} from '@linli/contract/codes/matters'
import { clockAfter } from '../modules/matters/clock-after.ts'
import type { LoggedClock } from '../modules/matters/clocks.ts'
import { after } from '../modules/matters/lifecycle.ts'
import type { GridCast } from './cast.ts'
import { iso } from './moments.ts'
import { type Ending, endingAfter, endingReason, NOT_ENDED } from './plan-outcomes.ts'
import type { DemoCategory } from './publish-catalogue.ts'
import type { Resident } from './residents.ts'
import type { DemoPost, DemoUnit } from './roster.ts'

/** One act as it is planned; who does it, and what the matter's row takes from it. */
export type Step = {
  at: number
  action: MatterAction
  by: DemoPost | null
  note?: string
  /** The unit that has the matter from now on. */
  to?: DemoUnit
  reason?: ReturnReason | VoidReason
  rating?: number
}

/** A matter before anything has happened to it. */
export type Subject = {
  reported_at: number
  category: DemoCategory
  cast: GridCast
  source: MatterSource
  reporter: Resident | undefined
}

/** Where the steps have led: what the row of the matter says besides its subject. */
export type Standing = Ending & {
  status: MatterStatus
  unit: DemoUnit | null
  assignee: string | null
  handled_by: string | null
  closed_as: ClosedAs | null
  accepted_at: number | null
  assigned_at: number | null
  resolved_at: number | null
  verified_at: number | null
  closed_at: number | null
  due_kind: ClockKind | null
  due_from: string | null
  due_at: string | null
  due_basis: string | null
  due_is_beyond_calendar: boolean
  handle_due_at: string | null
  clock_log: LoggedClock[]
  waiting_since: string | null
  was_late: boolean
  returned_by: string[]
  reopened_count: number
  rating: number | null
  rating_words: string | null
  void_reason: string | null
  void_proposed_by: string | null
}

/** A step with the status it led to and the unit that had the matter then: a line of the timeline. */
export type Act = {
  step: Step
  status: MatterStatus
  unit: DemoUnit | null
  reason: string | null
}

/**
 * Takes the steps one after another through the lifecycle and its clocks, as commands do. Throws on a step that the
 * lifecycle does not allow, so that no impossible history can be loaded.
 */
export function walk(
  subject: Subject,
  steps: readonly Step[],
): { standing: Standing; acts: Act[] } {
  const standing = { ...AT_FIRST, returned_by: [] }
  const acts: Act[] = []
  let before: MatterStatus | 'nothing' = 'nothing'
  for (const step of steps) {
    standing.status = after(step.action, before)
    moveClock(standing, subject, step, before === 'nothing' ? standing.status : before)
    record(standing, subject, step)
    Object.assign(standing, endingAfter(standing, step))
    const reason = step.reason ?? endingReason(step.action, standing)
    acts.push({ step, status: standing.status, unit: standing.unit, reason })
    before = standing.status
  }
  return { standing, acts }
}

const AT_FIRST: Standing = {
  status: 'reported',
  unit: null,
  assignee: null,
  handled_by: null,
  closed_as: null,
  accepted_at: null,
  assigned_at: null,
  resolved_at: null,
  verified_at: null,
  closed_at: null,
  due_kind: null,
  due_from: null,
  due_at: null,
  due_basis: null,
  due_is_beyond_calendar: false,
  handle_due_at: null,
  clock_log: [],
  waiting_since: null,
  was_late: false,
  returned_by: [],
  reopened_count: 0,
  rating: null,
  rating_words: null,
  void_reason: null,
  void_proposed_by: null,
  ...NOT_ENDED,
}

/** The clock after a step, by the same function as a command's. */
function moveClock(standing: Standing, subject: Subject, step: Step, before: MatterStatus): void {
  const { clocks, urgency } = subject.category
  const [accepted_at, resolved_at] = [iso(standing.accepted_at), iso(standing.resolved_at)]
  const reported_at = new Date(subject.reported_at).toISOString()
  const facts = {
    ...standing,
    status: before,
    clocks,
    urgency,
    reported_at,
    accepted_at,
    resolved_at,
    paused_until: null,
  }
  const move = { action: step.action, restarts_clock: step.action === 'reopen' }
  const { clock_log, ...columns } = clockAfter(new Date(step.at), facts, move, standing.status)
  Object.assign(standing, columns, clock_log !== undefined && { clock_log: JSON.parse(clock_log) })
}

function record(standing: Standing, { cast }: Subject, step: Step): void {
  const { at, action, by, to } = step
  if (to) standing.unit = to
  // The first receiver answers for it until it is given to a unit.
  if (action === 'report' || action === 'self_close') standing.assignee = cast.worker.person.id
  if (action === 'accept') standing.accepted_at = at
  if (action === 'assign') {
    standing.assigned_at = at
    standing.assignee = to === cast.team ? cast.worker.person.id : null
  }
  if (action === 'handle') takeInHand(standing, by)
  if (action === 'return' && standing.unit) {
    standing.returned_by.push(standing.unit.id)
    Object.assign(standing, NOBODY_HAS_IT)
  }
  if (action === 'resolve') {
    standing.resolved_at = at
    takeInHand(standing, by)
  }
  if (action === 'void') standing.closed_at = at
  if (action === 'reject') standing.resolved_at = null
  if (action === 'verify') standing.verified_at = at
  if (action === 'close' || action === 'self_close') close(standing, step)
  if (action === 'rate') {
    standing.rating = step.rating ?? null
    standing.rating_words = step.note ?? null
  }
  if (action === 'reopen') {
    const again = { closed_as: null, closed_at: null, resolved_at: null, verified_at: null }
    Object.assign(standing, NOBODY_HAS_IT, again)
    standing.reopened_count += 1
  }
  if (action === 'propose_void') {
    standing.void_reason = step.reason ?? null
    standing.void_proposed_by = by?.person.id ?? null
  }
}

const NOBODY_HAS_IT = { unit: null, assignee: null, handled_by: null }

function takeInHand(standing: Standing, by: DemoPost | null): void {
  standing.assignee = by?.person.id ?? null
  standing.handled_by = standing.assignee
}

function close(standing: Standing, { at, action, by }: Step): void {
  standing.closed_at = at
  standing.closed_as = action === 'close' ? 'handled' : 'self_closed'
  if (action === 'close') return
  standing.accepted_at ??= at
  standing.resolved_at = at
  takeInHand(standing, by)
}
