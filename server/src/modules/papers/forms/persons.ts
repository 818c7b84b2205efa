import { z } from 'zod'
import type { Run } from '../blocks.ts'
import { defineForm } from '../define-form.ts'
import { describeParty, NOBODY, signersOf } from '../describe-party.ts'
import { DayText, Office, Party, Signature, Text } from '../facts.ts'
import { dayOf, fill, indented, ticks } from '../fill-in.ts'

const POWER_WORDS = { general: '一般代理', special: '特别代理' }
const SPECIAL_POWERS =
  '代为提出、承认、放弃或者变更请求，进行和解，签署调解协议，代为申请司法确认，代为收付款物'

/** 授权委托书. */
export const powerOfAttorney = defineForm({
  id: 'power_of_attorney',
  title: '授权委托书',
  need: 'if_needed',
  basis: ['民法典第一百六十五条', '司法行政机关人民调解卷宗格式'],
  facts: z.object({
    committee: Text,
    number: Text,
    principal: Party.nullish(),
    agent: Party.nullish(),
    agent_relation: Text,
    matter: Text,
    powers: z.enum(['general', 'special']).nullish(),
    /** Which special powers; those of the law where a special power names none. */
    power_text: Text,
    until: DayText,
    day: DayText,
    principal_signature: Signature.nullish(),
    agent_signature: Signature.nullish(),
  }),
  blocks: (facts) => ({
    size: 'large',
    number: facts.number,
    blocks: [
      { is: 'title', text: '授权委托书' },
      describeParty('委托人', facts.principal ?? NOBODY),
      describeParty('受委托人', facts.agent ?? NOBODY),
      indented(
        '现委托上列受委托人（与委托人的关系：',
        fill(facts.agent_relation, 4),
        '）在',
        fill(facts.committee, 10),
        '调解',
        fill(facts.matter, 10),
        '一案中，作为委托人的代理人参加调解。',
      ),
      indented('代理权限：', ...ticks(POWER_WORDS, facts.powers)),
      indented(
        '特别代理的具体权限：',
        fill(facts.power_text ?? (facts.powers === 'special' ? SPECIAL_POWERS : null), 22),
        '。',
      ),
      indented('委托期限：自签名之日起至', ...untilRuns(facts.until), '止。'),
      {
        is: 'signs',
        signers: [
          ...signersOf(
            '委托人（签名、盖章或按指印）',
            [facts.principal_signature ?? { name: facts.principal?.name }],
            true,
          ),
          ...signersOf('受委托人（签名）', [facts.agent_signature ?? { name: facts.agent?.name }]),
        ],
      },
    ],
  }),
})

function untilRuns(until: string | null | undefined): Run[] {
  return until ? dayOf(until) : ['本次调解结束之日']
}

/** 保密承诺书. */
export const confidentiality = defineForm({
  id: 'confidentiality',
  title: '人民调解保密承诺书',
  need: 'other',
  basis: ['人民调解法第十五条第四项、第二十条', '个人信息保护法第二十八条'],
  facts: Office.extend({
    matter: Text,
    signatures: z.array(Signature).default([]),
  }),
  blocks: (facts) => ({
    size: 'large',
    number: facts.number,
    blocks: [
      { is: 'title', text: '保 密 承 诺 书' },
      { is: 'number', runs: [fill(facts.number, 12)] },
      indented(
        '本人参加',
        fill(facts.committee, 10),
        '对',
        fill(facts.matter, 12),
        '的调解，现就调解中知悉的内容作出如下承诺：',
      ),
      {
        is: 'list',
        items: [
          ['对当事人的个人隐私、个人信息和商业秘密保密，不向与调解无关的人透露；'],
          ['对一方当事人单独陈述、要求不告诉对方的内容，未经其同意，不告诉对方；'],
          ['不对调解过程录音、录像、拍照或者在网络上传播，各方同意的除外；'],
          [
            '不将当事人在调解中为达成协议所作的让步和承认，在以后的诉讼、仲裁中作为对其不利的依据；',
          ],
          ['调解结束后继续保密。依照法律应当报告或者作证的，不在此限。'],
        ],
      },
      { is: 'signs', signers: signersOf('承诺人（签名）', facts.signatures) },
    ],
  }),
})
