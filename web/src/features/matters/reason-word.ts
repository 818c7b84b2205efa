import { sayDay } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { CLOCKS, ESCALATED_FOR, ESCALATED_TO, PAUSE_REASON } from '../../words/zh-CN/clocks.ts'
import { JOINT_REASON } from '../../words/zh-CN/joint.ts'
import {
  ASSESSED,
  JOINING,
  RETURN_REASON,
  SECRECY,
  VOID_REASON,
} from '../../words/zh-CN/matters.ts'
import { OUTCOME_REASON } from '../../words/zh-CN/outcome.ts'
import { ROUTE, ROUTES_PAGE } from '../../words/zh-CN/routes.ts'
import { TRIGGER } from '../../words/zh-CN/supervision.ts'

const WORDS: Record<string, string> = {
  ...PAUSE_REASON,
  ...TRIGGER,
  planned_end: CLOCKS.planned_end,
  ...Object.fromEntries(
    Object.entries(ESCALATED_FOR).flatMap(([cause, word]) =>
      Object.entries(ESCALATED_TO).map(([step, to]) => [
        `${cause}.${step}`,
        fill(CLOCKS.escalated, { cause: word, to }),
      ]),
    ),
  ),
  ...RETURN_REASON,
  ...VOID_REASON,
  ...SECRECY,
  ...ASSESSED,
  ...JOINING,
  ...JOINT_REASON,
  ...OUTCOME_REASON,
  ...Object.fromEntries(Object.entries(ROUTE).map(([route, word]) => [`route_${route}`, word])),
  route_none: ROUTES_PAGE.none,
}

/** The words of a reason that a timeline keeps as a slug, with the unit it tells of; anything else is shown as it was
 * written. */
export function returnReasonWord(reason: string, unit: string | null = null) {
  // The new last day of a deadline stands as a day.
  if (/^\d{4}-\d\d-\d\d$/.test(reason)) return fill(CLOCKS.granted_to, { day: sayDay(reason) })
  return fill(WORDS[reason] ?? reason, { unit: unit ? `（${unit}）` : '' })
}
