import { z } from 'zod'
import { defineForm } from '../define-form.ts'
import { namesOf, signersOf } from '../describe-party.ts'
import { DayText, Fen, MomentText, Office, Party, Signature, Text } from '../facts.ts'
import { field, fill, indented, label, momentOf, runsField, ticks, wideRows } from '../fill-in.ts'
import { capitalAmount, figureAmount } from '../write-amount.ts'

const LAW_31 = '人民调解法第三十一条'
const PAY_WORDS = {
  cash: '现金',
  transfer: '银行转账',
  wechat: '微信',
  alipay: '支付宝',
  other: '其他',
}
const PAYS = ['cash', 'transfer', 'wechat', 'alipay', 'other'] as const

/** 收条. */
export const receipt = defineForm({
  id: 'receipt',
  title: '收条',
  need: 'if_needed',
  basis: [LAW_31, '司法行政机关人民调解卷宗格式'],
  facts: Office.extend({
    payer: Text,
    payee: Text,
    amount_fen: Fen,
    agreement_number: Text,
    for_what: Text,
    manner: z.enum(PAYS).nullish(),
    reference: Text,
    received_at: MomentText,
    /** 分期的第几期, 共几期. */
    part: z.int().nullish(),
    parts_total: z.int().nullish(),
    rest_fen: Fen,
    signature: Signature.nullish(),
    witness: Signature.nullish(),
  }),
  blocks: (facts) => ({
    size: 'large',
    number: facts.number,
    blocks: [
      { is: 'title', text: '收　　条' },
      { is: 'number', runs: [fill(facts.number, 12)] },
      indented(
        '今收到',
        fill(facts.payer, 6),
        '依',
        fill(facts.agreement_number, 10),
        '人民调解协议支付的',
        fill(facts.for_what, 6),
        amount(facts.amount_fen, capitalAmount, 12),
        '（',
        amount(facts.amount_fen, figureAmount, 7),
        '）。',
      ),
      indented(
        '支付方式：',
        ...ticks(PAY_WORDS, facts.manner),
        '凭证号：',
        fill(facts.reference, 10),
      ),
      indented('收到时间：', ...momentOf(facts.received_at)),
      indented(
        '本次为第',
        fill(facts.part, 2),
        '期，共',
        fill(facts.parts_total, 2),
        '期；尚余',
        amount(facts.rest_fen, figureAmount, 7),
        '未付。',
      ),
      {
        is: 'signs',
        signers: [
          ...signersOf(
            '收款人（签名、盖章或按指印）',
            [facts.signature ?? { name: facts.payee }],
            true,
          ),
          ...signersOf('在场人（签名）', [facts.witness ?? { name: null }]),
        ],
      },
    ],
  }),
})

function amount(fen: number | null | undefined, write: (fen: number) => string, room: number) {
  return fill(fen === null || fen === undefined ? null : write(fen), room)
}

/** 人民调解协议履行情况记录. */
export const performanceRecord = defineForm({
  id: 'performance_record',
  title: '人民调解协议履行情况记录',
  need: 'if_needed',
  basis: [LAW_31],
  facts: Office.extend({
    parties: z.array(Party).default([]),
    items: z
      .array(
        z.object({
          what: z.string(),
          due_on: DayText,
          amount_fen: Fen,
          done_on: DayText,
          proof: Text,
          note: Text,
        }),
      )
      .default([]),
    summary: Text,
    by: Text,
  }),
  blocks: (facts) => ({
    size: 'medium',
    number: facts.number,
    blocks: [
      { is: 'title', text: '人民调解协议履行情况记录' },
      { is: 'number', runs: [fill(facts.number, 12)] },
      {
        is: 'paragraph',
        style: 'flush',
        runs: [{ bold: '当事人：' }, fill(namesOf(facts.parties), 20)],
      },
      {
        is: 'table',
        columns: [2, 7, 5, 5, 5, 5],
        head: ['期次', '应当履行的内容', '应付金额', '期限', '履行日期', '凭证或情况'],
        rows: (facts.items.length > 0 ? facts.items : NOTHING_YET).map((item, at) => ({
          lines: 2,
          cells: [
            { ...field(at + 1), align: 'centre' as const },
            field(item.what),
            field(
              item.amount_fen === null || item.amount_fen === undefined
                ? null
                : figureAmount(item.amount_fen),
            ),
            shortDay(item.due_on),
            shortDay(item.done_on),
            field([item.proof, item.note].filter(Boolean).join('；')),
          ],
        })),
      },
      { is: 'table', columns: [3, 13], rows: wideRows([['督促和履行情况', facts.summary, 4]], 1) },
      { is: 'signs', signers: signersOf('记录人（签名）', [{ name: facts.by }]) },
    ],
  }),
})

const NOTHING_YET = Array.from({ length: 6 }, () => ({
  what: '',
  due_on: null,
  amount_fen: null,
  done_on: null,
  proof: null,
  note: null,
}))

function shortDay(day: string | null | undefined) {
  return field(day ? day.replaceAll('-', '.') : null)
}

const DONE_WORDS = { all: '全部履行', part: '部分履行', none: '未履行', not_due: '未到期' }
const CONTENT_WORDS = { satisfied: '满意', fair: '基本满意', unsatisfied: '不满意' }

/** 人民调解回访记录. */
export const returnVisit = defineForm({
  id: 'return_visit',
  title: '人民调解回访记录',
  need: 'if_needed',
  basis: [LAW_31, '司法行政机关人民调解卷宗格式'],
  facts: Office.extend({
    parties: z.array(Party).default([]),
    reason: Text,
    visited_at: MomentText,
    manner: Text,
    performed: z.enum(['all', 'part', 'none', 'not_due']).nullish(),
    satisfied: z.enum(['satisfied', 'fair', 'unsatisfied']).nullish(),
    sued: Text,
    escalation: Text,
    text: Text,
    measures: Text,
    visitors: z.array(z.string()).default([]),
    signatures: z.array(Signature).default([]),
  }),
  blocks: (facts) => ({
    size: 'medium',
    number: facts.number,
    blocks: [
      { is: 'title', text: '人民调解回访记录' },
      {
        is: 'table',
        columns: [3, 5, 3, 5],
        rows: [
          ...wideRows(
            [
              ['当事人', namesOf(facts.parties), 2],
              ['调解协议编号', facts.number, 1],
              ['回访事由', facts.reason, 2],
              ['回访方式', facts.manner, 1],
            ],
            3,
          ),
          { cells: [label('回访时间'), runsField(momentOf(facts.visited_at), 3)] },
          { cells: [label('协议履行情况'), runsField(ticks(DONE_WORDS, facts.performed), 3)] },
          { cells: [label('当事人是否满意'), runsField(ticks(CONTENT_WORDS, facts.satisfied), 3)] },
          ...wideRows(
            [
              ['有无诉讼及结果', facts.sued, 2],
              ['有无反复或激化迹象', facts.escalation, 2],
              ['回访情况', facts.text, 4],
              ['采取的措施', facts.measures, 2],
            ],
            3,
          ),
        ],
      },
      {
        is: 'signs',
        signers: [
          ...signersOf('被回访人（签名）', facts.signatures),
          ...signersOf(
            '回访人（签名）',
            facts.visitors.map((name) => ({ name })),
          ),
        ],
      },
    ],
  }),
})
