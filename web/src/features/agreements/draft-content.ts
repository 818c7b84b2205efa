import type {
  AgreementParty,
  DraftContent,
  DraftObligation,
} from '@linli/contract/agreement-shapes'

/** An empty draft for these parties. */
export function emptyContent(parties: readonly AgreementParty[]): DraftContent {
  return {
    party_ids: parties.map(({ id }) => id),
    facts: '',
    points: '',
    responsibilities: '',
    clauses: [],
    obligations: [],
    total_fen: null,
    issues: [],
    open_issues: [],
  }
}

/** A promise that says nothing yet; the other side to the first, as most often. */
export function emptyObligation(
  parties: readonly AgreementParty[],
  kind: DraftObligation['kind'],
): DraftObligation {
  const to = parties[0]
  const from = parties.find(({ side }) => side !== to?.side)
  return {
    kind,
    from_party_id: from?.id ?? null,
    to_party_id: to?.id ?? null,
    what: '',
    amount_fen: null,
    due_on: null,
    manner: '',
    is_on_spot: false,
  }
}

/** The draft with the sum of its payments as the total that it names. */
export function withTotal(content: DraftContent): DraftContent {
  const sum = content.obligations
    .filter(({ kind }) => kind === 'payment')
    .reduce((total, { amount_fen }) => total + (amount_fen ?? 0), 0)
  return { ...content, total_fen: sum > 0 ? sum : null }
}

/** Lines of a field as a list, without empty ones. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
