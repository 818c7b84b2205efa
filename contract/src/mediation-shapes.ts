import { z } from 'zod'
import { DISPUTE_TYPES } from './codes/dispute-types.ts'
import {
  AGENT_KINDS,
  CAPACITIES,
  CHOOSERS,
  DIFFICULTIES,
  DISPUTE_ACTIONS,
  DISPUTE_BARS,
  DISPUTE_SOURCES,
  DISPUTE_STATES,
  HELPER_KINDS,
  MEDIATOR_PARTS,
  OTHER_ROUTES,
  PARTY_KINDS,
  PAUSES,
  POWERS,
  PROPOSAL_STATES,
  PROPOSALS,
  RECUSAL_GROUNDS,
  RECUSAL_STATES,
  REQUEST_PROOFS,
  SIDES,
  STANDINGS,
  TERMINATIONS,
  WORD_WAYS,
} from './codes/mediation.ts'
import { Day, Id, Instant, Named } from './fields.ts'
import { DisputeRiskLine, DisputeSession, Inquiry, Material } from './mediation-records.ts'

export const SideField = z.enum(SIDES)
export const DisputeTypeField = z.enum(DISPUTE_TYPES)
/** Whole fen, so that no half of a coin is ever lost. */
export const Fen = z.int().min(0).max(1_000_000_000_000)

/** A dispute as lists show it; names of parties are masked. */
export const DisputeLine = z.object({
  id: Id,
  number: z.string().nullable(),
  state: z.enum(DISPUTE_STATES),
  source: z.enum(DISPUTE_SOURCES),
  type: DisputeTypeField,
  difficulty: z.enum(DIFFICULTIES),
  title: z.string(),
  committee: Named,
  area_name: z.string().nullable(),
  requested_at: Instant,
  accepted_at: Instant.nullable(),
  /** While it waits: by when the committee decides whether it takes it. */
  decide_by: Day,
  ends_on: Day.nullable(),
  paused_at: Instant.nullable(),
  is_partial: z.boolean(),
  waits_for_report: z.boolean(),
  lead: Named.nullable(),
  parties: z.array(z.object({ side: SideField, name: z.string() })),
  /** The next session that this person may know of. */
  next_session_at: Instant.nullable(),
  /** Something waits for this person's own word. */
  asks_me: z.boolean(),
})
export type DisputeLine = z.infer<typeof DisputeLine>

export const Agent = z.object({
  id: Id,
  kind: z.enum(AGENT_KINDS),
  name: z.string(),
  phone: z.string().nullable(),
  relation: z.string().nullable(),
  power: z.enum(POWERS),
  has_document: z.boolean(),
  has_account: z.boolean(),
  ends_on: Day.nullable(),
  is_ended: z.boolean(),
})
export type Agent = z.infer<typeof Agent>

/** A party as this person may see it: the name whole for those at the table, masked for others; numbers always masked. */
export const Party = z.object({
  id: Id,
  side: SideField,
  kind: z.enum(PARTY_KINDS),
  name: z.string(),
  phone: z.string().nullable(),
  id_number: z.string().nullable(),
  head: z.string().nullable(),
  work: z.string().nullable(),
  birth_on: Day.nullable(),
  capacity: z.enum(CAPACITIES),
  needs_guardian: z.boolean(),
  has_account: z.boolean(),
  is_me: z.boolean(),
  heir_of: Id.nullable(),
  died_at: Instant.nullable(),
  refused_at: Instant.nullable(),
  rights_told_at: Instant.nullable(),
  rights_told_way: z.enum(WORD_WAYS).nullable(),
  agents: z.array(Agent),
})
export type Party = z.infer<typeof Party>

export const CaseMediator = z.object({
  person: Named,
  part: z.enum(MEDIATOR_PARTS),
  chosen_by: z.enum(CHOOSERS),
  from_at: Instant,
  until_at: Instant.nullable(),
})

