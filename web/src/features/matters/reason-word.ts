import { fill } from '../../lib/words.ts'
import { JOINT_REASON } from '../../words/zh-CN/joint.ts'
import {
  ASSESSED,
  JOINING,
  RETURN_REASON,
  SECRECY,
  VOID_REASON,
} from '../../words/zh-CN/matters.ts'
import { ROUTE, ROUTES_PAGE } from '../../words/zh-CN/routes.ts'

const WORDS: Record<string, string> = {
  ...RETURN_REASON,
  ...VOID_REASON,
  ...SECRECY,
  ...ASSESSED,
  ...JOINING,
  ...JOINT_REASON,
  ...Object.fromEntries(Object.entries(ROUTE).map(([route, word]) => [`route_${route}`, word])),
  route_none: ROUTES_PAGE.none,
}

/** The words of a reason that a timeline keeps as a slug, with the unit it tells of; anything else is shown as it was
 * written. */
export function returnReasonWord(reason: string, unit: string | null = null) {
  return fill(WORDS[reason] ?? reason, { unit: unit ? `（${unit}）` : '' })
}
