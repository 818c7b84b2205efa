import { z } from 'zod'
import {
  AGENT_KINDS,
  DIFFICULTIES,
  DISPUTE_RISKS,
  HELPER_KINDS,
  MEDIATOR_PARTS,
  OTHER_ROUTES,
  PAUSES,
  POWERS,
  PROPOSALS,
  RECUSAL_GROUNDS,
  RISK_RECEIVERS,
  SESSION_KINDS,
  TERMINATIONS,
  WORD_WAYS,
} from './codes/mediation.ts'
import { command, disclosure } from './endpoint.ts'
import { Day, Id, Instant, LongText, PersonName, Phone, ShortText } from './fields.ts'
import { IdNumber, PartyInput } from './mediation-party.ts'
import { SessionRecord } from './mediation-records.ts'
import { Dispute, DisputeTypeField, Fen, SideField } from './mediation-shapes.ts'

const words = z.string().trim().max(500).optional()
const Way = z.enum(WORD_WAYS)

/** Where and when people meet; either a room of the committee or a place in words. */
const meeting = {
  starts_at: Instant,
  ends_at: Instant,
  room_id: Id.optional(),
  place: z.string().trim().min(1).max(100).optional(),
}

/** What is done between acceptance and the end. */
export const work = {
  revise: command(
    '/mediation.revise',
    z.object({
      id: Id,
      type: DisputeTypeField.optional(),
      difficulty: z.enum(DIFFICULTIES).optional(),
      title: z.string().trim().min(2).max(60).optional(),
      amount_fen: Fen.nullable().optional(),
      is_open_session: z.boolean().optional(),
    }),
    Dispute,
  ),
  /** Adds a party, or an heir of one who has died. Refuses: same_person_twice, no_such_party, party_lives. */
  add_party: command(
    '/mediation.add_party',
    z.object({ id: Id, party: PartyInput, heir_of: Id.optional() }),
    Dispute,
  ),
  /** Whoever acts for a party. Refuses: no_such_party, mandate_missing, agent_is_other_side, no_such_file. */
  add_agent: command(
    '/mediation.add_agent',
    z.object({
      id: Id,
      party_id: Id,
      kind: z.enum(AGENT_KINDS),
      name: PersonName,
      phone: Phone.optional(),
      id_number: IdNumber.optional(),
      relation: z.string().trim().max(50).optional(),
      power: z.enum(POWERS),
      document_id: Id.optional(),
      ends_on: Day.optional(),
    }),
    Dispute,
  ),
  end_agent: command('/mediation.end_agent', z.object({ id: Id, agent_id: Id }), Dispute),
  /** A party clearly refuses: nothing goes on (人民调解法 art. 17). Refuses: no_such_party. */
  record_refusal: command(
    '/mediation.record_refusal',
    z.object({
      id: Id,
      party_id: Id,
      way: Way.exclude(['self']),
      words: LongText,
      routes: z.array(z.enum(OTHER_ROUTES)).min(1),
    }),
    Dispute,
  ),
  /** A party has died: the clock stands still until heirs join or it ends. Refuses: no_such_party. */
  record_death: command(
    '/mediation.record_death',
    z.object({ id: Id, party_id: Id, words }),
    Dispute,
  ),
  /** Rights and duties were told to a party, or read by them. Refuses: no_such_party, not_your_party, agent_without_power. */
  tell_rights: command(
    '/mediation.tell_rights',
    z.object({ id: Id, party_id: Id, way: Way }),
    Dispute,
  ),
  /** Refuses: no_such_mediator, mediates_already, mediator_is_party. */
  appoint_mediator: command(
    '/mediation.appoint_mediator',
    z.object({ id: Id, person_id: Id, part: z.enum(MEDIATOR_PARTS) }),
    Dispute,
  ),
  /** Asks every party: another mediator, a helper, more time, facts beyond dispute, a mediator who stays in spite of a ground to
   * step back. A party that asks says yes by it. Refuses: proposal_incomplete, asked_already, too_many_days, no_such_mediator,
   * mediator_is_party, recusal_not_sustained, not_yours_to_ask, agent_without_power. */
  propose: command(
    '/mediation.propose',
    z.object({
      id: Id,
      kind: z.enum(PROPOSALS),
      person_id: Id.optional(),
      helper: z
        .object({
          kind: z.enum(HELPER_KINDS),
          name: PersonName,
          office: z.string().trim().max(100).optional(),
        })
        .optional(),
      days: z.int().min(1).max(90).optional(),
      words: z.string().trim().max(2000).optional(),
    }),
    Dispute,
  ),
  /** A party's word on what was asked. Refuses: no_such_proposal, proposal_decided, no_such_party, not_your_party,
   * agent_without_power. */
  respond: command(
    '/mediation.respond',
    z.object({ id: Id, proposal_id: Id, party_id: Id, agrees: z.boolean(), way: Way, words }),
    Dispute,
  ),
  /** Refuses: no_such_mediator, recusal_asked. */
  ask_recusal: command(
    '/mediation.ask_recusal',
    z.object({ id: Id, person_id: Id, ground: z.enum(RECUSAL_GROUNDS), words: LongText }),
    Dispute,
  ),
  /** Refuses: no_such_recusal, own_recusal. */
  decide_recusal: command(
    '/mediation.decide_recusal',
    z.object({ id: Id, recusal_id: Id, is_sustained: z.boolean(), words: LongText }),
    Dispute,
  ),
  /** Refuses: session_in_past, session_turned_round, place_missing, side_missing, no_such_room, no_such_mediator, room_taken,
   * mediator_taken. */
  plan_session: command(
    '/mediation.plan_session',
    z.object({
      id: Id,
      kind: z.enum(SESSION_KINDS),
      side: SideField.optional(),
      mediator_ids: z.array(Id).min(1).max(5),
      ...meeting,
    }),
    Dispute,
  ),
  /** Moves a session that still is as this person saw it. Refuses as `plan_session`, and session_moved_meanwhile. */
  move_session: command(
    '/mediation.move_session',
    z.object({ id: Id, session_id: Id, version: z.int(), ...meeting }),
    Dispute,
  ),
  /** Refuses: no_such_session, session_moved_meanwhile. */
  cancel_session: command(
    '/mediation.cancel_session',
    z.object({ id: Id, session_id: Id, version: z.int(), words: ShortText }),
    Dispute,
  ),
  /** People have met. A joint session has a record; what is said apart belongs to that side's own room. Refuses: no_such_session,
   * session_in_future, session_turned_round, record_missing, record_not_shared, and whatever keeps a session from being held. */
  hold_session: command(
    '/mediation.hold_session',
    z.object({
      id: Id,
      session_id: Id,
      held_from: Instant,
      held_until: Instant,
      record: SessionRecord.optional(),
    }),
    Dispute,
  ),
  record_inquiry: command(
    '/mediation.record_inquiry',
    z.object({
      id: Id,
      held_at: Instant,
      place: z.string().trim().min(1).max(100),
      asked: PersonName,
      record: z.string().trim().min(1).max(8000),
      present: z.string().trim().max(200).optional(),
    }),
    Dispute,
  ),
  /** Refuses: no_such_file. */
  add_material: command(
    '/mediation.add_material',
    z.object({
      id: Id,
      party_id: Id.optional(),
      title: z.string().trim().min(1).max(100),
      file_ids: z.array(Id).max(20),
    }),
    Dispute,
  ),
  pause: command('/mediation.pause', z.object({ id: Id, kind: z.enum(PAUSES), words }), Dispute),
  resume: command('/mediation.resume', z.object({ id: Id, words }), Dispute),
  flag_risk: command(
    '/mediation.flag_risk',
    z.object({ id: Id, kind: z.enum(DISPUTE_RISKS), words: LongText }),
    Dispute,
  ),
  /** Refuses: no_such_risk, risk_reported, moment_is_ahead. */
  report_risk: command(
    '/mediation.report_risk',
    z.object({
      id: Id,
      risk_id: Id,
      receiver: z.enum(RISK_RECEIVERS),
      receiver_name: ShortText,
      reported_at: Instant,
      reference: z.string().trim().max(100).optional(),
    }),
    Dispute,
  ),
  /** A party stops, at any time and without a reason (人民调解法 art. 23). Refuses: agent_without_power. */
  stop: command('/mediation.stop', z.object({ id: Id, words }), Dispute),
  /** Ends it without an agreement and tells the other ways (人民调解法 art. 26). Refuses: clock_runs. */
  terminate: command(
    '/mediation.terminate',
    z.object({
      id: Id,
      reason: z.enum(TERMINATIONS),
      words: LongText,
      routes: z.array(z.enum(OTHER_ROUTES)).min(1),
    }),
    Dispute,
  ),
  note: command('/mediation.note', z.object({ id: Id, words: LongText }), Dispute),
  /** Nothing more is owed: for disputes without an agreement. Refuses: agreement_is_open. */
  close: command('/mediation.close', z.object({ id: Id, words }), Dispute),
  /** Whole numbers of a party, for the mediators and the clerk; logged. */
  reveal_party: disclosure(
    '/mediation.reveal_party',
    z.object({ id: Id, party_id: Id }),
    z.object({
      phone: z.string().nullable(),
      id_number: z.string().nullable(),
      address: z.string().nullable(),
      agents: z.array(z.object({ id: Id, phone: z.string().nullable() })),
    }),
  ),
}
