import { z } from 'zod'
import { CAPACITIES, PARTY_KINDS } from './codes/mediation.ts'
import { Day, PersonName, Phone } from './fields.ts'
import { SideField } from './mediation-shapes.ts'

/** An identity number of 18 places, as it stands on the card. */
export const IdNumber = z
  .string()
  .trim()
  .transform((text) => text.toUpperCase())
  .pipe(z.string().regex(/^\d{17}[\dX]$/))

const partyFields = {
  side: SideField,
  kind: z.enum(PARTY_KINDS).default('person'),
  name: PersonName,
  phone: Phone.optional(),
  id_number: IdNumber.optional(),
  address: z.string().trim().max(200).optional(),
  /** Of an organisation: whoever heads it by law. */
  head: z.string().trim().max(50).optional(),
  sex: z.enum(['male', 'female']).optional(),
  nation: z.string().trim().max(20).optional(),
  work: z.string().trim().max(100).optional(),
  birth_on: Day.optional(),
  capacity: z.enum(CAPACITIES).default('full'),
}
export const PartyInput = z.object({
  ...partyFields,
  /** The party is whoever applies. */
  is_me: z.boolean().default(false),
})
export type PartyInput = z.output<typeof PartyInput>
