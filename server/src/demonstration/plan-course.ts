import type { MatterStatus, ReturnReason } from '@linli/contract/codes/matters'
import { dueAt } from '#platform/workdays'
import { doerOf, handlerOf, verifierOf } from './cast.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS } from './moments.ts'
import {
  ACCEPTED_NOTES,
  ASSIGNED_NOTES,
  HANDLING_NOTES,
  RATING_WORDS,
  REJECTED_NOTES,
  REOPEN_NOTES,
  RETURN_NOTES,
  VERIFIED_NOTES,
} from './phrases.ts'
import { pick, type Random, weighted } from './random.ts'
import type { DemoPost, DemoUnit } from './roster.ts'
import type { Step, Subject } from './walk-matter.ts'

/** The moments of the main stations, in milliseconds, each not before the one above. */
export type Moments = {
  reported: number
  accepted: number
  assigned: number
  handling: number
  resolved: number
  verified: number
  closed: number
}

/** What happens on the way besides the main stations. */
export type Turn = 'returned' | 'rejected' | 'reopened' | 'noted' | 'none'

/** The moments of a matter that is carried through: in time, unless `is_late` lets the handler miss the clock. */
export function momentsOf(subject: Subject, random: Random, is_late: boolean): Moments {
  const { category, reported_at } = subject
  const rules = category.clocks[category.urgency]
  const accept_by = dueAt(new Date(reported_at), rules.accept).due_at.getTime()
  const waits = subject.source === 'resident' ? minutes(random, 3, 90) : 0
  const accepted = before(accept_by, reported_at + waits, reported_at)
  const handle_by = dueAt(new Date(accepted), rules.handle).due_at.getTime()
  const assigned = before(handle_by, accepted + minutes(random, 3, 100), accepted)
  const share = is_late ? 1.02 + random() * 0.5 : 0.06 + 0.85 * random() * random()
  const resolved = inDaytime(assigned + (handle_by - assigned) * share, random)
  const in_time = is_late ? resolved : before(handle_by, resolved, assigned)
  const handling = assigned + (in_time - assigned) * (0.1 + 0.5 * random())
  const verify_by = dueAt(new Date(in_time), rules.verify).due_at.getTime()
  const looked = inDaytime(in_time + (verify_by - in_time) * (0.05 + 0.6 * random()), random)
  const verified = before(verify_by, looked, in_time)
  const closed = before(verify_by, verified + minutes(random, 5, 240), verified)
  return {
    reported: reported_at,
    accepted,
    assigned,
    handling,
    resolved: in_time,
    verified,
    closed,
  }
}

/** Draws the moments together so that the last one lies before `end`. */
export function squeeze(moments: Moments, end: number): Moments {
  const { reported, closed } = moments
  if (closed <= end) return moments
  const factor = (end - reported) / (closed - reported)
  const drawn = (at: number) => Math.floor(reported + (at - reported) * factor)
  return {
    reported,
    accepted: drawn(moments.accepted),
    assigned: drawn(moments.assigned),
    handling: drawn(moments.handling),
    resolved: drawn(moments.resolved),
    verified: drawn(moments.verified),
    closed: drawn(moments.closed),
  }
}

/** How the way is drawn: what happens on it, and the unit to which it is first sent by mistake. */
export type Draw = { random: Random; turn: Turn; wrong: DemoUnit }

/** The acts from the report on, up to the status at which the matter stands; `closed` carries it to the end. */
export function stepsTo(
  status: MatterStatus,
  subject: Subject,
  moments: Moments,
  draw: Draw,
): Step[] {
  const centre = centreOf(subject, draw.random)
  const steps = intakeSteps(subject, moments, { by: centre, random: draw.random })
  if (status === 'reported') return steps.slice(0, 1)
  if (status === 'accepted') return steps
  steps.push(...triageSteps(status, moments, { ...draw, by: centre }))
  if (status === 'triaged' || status === 'returned') return steps
  const doer = doerOf(subject.category, subject.cast)
  const note = pick(draw.random, ASSIGNED_NOTES)
  steps.push({ at: moments.assigned, action: 'assign', by: centre, to: doer, note })
  if (status === 'assigned') return steps
  const rest = handlingSteps(subject, moments, { ...draw, by: centre, doer })
  const end = rest.findIndex(({ action }) => action === LAST_ACT[status])
  // A rejected solution comes before the one that stands.
  const last =
    status === 'resolved' ? rest.findLastIndex(({ action }) => action === 'resolve') : end
  return [...steps, ...rest.slice(0, last + 1)]
}

/** Who takes the matter in: the grid worker what is seen or said in the group, the centre the rest. */
export function centreOf({ cast }: Subject, random: Random): DemoPost {
  return cast.duty.length > 0 ? pick(random, cast.duty) : cast.clerk
}

const LAST_ACT: Partial<Record<MatterStatus, Step['action']>> = {
  handling: 'handle',
  verified: 'verify',
  closed: 'close',
}

