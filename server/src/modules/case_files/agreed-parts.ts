import { DraftContent, Strokes } from '@linli/contract/agreement-shapes'
import type { OpenParty } from '#modules/mediation'
import type { Keys } from '#platform/keys'
import { shanghaiDay } from '#platform/workdays'
import type { Part } from './parts-of-file.ts'
import type { AgreedRow } from './read-agreed.ts'

/** What agreements put into a file: the paper and its scans, how it was performed, and visits. */
export function agreedParts(agreed: readonly AgreedRow[]): Part[] {
  return agreed.flatMap(partsOf)
}

function partsOf(row: AgreedRow): Part[] {
  const base = { attachment_id: null, file_ids: [], row_id: row.id }
  const is_oral = row.form === 'oral'
  const scans = row.signatures.flatMap(({ file_ids }) => file_ids)
  return [
    {
      ...base,
      item: 'ending',
      title: is_oral ? '人民调解口头协议登记表' : '人民调解协议书',
      paper: is_oral ? 'oral_agreement' : 'agreement',
    },
    ...pictures('ending', '签名盖章的协议书', [...new Set(scans)]),
    ...(row.obligations.some(({ performed_on }) => performed_on !== null)
      ? [
          {
            ...base,
            item: 'performance' as const,
            title: '人民调解协议履行情况记录',
            paper: 'performance_record' as const,
          },
        ]
      : []),
    ...row.proofs.flatMap(({ on_day, file_ids }) =>
      pictures('performance', `履行凭证（${on_day}）`, file_ids),
    ),
    ...row.visits.map(
      ({ id }): Part => ({
        ...base,
        item: 'return_visit',
        title: '人民调解回访记录',
        paper: 'return_visit',
        row_id: id,
      }),
    ),
  ]
}

function pictures(item: Part['item'], title: string, file_ids: string[]): Part[] {
  if (file_ids.length === 0) return []
  return [{ item, title, paper: null, attachment_id: null, file_ids, row_id: null }]
}

interface Known {
  keys: Keys
  agreed: readonly AgreedRow[]
  parties: readonly OpenParty[]
}

const FIELD = { width: 1000, height: 400 }

/** Facts of the paper of an agreement. */
export function agreementFacts(known: Known, id: string | null): object {
  const row = known.agreed.find((one) => one.id === id)
  if (!row) return {}
  const { keys } = known
  const open = (sealed: string) => keys.unseal(Buffer.from(sealed, 'base64'))
  const content = DraftContent.parse(JSON.parse(open(row.sealed_content)))
  const signed = row.signatures.map((one) => ({
    party_id: one.party_id,
    name: open(one.sealed_signer),
    signed_on: shanghaiDay(new Date(one.signed_at)),
    ink: one.sealed_strokes ? inkOf(open(one.sealed_strokes)) : null,
  }))
  return {
    dispute: content.points,
    facts_text: content.facts,
    responsibilities: content.responsibilities ? [content.responsibilities] : [],
    terms: content.clauses.map(({ text }) => text),
    content: content.clauses.map(({ text }) => text).join('\n'),
    performance: content.obligations.map(({ what, amount_fen, due_on, manner }) => ({
      what,
      amount_fen,
      due_on,
      manner,
    })),
    open_issues: content.open_issues,
    signatures: signed.filter(({ party_id }) => party_id !== null),
    mediators: signed.filter(({ party_id }) => party_id === null),
    agreed_at: row.agreed_at && new Date(row.agreed_at).toISOString(),
    day: shanghaiDay(new Date(row.effective_at)),
  }
}

function inkOf(text: string) {
  const strokes = Strokes.safeParse(JSON.parse(text))
  return strokes.success ? { ...FIELD, strokes: strokes.data } : null
}

/** Facts of the record of how an agreement was performed. */
export function performanceFacts({ keys, agreed }: Known, id: string | null): object {
  const row = agreed.find((one) => one.id === id)
  if (!row) return {}
  return {
    items: row.obligations.map((one) => ({
      what: keys.unseal(Buffer.from(one.sealed_what, 'base64')),
      amount_fen: one.amount_fen,
      due_on: one.due_on,
      done_on: one.performed_on,
    })),
  }
}

const MANNERS = { in_person: '上门', by_phone: '电话', online: '网上' }
const PERFORMED = { performed: 'all', partly: 'part', not: 'none', not_due: 'not_due' } as const
const CONTENT = {
  satisfied: 'satisfied',
  mostly: 'fair',
  not_satisfied: 'unsatisfied',
  not_said: null,
} as const

/** Facts of the record of a visit. */
export function visitFacts({ agreed }: Known, id: string | null): object {
  const row = agreed.flatMap(({ visits }) => visits).find((one) => one.id === id)
  if (!row) return {}
  return {
    visited_at: new Date(row.visited_at).toISOString(),
    manner: row.manner && MANNERS[row.manner],
    performed: row.performance && PERFORMED[row.performance],
    satisfied: row.satisfaction && CONTENT[row.satisfaction],
    sued: row.has_suit ? (row.suit_outcome ?? '有') : row.has_suit === false ? '无' : null,
    escalation: row.escalation_signs,
    measures: row.measures,
    visitors: row.visitor ? [row.visitor] : [],
  }
}
