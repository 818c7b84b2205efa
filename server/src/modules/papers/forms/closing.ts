import { z } from 'zod'
import type { Cell, Row, Run } from '../blocks.ts'
import { defineForm } from '../define-form.ts'
import { namesOf, orBlank, PARTY_COLUMNS, partyRows, signersOf } from '../describe-party.ts'
import { DayText, Office, Party, Sides, Text } from '../facts.ts'
import { dayOf, field, fill, label, runsField, textBlocks, ticks, wideRows } from '../fill-in.ts'
import { writeAmount } from '../write-amount.ts'
import { SOURCE_WORDS } from './intake.ts'

const RESULT_WORDS = {
  written: '达成书面协议',
  oral: '达成口头协议',
  partly: '达成部分协议',
  failed: '未达成协议',
  withdrawn: '撤回或终止',
}

/** 人民调解结案报告表. */
export const closingReport = defineForm({
  id: 'closing_report',
  title: '人民调解结案报告表',
  need: 'other',
  basis: ['人民调解法第二十七条', '司法行政机关人民调解卷宗格式'],
  facts: Office.extend(Sides.shape).extend({
    volume_number: Text,
    office: Text,
    handler: Text,
    accepted_on: DayText,
    closed_on: DayText,
    source: z
      .enum(['application', 'own_start', 'court', 'procuratorate', 'police', 'petition', 'other'])
      .nullish(),
    dispute_type: Text,
    difficulty: Text,
    summary: Text,
    result: z.enum(['written', 'oral', 'partly', 'failed', 'withdrawn']).nullish(),
    result_text: Text,
    amount_fen: z.int().min(0).nullish(),
    performance: Text,
    opinion: Text,
  }),
  blocks: (facts) => ({
    size: 'medium',
    number: facts.number,
    blocks: [
      { is: 'title', text: '人民调解结案报告表' },
      { is: 'number', runs: [fill(facts.number, 12)] },
      {
        is: 'table',
        columns: [...PARTY_COLUMNS],
        rows: [
          pairRow(['卷号', field(facts.volume_number)], ['填表时间', dayOf(facts.day)]),
          pairRow(
            ['承办单位', field(facts.office ?? facts.committee)],
            ['承办人', [fill(facts.handler)]],
          ),
          pairRow(
            ['受案时间', runsField(dayOf(facts.accepted_on))],
            ['结案时间', dayOf(facts.closed_on)],
          ),
          pairRow(['纠纷类型', field(facts.dispute_type)], ['难易程度', [fill(facts.difficulty)]]),
          { cells: [label('案件来源'), runsField(ticks(SOURCE_WORDS, facts.source), 5)] },
          ...orBlank(facts.applicants).flatMap((party) => partyRows('申请人', party)),
          ...orBlank(facts.respondents).flatMap((party) => partyRows('被申请人', party)),
          ...wideRows([['简要事实', facts.summary, 5]], 5),
          { cells: [label('调解结果'), resultField(facts)] },
          ...wideRows(
            [
              ['涉及金额', amountText(facts.amount_fen), 1],
              ['履行情况', facts.performance, 3],
              ['审核意见', facts.opinion, 3],
            ],
            5,
          ),
        ],
      },
      {
        is: 'signs',
        signers: [
          ...signersOf('承办人（签名）', [{ name: facts.handler }]),
          ...signersOf('负责人（签名）', [{ name: null }]),
        ],
      },
      { is: 'seal', owner: facts.committee ?? null, day: dayOf(facts.day) },
    ],
  }),
})

function pairRow([first, value]: [string, Cell], [second, runs]: [string, Run[]]): Row {
  return { cells: [label(first), value, label(second), runsField(runs, 3)] }
}

function resultField(of: {
  result?: keyof typeof RESULT_WORDS | null | undefined
  result_text?: string | null | undefined
}): Cell {
  return { text: [ticks(RESULT_WORDS, of.result), [fill(of.result_text, 10)]], span: 5 }
}

function amountText(fen: number | null | undefined): string | null {
  return fen === null || fen === undefined ? null : writeAmount(fen)
}

/** 案卷材料移交清单: what of the file went to a court, an arbitration body or legal aid, by consent. */
export const transferList = defineForm({
  id: 'transfer_list',
  title: '案卷材料移交清单',
  need: 'other',
  basis: ['山东省多元化解纠纷促进条例第三十五条', '个人信息保护法第二十三条'],
  facts: Office.extend({
    to: Text,
    why: Text,
    parties: z.array(Party).default([]),
    consented_by: z.array(z.string()).default([]),
    consented_on: DayText,
    items: z
      .array(z.object({ title: z.string(), pages: z.int().nullish(), form: Text }))
      .default([]),
    held_back: Text,
    handed_by: Text,
    received_by: Text,
  }),
  blocks: (facts) => ({
    size: 'medium',
    number: facts.number,
    blocks: [
      { is: 'title', text: '案卷材料移交清单' },
      { is: 'number', runs: [fill(facts.number, 12)] },
      { is: 'paragraph', style: 'flush', runs: [{ bold: '接收单位：' }, fill(facts.to, 16)] },
      {
        is: 'paragraph',
        style: 'flush',
        runs: [{ bold: '当事人：' }, fill(namesOf(facts.parties), 18)],
      },
      { is: 'paragraph', style: 'flush', runs: [{ bold: '移交事由：' }, fill(facts.why, 18)] },
      {
        is: 'paragraph',
        style: 'flush',
        runs: [
          { bold: '同意移交的当事人：' },
          fill(facts.consented_by.join('、'), 10),
          '，',
          ...dayOf(facts.consented_on),
        ],
      },
      {
        is: 'table',
        columns: [2, 10, 3, 5],
        head: ['序号', '材料名称', '页数', '原件或复印件'],
        rows: (facts.items.length > 0 ? facts.items : NOTHING).map((item, at) => ({
          lines: 2,
          cells: [
            { ...field(at + 1), align: 'centre' as const },
            field(item.title),
            { ...field(item.pages), align: 'centre' as const },
            field(item.form),
          ],
        })),
      },
      ...(facts.held_back ? textBlocks(`不移交的材料：${facts.held_back}`, 0) : []),
      {
        is: 'signs',
        signers: [
          ...signersOf('移交人（签名）', [{ name: facts.handed_by }]),
          ...signersOf('接收人（签名）', [{ name: facts.received_by }]),
        ],
      },
      { is: 'seal', owner: facts.committee ?? null, day: dayOf(facts.day) },
    ],
  }),
})

const NOTHING = Array.from({ length: 5 }, () => ({ title: '', pages: null, form: null }))
