import { Day, Instant } from '@linli/contract/fields'
import { z } from 'zod'

/** A text that may be left for the pen. */
export const Text = z.string().nullish()
/** A day, or room for one. */
export const DayText = Day.nullish()
/** A moment, or room for one. */
export const MomentText = Instant.nullish()
/** An amount in fen, or room for one. */
export const Fen = z.int().min(0).nullish()

/** A person or an organisation as papers name them; what is missing is left blank. */
export const Party = z.object({
  name: Text,
  kind: z.enum(['person', 'organisation']).default('person'),
  gender: Text,
  ethnicity: Text,
  /** Age in years, as told or counted on the day of the paper. */
  age: z.union([z.int(), z.string()]).nullish(),
  id_number: Text,
  occupation: Text,
  phone: Text,
  address: Text,
  /** 法定代表人 or 负责人 of an organisation, 法定代理人 of a minor, with what they are. */
  representative: Text,
  agent: Text,
})
export type Party = z.output<typeof Party>

const Strokes = z.object({
  width: z.number().positive(),
  height: z.number().positive(),
  strokes: z.array(z.array(z.number())).max(500),
})

/** Who signs, and with what they have signed already: what is missing is left for the pen. */
export const Signature = z.object({
  name: Text,
  note: Text,
  signed_on: DayText,
  ink: Strokes.nullish(),
})
export type Signature = z.output<typeof Signature>

/** Whose paper it is: the committee with its number and day. */
export const Office = z.object({
  /** 人民调解委员会 in full, whose seal the paper bears; a studio never issues a paper of its own. */
  committee: Text,
  number: Text,
  day: DayText,
})

/** Parties of both sides, in order. */
export const Sides = z.object({
  applicants: z.array(Party).default([]),
  respondents: z.array(Party).default([]),
})
