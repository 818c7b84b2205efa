import { z } from 'zod'
import type { Row } from '../blocks.ts'
import { defineForm } from '../define-form.ts'
import { DayText, Text } from '../facts.ts'
import { dayOf, field, fill, label, textBlocks } from '../fill-in.ts'

const LAW_27 = '人民调解法第二十七条'
const MOJ = '司法行政机关人民调解卷宗格式'

/** 卷宗封面. */
export const volumeCover = defineForm({
  id: 'volume_cover',
  title: '人民调解卷宗',
  need: 'required',
  basis: [LAW_27, MOJ],
  facts: z.object({
    committee: Text,
    volume_name: Text,
    volume_number: Text,
    /** （2022）某人调字第某号. */
    number: Text,
    mediators: z.array(z.string()).default([]),
    from_day: DayText,
    to_day: DayText,
    filed_by: Text,
    filed_on: DayText,
    retention: Text,
    remark: Text,
  }),
  blocks: (facts) => ({
    size: 'large',
    is_numbered: false,
    blocks: [
      {
        is: 'title',
        text: '人 民 调 解 卷 宗',
        above: facts.committee ?? '　　　　　人民调解委员会',
      },
      { is: 'number', runs: [fill(facts.number, 12)] },
      {
        is: 'cover',
        rows: [
          { label: '卷　　名', runs: [fill(facts.volume_name, 16)] },
          { label: '卷　　号', runs: [fill(facts.volume_number, 16)] },
          { label: '人民调解员', runs: [fill(facts.mediators.join('、'), 16)] },
          {
            label: '调解日期',
            runs: [...dayOf(facts.from_day, 2), '至', ...dayOf(facts.to_day, 2)],
          },
          { label: '立 卷 人', runs: [fill(facts.filed_by, 16)] },
          { label: '立卷日期', runs: dayOf(facts.filed_on) },
          { label: '保管期限', runs: [fill(facts.retention, 16)] },
          { label: '备　　注', runs: [fill(facts.remark, 16)] },
        ],
      },
    ],
  }),
})

const EMPTY_LINES = 12

/** 卷内目录. */
export const volumeIndex = defineForm({
  id: 'volume_index',
  title: '卷内目录',
  need: 'required',
  basis: [LAW_27, MOJ],
  facts: z.object({
    number: Text,
    entries: z.array(z.object({ title: z.string(), pages: z.string(), remark: Text })).default([]),
  }),
  blocks: ({ number, entries }) => ({
    size: 'medium',
    number,
    is_numbered: false,
    blocks: [
      { is: 'title', text: '卷　内　目　录' },
      {
        is: 'table',
        columns: [2, 9, 3, 3],
        head: ['序号', '文书名称', '页号', '备注'],
        rows: entries.length > 0 ? entries.map(entryRow) : emptyRows(),
      },
    ],
  }),
})

function entryRow(
  entry: { title: string; pages: string; remark?: string | null | undefined },
  at: number,
): Row {
  return {
    lines: 2,
    cells: [
      { ...field(at + 1), align: 'centre' },
      field(entry.title),
      { ...field(entry.pages), align: 'centre' },
      field(entry.remark),
    ],
  }
}

function emptyRows(): Row[] {
  return Array.from({ length: EMPTY_LINES }, (_, at) => ({
    lines: 2,
    cells: [label(String(at + 1)), field(null), field(null), field(null)],
  }))
}

/** 卷宗情况说明. */
export const volumeStatement = defineForm({
  id: 'volume_statement',
  title: '卷宗情况说明',
  need: 'if_needed',
  basis: [MOJ],
  facts: z.object({ committee: Text, number: Text, text: Text, by: Text, day: DayText }),
  blocks: (facts) => ({
    size: 'large',
    number: facts.number,
    blocks: [
      { is: 'title', text: '卷宗情况说明' },
      { is: 'number', runs: [fill(facts.number, 12)] },
      ...textBlocks(facts.text, 12),
      { is: 'paragraph', style: 'right', runs: ['说明人：', fill(facts.by, 8)] },
      { is: 'seal', owner: facts.committee ?? null, day: dayOf(facts.day) },
    ],
  }),
})

/** 封底. */
export const volumeBack = defineForm({
  id: 'volume_back',
  title: '卷宗封底',
  need: 'required',
  basis: [MOJ],
  facts: z.object({
    number: Text,
    pages_total: z.int().nullish(),
    filed_by: Text,
    checked_by: Text,
    filed_on: DayText,
  }),
  blocks: (facts) => ({
    size: 'large',
    is_numbered: false,
    blocks: [
      { is: 'gap', lines: 9 },
      {
        is: 'paragraph',
        style: 'centre',
        runs: ['本卷连同封面、封底在内共 ', fill(facts.pages_total, 3), ' 页。'],
      },
      { is: 'gap', lines: 2 },
      {
        is: 'cover',
        rows: [
          { label: '卷　　号', runs: [fill(facts.number, 12)] },
          { label: '立 卷 人', runs: [fill(facts.filed_by, 12)] },
          { label: '检 查 人', runs: [fill(facts.checked_by, 12)] },
          { label: '立卷日期', runs: dayOf(facts.filed_on) },
        ],
      },
    ],
  }),
})
