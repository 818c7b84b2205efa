import { z } from 'zod'
import type { Run } from '../blocks.ts'
import { defineForm } from '../define-form.ts'
import { signersOf } from '../describe-party.ts'
import { MomentText, Office, Party, Signature, Text } from '../facts.ts'
import { field, fill, indented, periodOf, textBlocks } from '../fill-in.ts'
import { dialogue, lines, Turn } from '../session-parts.ts'

/** 人民调解调查记录. */
export const inquiryRecord = defineForm({
  id: 'inquiry_record',
  title: '人民调解调查记录',
  need: 'if_needed',
  basis: ['人民调解法第二十七条', '司法行政机关人民调解卷宗格式'],
  facts: Office.extend({
    started_at: MomentText,
    ended_at: MomentText,
    place: Text,
    attending: z.array(z.string()).default([]),
    asked: Party.nullish(),
    investigators: z.array(z.string()).default([]),
    recorder: Text,
    turns: z.array(Turn).default([]),
    text: Text,
    signatures: z.array(Signature).default([]),
  }),
  blocks: (facts) => ({
    size: 'medium',
    number: facts.number,
    blocks: [
      { is: 'title', text: '人民调解调查记录' },
      { is: 'number', runs: [fill(facts.number, 12)] },
      ...lines([
        ['时间', periodOf(facts.started_at, facts.ended_at)],
        ['地点', [fill(facts.place, 20)]],
        ['参加人', [fill(facts.attending.join('、'), 20)]],
        ['被调查人', askedRuns(facts.asked)],
        [
          '调查人',
          [
            fill(facts.investigators.join('、'), 8),
            '　',
            { bold: '记录人：' },
            fill(facts.recorder, 6),
          ],
        ],
      ]),
      { is: 'heading', text: '调查内容' },
      ...(facts.text ? textBlocks(facts.text, 0) : []),
      ...(facts.turns.length > 0 || !facts.text ? [dialogue(facts.turns, 14)] : []),
      indented('以上记录经本人核对（已向本人宣读），与所述相符。'),
      {
        is: 'signs',
        signers: [
          ...signersOf(
            '被调查人（签名、盖章或按指印）',
            facts.signatures.length > 0 ? facts.signatures : [{ name: facts.asked?.name }],
            true,
          ),
          ...signersOf(
            '调查人（签名）',
            facts.investigators.map((name) => ({ name })),
          ),
          ...signersOf('记录人（签名）', [{ name: facts.recorder }]),
        ],
      },
    ],
  }),
})

function askedRuns(asked: Party | null | undefined): Run[] {
  const rest: Run[] = [
    '，性别',
    fill(asked?.gender, 2),
    '，年龄',
    fill(asked?.age, 2),
    '，职业或职务',
    fill(asked?.occupation, 4),
    '，单位或住址',
    fill(asked?.address, 10),
    '，联系方式',
    fill(asked?.phone, 6),
  ]
  return [fill(asked?.name, 6), ...rest]
}

/** 人民调解证据材料清单. */
export const evidenceList = defineForm({
  id: 'evidence_list',
  title: '人民调解证据材料清单',
  need: 'if_needed',
  basis: ['司法行政机关人民调解卷宗格式'],
  facts: Office.extend({
    given_by: Text,
    received_by: Text,
    items: z
      .array(
        z.object({
          title: z.string(),
          proves: Text,
          form: Text,
          count: z.union([z.int(), z.string()]).nullish(),
          pages: z.union([z.int(), z.string()]).nullish(),
        }),
      )
      .default([]),
  }),
  blocks: (facts) => ({
    size: 'medium',
    number: facts.number,
    blocks: [
      { is: 'title', text: '证据材料清单' },
      { is: 'number', runs: [fill(facts.number, 12)] },
      ...lines([['提交人', [fill(facts.given_by, 10)]]]),
      {
        is: 'table',
        columns: [2, 6, 6, 4, 2, 2],
        head: ['序号', '材料名称', '证明的事实', '原件或复印件', '份数', '页数'],
        rows: (facts.items.length > 0 ? facts.items : BLANK_ITEMS).map((item, at) => ({
          lines: 2,
          cells: [
            { ...field(at + 1), align: 'centre' as const },
            field(item.title),
            field(item.proves),
            field(item.form),
            { ...field(item.count), align: 'centre' as const },
            { ...field(item.pages), align: 'centre' as const },
          ],
        })),
      },
      {
        is: 'signs',
        signers: [
          ...signersOf('提交人（签名）', [{ name: facts.given_by }]),
          ...signersOf('接收人（签名）', [{ name: facts.received_by }]),
        ],
      },
    ],
  }),
})

const BLANK_ITEMS = Array.from({ length: 9 }, () => ({
  title: '',
  proves: null,
  form: null,
  count: null,
  pages: null,
}))
