import type { ClockKind, MatterSource, MatterStatus } from '@linli/contract/codes/matters'
import { dueAt } from '#platform/workdays'
import { CUT_OFF, DAY_MS, HOUR_MS, MINUTE_MS } from './moments.ts'
import type { Moments } from './plan-course.ts'
import type { DemoCategory } from './publish-catalogue.ts'
import { pick, type Random, weighted } from './random.ts'

/** A matter that is still open at the cut-off: of which category, how far it has come, and when. */
export type OpenPlan = {
  category: DemoCategory
  status: MatterStatus
  source: MatterSource
  moments: Moments
}

/** Of a hundred open matters so many stand in each status; those only reported are not yet accepted and come on top. */
const STATUSES = [
  ['accepted', 9],
  ['triaged', 7],
  ['assigned', 20],
  ['handling', 40],
  ['returned', 2],
  ['resolved', 13],
  ['verified', 7],
  ['reopened', 2],
] as const satisfies readonly (readonly [MatterStatus, number])[]

/** What is still to be accepted, compared with what is accepted and open. */
const UNACCEPTED = 0.04
/** What has missed its clock, of all that is open. */
const OVERDUE = 0.028

/**
 * Plans the work open at the cut-off: `accepted` matters that have been accepted, and a few that have not. Each lies so
 * far back that its clock still runs, but for the few that are overdue.
 */
export function planOpenWork(
  categories: readonly (readonly [DemoCategory, number])[],
  sources: readonly (readonly [MatterSource, number])[],
  { accepted, random }: { accepted: number; random: Random },
): OpenPlan[] {
  const reach = reaches()
  // The longer the clock, the more of a category is open at any time.
  const standing = categories.map(
    ([category, weight]) =>
      [category, weight * (reach(category, 'handle') / DAY_MS) ** 0.7] as const,
  )
  const plan = (status: MatterStatus, is_overdue: boolean): OpenPlan => {
    const category = weighted(random, standing)
    // What staff take in is accepted at once; only what residents send waits for it.
    const source = status === 'reported' ? 'resident' : weighted(random, sources)
    const moments = momentsAt(status, category, { random, is_overdue, reach })
    if (source !== 'resident') moments.reported = moments.accepted
    return { category, status, source, moments }
  }
  const overdue = Math.round(accepted * OVERDUE)
  const known = Array.from({ length: accepted }, (_, n) =>
    plan(n < overdue ? pick(random, OVERDUE_IN) : weighted(random, STATUSES), n < overdue),
  )
  const fresh = Math.round(accepted * UNACCEPTED)
  return [...known, ...Array.from({ length: fresh }, () => plan('reported', false))]
}

const OVERDUE_IN: readonly MatterStatus[] = [
  'triaged',
  'assigned',
  'assigned',
  'handling',
  'handling',
  'handling',
  'resolved',
]
const END = CUT_OFF.getTime()

type Reach = (category: DemoCategory, kind: ClockKind) => number

/** How far before the cut-off a clock may have started and still run, in milliseconds; looked up once a category. */
function reaches(): Reach {
  const known = new Map<string, number>()
  return (category, kind) => {
    const rule = category.clocks[category.urgency][kind]
    const key = `${rule.unit} ${rule.value}`
    const found = known.get(key)
    if (found !== undefined) return found
    let back = 0
    while (
      back < 120 * DAY_MS &&
      dueAt(new Date(END - back - HOUR_MS), rule).due_at.getTime() > END
    )
      back += HOUR_MS
    const reach = Math.max(back - 5 * MINUTE_MS, 5 * MINUTE_MS)
    known.set(key, reach)
    return reach
  }
}

type Draw = { random: Random; is_overdue: boolean; reach: Reach }

function momentsAt(status: MatterStatus, category: DemoCategory, draw: Draw): Moments {
  const { random } = draw
  if (status === 'resolved' || status === 'verified') return verifyingMoments(category, draw)
  const kind = status === 'reported' ? 'accept' : 'handle'
  const back = anchor(draw.reach(category, kind), draw)
  if (status === 'reported') return allAt(END - back)
  if (status === 'reopened') return reopenedMoments(category, draw)
  const accepted = END - back
  const reported = accepted - (4 + 90 * random()) * MINUTE_MS
  const assigned = Math.min(accepted + (5 + 170 * random()) * MINUTE_MS, END - 2 * MINUTE_MS)
  const handling = Math.min(assigned + (10 + 1_200 * random()) * MINUTE_MS, END - MINUTE_MS)
  return whole({ ...allAt(handling), reported, accepted, assigned })
}

function verifyingMoments(category: DemoCategory, draw: Draw): Moments {
  const { random } = draw
  const resolved = END - anchor(draw.reach(category, 'verify'), draw)
  const span = Math.min(draw.reach(category, 'handle'), 12 * DAY_MS) * (0.1 + 0.6 * random())
  const accepted = resolved - span
  const assigned = accepted + span * 0.1
  const handling = accepted + span * 0.4
  const reported = accepted - (4 + 90 * random()) * MINUTE_MS
  const verified = resolved + (END - resolved) * (0.2 + 0.6 * random())
  return whole({ reported, accepted, assigned, handling, resolved, verified, closed: verified })
}

/** Closed a while ago and reopened within the handler's new clock; the reopening itself falls before the cut-off. */
function reopenedMoments(category: DemoCategory, draw: Draw): Moments {
  const again = anchor(draw.reach(category, 'handle'), draw)
  const closed = END - Math.min(again, 5 * DAY_MS) - 2 * HOUR_MS
  const reported = closed - 3 * DAY_MS
  const at = (share: number) => reported + (closed - reported) * share
  return whole({
    reported,
    accepted: at(0.02),
    assigned: at(0.06),
    handling: at(0.3),
    resolved: at(0.7),
    verified: at(0.95),
    closed,
  })
}

/** How long ago the running clock started; what is overdue has missed it by hours to days. */
function anchor(reach: number, { random, is_overdue }: Draw): number {
  if (is_overdue) return reach + HOUR_MS + random() * random() * 9 * DAY_MS
  const back = reach * (0.02 + 0.96 * random())
  const hour = ((END - back + 8 * HOUR_MS) % DAY_MS) / HOUR_MS
  // Nobody accepts at night: later the same morning, which leaves the clock running.
  if (hour < 7) return Math.max(back - (8 - hour) * HOUR_MS, 10 * MINUTE_MS)
  return hour >= 21 ? Math.max(back - (32 - hour) * HOUR_MS, 10 * MINUTE_MS) : back
}

function allAt(at: number): Moments {
  return whole({
    reported: at,
    accepted: at,
    assigned: at,
    handling: at,
    resolved: at,
    verified: at,
    closed: at,
  })
}

function whole(moments: Moments): Moments {
  const { reported, accepted, assigned, handling, resolved, verified, closed } = moments
  return {
    reported: Math.floor(reported),
    accepted: Math.floor(accepted),
    assigned: Math.floor(assigned),
    handling: Math.floor(handling),
    resolved: Math.floor(resolved),
    verified: Math.floor(verified),
    closed: Math.floor(closed),
  }
}
