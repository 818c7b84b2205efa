import type {
  DraftCheck,
  DraftContent,
  DraftFinding,
  DraftObligation,
} from '@linli/contract/agreement-shapes'
import type { Finding, StatutoryItem } from '@linli/contract/codes/agreements'
import { capitalsOf } from './capitals.ts'
import { checkWords, type FoundIn } from './check-words.ts'

/** A party as a draft may name it. */
export interface PartyOfDraft {
  id: string
  side: string
  name: string
}

/** What a draft is looked through against. */
export interface AboutDraft {
  parties: readonly PartyOfDraft[]
  /** Today in Shanghai. */
  today: string
  /** Somebody was hurt: what treatment costs later is not known yet. */
  is_injury: boolean
}

/** Looks a draft through: the five items of 人民调解法 art. 29, amounts that add up and are written twice, who does what for whom until
 * when and how, and words that could mean anything. Pure. */
export function checkDraft(content: DraftContent, about: AboutDraft): DraftCheck {
  const findings = [
    ...checkParties(content, about),
    ...content.obligations.flatMap((one, index) => checkObligation(one, { index, about, content })),
    ...checkTotal(content),
    ...textsOf(content).flatMap((text) => checkWords(text, about)),
    ...checkTreatment(content, about),
  ]
  const items = statutoryItems(content, about)
  const sum_fen = sumOf(content.obligations)
  return {
    items,
    findings,
    may_be_signed:
      items.every(({ is_there }) => is_there) && findings.every(({ is_stop }) => !is_stop),
    sum_fen,
    sum_capitals: sum_fen > 0 ? capitalsOf(sum_fen) : null,
  }
}

/** What all payments of a draft come to, in fen. */
export function sumOf(
  obligations: readonly Pick<DraftObligation, 'kind' | 'amount_fen'>[],
): number {
  return obligations
    .filter(({ kind }) => kind === 'payment')
    .reduce((sum, { amount_fen }) => sum + (amount_fen ?? 0), 0)
}

/** Every free text of a draft with the part it stands in. */
function textsOf(content: DraftContent): FoundIn[] {
  return [
    { part: 'facts', index: null, text: content.facts },
    { part: 'points', index: null, text: content.points },
    { part: 'responsibilities', index: null, text: content.responsibilities },
    ...content.clauses.map(({ text }, index) => ({ part: 'clause' as const, index, text })),
    ...content.obligations.map(({ what, manner }, index) => ({
      part: 'obligation' as const,
      index,
      text: `${what}\n${manner}`,
    })),
  ]
}

function statutoryItems(content: DraftContent, about: AboutDraft): DraftCheck['items'] {
  const named = content.party_ids.map((id) => about.parties.find((party) => party.id === id))
  const { obligations } = content
  const isThere: Record<StatutoryItem, boolean> = {
    parties: named.length > 1 && named.every((party) => party !== undefined && party.name !== ''),
    facts: content.facts !== '',
    points_and_responsibilities: content.points !== '' && content.responsibilities !== '',
    content: obligations.length > 0,
    manner_and_time:
      obligations.length > 0 &&
      obligations.every((one) => one.manner !== '' && (one.is_on_spot || one.due_on !== null)),
  }
  return ITEMS.map((item) => ({ item, is_there: isThere[item] }))
}

const ITEMS: readonly StatutoryItem[] = [
  'parties',
  'facts',
  'points_and_responsibilities',
  'content',
  'manner_and_time',
]

function checkParties(content: DraftContent, { parties }: AboutDraft): DraftFinding[] {
  const sides = new Set(
    parties.filter(({ id }) => content.party_ids.includes(id)).map(({ side }) => side),
  )
  const found: DraftFinding[] = []
  if (sides.size < 2) found.push(findingOf('one_side_only', 'parties'))
  if (content.obligations.length === 0) found.push(findingOf('no_obligation', 'obligation'))
  return found
}

function checkObligation(
  one: DraftObligation,
  { index, about, content }: { index: number; about: AboutDraft; content: DraftContent },
): DraftFinding[] {
  const isBound = (id: string | null) => id !== null && content.party_ids.includes(id)
  const codes: Finding[] = []
  if (!isBound(one.from_party_id)) codes.push('no_payer')
  if (!isBound(one.to_party_id)) codes.push('no_payee')
  if (one.from_party_id !== null && one.from_party_id === one.to_party_id) codes.push('same_party')
  if (one.kind === 'payment' && one.amount_fen === null) codes.push('no_amount')
  if (one.what === '') codes.push('no_what')
  if (one.manner === '') codes.push('no_manner')
  if (!one.is_on_spot && one.due_on === null) codes.push('no_due')
  if (!one.is_on_spot && one.due_on !== null && one.due_on < about.today) codes.push('due_is_past')
  return codes.map((code) => ({
    ...findingOf(code, 'obligation'),
    index,
    quote: code === 'due_is_past' ? one.due_on : null,
  }))
}

function checkTotal({ obligations, total_fen }: DraftContent): DraftFinding[] {
  const sum = sumOf(obligations)
  if (sum === 0 && total_fen === null) return []
  const expected = sum > 0 ? capitalsOf(sum) : null
  if (total_fen === null) return [{ ...findingOf('total_missing', 'total'), expected }]
  if (total_fen === sum) return []
  return [{ ...findingOf('total_differs', 'total'), quote: capitalsOf(total_fen), expected }]
}

/** Whoever is still being treated does not know yet what it costs: a deal that ends everything may be attacked later (民法典 arts. 147,
 * 151, 152). */
function checkTreatment(content: DraftContent, { is_injury }: AboutDraft): DraftFinding[] {
  const says = content.clauses.some(
    ({ code, text }) => code === 'later_treatment' || text.includes('后续治疗'),
  )
  return is_injury && !says ? [{ ...findingOf('later_treatment', 'clause'), is_stop: false }] : []
}

function findingOf(code: Finding, part: DraftFinding['part']): DraftFinding {
  return { code, is_stop: true, part, index: null, quote: null, expected: null }
}
