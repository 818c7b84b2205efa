import type { Calculation } from '@linli/contract/codes/law'
import {
  CAP_ORDERS,
  CLAIM_KINDS,
  FEE_MATTERS,
  INJURIES,
  INTERRUPTIONS,
  RESPONSIBILITIES,
  STATUTORY_PERIODS,
} from '@linli/contract/codes/law'
import type { InputOf } from '../../lib/api.ts'
import { today } from '../../lib/time.ts'
import {
  CAP_ORDER,
  CLAIM_KIND,
  FEE_MATTER,
  INJURY,
  INTERRUPTION,
  RESPONSIBILITY,
  STATUTORY_PERIOD,
} from '../../words/zh-CN/law.ts'
import { ASK } from '../../words/zh-CN/law-asked.ts'
import type { Answers } from './read-answers.ts'

export type Input = InputOf<'law.calculate'>['input']

/** One question of a form. */
export interface Asked {
  name: string
  word: string
  type: 'money' | 'day' | 'int' | 'text' | 'choice' | 'tick'
  options?: readonly (readonly [string, string])[]
  hint?: string
  isOptional?: true
  /** Asked only where this holds. */
  when?: (answers: Answers) => boolean
}

/** Questions under one heading; `rows` is asked once a person or an event. */
export interface AskedGroup {
  title?: string
  hint?: string
  asked: readonly Asked[]
  rows?: {
    name: string
    title: string
    add: string
    asked: readonly Asked[]
    least: number
    most: number
  }
  when?: (answers: Answers) => boolean
}

const money = (name: string, word: string, more: Partial<Asked> = {}): Asked => ({
  ...{ name, word, type: 'money', isOptional: true },
  ...more,
})
const int = (name: string, word: string, more: Partial<Asked> = {}): Asked => ({
  ...{ name, word, type: 'int', isOptional: true },
  ...more,
})
const day = (name: string, word: string, more: Partial<Asked> = {}): Asked => ({
  ...{ name, word, type: 'day' },
  ...more,
})
const choice = (
  name: string,
  word: string,
  options: readonly (readonly [string, string])[],
  more: Partial<Asked> = {},
): Asked => ({ name, word, options, type: 'choice', ...more })

function wordsOf<T extends string>(codes: readonly T[], words: Record<T, string>) {
  return codes.map((code) => [code, words[code]] as const)
}

const isHeavy = (answers: Answers) =>
  answers['outcome'] === 'disability' || answers['outcome'] === 'death'
const YES_NO = [
  ['yes', ASK.insured],
  ['no', ASK.uninsured],
] as const

