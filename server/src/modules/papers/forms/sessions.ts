import { z } from 'zod'
import type { Run } from '../blocks.ts'
import { defineForm } from '../define-form.ts'
import { namesOf } from '../describe-party.ts'
import { Text } from '../facts.ts'
import { fill, indented, periodOf, textBlocks } from '../fill-in.ts'
import {
  lines,
  SessionFacts,
  sequenceOf,
  sessionEnd,
  sessionHead,
  statements,
  told,
} from '../session-parts.ts'

/** 人民调解记录, of a session with all parties. */
export const mediationRecord = defineForm({
  id: 'mediation_record',
  title: '人民调解记录',
  need: 'required',
  basis: ['人民调解法第二十三条、第二十七条', '司法行政机关人民调解卷宗格式'],
  facts: SessionFacts,
  blocks: (facts) => ({
    size: 'medium',
    number: facts.number,
    blocks: [
      { is: 'title', text: '人民调解记录' },
      { is: 'number', runs: [fill(facts.number, 12), ...sequenceOf(facts)] },
      ...sessionHead(facts),
      ...lines([
        [
          '公开方式',
          [
            { check: facts.is_open === true },
            '公开　',
            { check: facts.is_open === false },
            '不公开',
          ],
        ],
      ]),
      ...told(facts),
      { is: 'heading', text: '一、各方陈述' },
      ...statements(facts, 10),
      { is: 'heading', text: '二、查明和核对的事实' },
      ...textBlocks(facts.findings, 5),
      { is: 'heading', text: '三、调解结果' },
      ...textBlocks(facts.result, 4),
      {
        is: 'paragraph',
        style: 'flush',
        runs: [
          { check: facts.told_routes === true },
          '未达成协议的，已告知可以通过仲裁、行政、司法等途径维护权利',
        ],
      },
      ...sessionEnd(facts),
    ],
  }),
})

/** 单独（背靠背）调解记录: one side’s own, never shown to the other. */
export const separateRecord = defineForm({
  id: 'separate_record',
  title: '人民调解记录（单独调解）',
  need: 'other',
  basis: ['人民调解法第十五条第四项、第二十二条', '司法行政机关人民调解卷宗格式'],
  facts: SessionFacts.extend({
    /** Whose side it is. */
    side: Text,
    may_be_told: Text,
  }),
  blocks: (facts) => ({
    size: 'medium',
    number: facts.number,
    mark: `单独调解记录　仅供${facts.side || '本方当事人'}和本案人民调解员查阅，不得出示给对方当事人　另卷封存`,
    blocks: [
      { is: 'title', text: '人民调解记录', above: '（单独调解）' },
      { is: 'number', runs: [fill(facts.number, 12), ...sequenceOf(facts)] },
      ...sessionHead(facts),
      ...told(facts),
      { is: 'heading', text: '一、本方陈述和意见' },
      ...statements(facts, 12),
      { is: 'heading', text: '二、本方同意告诉对方的内容（未写明的一律不告诉对方）' },
      ...textBlocks(facts.may_be_told, 4),
      { is: 'heading', text: '三、下一步' },
      ...textBlocks(facts.result, 3),
      ...sessionEnd(facts),
    ],
  }),
})

/** 无争议事实记载. */
export const undisputedFacts = defineForm({
  id: 'undisputed_facts',
  title: '无争议事实记载',
  need: 'if_needed',
  basis: ['山东省多元化解纠纷促进条例第二十四条'],
  facts: SessionFacts.extend({ items: z.array(z.string()).default([]), failure_reason: Text }),
  blocks: (facts) => ({
    size: 'medium',
    number: facts.number,
    blocks: [
      { is: 'title', text: '无争议事实记载' },
      { is: 'number', runs: [fill(facts.number, 12)] },
      ...lines([
        ['当事人', [fill(namesOf(facts.parties), 20)]],
        ['调解起止时间', periodOf(facts.started_at, facts.ended_at)],
        ['未达成协议的原因', [fill(facts.failure_reason, 18)]],
      ]),
      indented(
        '本纠纷经调解未能达成协议。经各方当事人同意，现将调解过程中各方没有争议的事实记载如下：',
      ),
      ...(facts.items.length > 0
        ? [{ is: 'list' as const, items: facts.items.map((item): Run[] => [{ fill: item }]) }]
        : textBlocks(null, 10)),
      indented(
        '各方已核对以上内容。除涉及国家利益、社会公共利益和他人合法权益外，当事人在后续程序中无需就已签名确认的无争议事实另行举证；为达成协议所作的让步不在记载之列。',
      ),
      ...sessionEnd(facts).slice(1),
    ],
  }),
})
