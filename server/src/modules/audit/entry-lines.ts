import { z } from 'zod'
import { canonicalLine } from '#platform/sm3'

/** An entry as it is digested and exported: exactly these members, in whatever order they come. */
export const EntryLine = z.strictObject({
  type: z.literal('entry'),
  district_id: z.int(),
  id: z.string(),
  at: z.string(),
  actor_id: z.string(),
  operation: z.string(),
  kind: z.string(),
  subject_id: z.string().nullable(),
  fields: z.array(z.string()),
  request_id: z.string().nullable(),
  refused: z.string().nullable(),
  /** The transaction that wrote it, a whole number as text: it decides the batch. */
  transaction: z.string().regex(/^\d+$/),
})
export type EntryLine = z.infer<typeof EntryLine>

/** What a seal says about its batch; it is digested first, so that it can no more be changed than the entries. */
const SealHead = z.strictObject({
  type: z.literal('seal'),
  district_id: z.int(),
  number: z.int(),
  from_transaction: z.string().regex(/^\d+$/),
  below_transaction: z.string().regex(/^\d+$/),
  entries: z.int(),
  sealed_at: z.string(),
  note: z.string().nullable(),
})
export type SealHead = z.infer<typeof SealHead>

/** A seal as it is exported: its particulars and its links. */
export const SealLine = z.strictObject({
  ...SealHead.shape,
  digest: z.string(),
  previous: z.string(),
  chain: z.string(),
})
export type SealLine = z.infer<typeof SealLine>

/** The first line of a batch: the seal without its links, which are made from it. */
export function headLine({ digest: _, previous: __, chain: ___, ...head }: SealLine): string {
  return canonicalLine(SealHead.parse(head))
}
