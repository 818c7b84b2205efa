import { z } from 'zod'
import { query } from './endpoint.ts'
import { Id, Instant, Named, Page } from './fields.ts'

/** One line of the record: ids and names of fields, never values. */
export const AuditEntry = z.object({
  id: Id,
  at: Instant,
  actor: Named.nullable(),
  operation: z.string(),
  kind: z.enum(['command', 'disclosure', 'job']),
  subject_id: Id.nullable(),
  fields: z.array(z.string()),
  /** Why the deed was refused, where it is recorded all the same (a failed sign-in). */
  refused: z.string().nullable(),
  /** Number of the sealed batch; null while the entry waits for the next one. */
  seal: z.int().nullable(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

export const Seal = z.object({
  number: z.int(),
  sealed_at: Instant,
  entries: z.int(),
  /** SM3 of the batch: of the seal's own particulars and of its entries. */
  digest: z.string(),
  /** The link before, and the link that this batch makes: who keeps the newest one elsewhere can prove everything before it. */
  previous: z.string(),
  chain: z.string(),
})
export type Seal = z.infer<typeof Seal>

export const audit = {
  /** The record, newest first. */
  list: query(
    '/audit.list',
    z.object({
      operation: z.string().max(80).optional(),
      actor_id: Id.optional(),
      subject_id: Id.optional(),
      kind: z.enum(['command', 'disclosure', 'job']).optional(),
      ...Page,
    }),
    z.object({ items: z.array(AuditEntry), next_cursor: z.string().nullable() }),
  ),
  /** The newest seals and how many entries are not sealed yet. */
  get_chain: query(
    '/audit.get_chain',
    z.object({}),
    z.object({ seals: z.array(Seal), unsealed: z.int(), entries: z.int() }),
  ),
}
