import { z } from 'zod'
import type { Run } from '../blocks.ts'
import { defineForm } from '../define-form.ts'
import { namesOf, orBlank, PARTY_COLUMNS, partyRows, signersOf } from '../describe-party.ts'
import { DayText, MomentText, Office, Party, Sides, Signature, Text } from '../facts.ts'
import {
  dayOf,
  field,
  fill,
  indented,
  label,
  listBlocks,
  momentOf,
  runsField,
  ticks,
  wideRows,
} from '../fill-in.ts'

const WORK_RULES = '司法行政机关人民调解卷宗格式'

/** 人民调解申请书. */
export const application = defineForm({
  id: 'application',
  title: '人民调解申请书',
  need: 'required',
  basis: ['人民调解法第十七条', WORK_RULES],
  facts: Sides.extend({
    committee: Text,
    number: Text,
    summary: Text,
    requests: z.array(z.string()).default([]),
    signatures: z.array(Signature).default([]),
    day: DayText,
  }),
  blocks: (facts) => ({
    size: 'medium',
    number: facts.number,
    blocks: [
      { is: 'title', text: '人民调解申请书' },
      {
        is: 'table',
        columns: [...PARTY_COLUMNS],
        rows: [
          ...orBlank(facts.applicants).flatMap((party) => partyRows('申请人', party)),
          ...orBlank(facts.respondents).flatMap((party) => partyRows('被申请人', party)),
          ...wideRows([['纠纷简要情况', facts.summary, 6]], 5),
          {
            cells: [label('申请事项'), { ...runsField([], 5), text: numbered(facts.requests) }],
            lines: 3,
          },
        ],
      },
      indented(
        fill(facts.committee, 10),
        '已将申请人民调解的相关规定告知我（我们），现自愿申请人民调解。调解不收取任何费用；我（我们）知道可以接受调解、拒绝调解或者要求终止调解，也可以依法申请仲裁、行政处理或者提起诉讼。',
      ),
      {
        is: 'signs',
        signers: signersOf(
          '申请人（签名、盖章或按指印）',
          facts.signatures.length > 0 ? facts.signatures : unsigned(facts.applicants, facts.day),
          true,
        ),
      },
    ],
  }),
})

function unsigned(parties: readonly Party[], day: string | null | undefined) {
  return parties.map(({ name }) => ({ name, signed_on: day }))
}

function numbered(items: readonly string[]): Run[][] {
  if (items.length === 0) return [['1.'], ['2.'], ['3.']]
  return items.map((item, at): Run[] => [`${at + 1}.`, { fill: item }])
}

/** Where cases come from, as the statistics of justice offices tell them apart. */
export const SOURCE_WORDS = {
  application: '当事人申请',
  own_start: '主动调解',
  court: '人民法院委托移送',
  procuratorate: '人民检察院移送',
  police: '公安机关移送',
  petition: '信访部门移送',
  other: '其他部门移送',
}
const SOURCES = [
  'application',
  'own_start',
  'court',
  'procuratorate',
  'police',
  'petition',
  'other',
] as const

/** 人民调解受理登记表. */
export const acceptanceRegister = defineForm({
  id: 'acceptance_register',
  title: '人民调解受理登记表',
  need: 'required',
  basis: ['人民调解法第二十七条', WORK_RULES],
  facts: Office.extend(Sides.shape).extend({
    /** When the party asked: from then on the limitation period is interrupted. */
    requested_at: MomentText,
    accepted_on: DayText,
    dispute_type: Text,
    source: z.enum(SOURCES).nullish(),
    summary: Text,
    registrar: Text,
    signatures: z.array(Signature).default([]),
    remark: Text,
  }),
  blocks: (facts) => ({
    size: 'medium',
    number: facts.number,
    blocks: [
      { is: 'title', text: '人民调解受理登记表' },
      { is: 'number', runs: [fill(facts.number, 12)] },
      {
        is: 'table',
        columns: [...PARTY_COLUMNS],
        rows: [
          { cells: [label('提出请求时间'), runsField(momentOf(facts.requested_at), 5)] },
          {
            cells: [
              label('受理日期'),
              runsField(dayOf(facts.accepted_on)),
              label('纠纷类型'),
              field(facts.dispute_type, 3),
            ],
          },
          { cells: [label('案件来源'), runsField(ticks(SOURCE_WORDS, facts.source), 5)] },
          ...orBlank(facts.applicants).flatMap((party) => partyRows('申请人', party)),
          ...orBlank(facts.respondents).flatMap((party) => partyRows('被申请人', party)),
          ...wideRows(
            [
              ['纠纷简要情况', facts.summary, 6],
              ['备注', facts.remark, 1],
            ],
            5,
          ),
        ],
      },
      {
        is: 'signs',
        signers: [
          ...signersOf('当事人（签名、盖章或按指印）', facts.signatures, true),
          ...signersOf('登记人（签名）', [{ name: facts.registrar }]),
        ],
      },
      { is: 'seal', owner: facts.committee ?? null, day: dayOf(facts.day) },
    ],
  }),
})

