import { z } from 'zod'
import {
  AGREEMENT_ACTS,
  AGREEMENT_FORMS,
  AGREEMENT_STATES,
  BREACH_STEPS,
  CONFIRMATION_CHECKS,
  CONFIRMATION_KINDS,
  CONFIRMATION_STATES,
  CONFIRMATION_STEPS,
  COURT_GROUNDS,
  DRAFT_PARTS,
  FINDINGS,
  OBLIGATION_KINDS,
  OBLIGATION_STATES,
  PERFORMANCE_STATES,
  SATISFACTIONS,
  SIGN_MANNERS,
  SIGNER_KINDS,
  STATUTORY_ITEMS,
  VISIT_MANNERS,
  VISIT_PERFORMANCES,
  WRITTEN_REASONS,
} from './codes/agreements.ts'
import { StoredFile } from './documents.ts'
import { Day, Id, Instant } from './fields.ts'

/** An amount in fen; at most what a bank transfer holds. */
export const Fen = z.int().min(1).max(1_000_000_000_000)

/** Who is to do what for whom, until when and in what manner. */
export const DraftObligation = z.object({
  kind: z.enum(OBLIGATION_KINDS),
  /** Null while the draft does not say. */
  from_party_id: Id.nullable(),
  to_party_id: Id.nullable(),
  what: z.string().trim().max(500),
  amount_fen: Fen.nullable(),
  due_on: Day.nullable(),
  manner: z.string().trim().max(200),
  /** Done when the agreement is made. */
  is_on_spot: z.boolean(),
})
export type DraftObligation = z.infer<typeof DraftObligation>

/** One clause: from the library, or in the mediator's own words. */
export const DraftClause = z.object({
  code: z.string().max(60).nullable(),
  title: z.string().trim().min(1).max(60),
  text: z.string().trim().max(2000),
})
export type DraftClause = z.infer<typeof DraftClause>

/** What an agreement says beyond who the parties are. */
export const DraftContent = z.object({
  /** Whose agreement it is; a partial one need not bind every party of the dispute. */
  party_ids: z.array(Id).min(1).max(20),
  facts: z.string().trim().max(4000),
  points: z.string().trim().max(2000),
  responsibilities: z.string().trim().max(2000),
  clauses: z.array(DraftClause).max(30),
  obligations: z.array(DraftObligation).max(60),
  /** The sum that the text names; null where nothing is paid. */
  total_fen: Fen.nullable(),
  /** The issues that it settles; the others stay open (山东省多元化解纠纷促进条例 art. 23). */
  issues: z.array(z.string().trim().min(1).max(200)).max(20),
  open_issues: z.array(z.string().trim().min(1).max(200)).max(20),
})
export type DraftContent = z.infer<typeof DraftContent>

/** One thing that a draft does not say clearly, and where. */
export const DraftFinding = z.object({
  code: z.enum(FINDINGS),
  /** Stops the signing; otherwise somebody should look once more. */
  is_stop: z.boolean(),
  part: z.enum(DRAFT_PARTS),
  /** Which clause or obligation, from 0. */
  index: z.int().nullable(),
  /** The words meant. */
  quote: z.string().nullable(),
  /** What would be right, where that is known. */
  expected: z.string().nullable(),
})
export type DraftFinding = z.infer<typeof DraftFinding>

/** A draft looked through: the five items of the law, and what is unclear. */
export const DraftCheck = z.object({
  items: z.array(z.object({ item: z.enum(STATUTORY_ITEMS), is_there: z.boolean() })),
  findings: z.array(DraftFinding),
  may_be_signed: z.boolean(),
  sum_fen: z.int(),
  /** The sum in capitals, as it is written on paper. */
  sum_capitals: z.string().nullable(),
})
export type DraftCheck = z.infer<typeof DraftCheck>

/** A stroke of a drawn signature: x and y in turn, whole numbers within a field of 1000 by 400. */
export const Strokes = z
  .array(z.array(z.int().min(0).max(1000)).min(2).max(2000))
  .min(1)
  .max(60)
export type Strokes = z.infer<typeof Strokes>

/** A party as an agreement names it. */
export const AgreementParty = z.object({
  id: Id,
  name: z.string(),
  side: z.string(),
  /** By what is seen here: this person signs, pays and receives as this party. */
  is_mine: z.boolean(),
  /** Below eighteen on the day, or without full capacity: a guardian signs (民法典 arts. 19–23). */
  needs_guardian: z.boolean(),
  has_died: z.boolean(),
})
export type AgreementParty = z.infer<typeof AgreementParty>

/** A signature as pages show it. */
export const SignatureLine = z.object({
  id: Id,
  party_id: Id.nullable(),
  signer_name: z.string(),
  signer_kind: z.enum(SIGNER_KINDS),
  manner: z.enum(SIGN_MANNERS),
  version: z.int(),
  signed_at: Instant,
  /** Signed on the device of the mediator, who saw it. */
  is_witnessed: z.boolean(),
  strokes: Strokes.nullable(),
  voided_at: Instant.nullable(),
})
export type SignatureLine = z.infer<typeof SignatureLine>

