import type { Keys } from '#platform/keys'
import { idAt } from './identify.ts'
import { inventName } from './invent-names.ts'
import { randomFor } from './random.ts'

/** An invented resident who reports; the phone starts with 198 0000, which the demonstration keeps for them. */
export type Resident = { id: string; name: string; phone: string; phone_index: Buffer }

const RESIDENTS = 4_000

/** The residents of a district; the first one is the resident of the stories. */
export function inventResidents(district_id: number, keys: Keys): Resident[] {
  const random = randomFor(district_id, 'residents')
  const at = Date.parse('2022-01-01T00:00:00Z')
  return Array.from({ length: RESIDENTS }, (_, n) => {
    const phone = String(FIRST_PHONE + n)
    const name = inventName(random)
    return { id: idAt(at, random), name, phone, phone_index: keys.blindIndex('phone', phone) }
  })
}

/** The number of the resident of the stories. */
const FIRST_PHONE = 19_800_000_001
