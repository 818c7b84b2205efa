import type { DraftContent } from '@linli/contract/agreement-shapes'
import { shanghaiDay } from '#platform/workdays'
import { confirmDueOn } from '../modules/agreements/confirm-clock.ts'
import { digestText, printLines } from '../modules/agreements/print-lines.ts'
import { sealContent, sealLines } from '../modules/agreements/seal-content.ts'
import { bytesOf } from './copy-rows.ts'
import { idAt } from './identify.ts'
import { CUT_OFF, DAY_MS, HOUR_MS, iso, MINUTE_MS } from './moments.ts'
import type { PlannedDue } from './plan-disputes.ts'
import { integer, pick } from './random.ts'
import { addRow, type DisputeWriting, doneAt, type WrittenDispute } from './write-disputes.ts'

/** The columns of each table, in the order in which its rows are written. */
export const AGREEMENT_COLUMNS: Readonly<Record<string, string>> = {
  'agreements.agreement': `district_id, id, dispute_id, form, state, is_partial, version, digest, party_ids, written_reasons,
    drafted_by, drafted_at, parties_signed_at, mediator_signed_at, sealed_at, sealed_by, seal_keeper, agreed_at, effective_at,
    confirm_due_on, is_beyond_calendar, ended_at`,
  'agreements.version': `district_id, agreement_id, version, sealed_content, sealed_text, digest, saved_by, saved_at`,
  'agreements.signature': `district_id, id, agreement_id, version, digest, party_id, signer_kind, sealed_signer, manner,
    sealed_strokes, signed_at, recorded_by, is_witnessed`,
  'agreements.obligation': `district_id, id, agreement_id, dispute_id, position, kind, from_party_id, to_party_id, sealed_what,
    manner, amount_fen, paid_fen, due_on, is_on_spot, performed_on`,
  'agreements.performance': `district_id, id, agreement_id, obligation_id, on_day, amount_fen, words, is_receipt, told_by,
    told_at, state, judged_by, judged_at`,
  'agreements.breach_step': `district_id, id, agreement_id, obligation_id, step, words, by_id, at`,
  'agreements.visit': `district_id, id, agreement_id, dispute_id, due_on, planned_at, visited_at, visited_by, manner,
    performance, satisfaction, has_suit`,
  'agreements.relapse': `district_id, agreement_id, dispute_id, days, words, recorded_by, recorded_at`,
}

interface Made {
  id: string
  dispute: WrittenDispute
  /** When it took effect. */
  at: number
  digest: string
}

/** Writes the agreement of a dispute that was settled, and what became of it; answers its id. */
export function writeAgreement(writing: DisputeWriting, dispute: WrittenDispute): string | null {
  const { plan } = dispute
  if (plan.outcome !== 'agreed' || plan.ended === null) return null
  const id = idAt(plan.ended, writing.random)
  const content = contentOf(dispute, plan.ended)
  const lines = printLines({
    number: dispute.number,
    committee_name: plan.committee.name,
    form: plan.is_oral ? 'oral' : 'written',
    is_partial: false,
    parties: plan.parties.map(({ name }, at) => ({
      id: dispute.party_ids[at] ?? '',
      side: at === 0 ? 'a' : 'b',
      name,
      basics: '',
    })),
    content,
  })
  const digest = digestText({ agreement_id: id, version: 1, lines })
  const made = { id, dispute, at: plan.ended, digest }
  writeHead(writing, made)
  addRow(writing, 'agreements.version', [
    writing.district_id,
    id,
    1,
    bytesOf(sealContent(writing.keys, content)),
    bytesOf(sealLines(writing.keys, lines)),
    digest,
    plan.lead.person.id,
    iso(plan.ended - 20 * MINUTE_MS),
  ])
  if (!plan.is_oral) writeSignatures(writing, made)
  for (const [n, due] of plan.dues.entries()) writeObligation(writing, made, { n, due })
  writeVisit(writing, made)
  return id
}