/** Something that needs the word of every party. */
export const Proposal = z.object({
  id: Id,
  kind: z.enum(PROPOSALS),
  state: z.enum(PROPOSAL_STATES),
  /** The mediator or helper it is about. */
  about: z.string().nullable(),
  days: z.int().nullable(),
  words: z.string().nullable(),
  by: z.string(),
  at: Instant,
  decided_at: Instant.nullable(),
  words_of: z.array(
    z.object({
      party_id: Id,
      agrees: z.boolean(),
      way: z.enum(WORD_WAYS),
      at: Instant,
      words: z.string().nullable(),
    }),
  ),
  /** Parties of whom nothing is known yet. */
  waits_for: z.array(Id),
})
export type Proposal = z.infer<typeof Proposal>

export const Helper = z.object({
  id: Id,
  kind: z.enum(HELPER_KINDS),
  name: z.string(),
  office: z.string().nullable(),
  agreed_at: Instant.nullable(),
})

export const Recusal = z.object({
  id: Id,
  person: Named,
  ground: z.enum(RECUSAL_GROUNDS),
  words: z.string().nullable(),
  asked_at: Instant,
  state: z.enum(RECUSAL_STATES),
  decided_at: Instant.nullable(),
  decision: z.string().nullable(),
})

export const DisputeStep = z.object({
  id: Id,
  at: Instant,
  act: z.string(),
  side: SideField.nullable(),
  by: z.string().nullable(),
  words: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})
export type DisputeStep = z.infer<typeof DisputeStep>

/** What still keeps the next step back, each with its article in words. */
export const BLOCKERS = [
  'risk_report_first',
  'paused',
  'no_lead',
  'mediator_not_accepted',
  'recusal_open',
  'rights_not_told',
  'guardian_needed',
  'party_died',
] as const
export type Blocker = (typeof BLOCKERS)[number]

/** A dispute with everything that this person may see of what all sides share. */
export const Dispute = DisputeLine.extend({
  account: z.string().nullable(),
  claims: z.string().nullable(),
  place: z.object({
    street: Named.nullable(),
    community: Named.nullable(),
    grid: Named.nullable(),
  }),
  amount_fen: Fen.nullable(),
  request_proof: z.enum(REQUEST_PROOFS),
  origin_name: z.string().nullable(),
  origin_reference: z.string().nullable(),
  matter: z.object({ id: Id, number: z.string() }).nullable(),
  proxy_words: z.string().nullable(),
  opened_by: z.string().nullable(),
  decide_basis: z.string(),
  clock: z
    .object({
      ends_on: Day,
      days: z.int(),
      basis: z.string(),
      extended_days: z.int(),
      paused_at: Instant.nullable(),
      pause_kind: z.enum(PAUSES).nullable(),
      beyond_calendar: z.boolean(),
      is_over: z.boolean(),
    })
    .nullable(),
  bars: z.array(z.enum(DISPUTE_BARS)),
  refusal_words: z.string().nullable(),
  refused_at: Instant.nullable(),
  termination: z
    .object({
      reason: z.enum(TERMINATIONS),
      words: z.string().nullable(),
      at: Instant,
    })
    .nullable(),
  routes: z.array(z.enum(OTHER_ROUTES)),
  is_open_session: z.boolean(),
  ended_at: Instant.nullable(),
  outcome: z.string().nullable(),
  codes: z.object({ justice: z.string(), governance: z.string(), flat: z.string() }),
  people: z.array(Party),
  mediators: z.array(CaseMediator),
  proposals: z.array(Proposal),
  helpers: z.array(Helper),
  recusals: z.array(Recusal),
  sessions: z.array(DisputeSession),
  inquiries: z.array(Inquiry),
  materials: z.array(Material),
  risks: z.array(DisputeRiskLine),
  steps: z.array(DisputeStep),
  standing: z.object({ kinds: z.array(z.enum(STANDINGS)), sides: z.array(SideField) }),
  blockers: z.array(z.enum(BLOCKERS)),
  can: z.array(z.enum(DISPUTE_ACTIONS)),
  version: z.int(),
})
export type Dispute = z.infer<typeof Dispute>
