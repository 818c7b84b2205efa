import { z } from 'zod'
import type { Block, Run } from '../blocks.ts'
import { defineForm } from '../define-form.ts'
import { describeParty, NOBODY, namesOf, signersOf } from '../describe-party.ts'
import { DayText, Office, Party, Signature, Text } from '../facts.ts'
import { dayOf, field, fill, indented, textBlocks } from '../fill-in.ts'

const CIVIL = '民事诉讼法第二百零五条、第二百零六条'
const EXPLAINED = '民事诉讼法司法解释第三百五十一条至第三百五十四条'

/** 司法确认申请书: of both parties together. */
export const confirmationApplication = defineForm({
  id: 'confirmation_application',
  title: '司法确认申请书',
  need: 'if_needed',
  basis: ['人民调解法第三十三条', CIVIL, EXPLAINED],
  facts: z.object({
    court: Text,
    committee: Text,
    number: Text,
    parties: z.array(Party).default([]),
    agreed_on: DayText,
    effective_on: DayText,
    content: z.array(z.string()).default([]),
    reason: Text,
    enclosures: z.array(z.string()).default([]),
    signatures: z.array(Signature).default([]),
    day: DayText,
  }),
  blocks: (facts) => ({
    size: 'large',
    number: facts.number,
    blocks: [
      { is: 'title', text: '司法确认申请书' },
      ...applicants(facts.parties),
      { is: 'heading', text: '请求事项' },
      indented(
        '请求确认申请人',
        fill(namesOf(facts.parties), 12),
        '于',
        ...dayOf(facts.agreed_on),
        '经',
        fill(facts.committee, 12),
        '主持调解达成的',
        fill(facts.number, 10),
        '人民调解协议有效。',
      ),
      { is: 'heading', text: '事实和理由' },
      indented(
        '申请人之间的纠纷，经上述人民调解委员会依法调解，自愿达成协议。协议于',
        ...dayOf(facts.effective_on),
        '生效，主要内容为：',
      ),
      ...(facts.content.length > 0
        ? [{ is: 'list' as const, items: facts.content.map((one): Run[] => [{ fill: one }]) }]
        : textBlocks(null, 4)),
      ...(facts.reason ? textBlocks(facts.reason, 0) : []),
      indented(
        '各申请人出于解决纠纷的目的自愿达成协议，没有恶意串通、规避法律的行为；因该协议内容给他人造成损害的，愿意承担相应的民事责任和其他法律责任。为此，在协议生效之日起三十日内共同提出申请。',
      ),
      indented('此致'),
      { is: 'paragraph', style: 'flush', runs: [fill(facts.court, 12)] },
      {
        is: 'signs',
        signers: signersOf(
          '申请人（签名、盖章或按指印）',
          facts.signatures.length > 0 ? facts.signatures : twoOf(facts.parties),
          true,
        ),
      },
      indented(
        '附：',
        facts.enclosures.length > 0
          ? { fill: facts.enclosures.join('；') }
          : '调解协议、调解组织主持调解的证明、与调解协议相关的财产权利证明，以及各方身份、住所、联系方式的证明。',
      ),
    ],
  }),
})

function applicants(parties: readonly Party[]): Block[] {
  const those = parties.length > 0 ? parties : [NOBODY, NOBODY]
  return those.map((party) => describeParty('申请人', party))
}

function twoOf(parties: readonly Party[]) {
  return parties.length > 0
    ? parties.map(({ name }) => ({ name }))
    : [{ name: null }, { name: null }]
}

