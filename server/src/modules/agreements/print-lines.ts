import type { DraftContent, DraftObligation } from '@linli/contract/agreement-shapes'
import { canonicalLine, sm3 } from '#platform/sm3'
import { bothWays } from './capitals.ts'
import { type PartyOfDraft, sumOf } from './check-draft.ts'

/** A party with what the head of an agreement says of it. */
export interface PartyOfText extends PartyOfDraft {
  /** Sex, birth, number, address, as far as known; empty where nothing is. */
  basics: string
}

/** What the text of an agreement is made of. */
export interface TextOf {
  number: string | null
  committee_name: string
  form: 'written' | 'oral'
  is_partial: boolean
  parties: readonly PartyOfText[]
  content: DraftContent
}

/** The whole text of an agreement, line by line: exactly what is shown, printed and signed. */
export function printLines({
  number,
  committee_name,
  form,
  is_partial,
  parties,
  content,
}: TextOf): string[] {
  const bound = parties.filter(({ id }) => content.party_ids.includes(id))
  const nameOf = (id: string | null) => {
    const party = bound.find((one) => one.id === id)
    return party ? `${SIDE[party.side] ?? ''}${party.name}` : '（未写明）'
  }
  const total = sumOf(content.obligations)
  return [
    form === 'written' ? '人民调解协议书' : '人民调解口头协议登记表',
    `编号：${number ?? '受理后编号'}`,
    `调解组织：${committee_name}`,
    ...bound.map(
      ({ side, name, basics }) =>
        `${SIDE[side] ?? '当事人'}：${name}${basics ? `，${basics}` : ''}`,
    ),
    `主要事实：${content.facts}`,
    `争议事项：${content.points}`,
    `各方责任：${content.responsibilities}`,
    '经人民调解委员会调解，各方自愿达成如下协议：',
    ...content.clauses.map(({ title, text }, at) => `第${at + 1}条（${title}）${text}`),
    ...content.obligations.map((one, at) => `履行事项${at + 1}：${promiseOf(one, nameOf)}`),
    ...(total > 0 ? [`以上付款合计${bothWays(total)}。`] : []),
    ...partLines(is_partial, content),
    `本协议一式${bound.length + 1}份，当事人各执一份，人民调解委员会留存一份。人民调解不收取任何费用。`,
    form === 'written'
      ? '本协议自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效（人民调解法第二十九条）。'
      : '本口头协议自各方当事人达成协议之日起生效（人民调解法第三十条）。',
  ]
}

/** What a signature binds itself to: the text, its version and whose agreement it is, in 64 hex digits. */
export function digestText(of: {
  agreement_id: string
  version: number
  lines: readonly string[]
}): string {
  const { agreement_id, version, lines } = of
  return sm3(canonicalLine({ agreement_id, version, lines }))
}

const SIDE: Record<string, string> = { a: '甲方', b: '乙方', c: '丙方', d: '丁方' }

function promiseOf(one: DraftObligation, nameOf: (id: string | null) => string): string {
  const when = one.is_on_spot
    ? '于本协议签订时当场'
    : `于${one.due_on ? dayWords(one.due_on) : '（未写明）'}前`
  const from = nameOf(one.from_party_id)
  const to = nameOf(one.to_party_id)
  const manner = one.manner ? `，方式：${one.manner}` : ''
  const what = one.what ? `（${one.what}）` : ''
  switch (one.kind) {
    case 'payment':
      return `${from}${when}向${to}支付${one.amount_fen ? bothWays(one.amount_fen) : '（未写明）'}${what}${manner}。`
    case 'return':
      return `${from}${when}向${to}返还${one.what}${manner}。`
    case 'apology':
      return `${from}${when}向${to}赔礼道歉${what}${manner}。`
    case 'act':
      return `${from}${when}为${to}办好${one.what}${manner}。`
    case 'forbearance':
      return `${from}${one.is_on_spot ? '自本协议生效之日起' : `在${one.due_on ? dayWords(one.due_on) : '（未写明）'}之前`}对${to}不得${one.what}${manner}。`
  }
}

function dayWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** A partial agreement says what it settles and what stays open (山东省多元化解纠纷促进条例 art. 23). */
function partLines(is_partial: boolean, { issues, open_issues }: DraftContent): string[] {
  if (!is_partial) return []
  const open =
    open_issues.length > 0
      ? `未达成一致的事项：${open_issues.join('；')}，仍可继续调解或者依法通过其他途径解决。`
      : ''
  return [`本协议只就以下事项达成：${issues.join('；')}。${open}`]
}
