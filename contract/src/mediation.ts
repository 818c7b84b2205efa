import { z } from 'zod'
import {
  DIFFICULTIES,
  DISPUTE_BARS,
  DISPUTE_SOURCES,
  DISPUTE_TABS,
  OTHER_ROUTES,
  REQUEST_PROOFS,
} from './codes/mediation.ts'
import { command, query } from './endpoint.ts'
import { Count, Id, Instant, LongText, Page } from './fields.ts'
import { calendar } from './mediation-calendar.ts'
import { PartyInput } from './mediation-party.ts'
import { Dispute, DisputeLine, DisputeTypeField, Fen } from './mediation-shapes.ts'
import { work } from './mediation-work.ts'

export const mediation = {
  /** Disputes of a queue that this person sees: the newest first. A phone, number or whole name finds its parties. */
  list: query(
    '/mediation.list',
    z.object({
      tab: z.enum(DISPUTE_TABS),
      search: z.string().trim().max(50).optional(),
      ...Page,
    }),
    z.object({ items: z.array(DisputeLine), next_cursor: z.string().nullable(), count: Count }),
  ),
  count_tabs: query('/mediation.count_tabs', z.object({}), z.record(z.enum(DISPUTE_TABS), Count)),
  /** A dispute as this person may see it. Refuses: not_found, hidden and missing alike. */
  get: query('/mediation.get', z.object({ id: Id }), Dispute),
  /** Asks for mediation: a resident for themself or, with consent written down, for somebody else; staff write down what was
   * said or handed over. Refuses: no_such_unit, other_side_missing, applicant_missing, same_person_twice, source_not_yours,
   * request_in_future, proxy_words_missing, origin_missing, no_such_area, matter_missing, matter_not_routed, matter_in_mediation. */
  apply: command(
    '/mediation.apply',
    z.object({
      source: z.enum(DISPUTE_SOURCES),
      committee_id: Id,
      studio_id: Id.optional(),
      type: DisputeTypeField,
      difficulty: z.enum(DIFFICULTIES).default('ordinary'),
      title: z.string().trim().min(2).max(60),
      account: LongText,
      claims: LongText.optional(),
      area_id: Id.optional(),
      amount_fen: Fen.optional(),
      /** When it was asked for, where that was earlier than now. */
      requested_at: Instant.optional(),
      request_proof: z.enum(REQUEST_PROOFS).optional(),
      origin_name: z.string().trim().max(100).optional(),
      origin_reference: z.string().trim().max(100).optional(),
      matter_id: Id.optional(),
      group_id: Id.optional(),
      /** A resident applies for somebody else: how that person agreed. */
      proxy_words: z.string().trim().max(200).optional(),
      parties: z.array(PartyInput).min(1).max(20),
    }),
    Dispute,
  ),
  /** The committee takes it: a number, the clock, the parties' accounts, and the mediator it names. Refuses: party_has_refused,
   * guardian_needed, other_side_missing, no_such_mediator, risk_report_first. */
  accept: command(
    '/mediation.accept',
    z.object({
      id: Id,
      type: DisputeTypeField.optional(),
      difficulty: z.enum(DIFFICULTIES).optional(),
      lead_id: Id.optional(),
    }),
    Dispute,
  ),
  /** The committee does not take it, says why, and names other ways. Refuses: bar_needed, routes_needed. */
  refuse: command(
    '/mediation.refuse',
    z.object({
      id: Id,
      bars: z.array(z.enum(DISPUTE_BARS)).min(1).max(DISPUTE_BARS.length),
      words: LongText,
      routes: z.array(z.enum(OTHER_ROUTES)).min(1).max(OTHER_ROUTES.length),
    }),
    Dispute,
  ),
  /** Whoever applied takes it back before it was accepted. */
  withdraw: command(
    '/mediation.withdraw',
    z.object({ id: Id, words: z.string().trim().max(500).optional() }),
    Dispute,
  ),
  ...work,
  ...calendar,
}
