import type { DisputeRisk, DisputeSource, Termination } from '@linli/contract/codes/mediation'
import { DISPUTE_TOPICS, type DisputeTopic } from './dispute-topics.ts'
import { inventName } from './invent-names.ts'
import { CUT_OFF, DAY_MS, HOUR_MS, MINUTE_MS, midnightOf } from './moments.ts'
import type { Place } from './place-areas.ts'
import { integer, pick, type Random, weighted } from './random.ts'
import type { Resident } from './residents.ts'
import type { DemoPost, DemoUnit } from './roster.ts'

/** The disputes of the fifteen named studios until the cut-off, and how many of them were settled: 99 %. */
export const STUDIO_DISPUTES = 1_347
const FAILED = 13
/** Promised and not done at the cut-off. */
const BREACHED = 9
/** Came back within ninety days. */
const REVIVED = 4

/** One thing promised. Moments are milliseconds of the epoch, days of a plan count from the agreement. */
export interface PlannedDue {
  yuan: number | null
  /** Days from the agreement until it is due; 0 is on the spot. */
  in_days: number
  /** Days from the agreement until it was performed; null where it was not. */
  performed_in_days: number | null
}

export interface PlannedParty {
  name: string
  resident: Resident | null
  is_organisation: boolean
}

/** How a dispute went, before it is written as rows. */
export interface DisputePlan {
  topic: DisputeTopic
  source: DisputeSource
  committee: DemoUnit
  studio: DemoUnit | undefined
  lead: DemoPost
  community: Place | undefined
  parties: readonly [PlannedParty, PlannedParty]
  requested: number
  accepted: number
  sessions: readonly number[]
  ended: number | null
  outcome: 'agreed' | 'failed' | 'open'
  termination: Termination | null
  is_oral: boolean
  dues: readonly PlannedDue[]
  risk: DisputeRisk | null
  /** Whose quarrel it is once more: the place of the earlier one among the plans. */
  revives: number | null
}

/** What plans are drawn from. */
export interface DisputeCast {
  studios: readonly { studio: DemoUnit; committee: DemoUnit; posts: readonly DemoPost[] }[]
  residents: readonly Resident[]
  random: Random
}

/** The plans of all disputes of the named studios, in the order of their acceptance. */
export function planDisputes(cast: DisputeCast): DisputePlan[] {
  const { random } = cast
  const days = Array.from({ length: STUDIO_DISPUTES }, () => integer(random, 3, 236)).sort(
    (one, other) => one - other,
  )
  const failed = spread(FAILED, 37)
  const breached = spread(BREACHED, 61)
  const plans = days.map((day, at) =>
    planOne(cast, { day, fails: failed.has(at), breaches: breached.has(at) }),
  )
  return revive(plans)
}

/** So many places among all, evenly spread from an offset. */
function spread(count: number, offset: number): Set<number> {
  const step = Math.floor((STUDIO_DISPUTES - offset - 100) / count)
  return new Set(Array.from({ length: count }, (_, n) => offset + n * step))
}

function planOne(
  { studios, residents, random }: DisputeCast,
  { day, fails, breaches }: { day: number; fails: boolean; breaches: boolean },
): DisputePlan {
  const topic = breaches ? pickPaid(random) : weighted(random, TOPICS)
  const { studio, committee, posts } = pick(random, studios)
  const requested = midnightOf(day) + 8.5 * HOUR_MS + integer(random, 0, 480) * MINUTE_MS
  const accepted = requested + integer(random, 15, 100) * MINUTE_MS
  const sessions = sessionsFrom(random, accepted, topic.difficulty === 'simple' ? 1 : 3)
  const ended = (sessions.at(-1) ?? accepted) + integer(random, 50, 130) * MINUTE_MS
  const source = weighted(random, SOURCES)
  return {
    topic,
    source,
    committee,
    studio,
    lead: pick(random, posts),
    community: pick(random, committee.area.children),
    parties: partiesOf(random, topic, source === 'self' ? pick(random, residents) : null),
    requested,
    accepted,
    sessions,
    ended,
    outcome: fails ? 'failed' : 'agreed',
    termination: fails ? pick(random, ['no_consensus', 'party_refuses', 'refuses_to_sign']) : null,
    is_oral: !fails && !breaches && topic.difficulty === 'simple' && random() < 0.35,
    dues: fails ? [] : duesOf(random, topic, breaches).map((due) => untilNow(due, ended)),
    risk: random() < 0.03 ? weighted(random, RISKS) : null,
    revives: null,
  }
}

