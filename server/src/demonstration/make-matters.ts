import type { MatterSource } from '@linli/contract/codes/matters'
import { isInPolygon } from '#platform/geo'
import type { Keys } from '#platform/keys'
import type { GridCast } from './cast.ts'
import { idAt } from './identify.ts'
import { CUT_OFF, DAY_MS, DAYS, HOUR_MS, MINUTE_MS } from './moments.ts'
import { fill, WISHES } from './phrases.ts'
import type { Place } from './place-areas.ts'
import { reopenSteps, stepsTo, type Turn } from './plan-course.ts'
import { planDays, timeOfDay } from './plan-days.ts'
import { handledSteps, selfClosedSteps } from './plan-endings.ts'
import { type OpenPlan, planOpenWork } from './plan-open-work.ts'
import type { DemoCategory } from './publish-catalogue.ts'
import { GRID_BRANCHES } from './raise-party-line.ts'
import { pick, type Random, randomFor, weighted } from './random.ts'
import type { Resident } from './residents.ts'
import type { DemoUnit } from './roster.ts'
import { placeIn, round6 } from './shapes.ts'
import { type Step, type Subject, walk } from './walk-matter.ts'
import { actRows, matterRow, reporterRow, type Wording } from './write-rows.ts'

/** 5.7 matters a branch and day: what the district reported for its 423 branches in 249 days, about 600,000. */
const PER_BRANCH_AND_DAY = 5.7
/** Of a hundred matters so many are passed on; grid workers settle the others on the spot. */
const ROUTED = 0.03
/** Of those accepted, what was not closed at the cut-off: the district reported 99.74 % closed. */
const STILL_OPEN = 0.0026

/** Everything that the matters of one district are made from. */
export type World = {
  district_id: number
  grids: readonly GridCast[]
  categories: readonly DemoCategory[]
  residents: readonly Resident[]
  /** Units to which something is sent by mistake. */
  departments: readonly DemoUnit[]
  keys: Keys
}

/** The rows of one matter in COPY's text format. */
export type MatterRows = { matter: string; acts: readonly string[]; reporter: string | undefined }

/** How many matters there are by year, as their numbers say. */
export type LastNumbers = Map<number, number>

/** How many matters the 249 days hold. */
export function matterCount(scale: number): number {
  return Math.round(PER_BRANCH_AND_DAY * GRID_BRANCHES * DAYS * scale)
}

/**
 * Makes the matters of `history` × 249 days in the order in which they were reported. `scale` makes fewer of them with
 * the same proportions. The same world gives the same matters, but for what is sealed.
 */
export function* makeMatters(
  world: World,
  { scale, history }: { scale: number; history: number },
  last: LastNumbers,
): Generator<MatterRows> {
  const a_period = matterCount(scale)
  const total = a_period * history
  const random = randomFor(world.district_id, 'matters')
  const makers = makersOf(world)
  // The same work is open however long the history is: the share is that of the last 249 days.
  const accepted = Math.round(a_period * STILL_OPEN)
  const open = planOpenWork(makers.routed, SOURCES, { accepted, random: randomFor(1, 'open work') })
  const byDay = Map.groupBy(open, (plan) => dayOf(plan.moments.reported))
  let routed_left = Math.round(total * ROUTED) - open.length
  let left = total - open.length
  for (const { midnight, count } of planDays(total, history)) {
    const planned = byDay.get(dayOf(midnight)) ?? []
    const rest = Math.max(0, count - planned.length)
    const times = Array.from({ length: rest }, () => midnight + timeBefore(midnight, random)).sort(
      (a, b) => a - b,
    )
    let next = 0
    planned.sort((one, other) => one.moments.reported - other.moments.reported)
    for (const at of times) {
      for (let plan = planned[next]; plan && plan.moments.reported <= at; plan = planned[next]) {
        next += 1
        yield makers.open(plan, numberOf(plan.moments.reported, last), random)
      }
      const is_routed = random() * left < routed_left
      left -= 1
      if (is_routed) routed_left -= 1
      const number = numberOf(at, last)
      if (is_routed && END - at > 3 * HOUR_MS) yield makers.handled(at, number, random)
      else yield makers.selfClosed(at, number, random)
    }
    for (; next < planned.length; next += 1) {
      const plan = planned[next]
      if (plan) yield makers.open(plan, numberOf(plan.moments.reported, last), random)
    }
  }
}

const END = CUT_OFF.getTime()

