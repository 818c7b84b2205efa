import { z } from 'zod'
import { query } from './endpoint.ts'
import { Id, Instant, Named, Page } from './fields.ts'

export const AuditEntry = z.object({
  id: Id,
  at: Instant,
  actor: Named.nullable(),
  operation: z.string(),
  kind: z.enum(['command', 'disclosure', 'job']),
  subject_id: Id.nullable(),
  fields: z.array(z.string()),
  /** Number of the sealed batch; null while the entry waits for the next one. */
  seal: z.int().nullable(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

export const Seal = z.object({
  number: z.int(),
  sealed_at: Instant,
  entries: z.int(),
  digest: z.string(),
  previous: z.string(),
})

export const audit = {
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