const TOPICS = DISPUTE_TOPICS.map((topic) => [topic, topic.weight] as const)
const SOURCES: readonly (readonly [DisputeSource, number])[] = [
  ['oral', 44],
  ['self', 16],
  ['own_start', 18],
  ['police', 9],
  ['petition', 6],
  ['court', 4],
  ['group', 3],
]
const RISKS: readonly (readonly [DisputeRisk, number])[] = [
  ['criminal', 8],
  ['violence', 12],
  ['mass_petition', 6],
  ['suicide', 3],
]

function pickPaid(random: Random): DisputeTopic {
  return pick(
    random,
    DISPUTE_TOPICS.filter(({ owes }) => owes.yuan !== undefined),
  )
}

function sessionsFrom(random: Random, accepted: number, most: number): number[] {
  const count = integer(random, 1, most)
  // The first on the day itself, as people come in; each further one some days later, in the morning.
  return Array.from({ length: count }, (_, n) =>
    n === 0
      ? accepted + integer(random, 10, 90) * MINUTE_MS
      : morningAfter(accepted, n * integer(random, 3, 6), random),
  )
}

function morningAfter(ms: number, days: number, random: Random): number {
  const midnight = Math.floor((ms + 8 * HOUR_MS) / DAY_MS) * DAY_MS - 8 * HOUR_MS
  return midnight + days * DAY_MS + 9 * HOUR_MS + integer(random, 0, 120) * MINUTE_MS
}

function partiesOf(
  random: Random,
  { type }: DisputeTopic,
  resident: Resident | null,
): [PlannedParty, PlannedParty] {
  const someone = (): PlannedParty => ({
    name: inventName(random),
    resident: null,
    is_organisation: false,
  })
  const first = resident ? { ...someone(), name: resident.name, resident } : someone()
  const firm = FIRMS[type]
  return [first, firm ? { name: firm, resident: null, is_organisation: true } : someone()]
}

/** Invented, for the kinds of quarrel that are with a firm. */
const FIRMS: Partial<Record<DisputeTopic['type'], string>> = {
  'property.fees': '安居物业服务公司',
  'contract.consumer': '顺达家电商行',
  'village.affairs': '村股份经济合作社',
}

function duesOf(random: Random, { owes }: DisputeTopic, breaches: boolean): PlannedDue[] {
  const [low, high] = owes.yuan ?? [0, 0]
  const yuan = owes.yuan ? integer(random, low, high) : null
  if (breaches) return [{ yuan, in_days: integer(random, 7, 20), performed_in_days: null }]
  if (random() < 0.55) return [{ yuan, in_days: 0, performed_in_days: 0 }]
  const in_days = integer(random, 5, 40)
  return [{ yuan, in_days, performed_in_days: integer(random, 1, in_days) }]
}

/** What is not due yet at the cut-off has not been performed either. */
function untilNow(due: PlannedDue, ended: number): PlannedDue {
  const { performed_in_days } = due
  if (performed_in_days === null) return due
  const isLater = ended + performed_in_days * DAY_MS > CUT_OFF.getTime() - HOUR_MS
  return isLater ? { ...due, performed_in_days: null } : due
}

/** A few come back: the later one is the same quarrel of the same people at the same studio, within ninety days. */
function revive(plans: DisputePlan[]): DisputePlan[] {
  const revived = [...plans]
  let left = REVIVED
  for (let at = 120; at < plans.length && left > 0; at += 260) {
    const first = plans.findIndex((one, n) => n >= at && one.outcome === 'agreed')
    const earlier = plans[first]
    if (!earlier) continue
    const again = plans.findIndex(
      (one, n) =>
        n > first &&
        one.studio === earlier.studio &&
        one.outcome === 'agreed' &&
        one.requested > (earlier.ended ?? 0) + 10 * DAY_MS &&
        one.requested < (earlier.ended ?? 0) + 80 * DAY_MS,
    )
    const later = plans[again]
    if (!later) continue
    const { topic, parties, community } = earlier
    revived[again] = { ...later, topic, parties, community, revives: first }
    left -= 1
  }
  return revived
}