/** What each calculator asks. */
export const ASKED: Record<Calculation, readonly AskedGroup[]> = {
  damages: [
    {
      asked: [
        day('happened_on', ASK.happened_on),
        day('trial_on', ASK.trial_on),
        choice('outcome', ASK.outcome, wordsOf(INJURIES, INJURY)),
      ],
    },
    {
      title: ASK.costs,
      asked: [
        money('medical', ASK.medical),
        money('later', ASK.later),
        int('lost_days', ASK.lost_days),
        money('lost_daily', ASK.lost_daily),
        int('care_days', ASK.care_days),
        int('care_persons', ASK.care_persons),
        money('care_daily', ASK.care_daily, { hint: ASK.of_place }),
        int('meals_days', ASK.meals_days),
        money('meals_daily', ASK.meals_daily, { hint: ASK.of_place }),
        int('food_days', ASK.food_days),
        money('food_daily', ASK.food_daily, { hint: ASK.of_place }),
        money('transport', ASK.transport),
        money('lodging', ASK.lodging),
        money('devices', ASK.devices),
      ],
    },
    {
      title: ASK.heavy,
      when: isHeavy,
      asked: [
        int('age', ASK.age),
        {
          name: 'grades',
          word: ASK.grades,
          hint: ASK.grades_hint,
          type: 'text',
          when: (of) => of['outcome'] === 'disability',
        },
        choice('cap_order', ASK.cap_order, wordsOf(CAP_ORDERS, CAP_ORDER)),
      ],
      rows: {
        ...{ name: 'dependants', title: ASK.dependant, add: ASK.add_dependant, least: 0, most: 12 },
        asked: [
          int('age', ASK.dependant_age),
          choice('is_adult', ASK.dependants, [
            ['no', ASK.is_minor],
            ['yes', ASK.is_adult],
          ]),
          int('supporters', ASK.supporters),
        ],
      },
    },
    {
      title: ASK.home,
      when: isHeavy,
      asked: [
        money('home_income', ASK.home_income),
        money('home_consumption', ASK.home_consumption),
        { name: 'home_source', word: ASK.home_source, type: 'text', isOptional: true },
      ],
    },
    {
      title: ASK.other,
      hint: ASK.mental_hint,
      asked: [money('mental_low', ASK.mental_low), money('mental_high', ASK.mental_high)],
    },
  ],
  traffic: [
    {
      asked: [
        day('happened_on', ASK.happened_on),
        choice(
          'injured_in',
          ASK.injured_in,
          [
            ['other', ASK.in_other],
            ['motor', ASK.in_motor],
          ],
          {
            hint: ASK.vehicle_hint,
          },
        ),
        choice('responsibility', ASK.responsibility, wordsOf(RESPONSIBILITIES, RESPONSIBILITY)),
        choice('is_insured', ASK.is_insured, YES_NO),
        choice(
          'owner_drives',
          ASK.owner_drives,
          [
            ['yes', ASK.owner_is],
            ['no', ASK.owner_not],
          ],
          {
            when: (of) => of['is_insured'] === 'no',
          },
        ),
        money('commercial', ASK.commercial),
        { name: 'is_intentional', word: ASK.is_intentional, type: 'tick' },
        { name: 'is_free_passenger', word: ASK.is_free_passenger, type: 'tick' },
      ],
    },
    {
      title: ASK.victims,
      hint: ASK.bucket_hint,
      asked: [],
      rows: {
        ...{ name: 'victims', title: ASK.victim, add: ASK.add_victim, least: 1, most: 10 },
        asked: [
          money('medical', ASK.victim_medical),
          money('disability', ASK.victim_disability),
          money('property', ASK.victim_property),
        ],
      },
    },
  ],
  court_fee: [
    {
      asked: [
        choice('matter', ASK.matter, wordsOf(FEE_MATTERS, FEE_MATTER)),
        money('amount', ASK.amount, { when: (of) => of['matter'] !== 'labour' }),
        { name: 'is_injury', word: ASK.is_injury, type: 'tick' },
      ],
    },
  ],
  limitation: [
    {
      asked: [
        choice('claim', ASK.claim, wordsOf(CLAIM_KINDS, CLAIM_KIND)),
        day('harmed_on', ASK.harmed_on),
        day('knew_on', ASK.knew_on),
      ],
    },
    {
      title: ASK.interruptions,
      asked: [],
      rows: {
        ...{ name: 'interruptions', title: ASK.interruption, add: ASK.add_interruption },
        ...{ least: 0, most: 20 },
        asked: [
          day('on', ASK.interrupted_on),
          choice('by', ASK.interrupted_by, wordsOf(INTERRUPTIONS, INTERRUPTION)),
        ],
      },
    },
  ],
  period: [
    {
      asked: [
        choice('period', ASK.period, wordsOf(STATUTORY_PERIODS, STATUTORY_PERIOD)),
        day('from', ASK.from),
      ],
    },
  ],
  loan: [
    {
      asked: [
        money('principal', ASK.principal),
        { name: 'rate', word: ASK.rate, type: 'text', hint: ASK.rate_hint, isOptional: true },
        day('formed_on', ASK.formed_on),
        day('lent_on', ASK.lent_on),
        day('due_on', ASK.due_on, { isOptional: true }),
        day('until', ASK.until),
      ],
    },
  ],
}

/** What stands in a form at first. */
export function firstAnswers(kind: Calculation): Answers {
  const now = today()
  const first: Record<Calculation, Answers> = {
    damages: { trial_on: now, outcome: 'injury', cap_order: 'after', care_persons: '1' },
    traffic: {
      ...{
        injured_in: 'other',
        responsibility: 'secondary',
        is_insured: 'yes',
        owner_drives: 'yes',
      },
      'victims.n': '1',
    },
    court_fee: { matter: 'property' },
    limitation: { claim: 'ordinary' },
    period: { period: 'judicial_confirmation', from: now },
    loan: { until: now },
  }
  return first[kind]
}
