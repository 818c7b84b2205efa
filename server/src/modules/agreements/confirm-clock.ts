import type { PreCheck } from '@linli/contract/agreement-shapes'
import type { ConfirmationCheck, ConfirmationKind } from '@linli/contract/codes/agreements'
import { addCalendarDays, shanghaiDay } from '#platform/workdays'
import { daysBetween } from './obligation-state.ts'

/** Within so many days of its taking effect both sides may ask the court to confirm an agreement (人民调解法 art. 33). The law
 * itself says the number. */
export const CONFIRM_DAYS = 30

/** The last day for it: counted from the day after, and moved on where it is a rest day (民法典 arts. 201, 203). */
export function confirmDueOn(effective_at: Date): { due_on: string; is_beyond_calendar: boolean } {
  const { last_day, beyond_calendar } = addCalendarDays(effective_at, CONFIRM_DAYS)
  return { due_on: last_day, is_beyond_calendar: beyond_calendar }
}

/** What is known of an agreement when its confirmation is thought about. What only people can say is null until they have. */
export interface ConfirmFacts {
  dispute_type: string
  has_unclear: boolean
  confirm_due_on: string
  is_beyond_calendar: boolean
  is_performed: boolean
  has_payments: boolean
  affects_third_party: boolean | null
  decides_property_right: boolean | null
  are_parties_identified: boolean | null
}

/** What stands for or against a confirmation today (民诉解释 arts. 355, 358). */
export function preCheck(facts: ConfirmFacts, now: Date): PreCheck {
  const today = shanghaiDay(now)
  const not = (value: boolean | null) => (value === null ? null : !value)
  const met: Record<ConfirmationCheck, boolean | null> = {
    type_allowed: isTypeAllowed(facts.dispute_type),
    content_clear: !facts.has_unclear,
    no_third_party_right: not(facts.affects_third_party),
    no_property_right: not(facts.decides_property_right),
    parties_identified: facts.are_parties_identified,
    in_time: today <= facts.confirm_due_on,
    not_performed: !facts.is_performed,
  }
  const alternatives: ConfirmationKind[] = facts.is_performed
    ? []
    : facts.has_payments
      ? ['notary', 'arbitration']
      : ['arbitration']
  return {
    checks: CHECKS.map((check) => ({ check, is_met: met[check] })),
    due_on: facts.confirm_due_on,
    days_left: Math.max(0, daysBetween(today, facts.confirm_due_on)),
    is_beyond_calendar: facts.is_beyond_calendar,
    alternatives,
  }
}

const CHECKS: readonly ConfirmationCheck[] = [
  'type_allowed',
  'content_clear',
  'no_third_party_right',
  'no_property_right',
  'parties_identified',
  'in_time',
  'not_performed',
]

/** Courts do not confirm whether a marriage, a parentage or an adoption holds or ends (民诉解释 art. 355); of some disputes only people
 * can say whether that is what was agreed. */
function isTypeAllowed(type: string): boolean | null {
  if (type === 'family.divorce') return false
  return type === 'family.marriage' || type === 'family.guardianship' ? null : true
}
