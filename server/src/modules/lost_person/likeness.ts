import type { Likeness, Sex } from '@linli/contract/codes/lost_person'
import { distance_m, type Position } from '#platform/geo'

/** What of a case is compared with another. */
export interface Described {
  sex: Sex
  age_from: number | null
  age_to: number | null
  height_cm: number | null
  clothing: string | null
  features: string | null
  happened_at: Date
  position: Position | null
}

/** Estimates of strangers at night are this far out. */
const AGE_SLACK = 8
const HEIGHT_SLACK_CM = 10
const NEAR_M = 8_000
const NEAR_MS = 3 * 86_400_000

/** What two descriptions have in common; empty where they exclude each other by sex or age. Only data: whether it is one
 * person is for people to say. Symmetric. */
export function likenessOf(one: Described, other: Described): Likeness[] {
  const sex = sameSex(one.sex, other.sex)
  const age = nearAge(one, other)
  if (sex === false || age === false) return []
  const found: Likeness[] = []
  if (sex) found.push('sex')
  if (age) found.push('age')
  if (nearHeight(one.height_cm, other.height_cm)) found.push('height')
  if (sharesWords(one, other)) found.push('clothing')
  if (isNear(one.position, other.position)) found.push('place')
  if (Math.abs(one.happened_at.getTime() - other.happened_at.getTime()) <= NEAR_MS)
    found.push('time')
  // One thing in common is nothing: half of a district is of that sex.
  return found.length >= 3 ? found : []
}

function sameSex(one: Sex, other: Sex): boolean | null {
  if (one === 'unknown' || other === 'unknown') return null
  return one === other
}

function nearAge(one: Described, other: Described): boolean | null {
  if (one.age_from === null || other.age_from === null) return null
  const [to, otherTo] = [one.age_to ?? one.age_from, other.age_to ?? other.age_from]
  return one.age_from <= otherTo + AGE_SLACK && other.age_from <= to + AGE_SLACK
}

function nearHeight(one: number | null, other: number | null): boolean {
  return one !== null && other !== null && Math.abs(one - other) <= HEIGHT_SLACK_CM
}

function isNear(one: Position | null, other: Position | null): boolean {
  return one !== null && other !== null && distance_m(one, other) <= NEAR_M
}

/** Two words of two characters in common, such as 蓝色 and 布鞋. */
function sharesWords(one: Described, other: Described): boolean {
  const words = pairsOf(one)
  return [...pairsOf(other)].filter((pair) => words.has(pair)).length >= 2
}

function pairsOf({ clothing, features }: Described): Set<string> {
  const runs = `${clothing ?? ''} ${features ?? ''}`.match(/\p{Script=Han}+/gu) ?? []
  return new Set(
    runs.flatMap((run) => [...run].slice(1).map((next, at) => `${[...run][at]}${next}`)),
  )
}
