import { z } from 'zod'
import type { Block } from '../blocks.ts'
import { defineForm } from '../define-form.ts'
import { describeParty, orBlank, PARTY_COLUMNS, partyRows, signersOf } from '../describe-party.ts'
import { DayText, Fen, MomentText, Office, type Party, Sides, Signature, Text } from '../facts.ts'
import {
  dayOf,
  field,
  fill,
  indented,
  listBlocks,
  momentOf,
  textBlocks,
  wideRows,
} from '../fill-in.ts'
import { writeAmount } from '../write-amount.ts'

const Performance = z.object({
  /** Who does what: 杜某某向肖某某支付赔偿款. */
  what: z.string(),
  amount_fen: Fen,
  due_on: DayText,
  manner: Text,
})

const AgreementFacts = Office.extend(Sides.shape).extend({
  dispute: Text,
  facts_text: Text,
  responsibilities: z.array(z.string()).default([]),
  terms: z.array(z.string()).default([]),
  performance: z.array(Performance).default([]),
  performance_text: Text,
  /** Of how many issues the paper settles only a part, and which stay open (鲁多元化解条例 23). */
  open_issues: z.array(z.string()).default([]),
  /** One for each party and one for the committee where nothing else is said. */
  copies: z.int().nullish(),
  mediators: z.array(Signature).default([]),
  recorder: Text,
  recorder_signature: Signature.nullish(),
  signatures: z.array(Signature).default([]),
})
type AgreementFacts = z.output<typeof AgreementFacts>

function partiesOf(facts: { applicants: Party[]; respondents: Party[] }): Party[] {
  return [...facts.applicants, ...facts.respondents]
}

/** Parties in order: 甲方, 乙方, 丙方 … as long as there are words, then by number. */
export function roleOf(at: number): string {
  const word = [...'甲乙丙丁戊己庚辛壬癸'][at]
  return word ? `${word}方` : `第${at + 1}方`
}

function performanceRow(
  { what, amount_fen, due_on, manner }: z.output<typeof Performance>,
  at: number,
) {
  return {
    lines: 2,
    cells: [
      { ...field(at + 1), align: 'centre' as const },
      field(what),
      field(amount_fen === null || amount_fen === undefined ? null : writeAmount(amount_fen)),
      { text: [due_on ? dayOf(due_on) : [{ blank: 6 }]] },
      field(manner),
    ],
  }
}

function performanceBlocks(facts: AgreementFacts): Block[] {
  const table: Block[] =
    facts.performance.length > 0
      ? [
          {
            is: 'table',
            columns: [2, 7, 6, 5, 4],
            head: ['序号', '履行内容', '金额', '期限', '方式'],
            rows: facts.performance.map(performanceRow),
          },
        ]
      : []
  const words =
    facts.performance_text || table.length === 0 ? textBlocks(facts.performance_text, 3) : []
  return [...table, ...words]
}

/** 人民调解协议书. */
export const agreement = defineForm({
  id: 'agreement',
  title: '人民调解协议书',
  need: 'required',
  basis: ['人民调解法第二十八条、第二十九条', '司法行政机关人民调解卷宗格式'],
  facts: AgreementFacts,
  blocks: (facts) => ({
    size: 'large',
    number: facts.number,
    blocks: [
      { is: 'title', text: '人民调解协议书' },
      { is: 'number', runs: [fill(facts.number, 12)] },
      ...roles(facts),
      { is: 'heading', text: '一、纠纷的主要事实、争议事项以及各方当事人的责任' },
      ...(facts.dispute
        ? [
            {
              is: 'paragraph' as const,
              style: 'indented' as const,
              runs: ['争议事项：', { fill: facts.dispute }, '。'],
            },
          ]
        : []),
      ...textBlocks(facts.facts_text, 6),
      ...(facts.responsibilities.length > 0 ? listBlocks(facts.responsibilities, 0) : []),
      { is: 'heading', text: '二、经调解，各方自愿达成如下协议' },
      ...listBlocks(facts.terms, 6),
      ...openIssues(facts.open_issues),
      { is: 'heading', text: '三、履行的方式、期限' },
      ...performanceBlocks(facts),
      ...agreementEnd(facts),
    ],
  }),
})

