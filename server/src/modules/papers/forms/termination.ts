import { z } from 'zod'
import type { Run } from '../blocks.ts'
import { defineForm } from '../define-form.ts'
import { namesOf, orBlank, signersOf } from '../describe-party.ts'
import { DayText, MomentText, Office, Party, Signature, Text } from '../facts.ts'
import { dayOf, fill, indented, momentOf } from '../fill-in.ts'

const REASON_WORDS = {
  withdrawn: '申请人撤回申请',
  party_refuses: '一方当事人明确拒绝调解',
  unreachable: '无法与当事人取得联系',
  no_consensus: '各方当事人未能达成协议',
  time_expired: '调解期限届满，未一致同意延期',
  falsified_or_stalling: '当事人提供虚假情况或者拖延调解',
  collusion: '协议可能损害国家利益、社会公共利益或者他人合法权益',
  refuses_to_sign: '当事人拒绝在协议上签名',
  not_mediable: '纠纷不适宜人民调解',
  referred_criminal: '涉嫌违法犯罪，移交有关机关',
  settled_privately: '当事人自行和解',
  other: '其他',
}
const REASONS = [
  'withdrawn',
  'party_refuses',
  'unreachable',
  'no_consensus',
  'time_expired',
  'falsified_or_stalling',
  'collusion',
  'refuses_to_sign',
  'not_mediable',
  'referred_criminal',
  'settled_privately',
  'other',
] as const

const ROUTES = [
  '向人民法院提起诉讼；符合条件的，可以申请法律援助；',
  '有仲裁协议的，向约定的仲裁机构申请仲裁；劳动争议、农村土地承包经营纠纷，可以向劳动人事争议仲裁委员会、农村土地承包仲裁委员会申请仲裁；',
  '依法由行政机关处理或者裁决的，向有关行政机关申请。',
]

/** 终止调解通知书: it must name the other routes (人民调解法 26) and says what became of the limitation period. */
export const terminationNotice = defineForm({
  id: 'termination_notice',
  title: '终止调解通知书',
  need: 'if_needed',
  basis: [
    '人民调解法第二十六条',
    '山东省多元化解纠纷促进条例第二十四条、第三十五条',
    '民事案件适用诉讼时效制度规定第十二条',
    '民法典第一百九十五条',
  ],
  facts: Office.extend({
    parties: z.array(Party).default([]),
    matter: Text,
    requested_at: MomentText,
    accepted_on: DayText,
    ended_on: DayText,
    reason: z.enum(REASONS).nullish(),
    reason_text: Text,
    /** Routes of this case with name and address; those of the law where none are given. */
    routes: z.array(z.string()).default([]),
    signatures: z.array(Signature).default([]),
  }),
  blocks: (facts) => ({
    size: 'large',
    number: facts.number,
    blocks: [
      { is: 'title', text: '终止调解通知书' },
      { is: 'number', runs: [fill(facts.number, 12)] },
      { is: 'paragraph', style: 'flush', runs: [fill(namesOf(facts.parties), 14), '：'] },
      indented(
        '本委员会于',
        ...dayOf(facts.accepted_on),
        '受理的',
        fill(facts.matter, 10),
        '，因',
        fill(facts.reason ? REASON_WORDS[facts.reason] : null, 12),
        ...(facts.reason_text ? ['（', { fill: facts.reason_text }, '）'] : []),
        '，依照《中华人民共和国人民调解法》第二十六条，于',
        ...dayOf(facts.ended_on),
        '终止调解。',
      ),
      indented('各方当事人可以依法通过下列途径维护自己的权利：'),
      { is: 'list', items: routesOf(facts.routes) },
      indented(
        '当事人于',
        ...momentOf(facts.requested_at),
        '向本委员会提出保护民事权利的请求，诉讼时效从提出请求之日起中断；从有关程序终结时起，诉讼时效期间重新计算。请在诉讼时效期间内主张权利。',
      ),
      indented(
        '各方同意的，可以请本委员会记载调解中没有争议的事实；调解中为达成协议所作的让步，不在此列。',
      ),
      { is: 'seal', owner: facts.committee ?? null, day: dayOf(facts.day) },
      {
        is: 'signs',
        signers: signersOf('收到通知的当事人（签名）', signersFrom(facts)),
      },
    ],
  }),
})

function routesOf(routes: readonly string[]): Run[][] {
  if (routes.length === 0) return ROUTES.map((route) => [route])
  return routes.map((route): Run[] => [{ fill: route }])
}

function signersFrom({
  signatures,
  parties,
}: {
  signatures: readonly z.output<typeof Signature>[]
  parties: readonly Party[]
}) {
  return signatures.length > 0 ? signatures : orBlank(parties).map(({ name }) => ({ name }))
}