function intakeSteps(
  { cast, source }: Subject,
  { reported, accepted }: Moments,
  { by, random }: { by: DemoPost; random: Random },
): Step[] {
  const note = pick(random, ACCEPTED_NOTES)
  if (source === 'resident') {
    return [
      { at: reported, action: 'report', by: null },
      { at: accepted, action: 'accept', by, note },
    ]
  }
  // What staff take in is accepted at once: the first receiver answers for it.
  const receiver = source === 'grid_worker' || source === 'group' ? cast.worker : by
  return [
    { at: reported, action: 'report', by: receiver },
    { at: reported, action: 'accept', by: receiver },
  ]
}

function triageSteps(
  status: MatterStatus,
  { accepted, assigned }: Moments,
  { by, random, turn, wrong }: Draw & { by: DemoPost },
): Step[] {
  const middle = (accepted + assigned) / 2
  const triage: Step = { at: middle, action: 'triage', by }
  if (status === 'triaged') return [triage]
  const steps = random() < 0.3 ? [triage] : []
  if (status !== 'returned' && turn !== 'returned') return steps
  const reason = pick(random, REASONS)
  const at = (share: number) => between(middle, assigned, share)
  const back = { by: handlerOf(wrong, random), reason, note: RETURN_NOTES[reason] }
  steps.push({ at: at(0.3), action: 'assign', by, to: wrong })
  steps.push({ at: at(0.8), action: 'return', ...back })
  return steps
}

function handlingSteps(
  { category, cast }: Subject,
  { handling, resolved, verified, closed }: Moments,
  { by, doer, random, turn }: Draw & { by: DemoPost; doer: DemoUnit },
): Step[] {
  const handler = handlerOf(doer, random)
  const verifier = verifierOf(category, cast, handler)
  const solve = (at: number): Step => {
    return { at, action: 'resolve', by: handler, note: pick(random, category.done) }
  }
  const steps: Step[] = [
    { at: handling, action: 'handle', by: handler, note: pick(random, HANDLING_NOTES) },
  ]
  if (turn === 'rejected') {
    const at = between(handling, resolved, 0.6)
    const note = pick(random, REJECTED_NOTES)
    steps.push(solve(between(handling, resolved, 0.4)), {
      at,
      action: 'reject',
      by: verifier,
      note,
    })
  }
  return [
    ...steps,
    solve(resolved),
    { at: verified, action: 'verify', by: verifier, note: pick(random, VERIFIED_NOTES) },
    { at: closed, action: 'close', by },
  ]
}

/** A closed matter comes up again, up to `end`: the words of whoever reopens it, and the second round where it is done. */
export function reopenSteps(
  first: readonly Step[],
  subject: Subject,
  { random, end, isOpen }: { random: Random; end: number; isOpen: boolean },
): Step[] {
  const closed = first.at(-1)
  const assign = first.findLast(({ action }) => action === 'assign')
  if (!closed || !assign) return [...first]
  const room = Math.min(end - closed.at, 6 * DAY_MS)
  const at = (share: number) => Math.floor(closed.at + room * share)
  const by = subject.reporter ? null : closed.by
  const again: Step = { at: at(0.3), action: 'reopen', by, note: pick(random, REOPEN_NOTES) }
  if (isOpen) return [...first, again]
  const second = first.slice(first.lastIndexOf(assign))
  const from = assign.at
  const span = Math.max(1, closed.at - from)
  const moved = second.map((step) => ({ ...step, at: at(0.4 + (0.6 * (step.at - from)) / span) }))
  return [...first, again, ...moved]
}

/** The reporter's mark, some time after the end; most are content. */
export function ratingStep(closed_at: number, end: number, random: Random): Step | undefined {
  const at = closed_at + minutes(random, 5, 2_000)
  if (at >= end) return undefined
  const rating = weighted(random, MARKS)
  const step: Step = { at, action: 'rate', by: null, rating }
  return random() < 0.2 ? { ...step, note: pick(random, RATING_WORDS) } : step
}

/** Whether the grid worker found it in person. */
export function isOwn({ source }: Subject): boolean {
  return source === 'grid_worker'
}

const MARKS = [
  [5, 62],
  [4, 25],
  [3, 8],
  [2, 3],
  [1, 2],
] as const

const REASONS: readonly ReturnReason[] = [
  'not_ours',
  'not_ours',
  'wrong_place',
  'not_enough_facts',
  'already_done',
]

function between(from: number, to: number, share: number): number {
  return Math.floor(from + (to - from) * share)
}

function minutes(random: Random, from: number, to: number): number {
  return Math.floor((from + random() * random() * (to - from)) * MINUTE_MS)
}

/** The moment, or one shortly before the deadline where it would miss it; never before `earliest`. */
function before(deadline: number, at: number, earliest: number): number {
  if (at < deadline) return Math.floor(at)
  return Math.floor(Math.max(earliest, deadline - Math.max(MINUTE_MS, (deadline - earliest) * 0.1)))
}

/** Work that would fall into the night is done the next morning. */
function inDaytime(at: number, random: Random): number {
  const hour = ((at + 8 * HOUR_MS) % DAY_MS) / HOUR_MS
  if (hour >= 8 && hour < 20) return Math.floor(at)
  const wait = hour >= 20 ? 32 - hour : 8 - hour
  return Math.floor(at + wait * HOUR_MS + random() * 3 * HOUR_MS)
}
