import type { DamagesInput, Estimate, EstimateLine } from '@linli/contract/law-shapes'
import { Refusal } from '#platform/errors'
import { times, yuan, yuanRange } from './amounts.ts'
import { cite } from './cited-laws.ts'
import { propertyFee } from './court-fee.ts'
import { dependantsSum, supportYears, yearsByAge } from './dependants.ts'
import { amount, begin, side, sumOf } from './estimate.ts'
import { suingNotes } from './suing.ts'
import type { Figures } from './take-figures.ts'

/** From this day on the rule knows one standard for town and country (art. 24); before it another text holds. */
const RULE_FROM = '2022-05-01'
const ADD_ON_PERCENT = 10
const RULE = 'renshen-sunhai-jieshi'

interface Case {
  input: DamagesInput
  figures: Figures
  /** The year of statistics before the trial. */
  year: string
  on: string
}

/** Damages for an injury or a death (人身损害解释 2022). `on` is today. Refuses: `before_the_rule`, `days_in_wrong_order`,
 * `age_missing`, `grade_missing`, `range_upside_down`, and what the figures refuse. */
export function calculateDamages(input: DamagesInput, figures: Figures, on: string): Estimate {
  refuseUnfit(input)
  const of: Case = { input, figures, on, year: String(Number(input.trial_on.slice(0, 4)) - 1) }
  const medical = medicalLines(of)
  const rest = [...careLines(of), ...heavyLines(of), ...mentalLines(of)]
  const lines = [...medical, ...rest]
  const total = sumOf(lines)
  const buckets = { medical: sumOf(medical), rest: sumOf(rest) }
  const fee = { low_fen: propertyFee(total.low_fen), high_fen: propertyFee(total.high_fen) }
  return {
    ...begin('damages', on),
    ...{ lines, total, basis: figures.used() },
    notes: [
      `交强险医疗费用项 ${yuanRange(buckets.medical.low_fen, buckets.medical.high_fen)}，死亡伤残项 ${yuanRange(buckets.rest.low_fen, buckets.rest.high_fen)}。`,
      ...notesOf(input),
    ],
    payer: payerNotes(on),
    victim: suingNotes({ claim_fen: total.high_fen, fee, on, is_injury: true }),
  }
}

function refuseUnfit(input: DamagesInput): void {
  if (input.happened_on < RULE_FROM)
    throw new Refusal('invalid', 'before_the_rule', { from: RULE_FROM })
  if (input.trial_on < input.happened_on) throw new Refusal('invalid', 'days_in_wrong_order')
  if (input.outcome !== 'injury' && input.age === null) throw new Refusal('invalid', 'age_missing')
  if (input.outcome === 'disability' && input.grades.length === 0)
    throw new Refusal('invalid', 'grade_missing')
  if (input.mental && input.mental.low_fen > input.mental.high_fen)
    throw new Refusal('invalid', 'range_upside_down')
}

function medicalLines({ input, figures, year, on }: Case): EstimateLine[] {
  const daily = (given: number | null, key: 'hospital_meals' | 'nutrition') =>
    given ?? figures.take(key, year)
  const meals = input.meals && {
    ...input.meals,
    per: daily(input.meals.daily_fen, 'hospital_meals'),
  }
  const food = input.nutrition && {
    ...input.nutrition,
    per: daily(input.nutrition.daily_fen, 'nutrition'),
  }
  return some([
    amount('医疗费', input.medical_fen, '按票据和病历，实际发生多少算多少', cite(on, RULE, 6)),
    amount(
      '后续治疗费',
      input.later_treatment_fen,
      '经证明必然发生的，可以一并赔偿；否则发生后另行主张',
      [...cite(on, RULE, 6)],
    ),
    meals
      ? amount(
          '住院伙食补助费',
          meals.per * meals.days,
          `${yuan(meals.per)}/天 × ${meals.days} 天`,
          [...cite(on, RULE, 10)],
        )
      : null,
    food
      ? amount(
          '营养费',
          food.per * food.days,
          `${yuan(food.per)}/天 × ${food.days} 天，参照医疗机构意见`,
          [...cite(on, RULE, 11)],
        )
      : null,
  ])
}

function careLines({ input, figures, year, on }: Case): EstimateLine[] {
  const { lost_income: lost, care } = input
  const per = care ? (care.daily_fen ?? figures.take('carer', year)) : 0
  return some([
    lost
      ? amount(
          '误工费',
          lost.daily_fen * lost.days,
          `${yuan(lost.daily_fen)}/天 × ${lost.days} 天；定残的算到定残前一天`,
          [...cite(on, RULE, 7)],
        )
      : null,
    care
      ? amount(
          '护理费',
          per * care.days * care.persons,
          `${yuan(per)}/天 × ${care.days} 天 × ${care.persons} 人`,
          [...cite(on, RULE, 8)],
        )
      : null,
    amount(
      '交通费',
      input.transport_fen,
      '按与就医地点、时间、人数、次数相符的正式票据',
      cite(on, RULE, 9),
    ),
    amount('住宿费', input.lodging_fen, '确有必要到外地治疗的，按合理部分', cite(on, RULE, 10)),
    amount('残疾辅助器具费', input.devices_fen, '按普通适用器具的合理费用', cite(on, RULE, 13)),
  ])
}

