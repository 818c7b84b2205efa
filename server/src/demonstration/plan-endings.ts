import { CUT_OFF, DAY_MS, MINUTE_MS } from './moments.ts'
import {
  centreOf,
  isOwn,
  momentsOf,
  ratingStep,
  reopenSteps,
  squeeze,
  stepsTo,
  type Turn,
} from './plan-course.ts'
import { pick, type Random, weighted } from './random.ts'
import type { DemoUnit } from './roster.ts'
import type { Step, Subject } from './walk-matter.ts'

/** A matter that is passed on and carried to its end; a few are returned, rejected, reopened, late or voided on the way. */
export function handledSteps(
  about: Subject,
  departments: readonly DemoUnit[],
  random: Random,
): Step[] {
  if (random() < 0.006) return voidedSteps(about, random)
  const turn = weighted(random, TURNS)
  const wrong = pick(random, departments)
  const is_late = random() < 0.012
  const moments = squeeze(momentsOf(about, random, is_late), END - 5 * MINUTE_MS)
  const first = stepsTo('closed', about, moments, { random, turn, wrong })
  const steps =
    turn === 'reopened' && END - moments.closed > 2 * DAY_MS
      ? reopenSteps(first, about, { random, end: END - MINUTE_MS, isOpen: false })
      : first
  const closed = steps.at(-1)
  const rated =
    about.reporter && closed && random() < 0.38 ? ratingStep(closed.at, END, random) : undefined
  return rated ? [...steps, rated] : [...steps]
}

/** A matter that the grid worker settles on the spot: in one touch, or soon after somebody else reported it. */
export function selfClosedSteps(about: Subject, random: Random): Step[] {
  const { category, cast, reported_at: at } = about
  const close = {
    action: 'self_close',
    by: cast.worker,
    note: pick(random, category.done),
  } as const
  if (isOwn(about)) return [{ at, ...close }]
  const done = Math.floor(Math.min(at + (10 + 300 * random()) * MINUTE_MS, END - MINUTE_MS))
  const by = centreOf(about, random)
  const isDirect = about.source === 'resident'
  const receiver = about.source === 'group' ? cast.worker : by
  const steps: Step[] = [{ at, action: 'report', by: isDirect ? null : receiver }]
  if (!isDirect) steps.push({ at, action: 'accept', by: receiver })
  steps.push({ at: done, ...close })
  const rated = about.reporter && random() < 0.3 ? ratingStep(done, END, random) : undefined
  return rated ? [...steps, rated] : steps
}

function voidedSteps(about: Subject, random: Random): Step[] {
  const { cast, reported_at: at } = about
  const [one, other] = [cast.duty[0] ?? cast.clerk, cast.duty[1] ?? cast.worker]
  const reason = pick(random, [
    'duplicate',
    'duplicate',
    'no_such_place',
    'by_mistake',
    'test',
  ] as const)
  const till = Math.min(END - at, DAY_MS)
  return [
    { at, action: 'report', by: about.source === 'resident' ? null : one },
    {
      at: at + Math.floor(about.source === 'resident' ? till * 0.1 : 0),
      action: 'accept',
      by: one,
    },
    {
      at: Math.floor(at + till * 0.3),
      action: 'propose_void',
      by: one,
      reason,
      note: VOID_NOTES[reason],
    },
    { at: Math.floor(at + till * 0.8), action: 'void', by: other },
  ]
}

const VOID_NOTES = {
  duplicate: '与前一件说的是同一件事',
  no_such_place: '所说地点查不到，电话联系不上',
  by_mistake: '误报，反映人要求撤回',
  test: '试用时误提交',
} as const

const END = CUT_OFF.getTime()
const TURNS = [
  ['none', 90],
  ['returned', 4],
  ['rejected', 4],
  ['reopened', 2],
] as const satisfies readonly (readonly [Turn, number])[]