function roles(facts: AgreementFacts): Block[] {
  const parties = partiesOf(facts)
  return (parties.length > 0 ? parties : [...orBlank([]), ...orBlank([])]).map((party, at) =>
    describeParty(`当事人（${roleOf(at)}）`, party),
  )
}

function openIssues(items: readonly string[]): Block[] {
  if (items.length === 0) return []
  return [
    indented(
      '以上是各方就部分争议达成的协议。下列争议没有达成协议，可以继续调解，也可以通过其他途径解决：',
    ),
    ...listBlocks(items, 0),
  ]
}

function agreementEnd(facts: AgreementFacts): Block[] {
  const parties = partiesOf(facts)
  const copies = facts.copies ?? (parties.length > 0 ? parties.length + 1 : null)
  return [
    indented(
      '本协议书一式',
      fill(copies, 2),
      '份，各方当事人各执一份，人民调解委员会留存一份。本协议书自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效，具有法律约束力，当事人应当按照约定履行。各方可以自生效之日起三十日内共同向人民法院申请司法确认。',
    ),
    { is: 'signs', signers: partySigners(facts.signatures, parties) },
    {
      is: 'signs',
      signers: [
        ...signersOf('人民调解员（签名）', facts.mediators),
        ...signersOf('记录人（签名）', [facts.recorder_signature ?? { name: facts.recorder }]),
      ],
    },
    { is: 'seal', owner: facts.committee ?? null, day: dayOf(facts.day) },
  ]
}

function partySigners(
  signatures: readonly z.output<typeof Signature>[],
  parties: readonly Party[],
) {
  const those = signatures.length > 0 ? signatures : parties.map(({ name }) => ({ name }))
  if (those.length === 0)
    return [0, 1].flatMap((at) => signersOf(`${roleOf(at)}（签名、盖章或按指印）`, [], true))
  return those.flatMap((one, at) => signersOf(`${roleOf(at)}（签名、盖章或按指印）`, [one], true))
}

/** 人民调解口头协议登记表. */
export const oralAgreement = defineForm({
  id: 'oral_agreement',
  title: '人民调解口头协议登记表',
  need: 'required',
  basis: ['人民调解法第二十八条、第三十条', '司法行政机关人民调解卷宗格式'],
  facts: Office.extend(Sides.shape).extend({
    dispute_type: Text,
    agreed_at: MomentText,
    facts_text: Text,
    content: Text,
    performance_text: Text,
    mediators: z.array(Signature).default([]),
    recorder: Text,
    signatures: z.array(Signature).default([]),
  }),
  blocks: (facts) => ({
    size: 'medium',
    number: facts.number,
    blocks: [
      { is: 'title', text: '人民调解口头协议登记表' },
      { is: 'number', runs: [fill(facts.number, 12)] },
      {
        is: 'table',
        columns: [...PARTY_COLUMNS],
        rows: [
          ...orBlank(facts.applicants).flatMap((party) => partyRows('当事人', party)),
          ...orBlank(facts.respondents).flatMap((party) => partyRows('当事人', party)),
          ...wideRows(
            [
              ['纠纷类型', facts.dispute_type, 1],
              ['主要事实、争议事项', facts.facts_text, 5],
              ['达成协议内容', facts.content, 6],
              ['履行方式、期限', facts.performance_text, 4],
            ],
            5,
          ),
        ],
      },
      {
        is: 'paragraph',
        style: 'flush',
        runs: ['达成协议时间：', ...momentOf(facts.agreed_at), '。口头调解协议自该日起生效。'],
      },
      { is: 'signs', signers: partySigners(facts.signatures, partiesOf(facts)) },
      {
        is: 'signs',
        signers: [
          ...signersOf('人民调解员（签名）', facts.mediators),
          ...signersOf('记录人（签名）', [{ name: facts.recorder }]),
        ],
      },
      { is: 'seal', owner: facts.committee ?? null, day: dayOf(facts.day) },
    ],
  }),
})
