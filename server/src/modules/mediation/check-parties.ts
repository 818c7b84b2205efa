import type { Capacity, PartyKind, Side } from '@linli/contract/codes/mediation'
import { Refusal } from '#platform/errors'
import { normalise } from '#platform/personal-data'

/** What tells one party from another. */
export interface PartyMarks {
  side: Side
  name: string
  phone?: string | null | undefined
  id_number?: string | null | undefined
}

/** From here on somebody is of age (民法典 art. 17). */
const OF_AGE = 18

/** Refuses parties with whom there is nothing to mediate: `applicant_missing` where nobody stands on side a,
 * `other_side_missing` where all stand on one, `same_person_twice` where somebody would face themself. */
export function checkParties(parties: readonly PartyMarks[]): void {
  const sides = new Set(parties.map(({ side }) => side))
  if (!sides.has('a')) throw new Refusal('invalid', 'applicant_missing')
  if (sides.size < 2) throw new Refusal('invalid', 'other_side_missing')
  parties.forEach((one, at) => {
    if (parties.slice(at + 1).some((other) => isSame(one, other)))
      throw new Refusal('invalid', 'same_person_twice')
  })
}

/** Whether two entries are the same person: one identity number, or one name with one phone. Where a number is known of both,
 * it decides: twins share a phone. */
export function isSame(one: PartyMarks, other: PartyMarks): boolean {
  if (one.id_number && other.id_number)
    return normalise('id_number', one.id_number) === normalise('id_number', other.id_number)
  return (
    normalise('name', one.name) === normalise('name', other.name) &&
    !!one.phone &&
    !!other.phone &&
    normalise('phone', one.phone) === normalise('phone', other.phone)
  )
}

/** The birthday in an identity number of 18 places, 'YYYY-MM-DD'; null where it is none. */
export function birthOf(id_number: string | null | undefined): string | null {
  const found = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dXx]$/.exec(id_number ?? '')
  if (!found) return null
  const day = `${found[1]}-${found[2]}-${found[3]}`
  const at = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day ? null : day
}

/** Whether a party cannot bind themself alone on a day: not of age, or without full capacity (民法典 art. 19–22). */
export function needsGuardian(
  party: { kind: PartyKind; capacity: Capacity; birth_on: string | null },
  day: string,
): boolean {
  if (party.kind === 'organisation') return false
  return party.capacity !== 'full' || (party.birth_on !== null && !isOfAge(party.birth_on, day))
}

function isOfAge(birth_on: string, day: string): boolean {
  const [year = 0, month = 0, date = 0] = birth_on.split('-').map(Number)
  const from = `${String(year + OF_AGE).padStart(4, '0')}-${two(month)}-${two(date)}`
  return from <= day
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
