import type { DayKind } from '@linli/contract/codes/routing'
import { isNight, isWorkday, type Night } from '#platform/workdays'

/** The kind of day at a moment; the small hours belong to the night, whatever day it is. Make-up days (调休) are
 * workdays. */
export function dayKindAt(at: Date, night: Night): DayKind {
  if (isNight(at, night)) return 'night'
  return isWorkday(at) ? 'workday' : 'rest_day'
}