/** What is written of a quarrel that came back as another one. */
export function writeRelapse(
  writing: DisputeWriting,
  of: { agreement_id: string; earlier: WrittenDispute; later: WrittenDispute },
): void {
  const { earlier, later } = of
  const days = Math.floor((later.plan.requested - (earlier.plan.ended ?? 0)) / DAY_MS)
  addRow(writing, 'agreements.relapse', [
    writing.district_id,
    of.agreement_id,
    later.id,
    days,
    '同一件事又起争执，重新来调。',
    later.plan.lead.person.id,
    iso(later.plan.accepted),
  ])
}

function contentOf({ plan, party_ids }: WrittenDispute, at: number): DraftContent {
  const { topic, dues } = plan
  const [title, text] = topic.clause
  const total = dues.reduce((sum, { yuan }) => sum + (yuan ?? 0), 0)
  return {
    party_ids: [...party_ids],
    facts: topic.account,
    points: topic.points,
    responsibilities: topic.responsibilities,
    clauses: [{ code: null, title, text }],
    obligations: dues.map((due) => ({
      kind: due.yuan === null ? kindOf(topic.owes.kind) : 'payment',
      from_party_id: party_ids[1],
      to_party_id: party_ids[0],
      what: topic.owes.what,
      amount_fen: due.yuan === null ? null : due.yuan * 100,
      due_on: dayAfter(at, due.in_days),
      manner: due.yuan === null ? '当面验看' : due.in_days === 0 ? '现金当面点清' : '银行转账',
      is_on_spot: due.in_days === 0,
    })),
    total_fen: total > 0 ? total * 100 : null,
    issues: [],
    open_issues: [],
  }
}

function kindOf(kind: DraftContent['obligations'][number]['kind']) {
  return kind === 'payment' ? 'act' : kind
}

function dayAfter(at: number, days: number): string {
  return shanghaiDay(new Date(at + days * DAY_MS))
}

function writeHead(writing: DisputeWriting, { id, dispute, at, digest }: Made): void {
  const { plan, clerk, party_ids } = dispute
  const done = doneAt(plan)
  const signed = plan.is_oral ? null : iso(at - 4 * MINUTE_MS)
  const isAtOnce = plan.dues.every(({ in_days }) => in_days === 0)
  const reasons = isAtOnce ? [] : ['not_at_once']
  addRow(writing, 'agreements.agreement', [
    writing.district_id,
    id,
    dispute.id,
    plan.is_oral ? 'oral' : 'written',
    done === null ? 'effective' : 'done',
    false,
    1,
    digest,
    `{${party_ids.join(',')}}`,
    `{${reasons.join(',')}}`,
    plan.lead.person.id,
    iso(at - 20 * MINUTE_MS),
    signed,
    plan.is_oral ? null : iso(at - 2 * MINUTE_MS),
    plan.is_oral ? null : iso(at),
    plan.is_oral ? null : clerk.id,
    plan.is_oral ? null : clerk.name,
    plan.is_oral ? iso(at) : null,
    iso(at),
    confirmDueOn(new Date(at)).due_on,
    false,
    iso(done),
  ])
}

function writeSignatures(writing: DisputeWriting, { id, dispute, at, digest }: Made): void {
  const { district_id, keys, random } = writing
  const { plan, party_ids } = dispute
  const signers = [
    ...plan.parties.map(({ name }, n) => ({
      name,
      party_id: party_ids[n],
      at: at - (6 - n) * MINUTE_MS,
    })),
    { name: plan.lead.person.name, party_id: null, at: at - 2 * MINUTE_MS },
  ]
  for (const signer of signers) {
    const strokes = [
      Array.from({ length: 12 }, (_, n) => (n % 2 ? integer(random, 90, 310) : 60 + n * 70)),
    ]
    addRow(writing, 'agreements.signature', [
      district_id,
      idAt(signer.at, random),
      id,
      1,
      digest,
      signer.party_id,
      signer.party_id ? 'self' : 'mediator',
      bytesOf(keys.seal(signer.name)),
      'drawn',
      bytesOf(keys.seal(JSON.stringify(strokes))),
      iso(signer.at),
      plan.lead.person.id,
      signer.party_id !== null,
    ])
  }
}

