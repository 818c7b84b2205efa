import type { DraftContent, DraftObligation } from '@linli/contract/agreement-shapes'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDraft, sumOf } from './check-draft.ts'
import { compareLines } from './compare-lines.ts'
import { confirmDueOn, preCheck } from './confirm-clock.ts'
import { breachSteps, daysLate, enforceUntil, obligationState } from './obligation-state.ts'
import { digestText, printLines } from './print-lines.ts'

const XIAO = '01890000-0000-7000-8000-000000000001'
const DU = '01890000-0000-7000-8000-000000000002'
const parties = [
  { id: XIAO, side: 'a', name: '肖建国', basics: '' },
  { id: DU, side: 'b', name: '杜长河', basics: '' },
]
const about = { parties, today: '2022-08-10', is_injury: false }

const pay = (more: Partial<DraftObligation> = {}): DraftObligation => ({
  kind: 'payment',
  from_party_id: DU,
  to_party_id: XIAO,
  what: '交通事故赔偿款',
  amount_fen: 3_500_000,
  due_on: null,
  manner: '现金',
  is_on_spot: true,
  ...more,
})

const content = (more: Partial<DraftContent> = {}): DraftContent => ({
  party_ids: [XIAO, DU],
  facts: '2022年5月11日，四轮车与电动车相撞，肖建国受伤。',
  points: '医疗费、误工费由谁承担。',
  responsibilities: '杜长河负主要责任，肖建国负次要责任。',
  clauses: [],
  obligations: [pay()],
  total_fen: 3_500_000,
  issues: [],
  open_issues: [],
  ...more,
})

const codesOf = (of: Partial<DraftContent>, more: Partial<typeof about> = {}) =>
  checkDraft(content(of), { ...about, ...more }).findings.map(({ code }) => code)
const clause = (text: string) => ({ clauses: [{ code: null, title: '约定', text }] })

