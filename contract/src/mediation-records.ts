import { z } from 'zod'
import {
  DISPUTE_RISKS,
  RISK_RECEIVERS,
  SESSION_KINDS,
  SESSION_STATES,
  SIDES,
} from './codes/mediation.ts'
import { Id, Instant, Named } from './fields.ts'

const SideField = z.enum(SIDES)

/** What is written down of a joint session (调解记录). */
export const SessionRecord = z.object({
  present: z.string().max(500),
  /** What each side said, by side. */
  statements: z.array(z.object({ side: SideField, words: z.string().max(4000) })).max(4),
  found: z.string().max(4000),
  risk_told: z.string().max(1000),
  result: z.string().max(4000),
})
export type SessionRecord = z.infer<typeof SessionRecord>

export const DisputeSession = z.object({
  id: Id,
  kind: z.enum(SESSION_KINDS),
  side: SideField.nullable(),
  room: Named.nullable(),
  place: z.string().nullable(),
  mediators: z.array(Named),
  starts_at: Instant,
  ends_at: Instant,
  state: z.enum(SESSION_STATES),
  held_from: Instant.nullable(),
  held_until: Instant.nullable(),
  record: SessionRecord.nullable(),
  cancel_words: z.string().nullable(),
  version: z.int(),
})
export type DisputeSession = z.infer<typeof DisputeSession>

export const Inquiry = z.object({
  id: Id,
  held_at: Instant,
  place: z.string(),
  asked: z.string(),
  record: z.string(),
  present: z.string().nullable(),
  by: Named,
})

export const Material = z.object({
  id: Id,
  party_id: Id.nullable(),
  title: z.string(),
  file_ids: z.array(Id),
  by: z.string(),
  at: Instant,
})

export const DisputeRiskLine = z.object({
  id: Id,
  kind: z.enum(DISPUTE_RISKS),
  words: z.string(),
  by: Named,
  at: Instant,
  receiver: z.enum(RISK_RECEIVERS).nullable(),
  receiver_name: z.string().nullable(),
  reported_at: Instant.nullable(),
  reference: z.string().nullable(),
})