function writeObligation(
  writing: DisputeWriting,
  { id, dispute, at }: Made,
  { n, due }: { n: number; due: PlannedDue },
): void {
  const { district_id, keys, random } = writing
  const { plan, party_ids } = dispute
  const { owes } = plan.topic
  const obligation_id = idAt(at + n, random)
  const fen = due.yuan === null ? null : due.yuan * 100
  const performed = due.performed_in_days === null ? null : dayAfter(at, due.performed_in_days)
  addRow(writing, 'agreements.obligation', [
    district_id,
    obligation_id,
    id,
    dispute.id,
    n,
    due.yuan === null ? kindOf(owes.kind) : 'payment',
    party_ids[1],
    party_ids[0],
    bytesOf(keys.seal(owes.what)),
    due.yuan === null ? '当面验看' : due.in_days === 0 ? '现金当面点清' : '银行转账',
    fen,
    performed === null ? 0 : (fen ?? 0),
    dayAfter(at, due.in_days),
    due.in_days === 0,
    performed,
  ])
  if (due.performed_in_days !== null)
    writePerformance(writing, { id, dispute, at, due, obligation_id })
  else urge(writing, { id, dispute, at, due, obligation_id })
}

interface OfDue {
  id: string
  dispute: WrittenDispute
  at: number
  due: PlannedDue
  obligation_id: string
}

function writePerformance(writing: DisputeWriting, of: OfDue): void {
  const days = of.due.performed_in_days ?? 0
  const at = days === 0 ? of.at + 5 * MINUTE_MS : of.at + days * DAY_MS
  const by = of.dispute.plan.lead.person.id
  addRow(writing, 'agreements.performance', [
    writing.district_id,
    idAt(at, writing.random),
    of.id,
    of.obligation_id,
    shanghaiDay(new Date(at)),
    of.due.yuan === null ? null : of.due.yuan * 100,
    of.due.yuan === null ? '当面看过，已经做到' : '钱已收到，打了收条',
    of.due.yuan !== null,
    by,
    iso(at),
    'confirmed',
    by,
    iso(at),
  ])
}

/** What is late is urged two days after, where that day has come (人民调解法 art. 31). */
function urge(writing: DisputeWriting, of: OfDue): void {
  const at = of.at + (of.due.in_days + 2) * DAY_MS
  if (at > CUT_OFF.getTime()) return
  const key = [writing.district_id, idAt(at, writing.random), of.id, of.obligation_id]
  const words = '打电话督促，答应尽快付。'
  const by = of.dispute.plan.lead.person.id
  addRow(writing, 'agreements.breach_step', [...key, 'urge', words, by, iso(at)])
}

function writeVisit(writing: DisputeWriting, { id, dispute, at }: Made): void {
  const { district_id, random } = writing
  const { plan } = dispute
  const last = Math.max(...plan.dues.map(({ in_days }) => in_days))
  const due = at + (last === 0 ? 30 : last + 15) * DAY_MS
  const visited = due - integer(random, 1, 6) * DAY_MS + HOUR_MS
  const isMade = visited < CUT_OFF.getTime()
  addRow(writing, 'agreements.visit', [
    district_id,
    idAt(at, random),
    id,
    dispute.id,
    shanghaiDay(new Date(due)),
    iso(at),
    isMade ? iso(visited) : null,
    isMade ? plan.lead.person.id : null,
    isMade ? pick(random, ['by_phone', 'by_phone', 'in_person']) : null,
    isMade ? (doneAt(plan) === null ? 'not' : 'performed') : null,
    isMade ? pick(random, ['satisfied', 'satisfied', 'satisfied', 'mostly', 'not_said']) : null,
    isMade ? false : null,
  ])
}