describe('a draft', () => {
  it('that says everything may be signed', () => {
    const check = checkDraft(content(), about)
    expect(check.findings).toEqual([])
    expect(check).toMatchObject({
      may_be_signed: true,
      sum_fen: 3_500_000,
      sum_capitals: '叁万伍仟元整',
    })
    expect(check.items.every(({ is_there }) => is_there)).toBe(true)
  })

  it.each([
    ['facts', { facts: '' }],
    ['points_and_responsibilities', { responsibilities: '' }],
    ['points_and_responsibilities', { points: '' }],
    ['content', { obligations: [], total_fen: null }],
    ['manner_and_time', { obligations: [pay({ manner: '' })] }],
    ['parties', { party_ids: [XIAO] }],
  ])('without %s lacks an item of article 29', (item, of) => {
    const check = checkDraft(content(of), about)
    expect(check.items.find((one) => one.item === item)?.is_there).toBe(false)
    expect(check.may_be_signed).toBe(false)
  })

  it.each([
    ['no_payer', { obligations: [pay({ from_party_id: null })] }],
    ['no_payee', { obligations: [pay({ to_party_id: null })] }],
    ['same_party', { obligations: [pay({ to_party_id: DU })] }],
    ['no_amount', { obligations: [pay({ amount_fen: null })] }],
    ['no_what', { obligations: [pay({ what: '' })] }],
    ['no_manner', { obligations: [pay({ manner: '' })] }],
    ['no_due', { obligations: [pay({ is_on_spot: false })] }],
    ['due_is_past', { obligations: [pay({ is_on_spot: false, due_on: '2022-08-09' })] }],
    ['total_missing', { total_fen: null }],
    ['total_differs', { total_fen: 3_600_000 }],
    ['one_side_only', { party_ids: [XIAO] }],
    ['amount_needs_capitals', clause('违约的，另付1,000元。')],
    ['capitals_differ', clause('违约的，另付1,000元（人民币贰仟元整）。')],
    ['no_such_date', clause('2022年9月31日前履行。')],
    ['blank_left', clause('于[年月日]前履行。')],
    ['mediation_fee', clause('乙方承担调解费。')],
    ['punishment', clause('不履行的罚款。')],
    ['custody_forever', clause('甲方放弃抚养费。')],
    ['vague_word', { obligations: [pay({ what: '尽快给付赔偿款' })] }],
  ])('is stopped: %s', (code, of) => {
    const check = checkDraft(content(of), about)
    expect(check.findings.filter(({ is_stop }) => is_stop).map((one) => one.code)).toContain(code)
    expect(check.may_be_signed).toBe(false)
  })

  it('may say that nothing is taken for mediating', () => {
    expect(codesOf(clause('人民调解不收取任何调解费。'))).toEqual([])
  })

  it.each(['有关部门', '协商解决', '适当', '左右', '尽快'])('says where it says %s', (word) => {
    const found = checkDraft(content(clause(`乙方${word}办理。`)), about).findings
    expect(found).toEqual([
      expect.objectContaining({ code: 'vague_word', part: 'clause', index: 0, quote: word }),
    ])
  })

  it('asks for later treatment where somebody was hurt, and lets a name be looked at again', () => {
    expect(codesOf({}, { is_injury: true })).toEqual(['later_treatment'])
    expect(codesOf({ ...clause('后续治疗费用另行起诉。') }, { is_injury: true })).toEqual([])
    const [found] = checkDraft(content({ facts: '肖建华受伤。' }), about).findings
    expect(found).toMatchObject({ code: 'unknown_name', quote: '肖建华', expected: '肖建国' })
    expect(found?.is_stop).toBe(false)
  })

  it('of any payments adds up, and names no other total', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 100_000_000 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: -5, max: 5 }),
        (amounts, off) => {
          const obligations = amounts.map((amount_fen) => pay({ amount_fen }))
          const sum = amounts.reduce((a, b) => a + b, 0)
          fc.pre(sum + off > 0)
          expect(sumOf(obligations)).toBe(sum)
          const check = checkDraft(content({ obligations, total_fen: sum + off }), about)
          expect(check.may_be_signed).toBe(off === 0)
        },
      ),
    )
  })
})

describe('the text that is signed', () => {
  const lines = (of: Partial<DraftContent> = {}) =>
    printLines({
      number: '(2022)闫人调字第1号',
      committee_name: '闫寺人民调解委员会',
      form: 'written',
      is_partial: false,
      parties,
      content: content(of),
    })

  it('names every party, both ways of every amount, and one copy more than parties', () => {
    const text = lines().join('\n')
    expect(text).toContain(
      '乙方杜长河于本协议签订时当场向甲方肖建国支付35,000.00元（人民币叁万伍仟元整）',
    )
    expect(text).toContain('一式3份')
  })

  it('has another digest whatever changes in it', () => {
    const of = { agreement_id: XIAO, version: 1 }
    const first = digestText({ ...of, lines: lines() })
    expect(digestText({ ...of, lines: lines() })).toBe(first)
    for (const other of [
      { ...of, lines: lines({ facts: '别的事实' }) },
      { ...of, version: 2, lines: lines() },
      { ...of, agreement_id: DU, lines: lines() },
    ])
      expect(digestText(other)).not.toBe(first)
  })
})

