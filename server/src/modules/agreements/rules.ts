import { parametersOn } from '#modules/parameters'
import type { Db, Tx } from '#platform/db'
import { shanghaiDay } from '#platform/workdays'

const KEYS = [
  'agreements.warn_days',
  'agreements.visit_performed_days',
  'agreements.visit_agreed_days',
  'agreements.visit_again_days',
  'agreements.relapse_days',
] as const

/** Every number of agreements in force today, in days. */
export interface AgreementRule {
  warn_days: number
  visit_performed_days: number
  visit_agreed_days: number
  visit_again_days: number
  relapse_days: number
}

/** Reads the numbers in force, in one statement. */
export async function agreementRule(
  db: Db | Tx,
  district_id: number,
  now: Date,
): Promise<AgreementRule> {
  const found = await parametersOn(db, district_id, shanghaiDay(now), KEYS)
  return {
    warn_days: found['agreements.warn_days'],
    visit_performed_days: found['agreements.visit_performed_days'],
    visit_agreed_days: found['agreements.visit_agreed_days'],
    visit_again_days: found['agreements.visit_again_days'],
    relapse_days: found['agreements.relapse_days'],
  }
}
