import { z } from 'zod'
import {
  CONSENT_ANSWERS,
  CONSENT_MANNERS,
  GLASS_READINGS,
  GLASS_STATES,
  ITEM_KINDS,
  RELEASE_STATES,
  ROUND_RULES,
  ROUND_STATES,
} from './codes/caucus.ts'
import { SIDES } from './codes/mediation.ts'
import { Id, Instant } from './fields.ts'

export const Side = z.enum(SIDES)
/** An amount of money in fen, at most a hundred billion yuan. */
export const Fen = z.int().min(0).max(10_000_000_000_000)

/** A file of a room or of a shared copy: it has no name, and its addresses open for minutes and for this person alone. */
export const RoomFile = z.object({
  /** Its place in what it belongs to, from 0. */
  n: z.int(),
  kind: z.enum(['photo', 'voice']),
  media_type: z.string(),
  bytes: z.int(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  url: z.string(),
  thumbnail_url: z.string().nullable(),
})
export type RoomFile = z.infer<typeof RoomFile>

/** When, where and with whom a separate session was held. */
export const HeldSession = z.object({
  from: Instant,
  until: Instant,
  place: z.string().trim().min(1).max(100),
  present: z.string().trim().min(1).max(300),
})

export const RoomItem = z.object({
  id: Id,
  /** Its number in this room. */
  seq: z.int(),
  kind: z.enum(ITEM_KINDS),
  by_name: z.string(),
  by_mediator: z.boolean(),
  is_mine: z.boolean(),
  at: Instant,
  words: z.string(),
  held: HeldSession.nullable(),
  files: z.array(RoomFile),
})
export type RoomItem = z.infer<typeof RoomItem>

/** What is to become shared, as it will be seen, and what each party of the side says to it. */
export const Release = z.object({
  id: Id,
  item_id: Id,
  state: z.enum(RELEASE_STATES),
  /** The very words that will be seen; null where files alone are released. */
  words: z.string().nullable(),
  files: z.array(RoomFile),
  to_sides: z.array(Side),
  by_name: z.string(),
  by_mediator: z.boolean(),
  at: Instant,
  parties: z.array(
    z.object({
      party_id: Id,
      name: z.string(),
      answer: z.enum(CONSENT_ANSWERS).nullable(),
      manner: z.enum(CONSENT_MANNERS).nullable(),
      at: Instant.nullable(),
      is_me: z.boolean(),
    }),
  ),
  can: z.array(z.enum(['answer', 'withdraw_consent', 'record_paper', 'withdraw', 'hand_over'])),
})
export type Release = z.infer<typeof Release>

/** A break-glass opening, as those see it whose room it is. */
export const GlassOfRoom = z.object({
  id: Id,
  state: z.enum(GLASS_STATES),
  auditor_name: z.string(),
  agreed_by_name: z.string().nullable(),
  reason: z.string(),
  asked_at: Instant,
  opened_at: Instant.nullable(),
  ends_at: Instant.nullable(),
  readings: z.array(z.object({ at: Instant, by_name: z.string(), what: z.enum(GLASS_READINGS) })),
})
export type GlassOfRoom = z.infer<typeof GlassOfRoom>

/** One side's room. */
export const Room = z.object({
  id: Id,
  side: Side,
  items: z.array(RoomItem),
  next_cursor: z.string().nullable(),
  releases: z.array(Release),
  glass: z.array(GlassOfRoom),
  can: z.array(z.enum(['write', 'propose'])),
})
export type Room = z.infer<typeof Room>

/** A copy that a side let go: what was released, by whose consent, and handed over when. */
export const SharedItem = z.object({
  id: Id,
  from_side: Side,
  to_sides: z.array(Side),
  kind: z.enum(ITEM_KINDS),
  words: z.string().nullable(),
  files: z.array(RoomFile),
  consents: z.array(z.object({ name: z.string(), manner: z.enum(CONSENT_MANNERS), at: Instant })),
  released_at: Instant,
  released_by_name: z.string(),
})
export type SharedItem = z.infer<typeof SharedItem>

/** A round of sealed offers as this person may see it. */
export const Round = z.object({
  id: Id,
  number: z.int(),
  payer_side: Side,
  payee_side: Side,
  rule: z.enum(ROUND_RULES),
  /** How much of what lies between the two offers goes to the payee, in percent; 50 for the midpoint. */
  split_percent: z.int(),
  opened_at: Instant,
  ends_at: Instant,
  state: z.enum(ROUND_STATES),
  /** Of a round that met; null otherwise. */
  figure_fen: Fen.nullable(),
  /** The own side's offer; null for mediators and before it. */
  mine: z.object({ amount_fen: Fen, at: Instant, may_mediator_see: z.boolean() }).nullable(),
  /** For mediators, while the round is open: whether every side has offered. Null for sides, and once it is closed. */
  is_full: z.boolean().nullable(),
  /** For mediators: offers that their side lets them see, once every side has offered or the round is closed. */
  seen: z.array(z.object({ side: Side, amount_fen: Fen })),
  can: z.array(z.enum(['offer', 'open_offers'])),
})
export type Round = z.infer<typeof Round>

/** The table with its rooms, as far as they are open to this person. */
export const Table = z.object({
  id: Id,
  me: z.enum(['side', 'mediator']),
  /** Rooms open to this person; a side has its own and knows of no other. */
  rooms: z.array(
    z.object({
      side: Side,
      parties: z.array(z.string()),
      mediators: z.array(z.string()),
      /** Releases that wait for this person's word. */
      waiting: z.int(),
    }),
  ),
  sides: z.array(z.object({ side: Side, parties: z.array(z.string()) })),
  shared: z.array(SharedItem),
  rounds: z.array(Round),
  rounds_left: z.int(),
  can: z.array(z.enum(['open_round'])),
})
export type Table = z.infer<typeof Table>

/** A break-glass opening as auditor and security administrator see it. */
export const Glass = z.object({
  id: Id,
  number: z.string(),
  side: Side,
  state: z.enum(GLASS_STATES),
  reason: z.string(),
  hours: z.int(),
  auditor_name: z.string(),
  asked_at: Instant,
  decided_by_name: z.string().nullable(),
  decided_at: Instant.nullable(),
  ends_at: Instant.nullable(),
  readings: z.int(),
  can: z.array(z.enum(['agree', 'read', 'end'])),
})
export type Glass = z.infer<typeof Glass>
