import { z } from 'zod'
import type { Block, Run } from './blocks.ts'
import { namesOf, signersOf } from './describe-party.ts'
import { MomentText, Office, Party, Signature, Text } from './facts.ts'
import { dayOf, fill, periodOf } from './fill-in.ts'

/** A question and its answer. */
export const Turn = z.object({ ask: z.string(), answer: z.string() })

/** Paragraphs of a label and what was filled in. */
export function lines(rows: readonly [string, Run[]][]): Block[] {
  return rows.map(([name, runs]) => ({
    is: 'paragraph',
    style: 'flush',
    runs: [{ bold: `${name}：` }, ...runs],
  }))
}

/** Questions and answers, or room for them. */
export function dialogue(turns: readonly z.output<typeof Turn>[], room: number): Block {
  if (turns.length === 0) return { is: 'lines', count: room }
  return {
    is: 'dialogue',
    turns: turns.map(({ ask, answer }) => ({ ask: [{ fill: ask }], answer: [{ fill: answer }] })),
  }
}

/** What is known of a session. */
export const SessionFacts = Office.extend({
  /** Which session of the case it is. */
  sequence: z.int().nullish(),
  started_at: MomentText,
  ended_at: MomentText,
  place: Text,
  subject: Text,
  mediators: z.array(z.string()).default([]),
  recorder: Text,
  invited: z.array(z.string()).default([]),
  parties: z.array(Party).default([]),
  is_open: z.boolean().nullish(),
  told_rights: z.boolean().nullish(),
  told_principles: z.boolean().nullish(),
  told_risks: z.boolean().nullish(),
  told_routes: z.boolean().nullish(),
  statements: z.array(z.object({ who: z.string(), text: z.string() })).default([]),
  turns: z.array(Turn).default([]),
  findings: Text,
  result: Text,
  signatures: z.array(Signature).default([]),
})
export type SessionFacts = z.output<typeof SessionFacts>

/** When, where, about what and who. */
export function sessionHead(facts: SessionFacts): Block[] {
  return lines([
    ['时间', periodOf(facts.started_at, facts.ended_at)],
    ['地点', [fill(facts.place, 20)]],
    ['事由', [fill(facts.subject, 20)]],
    ['当事人', [fill(namesOf(facts.parties), 20)]],
    ['参加人', [fill(facts.invited.join('、'), 14), '（经当事人同意邀请）']],
    [
      '人民调解员',
      [fill(facts.mediators.join('、'), 8), '　', { bold: '记录人：' }, fill(facts.recorder, 6)],
    ],
  ])
}

/** What everybody was told before. */
export function told(facts: SessionFacts): Block[] {
  return [
    {
      is: 'paragraph',
      style: 'flush',
      runs: [
        { check: facts.told_rights === true },
        '已告知当事人的权利和义务　',
        { check: facts.told_principles === true },
        '已告知调解自愿、平等、不违背法律和不收费的原则　',
        { check: facts.told_risks === true },
        '已提示履行和诉讼的风险',
      ],
    },
  ]
}

/** What each said, or room for it. */
export function statements(facts: SessionFacts, room: number): Block[] {
  if (facts.statements.length === 0 && facts.turns.length === 0)
    return [{ is: 'lines', count: room }]
  return [
    ...facts.statements.map(
      ({ who, text }): Block => ({
        is: 'paragraph',
        style: 'indented',
        runs: [{ bold: `${who}：` }, { fill: text }],
      }),
    ),
    ...(facts.turns.length > 0 ? [dialogue(facts.turns, 0)] : []),
  ]
}

/** Each statement has been read back; each who was there signs, the committee seals. */
export function sessionEnd(facts: SessionFacts): Block[] {
  return [
    {
      is: 'paragraph',
      style: 'indented',
      runs: ['以上记录经当事人核对（已向当事人宣读），与所述相符。'],
    },
    {
      is: 'signs',
      signers: signersOf(
        '当事人（签名、盖章或按指印）',
        facts.signatures.length > 0
          ? facts.signatures
          : facts.parties.map(({ name }) => ({ name })),
        true,
      ),
    },
    {
      is: 'signs',
      signers: [
        ...signersOf(
          '参加人（签名）',
          facts.invited.map((name) => ({ name })),
        ).slice(0, facts.invited.length),
        ...signersOf(
          '人民调解员（签名）',
          facts.mediators.map((name) => ({ name })),
        ),
        ...signersOf('记录人（签名）', [{ name: facts.recorder }]),
      ],
    },
    { is: 'seal', owner: facts.committee ?? null, day: dayOf(facts.day) },
  ]
}

/** Which session of the case it was. */
export function sequenceOf({ sequence }: SessionFacts): Run[] {
  return ['（第', fill(sequence, 2), '次）']
}