// Nothing for nothing: an item of zero is left out.
function some(lines: readonly (EstimateLine | null)[]): EstimateLine[] {
  return lines.filter((line): line is EstimateLine => line !== null && line.high_fen > 0)
}

function heavyLines(of: Case): EstimateLine[] {
  const { input, on } = of
  if (input.outcome === 'injury' || input.age === null) return []
  const years = yearsByAge(input.age)
  const income = incomeOf(of)
  const base = `${yuan(income)} × ${years} 年（${input.age} 岁）`
  if (input.outcome === 'death') {
    const wage = of.figures.take('wage', of.year)
    return some([
      amount('死亡赔偿金', income * years, base, cite(on, RULE, 15)),
      amount('丧葬费', wage * 6, `${yuan(wage)}/月 × 6 个月`, cite(on, RULE, 14)),
      ...dependantLines(of, 100, 100),
    ])
  }
  const { low, high } = coefficients(input.grades)
  const spread = low === high ? `${low}%` : `${low}%～${high}%`
  return some([
    {
      name: '残疾赔偿金',
      formula: `${base} × ${spread}`,
      low_fen: times(income, years * low, 100),
      high_fen: times(income, years * high, 100),
      citations: cite(on, RULE, 12),
    },
    ...dependantLines(of, low, high),
  ])
}

/** The coefficient by grades, in percent: the heaviest counts whole (grade 10 is 10%); what others add is practice, at most ten. */
export function coefficients(grades: readonly number[]): { low: number; high: number } {
  const [main = 10, ...others] = grades.toSorted((a, b) => a - b)
  const low = (11 - main) * 10
  return { low, high: others.length === 0 ? low : Math.min(100, low + ADD_ON_PERCENT) }
}

function incomeOf({ input, figures, year }: Case): number {
  const usual = figures.take('income', year)
  return input.home && input.home.income_fen > usual
    ? ownFigure('income', input.home.income_fen, { input, figures, year })
    : usual
}

function consumptionOf({ input, figures, year }: Case): number {
  const usual = figures.take('consumption', year)
  return input.home && input.home.consumption_fen > usual
    ? ownFigure('consumption', input.home.consumption_fen, { input, figures, year })
    : usual
}

// Article 18: the higher figure of the claimant's own home, with where it can be read.
function ownFigure(
  key: 'income' | 'consumption',
  value: number,
  { input, figures, year }: Pick<Case, 'input' | 'figures' | 'year'>,
): number {
  const source = input.home?.source ?? ''
  const row = { key: `home_${key}`, period: year, unit: 'fen_a_year', value, source } as const
  return figures.own({ ...row, mark: 'entered', set_by: null })
}

function dependantLines(of: Case, low: number, high: number): EstimateLine[] {
  const { input, on } = of
  if (input.dependants.length === 0) return []
  const consumption = consumptionOf(of)
  const sum = (loss: number) => dependantsSum(consumption, loss, input.dependants, input.cap_order)
  const people = input.dependants
    .map((one) => `${one.age} 岁 ${supportYears(one)} 年 ÷ ${one.supporters} 人`)
    .join('；')
  const cap = input.cap_order === 'before' ? '先封顶再乘系数' : '先乘系数再封顶'
  return [
    {
      name: '被扶养人生活费（属于赔偿金，单列）',
      formula: `${yuan(consumption)}/年，丧失 ${low === high ? low : `${low}～${high}`}%：${people}；每年合计不超过一个人的年消费支出（${cap}）`,
      low_fen: sum(low),
      high_fen: sum(high),
      citations: cite(on, RULE, 16, 17),
    },
  ]
}

function mentalLines({ input: { mental }, on }: Case): EstimateLine[] {
  if (!mental || mental.high_fen === 0) return []
  return [
    {
      name: '精神损害抚慰金（按提出的数，不是算出来的）',
      formula: '造成严重精神损害才有；看过错、手段、后果、获利、承担能力和当地生活水平',
      ...mental,
      citations: [...cite(on, 'minfadian', 1183), ...cite(on, 'jingshen-sunhai-jieshi', 5)],
    },
  ]
}

function notesOf(input: DamagesInput): string[] {
  return [
    '被侵权人有过错的，可以减轻；这里没有扣减。',
    ...(input.grades.length > 1
      ? [
          `几处伤残：以最重的一级为主，其余附加不超过 ${ADD_ON_PERCENT}% 是各地做法，待核，所以给出范围。`,
        ]
      : []),
    ...(input.dependants.length > 1
      ? ['被扶养人年总额的封顶在乘丧失程度之前还是之后，各地做法不一，可以切换。']
      : []),
  ]
}

function payerNotes(on: string) {
  return [
    side(
      '侵害他人造成人身损害的，应当赔偿为治疗和康复支出的合理费用和误工减少的收入；残疾、死亡的还有相应赔偿金。',
      cite(on, 'minfadian', 1179),
    ),
    side(
      '各项金额按司法解释的公式算，残疾、死亡赔偿金按城镇居民标准。',
      cite(on, RULE, 12, 15, 22),
    ),
    side(
      '机动车事故先由交强险赔，再由商业险按合同赔，还不够的由侵权人赔。',
      cite(on, 'minfadian', 1213),
    ),
    side(
      '对方对损害的发生或者扩大也有过错的，可以减轻责任，要由您举证。',
      cite(on, 'minfadian', 1173),
    ),
  ]
}
