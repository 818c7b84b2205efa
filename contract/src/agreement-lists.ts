import { z } from 'zod'
import { OBLIGATION_KINDS, OBLIGATION_STATES } from './codes/agreements.ts'
import { Day, Id } from './fields.ts'

/** A difference between two versions: lines that stayed, went or came, and within a changed line the words. */
export const DraftDifference = z.object({
  from: z.int(),
  to: z.int(),
  lines: z.array(
    z.object({
      kind: z.enum(['same', 'gone', 'new']),
      words: z.array(z.object({ text: z.string(), is_changed: z.boolean() })),
    }),
  ),
})
export type DraftDifference = z.infer<typeof DraftDifference>

/** One thing that a committee has to look after, as a line of a list. */
export const DueLine = z.object({
  id: Id,
  agreement_id: Id,
  dispute_id: Id,
  dispute_number: z.string().nullable(),
  dispute_words: z.string(),
  due_on: Day,
  days_late: z.int(),
  obligation: z
    .object({
      kind: z.enum(OBLIGATION_KINDS),
      state: z.enum(OBLIGATION_STATES),
      from_name: z.string(),
      to_name: z.string(),
      what: z.string(),
      amount_fen: z.int().nullable(),
      paid_fen: z.int(),
      urged_times: z.int(),
    })
    .nullable(),
})
export type DueLine = z.infer<typeof DueLine>

/** An obligation of one's own, as the person who owes or awaits it reads it. */
export const MyObligation = z.object({
  id: Id,
  agreement_id: Id,
  dispute_id: Id,
  is_mine_to_do: z.boolean(),
  other_name: z.string(),
  what: z.string(),
  amount_fen: z.int().nullable(),
  paid_fen: z.int(),
  due_on: Day,
  state: z.enum(OBLIGATION_STATES),
})
export type MyObligation = z.infer<typeof MyObligation>