/** 证明主持调解的说明: a court asks for it with the request. */
export const mediationProof = defineForm({
  id: 'mediation_proof',
  title: '主持调解情况证明',
  need: 'if_needed',
  basis: [EXPLAINED],
  facts: Office.extend({
    court: Text,
    parties: z.array(Party).default([]),
    matter: Text,
    accepted_on: DayText,
    agreed_on: DayText,
    effective_on: DayText,
    mediators: z.array(z.string()).default([]),
    text: Text,
    contact: Text,
    phone: Text,
  }),
  blocks: (facts) => ({
    size: 'large',
    number: facts.number,
    blocks: [
      { is: 'title', text: '主持调解情况证明' },
      { is: 'paragraph', style: 'flush', runs: [fill(facts.court, 12), '：'] },
      indented(
        '兹证明',
        fill(namesOf(facts.parties), 12),
        '之间的',
        fill(facts.matter, 10),
        '，由本委员会于',
        ...dayOf(facts.accepted_on),
        '受理，人民调解员',
        fill(facts.mediators.join('、'), 8),
        '主持调解。各方当事人于',
        ...dayOf(facts.agreed_on),
        '自愿达成编号为',
        fill(facts.number, 10),
        '的人民调解协议，协议于',
        ...dayOf(facts.effective_on),
        '生效。',
      ),
      indented(
        '调解中已告知当事人的权利义务，未收取任何费用，未发现强迫、恶意串通或者损害他人合法权益的情形。',
      ),
      ...(facts.text ? textBlocks(facts.text, 0) : []),
      indented('特此证明。'),
      indented('联系人：', fill(facts.contact, 6), '　联系电话：', fill(facts.phone, 7)),
      { is: 'seal', owner: facts.committee ?? null, day: dayOf(facts.day) },
    ],
  }),
})

const WANTED = [
  '司法确认申请书（各方共同签名）',
  '人民调解协议书',
  '调解组织主持调解的证明',
  '与调解协议相关的财产权利证明',
  '各方当事人的身份证明',
  '各方当事人的住所、联系方式',
  '授权委托书和代理人身份证明（委托代理的）',
]

/** 司法确认材料清单. */
export const confirmationList = defineForm({
  id: 'confirmation_list',
  title: '司法确认材料清单',
  need: 'if_needed',
  basis: [EXPLAINED],
  facts: Office.extend({
    court: Text,
    parties: z.array(Party).default([]),
    until: DayText,
    items: z
      .array(
        z.object({
          title: z.string(),
          is_there: z.boolean(),
          pages: z.int().nullish(),
          note: Text,
        }),
      )
      .default([]),
    handed_by: Text,
    received_by: Text,
  }),
  blocks: (facts) => ({
    size: 'medium',
    number: facts.number,
    blocks: [
      { is: 'title', text: '司法确认材料清单' },
      { is: 'number', runs: [fill(facts.number, 12)] },
      {
        is: 'paragraph',
        style: 'flush',
        runs: [{ bold: '申请人：' }, fill(namesOf(facts.parties), 18)],
      },
      {
        is: 'paragraph',
        style: 'flush',
        runs: [
          { bold: '受理法院：' },
          fill(facts.court, 12),
          '　',
          { bold: '共同申请的最后一日：' },
          ...dayOf(facts.until),
        ],
      },
      {
        is: 'table',
        columns: [2, 9, 4, 2, 4],
        head: ['序号', '材料', '是否齐备', '页数', '说明'],
        rows: (facts.items.length > 0
          ? facts.items
          : WANTED.map((title) => ({ title, is_there: null, pages: null, note: null }))
        ).map((item, at) => ({
          lines: 2,
          cells: [
            { ...field(at + 1), align: 'centre' as const },
            { text: [[item.title]] },
            {
              text: [
                [
                  { check: item.is_there === true },
                  '齐　',
                  { check: item.is_there === false },
                  '缺',
                ],
              ],
              align: 'centre' as const,
            },
            { ...field(item.pages), align: 'centre' as const },
            field(item.note),
          ],
        })),
      },
      {
        is: 'signs',
        signers: [
          ...signersOf('移交人（签名）', [{ name: facts.handed_by }]),
          ...signersOf('接收人（签名）', [{ name: facts.received_by }]),
        ],
      },
    ],
  }),
})
