import { z } from 'zod'
import { Fen, Glass, HeldSession, Room, RoomItem, Side, Table } from './caucus-shapes.ts'
import { ITEM_KINDS, ROUND_RULES } from './codes/caucus.ts'
import { Upload } from './documents.ts'
import { command, disclosure, query } from './endpoint.ts'
import { Id, Instant, LongText, Page, ShortText } from './fields.ts'

/** Which room: that of a side of a dispute. */
const ofRoom = { id: Id, side: Side }
const Words = z.string().trim().max(8000)
const uploads = z.array(Id).max(9).default([])

export const caucus = {
  /** The table of a dispute: the rooms open to this person, what was released, rounds of offers. Parties, agents and the mediators
   * of the case; for everybody else the dispute is not found. */
  get_table: query('/caucus.get_table', z.object({ id: Id }), Table),
  /** One room, its newest items first. */
  get_room: query('/caucus.get_room', z.object({ ...ofRoom, ...Page }), Room),

  /** Announces a photo or recording for a room; it is sent like every file and gets no address of the ordinary kind.
   * Refuses: dispute_is_<state>, file_too_large, too_many_uploads. */
  start_file: command(
    '/caucus.start_file',
    z.object({
      ...ofRoom,
      kind: z.enum(['photo', 'voice']),
      bytes: z.int().min(1),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional(),
    }),
    Upload,
  ),
  /** Writes into a room: seen by this side and the mediators of the case. Refuses: dispute_is_<state>, nothing_written,
   * kind_not_yours, record_says_when, and what ending an upload refuses. */
  write: command(
    '/caucus.write',
    z.object({
      ...ofRoom,
      kind: z.enum(ITEM_KINDS),
      words: Words.default(''),
      held: HeldSession.optional(),
      upload_ids: uploads,
    }),
    Table,
  ),

  /** Proposes to let an item go, or a passage of it word for word. Refuses: dispute_is_<state>, passage_not_in_item, no_such_file,
   * nothing_to_release, no_such_side, side_has_nobody. */
  propose_release: command(
    '/caucus.propose_release',
    z.object({
      ...ofRoom,
      item_id: Id,
      /** Exactly as it stands in the item; absent for all of its words, null for files alone. */
      passage: Words.nullable().optional(),
      files: z.array(z.int().min(0).max(8)).max(9).default([]),
      to_sides: z.array(Side).min(1).max(3),
    }),
    Table,
  ),
  /** A party says yes or no to a release, or takes its yes back before the copy is handed over. Refuses: release_is_<state>,
   * not_your_consent. */
  answer_release: command(
    '/caucus.answer_release',
    z.object({ ...ofRoom, release_id: Id, answer: z.enum(['agreed', 'refused', 'withdrawn']) }),
    Table,
  ),
  /** A mediator records a party's consent on paper, with its scan. Refuses: release_is_<state>, no_such_party, scan_missing. */
  record_consent: command(
    '/caucus.record_consent',
    z.object({
      ...ofRoom,
      release_id: Id,
      party_id: Id,
      answer: z.enum(['agreed', 'refused', 'withdrawn']),
      upload_id: Id,
    }),
    Table,
  ),
  /** Whoever proposed a release takes it back. Refuses: release_is_<state>, not_yours. */
  withdraw_release: command(
    '/caucus.withdraw_release',
    z.object({ ...ofRoom, release_id: Id }),
    Table,
  ),
  /** A mediator hands over what every party of the side has agreed to: from then on the other side has it, for good.
   * Refuses: release_is_<state>, consent_missing. */
  hand_over: command('/caucus.hand_over', z.object({ ...ofRoom, release_id: Id }), Table),

  /** A mediator opens a round of sealed offers; rule and end stand and do not change. Refuses: dispute_is_<state>, no_such_side,
   * same_side, round_is_open, rounds_used_up, end_is_past, end_too_far, split_without_share. */
  open_round: command(
    '/caucus.open_round',
    z.object({
      id: Id,
      payer_side: Side,
      payee_side: Side,
      rule: z.enum(ROUND_RULES),
      /** For `split`: the payee's share of what lies between the offers. */
      split_percent: z.int().min(1).max(99).optional(),
      ends_at: Instant,
    }),
    Table,
  ),
  /** A side's offer: the most that the payer pays, the least that the payee takes. It may be changed until the round is opened.
   * Refuses: round_is_over, not_in_round. */
  offer: command(
    '/caucus.offer',
    z.object({
      id: Id,
      round_id: Id,
      amount_fen: Fen,
      may_mediator_see: z.boolean().default(false),
    }),
    Table,
  ),
  /** A mediator opens the offers before the round's end, once every side has made one. Refuses: round_is_over, round_not_full. */
  open_offers: command('/caucus.open_offers', z.object({ id: Id, round_id: Id }), Table),

  /** Break-glass openings that this auditor asked for, and for security administrators those that wait or are open. */
  list_glass: query(
    '/caucus.list_glass',
    z.object({ ...Page }),
    z.object({ items: z.array(Glass), next_cursor: z.string().nullable() }),
  ),
  /** An auditor asks to see one side's room, with a reason that this side will read. Refuses: no_such_dispute, no_such_side,
   * glass_too_long (with `most_hours`), own_case. */
  ask_glass: command(
    '/caucus.ask_glass',
    z.object({
      /** The number of the dispute as it stands on its papers. */
      number: ShortText,
      side: Side,
      reason: LongText,
      hours: z.int().min(1).max(168),
    }),
    Glass,
  ),
  /** A security administrator, another person, agrees or refuses. With the yes the room opens and both its side and the mediators
   * are told at once. Refuses: glass_is_<state>, second_person. */
  answer_glass: command('/caucus.answer_glass', z.object({ id: Id, agrees: z.boolean() }), Glass),
  /** Ends an opening before its time. Refuses: glass_is_<state>. */
  end_glass: command('/caucus.end_glass', z.object({ id: Id }), Glass),
  /** What stands in the opened room; every reading is listed in that room. Refuses: glass_is_<state>. */
  read_glass: disclosure(
    '/caucus.read_glass',
    z.object({ id: Id, ...Page }),
    z.object({ items: z.array(RoomItem), next_cursor: z.string().nullable() }),
  ),
}
