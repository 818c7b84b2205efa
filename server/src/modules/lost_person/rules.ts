import { parametersOn } from '#modules/parameters'
import type { Db, Tx } from '#platform/db'
import { shanghaiDay } from '#platform/workdays'
import type { WideningRule } from './rings.ts'

const KEYS = [
  'lost_person.community_minutes',
  'lost_person.community_metres',
  'lost_person.adjacent_minutes',
  'lost_person.adjacent_metres',
  'lost_person.street_minutes',
  'lost_person.street_metres',
  'lost_person.district_minutes',
  'lost_person.district_metres',
  'lost_person.metres_per_minute',
  'lost_person.photo_minutes',
  'lost_person.card_hours',
  'lost_person.notice_days',
  'lost_person.retention_days',
  'lost_person.call_minutes',
  'lost_person.call_times',
] as const

/** Every number of lost people in force today. */
export interface LostRule extends WideningRule {
  photo_minutes: number
  card_hours: number
  notice_days: number
  retention_days: number
  call_minutes: number
  call_times: number
}

/** Reads the numbers in force, in one statement. */
export async function lostRule(db: Db | Tx, district_id: number, now: Date): Promise<LostRule> {
  const found = await parametersOn(db, district_id, shanghaiDay(now), KEYS)
  const ring = (name: 'community' | 'adjacent' | 'street' | 'district') => ({
    minutes: found[`lost_person.${name}_minutes`],
    metres: found[`lost_person.${name}_metres`],
  })
  return {
    rings: {
      community: ring('community'),
      adjacent: ring('adjacent'),
      street: ring('street'),
      district: ring('district'),
    },
    metres_per_minute: found['lost_person.metres_per_minute'],
    photo_minutes: found['lost_person.photo_minutes'],
    card_hours: found['lost_person.card_hours'],
    notice_days: found['lost_person.notice_days'],
    retention_days: found['lost_person.retention_days'],
    call_minutes: found['lost_person.call_minutes'],
    call_times: found['lost_person.call_times'],
  }
}