describe('two versions', () => {
  it('show the words that changed within a line', () => {
    expect(compareLines(['一', '付35元', '三'], ['一', '付36元', '三'])).toEqual([
      { kind: 'same', words: [{ text: '一', is_changed: false }] },
      {
        kind: 'gone',
        words: [
          { text: '付3', is_changed: false },
          { text: '5', is_changed: true },
          { text: '元', is_changed: false },
        ],
      },
      {
        kind: 'new',
        words: [
          { text: '付3', is_changed: false },
          { text: '6', is_changed: true },
          { text: '元', is_changed: false },
        ],
      },
      { kind: 'same', words: [{ text: '三', is_changed: false }] },
    ])
  })

  it('hold both texts whole', () => {
    const text = fc.array(fc.string({ maxLength: 6 }), { maxLength: 8 })
    fc.assert(
      fc.property(text, text, (from, to) => {
        const lines = compareLines(from, to)
        const whole = (kinds: string[]) =>
          lines
            .filter(({ kind }) => kinds.includes(kind))
            .map(({ words }) => words.map((word) => word.text).join(''))
        expect(whole(['same', 'gone']).sort()).toEqual([...from].sort())
        expect(whole(['same', 'new'])).toEqual(to)
      }),
    )
  })
})

describe('an obligation', () => {
  const facts = {
    kind: 'payment',
    amount_fen: 100,
    paid_fen: 0,
    due_on: '2022-09-10',
    performed_on: null,
    moved_to: null,
  } as const

  it.each([
    ['2022-09-01', 'later'],
    ['2022-09-07', 'soon'],
    ['2022-09-10', 'soon'],
    ['2022-09-11', 'overdue'],
  ])('is on %s %s', (today, state) => {
    expect(obligationState(facts, today, 3)).toBe(state)
  })

  it('is late by whole days and no more once performed', () => {
    expect(daysLate(facts, '2022-09-13')).toBe(3)
    expect(daysLate({ ...facts, performed_on: '2022-09-12' }, '2022-09-13')).toBe(0)
  })

  it('leads on only when late, and to enforcement only with a court or notary behind it', () => {
    const on = (today: string, is_enforceable: boolean) =>
      breachSteps(facts, { today, is_enforceable })
    expect(on('2022-09-10', true)).toEqual([])
    expect(on('2022-09-11', false)).toEqual(['urge', 're_mediate', 'sue'])
    expect(on('2022-09-11', true)).toContain('enforce')
    expect(enforceUntil('2022-09-10')).toBe('2024-09-10')
    expect(enforceUntil('2024-02-29')).toBe('2026-02-28')
  })
})

describe('the clock of the court’s confirmation', () => {
  it.each([
    ['2022-08-10T09:00:00Z', '2022-09-09'],
    ['2022-08-11T09:00:00Z', '2022-09-13'],
    // Late in the evening in Shanghai it is still the same day, after midnight the next one.
    ['2022-08-10T15:59:00Z', '2022-09-09'],
    ['2022-08-10T16:00:00Z', '2022-09-13'],
  ])('of an agreement effective %s ends on %s', (effective_at, due_on) => {
    expect(confirmDueOn(new Date(effective_at)).due_on).toBe(due_on)
  })

  it('is over the day after, and pointless once performed', () => {
    const facts = {
      dispute_type: 'traffic.injury',
      has_unclear: false,
      confirm_due_on: '2022-09-09',
      is_beyond_calendar: false,
      is_performed: false,
      has_payments: true,
      affects_third_party: false,
      decides_property_right: false,
      are_parties_identified: true,
    }
    const met = (of: Partial<typeof facts>, at: string) =>
      preCheck({ ...facts, ...of }, new Date(at))
        .checks.filter(({ is_met }) => is_met !== true)
        .map(({ check }) => check)
    expect(met({}, '2022-09-09T15:59:00Z')).toEqual([])
    expect(met({}, '2022-09-09T16:00:00Z')).toEqual(['in_time'])
    expect(met({ is_performed: true }, '2022-09-01T00:00:00Z')).toEqual(['not_performed'])
    expect(met({ dispute_type: 'family.divorce' }, '2022-09-01T00:00:00Z')).toEqual([
      'type_allowed',
    ])
    expect(met({ decides_property_right: true }, '2022-09-01T00:00:00Z')).toEqual([
      'no_property_right',
    ])
    expect(preCheck(facts, new Date('2022-09-01T00:00:00Z')).days_left).toBe(8)
  })
})