function makersOf(world: World) {
  const grids = lookUp(world.grids.map((cast) => [cast, cast.weight]))
  const routed = world.categories.map((one) => [one, one.routed_weight] as const)
  const alone = lookUp(
    world.categories.filter((one) => one.may_self_close).map((one) => [one, one.self_weight]),
  )
  const passed = lookUp(routed)
  const subject = (
    category: DemoCategory,
    at: number,
    source: MatterSource,
    random: Random,
  ): Subject => ({
    reported_at: at,
    category,
    cast: pick(random, grids),
    source,
    reporter: REPORTED_BY_PHONE.has(source) ? pick(random, world.residents) : undefined,
  })
  return {
    routed,
    open: ({ category, status, source, moments }: OpenPlan, number: string, random: Random) => {
      const about = subject(category, moments.reported, source, random)
      const wrong = pick(random, world.departments)
      const turn = pick(random, OPEN_TURNS)
      const target = status === 'reopened' ? 'closed' : status
      const steps = stepsTo(target, about, moments, { random, turn, wrong })
      const all =
        status === 'reopened'
          ? reopenSteps(steps, about, { random, end: END, isOpen: true })
          : steps
      return finish(world, about, all, { number, random })
    },
    handled: (at: number, number: string, random: Random) => {
      const about = subject(pick(random, passed), at, weighted(random, SOURCES), random)
      return finish(world, about, handledSteps(about, world.departments, random), {
        number,
        random,
      })
    },
    selfClosed: (at: number, number: string, random: Random) => {
      const source = random() < 0.975 ? 'grid_worker' : pick(random, SELF_SOURCES)
      const about = subject(pick(random, alone), at, source, random)
      return finish(world, about, selfClosedSteps(about, random), { number, random })
    },
  }
}

function finish(
  world: World,
  about: Subject,
  steps: readonly Step[],
  { number, random }: { number: string; random: Random },
): MatterRows {
  const { district_id, keys } = world
  const ordered = inOrder(steps)
  const { standing, acts } = walk(about, ordered)
  const made = { district_id, id: idAt(about.reported_at, random), number }
  return {
    matter: matterRow(made, about, standing, wordingOf(about, random)),
    acts: actRows(made, about, acts, random),
    reporter: reporterRow(made, about, keys),
  }
}

/** No two acts in one millisecond: the ids of acts order the timeline. */
function inOrder(steps: readonly Step[]): Step[] {
  let last = 0
  return steps.map((step) => {
    last = Math.max(Math.floor(step.at), last + 1)
    return { ...step, at: last }
  })
}

function wordingOf({ category, cast, reporter }: Subject, random: Random): Wording {
  const building = random() < 0.75 ? pick(random, cast.grid.children) : undefined
  const place = building ? building.name : cast.grid.name
  const wish = reporter ? pick(random, WISHES) : ''
  const description = `${fill(pick(random, category.seen), place, random)}${wish}`
  const [lng, lat] = positionIn(cast.grid, random)
  const address = `${cast.community_name}${place}`
  return { description, address, building, lng, lat }
}

/** A place in the grid that is still inside when it is rounded. */
function positionIn({ polygons = [] }: Place, random: Random): [number, number] {
  for (;;) {
    const [lng, lat] = placeIn(polygons, random)
    const place: [number, number] = [round6(lng), round6(lat)]
    if (polygons.some((part) => isInPolygon(place, part))) return place
  }
}

/** A list in which each thing stands as often as its weight says, so that drawing is one step. */
function lookUp<Thing>(weights: readonly (readonly [Thing, number])[]): Thing[] {
  const sum = weights.reduce((one, [, weight]) => one + weight, 0)
  return weights.flatMap(([thing, weight]) =>
    Array.from({ length: Math.round((weight / sum) * 20_000) }, () => thing),
  )
}

function timeBefore(midnight: number, random: Random): number {
  for (;;) {
    const time = timeOfDay(random)
    if (midnight + time < END - 10 * MINUTE_MS) return time
  }
}

function dayOf(ms: number): number {
  return Math.floor((ms + 8 * HOUR_MS) / DAY_MS)
}

function numberOf(ms: number, last: LastNumbers): string {
  const year = new Date(ms + 8 * HOUR_MS).getUTCFullYear()
  const number = (last.get(year) ?? 0) + 1
  last.set(year, number)
  return `${year}-${String(number).padStart(7, '0')}`
}

const REPORTED_BY_PHONE = new Set<MatterSource>([
  'resident',
  'phone',
  'window',
  'group',
  'hotline_12345',
  'delegate',
])
const SELF_SOURCES: readonly MatterSource[] = [
  'resident',
  'resident',
  'group',
  'group',
  'phone',
  'window',
]
const SOURCES = [
  ['resident', 44],
  ['grid_worker', 24],
  ['group', 9],
  ['phone', 8],
  ['window', 5],
  ['hotline_12345', 6],
  ['police_110', 2],
  ['petition', 1],
  ['delegate', 1],
] as const
const OPEN_TURNS: readonly Turn[] = [
  'none',
  'none',
  'none',
  'none',
  'none',
  'none',
  'none',
  'returned',
]