/** A performance that somebody told of. */
export const Performance = z.object({
  id: Id,
  on: Day,
  amount_fen: z.int().nullable(),
  words: z.string().nullable(),
  state: z.enum(PERFORMANCE_STATES),
  told_at: Instant,
  told_by: z.string().nullable(),
  judged_at: Instant.nullable(),
  judge_words: z.string().nullable(),
  is_receipt: z.boolean(),
  files: z.array(StoredFile),
})
export type Performance = z.infer<typeof Performance>

/** An obligation with everything that became of it. */
export const ObligationLine = z.object({
  id: Id,
  position: z.int(),
  kind: z.enum(OBLIGATION_KINDS),
  from: AgreementParty.pick({ id: true, name: true }),
  to: AgreementParty.pick({ id: true, name: true }),
  what: z.string(),
  amount_fen: z.int().nullable(),
  paid_fen: z.int(),
  due_on: Day,
  manner: z.string(),
  is_on_spot: z.boolean(),
  state: z.enum(OBLIGATION_STATES),
  days_late: z.int(),
  performances: z.array(Performance),
  steps: z.array(
    z.object({
      id: Id,
      step: z.enum(BREACH_STEPS),
      on: Day,
      words: z.string(),
      person_name: z.string().nullable(),
    }),
  ),
  /** Until when enforcement may be asked for, where a court or notary stands behind it (民事诉讼法 art. 250). */
  enforce_until: Day.nullable(),
  can: z.array(z.enum(['tell', 'judge', ...BREACH_STEPS])),
})
export type ObligationLine = z.infer<typeof ObligationLine>

/** What stands for or against a confirmation. */
export const PreCheck = z.object({
  checks: z.array(z.object({ check: z.enum(CONFIRMATION_CHECKS), is_met: z.boolean().nullable() })),
  /** The last day on which both may apply (人民调解法 art. 33; 民法典 arts. 201, 203). */
  due_on: Day,
  days_left: z.int(),
  is_beyond_calendar: z.boolean(),
  /** In Shandong a notary may make payment agreements enforceable (条例 art. 40), an arbitration body may confirm (art. 41). */
  alternatives: z.array(z.enum(CONFIRMATION_KINDS)),
})
export type PreCheck = z.infer<typeof PreCheck>

/** A confirmation from the offer to the ruling. */
export const Confirmation = z.object({
  id: Id,
  kind: z.enum(CONFIRMATION_KINDS),
  state: z.enum(CONFIRMATION_STATES),
  offered_at: Instant,
  due_on: Day.nullable(),
  agreed_party_ids: z.array(Id),
  ground: z.enum(COURT_GROUNDS).nullable(),
  body: z.string().nullable(),
  number: z.string().nullable(),
  submitted_on: Day.nullable(),
  answered_on: Day.nullable(),
  ruled_on: Day.nullable(),
  is_valid: z.boolean().nullable(),
  served_on: Day.nullable(),
  words: z.string().nullable(),
  can: z.array(z.enum(CONFIRMATION_STEPS)),
})
export type Confirmation = z.infer<typeof Confirmation>

/** A return visit: planned, or made. */
export const VisitLine = z.object({
  id: Id,
  due_on: Day,
  visited_at: Instant.nullable(),
  visitor: z.string().nullable(),
  manner: z.enum(VISIT_MANNERS).nullable(),
  performance: z.enum(VISIT_PERFORMANCES).nullable(),
  satisfaction: z.enum(SATISFACTIONS).nullable(),
  has_suit: z.boolean().nullable(),
  suit_outcome: z.string().nullable(),
  escalation_signs: z.string().nullable(),
  measures: z.string().nullable(),
})
export type VisitLine = z.infer<typeof VisitLine>

/** Another dispute of the same people about the same thing, within the days of the district. */
export const RelapseLine = z.object({
  dispute_id: Id,
  days: z.int(),
  words: z.string(),
  recorded_at: Instant,
})
export type RelapseLine = z.infer<typeof RelapseLine>

/** An agreement with all that hangs on it, as this person may see it. */
export const Agreement = z.object({
  id: Id,
  dispute_id: Id,
  number: z.string().nullable(),
  form: z.enum(AGREEMENT_FORMS),
  state: z.enum(AGREEMENT_STATES),
  is_partial: z.boolean(),
  version: z.int(),
  digest: z.string(),
  /** Null for those who see only that it exists. */
  content: DraftContent.nullable(),
  lines: z.array(z.string()).nullable(),
  parties: z.array(AgreementParty),
  versions: z.array(
    z.object({ version: z.int(), saved_at: Instant, saved_by: z.string().nullable() }),
  ),
  signatures: z.array(SignatureLine),
  missing_party_ids: z.array(Id),
  seal_keeper: z.string().nullable(),
  sealed_at: Instant.nullable(),
  effective_at: Instant.nullable(),
  /** One for each party and one for the committee (art. 29). */
  copies: z.int(),
  written_reasons: z.array(z.enum(WRITTEN_REASONS)),
  obligations: z.array(ObligationLine),
  pre_check: PreCheck.nullable(),
  confirmations: z.array(Confirmation),
  visits: z.array(VisitLine),
  relapses: z.array(RelapseLine),
  end_words: z.string().nullable(),
  /** Nothing is owed any more: the dispute may be closed. */
  may_be_closed: z.boolean(),
  can: z.array(z.enum(AGREEMENT_ACTS)),
})
export type Agreement = z.infer<typeof Agreement>
