import { z } from 'zod'
import { defineForm } from '../define-form.ts'
import { describeParty, orBlank } from '../describe-party.ts'
import { DayText, MomentText, Office, Party, Text } from '../facts.ts'
import { dayOf, fill, indented, listBlocks, momentOf, textBlocks, ticks } from '../fill-in.ts'

/** 调解通知书（调解会通知书）. */
export const sessionNotice = defineForm({
  id: 'session_notice',
  title: '人民调解通知书',
  need: 'if_needed',
  basis: ['人民调解法第十七条、第二十一条'],
  facts: Office.extend({
    to: Text,
    matter: Text,
    at: MomentText,
    place: Text,
    mediators: z.array(z.string()).default([]),
    phone: Text,
    bring: z.array(z.string()).default([]),
  }),
  blocks: (facts) => ({
    size: 'large',
    number: facts.number,
    blocks: [
      { is: 'title', text: '人民调解通知书' },
      { is: 'number', runs: [fill(facts.number, 12)] },
      { is: 'paragraph', style: 'flush', runs: [fill(facts.to, 8), '：'] },
      indented(
        '本委员会受理的',
        fill(facts.matter, 12),
        '，定于',
        ...momentOf(facts.at),
        '在',
        fill(facts.place, 14),
        '进行调解，由人民调解员',
        fill(facts.mediators.join('、'), 8),
        '主持。请准时参加，并携带：',
      ),
      ...(facts.bring.length > 0
        ? listBlocks(facts.bring, 0)
        : [
            {
              is: 'list' as const,
              items: [
                ['本人身份证件；单位参加的，携带营业执照副本和法定代表人身份证明；'],
                ['与纠纷有关的证据材料；'],
                ['委托他人参加的，携带授权委托书。'],
              ],
            },
          ]),
      indented(
        '不能到场的，请提前告知，可以另约时间或者通过电话、视频参加。调解自愿，不收取任何费用；您可以要求不公开进行，也可以另选调解员。',
      ),
      indented('联系电话：', fill(facts.phone, 7)),
      { is: 'seal', owner: facts.committee ?? null, day: dayOf(facts.day) },
    ],
  }),
})

/** 邀请参与调解函. */
export const invitation = defineForm({
  id: 'invitation',
  title: '邀请参与调解函',
  need: 'if_needed',
  basis: ['人民调解法第二十条', '山东省多元化解纠纷促进条例第三十四条'],
  facts: Office.extend({
    to: Text,
    matter: Text,
    why: Text,
    at: MomentText,
    place: Text,
    contact: Text,
    phone: Text,
    consented_on: DayText,
  }),
  blocks: (facts) => ({
    size: 'large',
    number: facts.number,
    blocks: [
      { is: 'title', text: '邀请参与调解函' },
      { is: 'number', runs: [fill(facts.number, 12)] },
      { is: 'paragraph', style: 'flush', runs: [fill(facts.to, 8), '：'] },
      indented(
        '本委员会正在调解',
        fill(facts.matter, 12),
        '。为妥善化解纠纷，经各方当事人于',
        ...dayOf(facts.consented_on),
        '同意，现邀请您（贵单位派员）参与调解，就',
        fill(facts.why, 12),
        '提供帮助。',
      ),
      indented('时间：', ...momentOf(facts.at)),
      indented('地点：', fill(facts.place, 18)),
      indented('联系人：', fill(facts.contact, 6), '　联系电话：', fill(facts.phone, 7)),
      indented('参与调解不取报酬，调解中知悉的个人隐私和商业秘密应当保密。'),
      { is: 'seal', owner: facts.committee ?? null, day: dayOf(facts.day) },
    ],
  }),
})

const REFERRAL_WORDS = { entrust: '委托调解', transfer: '移送调解' }

/** 委托（移送）调解函. */
export const referralLetter = defineForm({
  id: 'referral_letter',
  title: '委托（移送）调解函',
  need: 'if_needed',
  basis: [
    '人民调解法第十八条',
    '山东省多元化解纠纷促进条例第三十三条',
    '人民法院在线调解规则第二十四条',
  ],
  facts: z.object({
    /** Who sends it, whose seal it bears. */
    from: Text,
    to: Text,
    number: Text,
    kind: z.enum(['entrust', 'transfer']).nullish(),
    matter: Text,
    parties: z.array(Party).default([]),
    summary: Text,
    consented_on: DayText,
    due_on: DayText,
    enclosures: z.array(z.string()).default([]),
    contact: Text,
    phone: Text,
    day: DayText,
  }),
  blocks: (facts) => ({
    size: 'large',
    number: facts.number,
    blocks: [
      { is: 'title', text: '委托（移送）调解函' },
      { is: 'number', runs: [fill(facts.number, 12)] },
      { is: 'paragraph', style: 'flush', runs: [fill(facts.to, 14), '：'] },
      indented(
        ...ticks(REFERRAL_WORDS, facts.kind),
        '现就',
        fill(facts.matter, 12),
        '函告贵单位，经当事人于',
        ...dayOf(facts.consented_on),
        '同意，请依法组织调解，并于',
        ...dayOf(facts.due_on),
        '前将结果函告我单位。',
      ),
      ...orBlank(facts.parties).map((party) => describeParty('当事人', party)),
      indented('纠纷简要情况：'),
      ...textBlocks(facts.summary, 5),
      indented('随函材料：'),
      ...listBlocks(facts.enclosures, 2),
      indented('联系人：', fill(facts.contact, 6), '　联系电话：', fill(facts.phone, 7)),
      { is: 'seal', owner: facts.from ?? null, day: dayOf(facts.day) },
    ],
  }),
})

const REPLY_WORDS = {
  agreed: '达成调解协议',
  partly_agreed: '达成部分调解协议',
  failed: '未达成调解协议，已终止调解',
  refused: '不予受理，现予退回',
}

/** 委托（移送）调解回函. */
export const referralReply = defineForm({
  id: 'referral_reply',
  title: '委托（移送）调解回函',
  need: 'if_needed',
  basis: ['人民调解法第十八条', '人民法院在线调解规则第二十六条'],
  facts: Office.extend({
    to: Text,
    letter_number: Text,
    received_on: DayText,
    matter: Text,
    outcome: z.enum(['agreed', 'partly_agreed', 'failed', 'refused']).nullish(),
    text: Text,
    enclosures: z.array(z.string()).default([]),
  }),
  blocks: (facts) => ({
    size: 'large',
    number: facts.number,
    blocks: [
      { is: 'title', text: '委托（移送）调解回函' },
      { is: 'number', runs: [fill(facts.number, 12)] },
      { is: 'paragraph', style: 'flush', runs: [fill(facts.to, 14), '：'] },
      indented(
        '贵单位',
        fill(facts.letter_number, 8),
        '函委托（移送）调解的',
        fill(facts.matter, 12),
        '，本委员会于',
        ...dayOf(facts.received_on),
        '收到，现将结果函复如下：',
      ),
      indented(...ticks(REPLY_WORDS, facts.outcome)),
      ...textBlocks(facts.text, 5),
      indented('随函材料：'),
      ...listBlocks(facts.enclosures, 2),
      { is: 'seal', owner: facts.committee ?? null, day: dayOf(facts.day) },
    ],
  }),
})
