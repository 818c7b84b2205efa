import type { DisputeSource } from '@linli/contract/codes/mediation'
import { PARAMETERS } from '@linli/contract/codes/parameters'
import { parametersOn } from '#modules/parameters'
import type { Db, Tx } from '#platform/db'
import { addCalendarDays, type LastDay, type Pause, shanghaiDay } from '#platform/workdays'

const KEYS = [
  'mediation.decide_days',
  'mediation.end_days',
  'mediation.court_days',
  'mediation.extension_days',
  'mediation.warn_days',
] as const

/** The numbers of mediation in force on a day. */
export interface MediationRule {
  decide_days: number
  end_days: number
  court_days: number
  extension_days: number
  warn_days: number
}

/** Reads the numbers in force, in one statement. */
export async function mediationRule(
  db: Db | Tx,
  district_id: number,
  now: Date,
): Promise<MediationRule> {
  const found = await parametersOn(db, district_id, shanghaiDay(now), KEYS)
  return {
    decide_days: found['mediation.decide_days'],
    end_days: found['mediation.end_days'],
    court_days: found['mediation.court_days'],
    extension_days: found['mediation.extension_days'],
    warn_days: found['mediation.warn_days'],
  }
}

/** What the committee's decision rests on, as it is shown beside the day. */
export const DECIDE_BASIS = PARAMETERS['mediation.decide_days'].source

/** How long mediation may take, and what that rests on: what a court entrusted has its own rule. */
export function clockOf(
  source: DisputeSource,
  rule: Pick<MediationRule, 'end_days' | 'court_days'>,
): { days: number; basis: string } {
  return source === 'court'
    ? { days: rule.court_days, basis: PARAMETERS['mediation.court_days'].source }
    : { days: rule.end_days, basis: PARAMETERS['mediation.end_days'].source }
}

/** The last day of the clock: counted from the day after acceptance, without the days of pauses, and with what all parties
 * agreed to add. */
export function lastDayOfClock(
  accepted_at: Date,
  days: number,
  pauses: readonly Pause[] = [],
): LastDay {
  return addCalendarDays(accepted_at, days, pauses)
}
