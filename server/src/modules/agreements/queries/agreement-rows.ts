import type {
  AgreementForm,
  AgreementState,
  BreachStep,
  ConfirmationKind,
  ConfirmationState,
  CourtGround,
  ObligationKind,
  PerformanceState,
  Satisfaction,
  SignerKind,
  SignManner,
  VisitManner,
  VisitPerformance,
  WrittenReason,
} from '@linli/contract/codes/agreements'
import type { DisputeState } from '@linli/contract/codes/mediation'
import { type RawBuilder, sql } from 'kysely'

/** A signature as the database's JSON carries it. */
export interface SignatureJson {
  id: string
  party_id: string | null
  signer_kind: SignerKind
  sealed_signer: string
  manner: SignManner
  version: number
  signed_at: string
  is_witnessed: boolean
  sealed_strokes: string | null
  voided_at: string | null
}

/** A performance likewise. */
export interface PerformanceJson {
  id: string
  obligation_id: string
  on_day: string
  amount_fen: number | null
  words: string | null
  state: PerformanceState
  told_at: string
  told_by: string | null
  judged_at: string | null
  judge_words: string | null
  is_receipt: boolean
  file_ids: string[]
}

/** An obligation likewise. */
export interface ObligationJson {
  id: string
  position: number
  kind: ObligationKind
  from_party_id: string
  to_party_id: string
  sealed_what: string
  amount_fen: number | null
  paid_fen: number
  due_on: string
  manner: string
  is_on_spot: boolean
  performed_on: string | null
  moved_to: 're_mediated' | 'sued' | 'enforced' | null
}

/** A step on an obligation likewise. */
export interface StepJson {
  id: string
  obligation_id: string
  step: BreachStep
  at: string
  words: string
  person_name: string | null
}

/** A confirmation likewise. */
export interface ConfirmationJson {
  id: string
  kind: ConfirmationKind
  state: ConfirmationState
  offered_at: string
  due_on: string | null
  agreed_party_ids: string[]
  ground: CourtGround | null
  body: string | null
  number: string | null
  submitted_on: string | null
  answered_on: string | null
  ruled_on: string | null
  ruling: 'valid' | 'dismissed' | null
  served_on: string | null
  words: string | null
}

/** A return visit likewise. */
export interface VisitJson {
  id: string
  due_on: string
  visited_at: string | null
  visitor: string | null
  manner: VisitManner | null
  performance: VisitPerformance | null
  satisfaction: Satisfaction | null
  has_suit: boolean | null
  suit_outcome: string | null
  escalation_signs: string | null
  measures: string | null
}

/** An agreement with everything that hangs on it, in one row. */
export interface AgreementRow {
  id: string
  dispute_id: string
  number: string | null
  dispute_type: string
  dispute_state: DisputeState
  form: AgreementForm
  state: AgreementState
  is_partial: boolean
  version: number
  digest: string
  party_ids: string[]
  written_reasons: WrittenReason[]
  seal_keeper: string | null
  sealed_at: string | null
  effective_at: string | null
  confirm_due_on: string | null
  is_beyond_calendar: boolean
  end_words: string | null
  sealed_content: Buffer
  sealed_text: Buffer
  versions: { version: number; saved_at: string; saved_by: string | null }[]
  signatures: SignatureJson[] | null
  obligations: ObligationJson[] | null
  performances: PerformanceJson[] | null
  steps: StepJson[] | null
  confirmations: ConfirmationJson[] | null
  visits: VisitJson[] | null
  relapses: { dispute_id: string; days: number; words: string; recorded_at: string }[] | null
}

const nameOf = (column: RawBuilder<unknown>) =>
  sql`(select p.public_name from identity.person as p where p.district_id = a.district_id and p.id = ${column})`

const rowsOf = (table: string, shape: RawBuilder<unknown>, order: RawBuilder<unknown>) =>
  sql`(select jsonb_agg(${shape} order by ${order}) from ${sql.table(`agreements.${table}`)} as x
    where x.district_id = a.district_id and x.agreement_id = a.id)`

