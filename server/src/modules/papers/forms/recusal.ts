import { z } from 'zod'
import { defineForm } from '../define-form.ts'
import { describeParty, NOBODY, namesOf, orBlank, signersOf } from '../describe-party.ts'
import { DayText, Office, Party, Signature, Text } from '../facts.ts'
import { dayOf, fill, indented, textBlocks, ticks } from '../fill-in.ts'

/** Why somebody asks a mediator to stand back. */
const GROUND_WORDS = {
  party_or_relative: '是一方当事人，或者是当事人、代理人的近亲属',
  interest: '与纠纷有利害关系',
  other_relation: '与当事人、代理人有其他关系，可能影响公正调解',
}
const GROUNDS = ['party_or_relative', 'interest', 'other_relation'] as const

/** 回避申请书. */
export const recusalApplication = defineForm({
  id: 'recusal_application',
  title: '回避申请书',
  need: 'if_needed',
  basis: ['人民调解法第十九条、第二十三条', '最高人民法院关于人民法院特邀调解的规定第十五条'],
  facts: Office.extend({
    applicant: Party.nullish(),
    mediator: Text,
    ground: z.enum(GROUNDS).nullish(),
    reason: Text,
    signature: Signature.nullish(),
  }),
  blocks: (facts) => ({
    size: 'large',
    number: facts.number,
    blocks: [
      { is: 'title', text: '回 避 申 请 书' },
      describeParty('申请人', facts.applicant ?? NOBODY),
      indented('请求事项：请求人民调解员', fill(facts.mediator, 6), '回避。'),
      indented('申请理由：', ...ticks(GROUND_WORDS, facts.ground)),
      ...textBlocks(facts.reason, 5),
      indented('此致'),
      { is: 'paragraph', style: 'flush', runs: [fill(facts.committee, 14)] },
      {
        is: 'signs',
        signers: signersOf(
          '申请人（签名、盖章或按指印）',
          [facts.signature ?? { name: facts.applicant?.name }],
          true,
        ),
      },
    ],
  }),
})

/** 回避决定书. */
export const recusalDecision = defineForm({
  id: 'recusal_decision',
  title: '回避决定书',
  need: 'if_needed',
  basis: ['人民调解法第十九条、第二十三条', '最高人民法院关于人民法院特邀调解的规定第十五条'],
  facts: Office.extend({
    applicant: Text,
    mediator: Text,
    applied_on: DayText,
    is_sustained: z.boolean().nullish(),
    reason: Text,
    successor: Text,
  }),
  blocks: (facts) => ({
    size: 'large',
    number: facts.number,
    blocks: [
      { is: 'title', text: '回 避 决 定 书' },
      { is: 'number', runs: [fill(facts.number, 12)] },
      { is: 'paragraph', style: 'flush', runs: [fill(facts.applicant, 6), '：'] },
      indented(
        '你（单位）于',
        ...dayOf(facts.applied_on),
        '申请人民调解员',
        fill(facts.mediator, 5),
        '回避。经审查，本委员会决定：',
      ),
      indented(
        { check: facts.is_sustained === true },
        '回避理由成立，由',
        fill(facts.is_sustained ? facts.successor : null, 6),
        '接替调解。',
      ),
      indented(
        { check: facts.is_sustained === false },
        '回避理由不成立，驳回申请。你（单位）仍可以另选调解员，或者要求终止调解。',
      ),
      indented('理由：'),
      ...textBlocks(facts.reason, 4),
      { is: 'seal', owner: facts.committee ?? null, day: dayOf(facts.day) },
    ],
  }),
})

/** 延期调解同意书. */
export const extensionConsent = defineForm({
  id: 'extension_consent',
  title: '延期调解同意书',
  need: 'if_needed',
  basis: ['人民调解工作若干规定第三十三条', '人民法院在线调解规则第二十四条'],
  facts: Office.extend({
    parties: z.array(Party).default([]),
    matter: Text,
    was_due_on: DayText,
    until: DayText,
    reason: Text,
    signatures: z.array(Signature).default([]),
  }),
  blocks: (facts) => ({
    size: 'large',
    number: facts.number,
    blocks: [
      { is: 'title', text: '延期调解同意书' },
      { is: 'number', runs: [fill(facts.number, 12)] },
      indented(
        fill(namesOf(facts.parties), 12),
        '之间的',
        fill(facts.matter, 8),
        '由',
        fill(facts.committee, 10),
        '调解，调解期限于',
        ...dayOf(facts.was_due_on),
        '届满。因',
        fill(facts.reason, 14),
        '，各方当事人一致同意将调解期限延长至',
        ...dayOf(facts.until),
        '。',
      ),
      indented(
        '各方均知道：延期须全体同意；延期后仍可随时要求终止调解，并依法通过仲裁、行政、司法等途径解决。',
      ),
      {
        is: 'signs',
        signers: signersOf(
          '当事人（签名、盖章或按指印）',
          facts.signatures.length > 0
            ? facts.signatures
            : orBlank(facts.parties).map(({ name }) => ({ name })),
          true,
        ),
      },
      { is: 'seal', owner: facts.committee ?? null, day: dayOf(facts.day) },
    ],
  }),
})
