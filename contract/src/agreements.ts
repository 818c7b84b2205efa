import { z } from 'zod'
import { DraftDifference, DueLine, MyObligation } from './agreement-lists.ts'
import {
  Agreement,
  AgreementParty,
  DraftCheck,
  DraftClause,
  DraftContent,
  Fen,
  Strokes,
} from './agreement-shapes.ts'
import {
  BREACH_STEPS,
  CONFIRMATION_KINDS,
  CONFIRMATION_STEPS,
  COURT_GROUNDS,
  DUE_TABS,
  SATISFACTIONS,
  VISIT_MANNERS,
  VISIT_PERFORMANCES,
  WRITTEN_REASONS,
} from './codes/agreements.ts'
import { command, query } from './endpoint.ts'
import { Count, Day, Id, Instant, LongText, Page, PersonName, ShortText } from './fields.ts'

const agreementId = { id: Id }
const ofDispute = { dispute_id: Id }
/** The draft that somebody has before their eyes: another one saved meanwhile is not overwritten, nor signed by mistake. */
const version = z.int().min(1)
const digest = z.string().regex(/^[0-9a-f]{64}$/)
const files = z.array(Id).max(9).default([])

export const agreements = {
  /** The clauses that suit a dispute, with blanks to fill (`[…]`), and its parties to fill them with. */
  list_clauses: query(
    '/agreements.list_clauses',
    z.object(ofDispute),
    z.object({
      clauses: z.array(
        DraftClause.extend({ code: z.string(), hint: z.string(), is_suggested: z.boolean() }),
      ),
      parties: z.array(AgreementParty),
      written_reasons: z.array(z.enum(WRITTEN_REASONS)),
    }),
  ),
  /** Looks a draft through as it stands on the page. */
  check_draft: query(
    '/agreements.check_draft',
    z.object({ ...ofDispute, content: DraftContent }),
    DraftCheck,
  ),
  /** Every agreement of a dispute, the newest first. */
  list: query('/agreements.list', z.object(ofDispute), z.array(Agreement)),
  get: query('/agreements.get', z.object(agreementId), Agreement),
  /** Two versions beside each other. Refuses: no_such_version. */
  compare: query(
    '/agreements.compare',
    z.object({ ...agreementId, from: version, to: version }),
    DraftDifference,
  ),
  /** Which agreement a page with this mark belongs to. Refuses: wrong_paper. */
  find_paper: query(
    '/agreements.find_paper',
    z.object({ mark: z.string().max(60) }),
    z.object({
      agreement_id: Id,
      dispute_id: Id,
      version: z.int(),
      /** The text on the page is the one that is being signed. */
      is_in_force: z.boolean(),
    }),
  ),
  /** What the committees of this person have to look after. */
  list_due: query(
    '/agreements.list_due',
    z.object({ tab: z.enum(DUE_TABS), ...Page }),
    z.object({ items: z.array(DueLine), next_cursor: z.string().nullable(), count: Count }),
  ),
  /** What I have to do for others by an agreement, and they for me. */
  list_mine: query('/agreements.list_mine', z.object({}), z.array(MyObligation)),

  /** Begins a draft. Refuses: mediation_is_over, no_such_party. */
  draft: command(
    '/agreements.draft',
    z.object({ ...ofDispute, content: DraftContent, is_partial: z.boolean().default(false) }),
    Agreement,
  ),
  /** Saves the next version. Refuses: agreement_is_<state>, draft_has_moved_on, signatures_would_be_void (until
   * `voids_signatures`), no_such_party, mediation_is_over. */
  save: command(
    '/agreements.save',
    z.object({
      ...agreementId,
      version,
      content: DraftContent,
      is_partial: z.boolean().default(false),
      voids_signatures: z.boolean().default(false),
    }),
    Agreement,
  ),
  /** The text stands, and may be signed. Refuses: draft_not_clear, draft_has_moved_on, mediation_is_over. */
  start_signing: command(
    '/agreements.start_signing',
    z.object({ ...agreementId, version }),
    Agreement,
  ),
  /** A party signs exactly this text with the finger; on the mediator's device the mediator witnesses it. Refuses:
   * older_version, mediation_is_over, not_a_party, has_signed, party_has_died, guardian_needed, agent_needs_special_power,
   * agent_has_ended, signs_for_both_sides, identity_not_seen. */
  sign: command(
    '/agreements.sign',
    z.object({
      ...agreementId,
      version,
      digest,
      party_id: Id,
      strokes: Strokes,
      /** Who holds the pen on the mediator's device, where it is not the party. */
      guardian: z.object({ name: PersonName, relation: ShortText }).optional(),
      agent_id: Id.optional(),
      /** The mediator has seen an identity card of whoever signs on this device. */
      is_identity_seen: z.boolean().default(false),
    }),
    Agreement,
  ),
  /** Makes a page to sign with ink: its mark leads the scan back to exactly this version. */
  print_paper: command(
    '/agreements.print_paper',
    z.object({ ...agreementId, version, mark: z.string().regex(/^[A-Za-z0-9_-]{22,43}$/) }),
    Agreement,
  ),
  /** The signed page comes back. Refuses: wrong_paper, older_version, no_such_file, has_signed, guardian_needed, … */
  scan_paper: command(
    '/agreements.scan_paper',
    z.object({
      ...agreementId,
      mark: z.string().max(60),
      file_ids: z.array(Id).min(1).max(9),
      signed: z
        .array(
          z.object({
            party_id: Id,
            guardian: z.object({ name: PersonName, relation: ShortText }).optional(),
            agent_id: Id.optional(),
          }),
        )
        .min(1)
        .max(20),
    }),
    Agreement,
  ),
  /** The mediator signs after the parties. Refuses: parties_sign_first, older_version, has_signed. */
  sign_as_mediator: command(
    '/agreements.sign_as_mediator',
    z.object({ ...agreementId, version, digest, strokes: Strokes }),
    Agreement,
  ),
  /** The committee's seal; with it the agreement is effective. Refuses: seal_without_signatures, studio_cannot_seal,
   * sealed_before_signatures, sealed_in_future, older_version. */
  seal: command(
    '/agreements.seal',
    z.object({ ...agreementId, version, keeper: PersonName, sealed_at: Instant.optional() }),
    Agreement,
  ),
  /** Gives a draft up. Refuses: agreement_is_<state>. */
  drop: command('/agreements.drop', z.object({ ...agreementId, words: LongText }), Agreement),
  /** What was agreed by word of mouth, effective on that moment. Refuses: say_why_oral, draft_not_clear, agreed_in_future,
   * mediation_is_over, no_such_party, party_has_died, guardian_needed. */
  record_oral: command(
    '/agreements.record_oral',
    z.object({
      ...ofDispute,
      content: DraftContent,
      is_partial: z.boolean().default(false),
      agreed_at: Instant.optional(),
      /** Asked for where it ought to be in writing. */
      why_oral: z.string().trim().max(500).optional(),
      guardians: z
        .array(z.object({ party_id: Id, name: PersonName, relation: ShortText }))
        .max(20)
        .default([]),
    }),
    Agreement,
  ),

  /** Either side, or the mediator, tells that something was done. Refuses: no_such_obligation, obligation_is_over,
   * more_than_owed, say_how_much, done_in_future, no_such_file. */
  tell_performance: command(
    '/agreements.tell_performance',
    z.object({
      ...agreementId,
      obligation_id: Id,
      on: Day,
      amount_fen: Fen.optional(),
      words: z.string().trim().max(500).optional(),
      is_receipt: z.boolean().default(false),
      file_ids: files,
    }),
    Agreement,
  ),
  /** Whoever receives, or the mediator, says whether it is so. Refuses: no_such_performance, performance_is_judged, say_why_not. */
  judge_performance: command(
    '/agreements.judge_performance',
    z.object({
      ...agreementId,
      performance_id: Id,
      is_confirmed: z.boolean(),
      words: z.string().trim().max(500).optional(),
    }),
    Agreement,
  ),
  /** Urges (art. 31), or leads on to another route (art. 32). Refuses: no_such_obligation, obligation_is_over, not_overdue,
   * not_enforceable, enforcement_time_over. */
  take_step: command(
    '/agreements.take_step',
    z.object({ ...agreementId, obligation_id: Id, step: z.enum(BREACH_STEPS), words: LongText }),
    Agreement,
  ),

  /** Closes a dispute of which nothing is owed any more. Refuses: not_settled. */
  close_dispute: command('/agreements.close_dispute', z.object(agreementId), Agreement),

  /** Offers both sides to give it more force. Refuses: already_performed, confirmation_time_over, confirmation_not_allowed,
   * is_offered, agreement_is_<state>. */
  offer_confirmation: command(
    '/agreements.offer_confirmation',
    z.object({
      ...agreementId,
      kind: z.enum(CONFIRMATION_KINDS).default('court'),
      /** What only people can say (民诉解释 arts. 355, 358). */
      affects_third_party: z.boolean(),
      decides_property_right: z.boolean(),
      are_parties_identified: z.boolean(),
    }),
    Agreement,
  ),
  /** The next step of a confirmation. Refuses: confirmation_is_<state>, confirmation_needs_both (人民调解法 art. 33),
   * confirmation_time_over, not_a_party, has_agreed, say_which_court, say_which_day, day_is_wrong. */
  move_confirmation: command(
    '/agreements.move_confirmation',
    z.object({
      ...agreementId,
      confirmation_id: Id,
      step: z.enum(CONFIRMATION_STEPS),
      /** Who agrees; the mediator may write it down for whoever said so before them. */
      party_id: Id.optional(),
      ground: z.enum(COURT_GROUNDS).optional(),
      body: ShortText.optional(),
      number: ShortText.optional(),
      on: Day.optional(),
      words: z.string().trim().max(500).optional(),
    }),
    Agreement,
  ),

  /** Refuses: day_is_past. */
  plan_visit: command(
    '/agreements.plan_visit',
    z.object({ ...agreementId, due_on: Day }),
    Agreement,
  ),
  /** What the return visit found; a sensitive one is repeated. Refuses: no_such_visit, visit_is_made, say_what_came_of_suit. */
  record_visit: command(
    '/agreements.record_visit',
    z.object({
      ...agreementId,
      visit_id: Id,
      manner: z.enum(VISIT_MANNERS),
      performance: z.enum(VISIT_PERFORMANCES),
      satisfaction: z.enum(SATISFACTIONS),
      has_suit: z.boolean(),
      suit_outcome: z.string().trim().max(500).optional(),
      escalation_signs: z.string().trim().max(500).optional(),
      measures: z.string().trim().max(500).optional(),
      is_sensitive: z.boolean().default(false),
    }),
    Agreement,
  ),
  /** The same quarrel has come back as another dispute. Refuses: relapse_is_recorded, relapse_too_late, relapse_is_itself. */
  record_relapse: command(
    '/agreements.record_relapse',
    z.object({ ...agreementId, relapsed_dispute_id: Id, words: LongText }),
    Agreement,
  ),
}