/** The columns for a relation `a` of agreements with its dispute `d` and its version in force `v`. */
export const AGREEMENT_COLUMNS: RawBuilder<AgreementRow> = sql`
  a.id, a.dispute_id, d.number, d.type as dispute_type, d.state as dispute_state, a.form, a.state, a.is_partial, a.version, a.digest,
  a.party_ids, a.written_reasons, a.seal_keeper, a.sealed_at, a.effective_at, a.confirm_due_on, a.is_beyond_calendar, a.end_words,
  v.sealed_content, v.sealed_text,
  ${rowsOf('version', sql`jsonb_build_object('version', x.version, 'saved_at', x.saved_at, 'saved_by', ${nameOf(sql`x.saved_by`)})`, sql`x.version desc`)} as versions,
  ${rowsOf(
    'signature',
    sql`jsonb_build_object('id', x.id, 'party_id', x.party_id, 'signer_kind', x.signer_kind, 'sealed_signer', encode(x.sealed_signer, 'base64'),
      'manner', x.manner, 'version', x.version, 'signed_at', x.signed_at, 'is_witnessed', x.is_witnessed,
      'sealed_strokes', encode(x.sealed_strokes, 'base64'), 'voided_at', x.voided_at)`,
    sql`x.id`,
  )} as signatures,
  ${rowsOf(
    'obligation',
    sql`jsonb_build_object('id', x.id, 'position', x.position, 'kind', x.kind, 'from_party_id', x.from_party_id, 'to_party_id', x.to_party_id,
      'sealed_what', encode(x.sealed_what, 'base64'), 'amount_fen', x.amount_fen, 'paid_fen', x.paid_fen, 'due_on', x.due_on,
      'manner', x.manner, 'is_on_spot', x.is_on_spot, 'performed_on', x.performed_on, 'moved_to', x.moved_to)`,
    sql`x.position`,
  )} as obligations,
  ${rowsOf(
    'performance',
    sql`jsonb_build_object('id', x.id, 'obligation_id', x.obligation_id, 'on_day', x.on_day, 'amount_fen', x.amount_fen, 'words', x.words,
      'state', x.state, 'told_at', x.told_at, 'told_by', ${nameOf(sql`x.told_by`)}, 'judged_at', x.judged_at, 'judge_words', x.judge_words,
      'is_receipt', x.is_receipt, 'file_ids', x.file_ids)`,
    sql`x.id`,
  )} as performances,
  ${rowsOf(
    'breach_step',
    sql`jsonb_build_object('id', x.id, 'obligation_id', x.obligation_id, 'step', x.step, 'at', x.at, 'words', x.words,
      'person_name', ${nameOf(sql`x.by_id`)})`,
    sql`x.id`,
  )} as steps,
  ${rowsOf(
    'confirmation',
    sql`jsonb_build_object('id', x.id, 'kind', x.kind, 'state', x.state, 'offered_at', x.offered_at, 'due_on', x.due_on,
      'agreed_party_ids', x.agreed_party_ids, 'ground', x.ground, 'body', x.body, 'number', x.number, 'submitted_on', x.submitted_on,
      'answered_on', x.answered_on, 'ruled_on', x.ruled_on, 'ruling', x.ruling, 'served_on', x.served_on, 'words', x.words)`,
    sql`x.id desc`,
  )} as confirmations,
  ${rowsOf(
    'visit',
    sql`jsonb_build_object('id', x.id, 'due_on', x.due_on, 'visited_at', x.visited_at, 'visitor', ${nameOf(sql`x.visited_by`)},
      'manner', x.manner, 'performance', x.performance, 'satisfaction', x.satisfaction, 'has_suit', x.has_suit,
      'suit_outcome', x.suit_outcome, 'escalation_signs', x.escalation_signs, 'measures', x.measures)`,
    sql`x.due_on, x.id`,
  )} as visits,
  ${rowsOf('relapse', sql`jsonb_build_object('dispute_id', x.dispute_id, 'days', x.days, 'words', x.words, 'recorded_at', x.recorded_at)`, sql`x.recorded_at`)} as relapses`

/** A moment as the contract has it, from the database's JSON. */
export function moment(at: string): string {
  return new Date(at).toISOString()
}

/** The same where it may be absent. */
export function momentOrNull(at: string | null): string | null {
  return at === null ? null : moment(at)
}