const RIGHTS = [
  '选择或者接受人民调解员；',
  '接受调解、拒绝调解或者要求终止调解；',
  '要求调解公开进行或者不公开进行；',
  '自主表达意愿、自愿达成调解协议；',
  '认为调解员与纠纷或者当事人有利害关系、可能影响公正调解的，要求其回避；',
  '委托代理人参加调解；经当事人同意，可以邀请亲属、邻里、同事或者有专门知识的人参与调解。',
]
const DUTIES = [
  '如实陈述纠纷事实；',
  '遵守调解现场秩序，尊重人民调解员；',
  '尊重对方当事人行使权利；',
  '自觉履行调解协议。',
]
const EFFECTS = [
  '人民调解不收取任何费用。',
  '调解协议书自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效；口头调解协议自各方当事人达成协议之日起生效。',
  '调解协议具有法律约束力，当事人应当按照约定履行。就协议的履行或者内容发生争议的，一方当事人可以向人民法院提起诉讼。',
  '双方当事人认为有必要的，可以自调解协议生效之日起三十日内共同向人民法院申请司法确认。确认有效的，一方拒绝履行或者未全部履行，对方可以申请强制执行；确认无效的，可以变更原协议、达成新的协议，也可以提起诉讼。',
  '调解不成的，可以依法通过仲裁、行政、司法等途径维护自己的权利。申请人民调解，诉讼时效从提出请求之日起中断。',
  '人民调解员不得偏袒一方、侮辱当事人、索取或者收受财物、泄露个人隐私和商业秘密；有上述行为的，可以向人民调解委员会或者司法行政部门反映。',
]

/** 人民调解当事人权利义务告知书. */
export const rightsNotice = defineForm({
  id: 'rights_notice',
  title: '人民调解当事人权利义务告知书',
  need: 'required',
  basis: [
    '人民调解法第四条、第十五条、第二十三条至第三十三条',
    '民事案件适用诉讼时效制度规定第十二条',
  ],
  facts: Office.extend({
    told_by: Text,
    signatures: z.array(Signature).default([]),
    parties: z.array(Party).default([]),
  }),
  blocks: (facts) => ({
    size: 'medium',
    number: facts.number,
    blocks: [
      { is: 'title', text: '人民调解当事人权利义务告知书' },
      { is: 'paragraph', style: 'flush', runs: [fill(namesOf(facts.parties), 16), '：'] },
      indented(
        '根据《中华人民共和国人民调解法》，现将当事人在人民调解中的权利义务及有关事项告知如下：',
      ),
      { is: 'heading', text: '一、当事人享有下列权利' },
      { is: 'list', items: RIGHTS.map((item) => [item]) },
      { is: 'heading', text: '二、当事人履行下列义务' },
      { is: 'list', items: DUTIES.map((item) => [item]) },
      { is: 'heading', text: '三、调解的费用、效力和其他途径' },
      { is: 'list', items: EFFECTS.map((item) => [item]) },
      indented('以上内容已向我告知并解释，我已知悉。'),
      {
        is: 'signs',
        signers: signersOf(
          '被告知人（签名、盖章或按指印）',
          facts.signatures.length > 0 ? facts.signatures : unsigned(facts.parties, null),
          true,
        ),
      },
      { is: 'signs', signers: signersOf('告知人（签名）', [{ name: facts.told_by }]) },
      { is: 'seal', owner: facts.committee ?? null, day: dayOf(facts.day) },
    ],
  }),
})

/** 不予受理告知书. */
export const refusalNotice = defineForm({
  id: 'refusal_notice',
  title: '人民调解不予受理告知书',
  need: 'other',
  basis: ['人民调解法第十七条', '山东省多元化解纠纷促进条例第三十三条、第三十五条'],
  facts: Office.extend({
    applicant: Text,
    respondent: Text,
    requested_on: DayText,
    matter: Text,
    reasons: z.array(z.string()).default([]),
    /** Which office looks after it instead, and how it is reached. */
    routes: z.array(z.string()).default([]),
  }),
  blocks: (facts) => ({
    size: 'large',
    number: facts.number,
    blocks: [
      { is: 'title', text: '不予受理告知书' },
      { is: 'number', runs: [fill(facts.number, 12)] },
      { is: 'paragraph', style: 'flush', runs: [fill(facts.applicant, 6), '：'] },
      indented(
        '你（单位）于',
        ...dayOf(facts.requested_on),
        '就与',
        fill(facts.respondent, 6),
        '之间的',
        fill(facts.matter, 10),
        '向本委员会申请人民调解。经审查，因下列原因，本委员会决定不予受理：',
      ),
      ...listBlocks(facts.reasons, 3),
      indented('你（单位）可以通过下列途径解决：'),
      ...listBlocks(facts.routes, 3),
      indented('特此告知。'),
      { is: 'seal', owner: facts.committee ?? null, day: dayOf(facts.day) },
    ],
  }),
})
