import type { Agreement, DraftContent, DraftObligation } from '@linli/contract/agreement-shapes'
import { agreements } from '@linli/contract/agreements'
import type { TestApp } from '../../../test/harness.ts'
import type { World } from '../../../test/world.ts'
import { aDispute, type TestDispute } from '../mediation/testing.ts'

/** A stroke as a finger draws it. */
export const STROKES = [[10, 20, 400, 200, 800, 30]]

/** A promise to pay: 35,000.00 on the spot by side b to side a unless told otherwise. */
export function aPayment(of: TestDispute, more: Partial<DraftObligation> = {}): DraftObligation {
  return {
    kind: 'payment',
    from_party_id: of.parties.b,
    to_party_id: of.parties.a,
    what: '赔偿款',
    amount_fen: 3_500_000,
    due_on: null,
    manner: '现金',
    is_on_spot: true,
    ...more,
  }
}

/** A draft that says everything; the total is what the payments come to. */
export function aContent(of: TestDispute, more: Partial<DraftContent> = {}): DraftContent {
  const obligations = more.obligations ?? [aPayment(of)]
  const sum = obligations.reduce((total, { amount_fen }) => total + (amount_fen ?? 0), 0)
  return {
    party_ids: [of.parties.a, of.parties.b],
    facts: '楼上卫生间漏水，楼下厨房顶泡坏。',
    points: '修理由谁负责，粉刷的钱由谁出。',
    responsibilities: '楼上一户没有及时修理，负全部责任。',
    clauses: [],
    total_fen: sum > 0 ? sum : null,
    issues: [],
    open_issues: [],
    ...more,
    obligations,
  }
}

/** A dispute that is being mediated, with a draft of its lead. */
export async function aDraft(
  app: TestApp,
  world: World,
  more: (of: TestDispute) => Partial<DraftContent> = () => ({}),
  made: Parameters<typeof aDispute>[2] = {},
): Promise<{ of: TestDispute; agreement: Agreement }> {
  const of = await aDispute(app, world, { state: 'mediating', ...made })
  const content = aContent(of, more(of))
  const agreement = await app.must(agreements.draft, { dispute_id: of.id, content }, of.tokens.lead)
  return { of, agreement }
}

/** The same, open for signatures. */
export async function aSigning(
  app: TestApp,
  world: World,
  more?: (of: TestDispute) => Partial<DraftContent>,
  made?: Parameters<typeof aDispute>[2],
): Promise<{ of: TestDispute; agreement: Agreement }> {
  const { of, agreement } = await aDraft(app, world, more, made)
  const { id, version } = agreement
  const signing = await app.must(agreements.start_signing, { id, version }, of.tokens.lead)
  return { of, agreement: signing }
}

/** What a signature of this text says. */
export function ofText({ id, version, digest }: Agreement) {
  return { id, version, digest, strokes: STROKES }
}

/** Signed by both parties on their own phones. */
export async function bothSign(
  app: TestApp,
  { of, agreement }: { of: TestDispute; agreement: Agreement },
): Promise<Agreement> {
  const text = ofText(agreement)
  await app.must(agreements.sign, { ...text, party_id: of.parties.a }, of.tokens.a)
  return app.must(agreements.sign, { ...text, party_id: of.parties.b }, of.tokens.b)
}

/** Signed by everybody, sealed, and so effective. */
export async function anEffective(
  app: TestApp,
  world: World,
  more?: (of: TestDispute) => Partial<DraftContent>,
  made?: Parameters<typeof aDispute>[2],
): Promise<{ of: TestDispute; agreement: Agreement }> {
  const signing = await aSigning(app, world, more, made)
  await bothSign(app, signing)
  const { of, agreement } = signing
  await app.must(agreements.sign_as_mediator, ofText(agreement), of.tokens.lead)
  const { id, version } = agreement
  const sealed = await app.must(agreements.seal, { id, version, keeper: '孟文书' }, of.tokens.clerk)
  return { of, agreement: sealed }
}
