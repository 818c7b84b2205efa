import { z } from 'zod'
import { defineForm } from '../define-form.ts'
import { namesOf, signersOf } from '../describe-party.ts'
import { MomentText, Office, Party, Signature, Text } from '../facts.ts'
import { dayOf, field, fill, label, momentOf, runsField, ticks, wideRows } from '../fill-in.ts'

const MANNER_WORDS = {
  direct: '直接送达',
  left: '留置送达',
  post: '邮寄送达',
  electronic: '电子送达',
  other: '其他',
}

/** 送达回证. */
export const serviceReceipt = defineForm({
  id: 'service_receipt',
  title: '送达回证',
  need: 'if_needed',
  basis: ['司法行政机关人民调解卷宗格式'],
  facts: Office.extend({
    matter: Text,
    recipient: Text,
    address: Text,
    papers: z
      .array(z.object({ title: z.string(), number: Text, copies: z.int().nullish() }))
      .default([]),
    manner: z.enum(['direct', 'left', 'post', 'electronic', 'other']).nullish(),
    served_at: MomentText,
    served_by: Text,
    received_by: Text,
    relation: Text,
    refusal: Text,
    signature: Signature.nullish(),
  }),
  blocks: (facts) => ({
    size: 'medium',
    number: facts.number,
    blocks: [
      { is: 'title', text: '送　达　回　证' },
      { is: 'number', runs: [fill(facts.number, 12)] },
      {
        is: 'table',
        columns: [3, 5, 3, 5],
        rows: [
          ...wideRows(
            [
              ['事由', facts.matter, 2],
              ['受送达人', facts.recipient, 1],
              ['送达地点', facts.address, 2],
            ],
            3,
          ),
          { cells: [label('文书名称', 2), label('文号'), label('份数')] },
          ...(facts.papers.length > 0 ? facts.papers : NO_PAPERS).map((one) => ({
            lines: 1,
            cells: [
              field(one.title, 2),
              field(one.number),
              { ...field(one.copies), align: 'centre' as const },
            ],
          })),
          { cells: [label('送达方式'), runsField(ticks(MANNER_WORDS, facts.manner), 3)] },
          { cells: [label('送达时间'), runsField(momentOf(facts.served_at), 3)] },
          ...wideRows(
            [
              [
                '代收人及与受送达人关系',
                [facts.received_by, facts.relation].filter(Boolean).join('　'),
                2,
              ],
              ['拒收事由和见证人', facts.refusal, 2],
            ],
            3,
          ),
        ],
      },
      {
        is: 'signs',
        signers: [
          ...signersOf(
            '受送达人或代收人（签名、盖章或按指印）',
            [facts.signature ?? { name: null }],
            true,
          ),
          ...signersOf('送达人（签名）', [{ name: facts.served_by }]),
        ],
      },
      { is: 'seal', owner: facts.committee ?? null, day: dayOf(facts.day) },
    ],
  }),
})

const NO_PAPERS = Array.from({ length: 3 }, () => ({ title: '', number: null, copies: null }))

/** 风险上报单. */
export const riskReport = defineForm({
  id: 'risk_report',
  title: '纠纷风险上报单',
  need: 'other',
  basis: [
    '人民调解法第二十五条',
    '山东省反家庭暴力条例第二十条、第二十七条',
    '未成年人保护法第十一条',
  ],
  facts: Office.extend({
    to: Text,
    matter: Text,
    parties: z.array(Party).default([]),
    found_at: MomentText,
    risk: Text,
    signs: Text,
    measures: Text,
    request: Text,
    reported_by: Text,
    phone: Text,
    reported_at: MomentText,
    answer: Text,
  }),
  blocks: (facts) => ({
    size: 'medium',
    number: facts.number,
    mark: '涉及个人隐私和未公开的风险信息　只供办理，不得传播',
    blocks: [
      { is: 'title', text: '纠纷风险上报单' },
      { is: 'number', runs: [fill(facts.number, 12)] },
      {
        is: 'table',
        columns: [3, 5, 3, 5],
        rows: [
          {
            cells: [label('报送单位'), field(facts.committee), label('接收单位'), field(facts.to)],
            lines: 2,
          },
          {
            cells: [
              label('发现时间'),
              runsField(momentOf(facts.found_at)),
              label('上报时间'),
              runsField(momentOf(facts.reported_at)),
            ],
            lines: 2,
          },
          ...wideRows(
            [
              ['纠纷', facts.matter, 1],
              ['涉及人员', namesOf(facts.parties), 2],
              ['风险类别', facts.risk, 1],
              ['表现和依据', facts.signs, 4],
              ['已采取措施', facts.measures, 3],
              ['请求事项', facts.request, 2],
            ],
            3,
          ),
          {
            cells: [
              label('上报人'),
              field(facts.reported_by),
              label('联系电话'),
              field(facts.phone),
            ],
          },
          ...wideRows([['接收单位处理情况', facts.answer, 3]], 3),
        ],
      },
      { is: 'seal', owner: facts.committee ?? null, day: dayOf(facts.day) },
    ],
  }),
})
