import {
  CAP_ORDERS,
  type Calculation,
  CLAIM_KINDS,
  FEE_MATTERS,
  INJURIES,
  INTERRUPTIONS,
  RESPONSIBILITIES,
  STATUTORY_PERIODS,
} from '@linli/contract/codes/law'
import { ASK } from '../../words/zh-CN/law-asked.ts'
import type { Input } from './asked.ts'
import { type Answers, fenOf, type Reader, readAnswers } from './read-answers.ts'

/** What is sent for the answers of a form, or what is wrong with them. */
export function inputOf(
  kind: Calculation,
  answers: Answers,
): { input: Input } | { problems: Record<string, string> } {
  const read = readAnswers(answers)
  const input = READ[kind](read)
  return Object.keys(read.problems).length > 0 ? { problems: read.problems } : { input }
}

const READ: Record<Calculation, (read: Reader) => Input> = {
  damages: readDamages,
  traffic: (read) => ({
    kind: 'traffic',
    happened_on: read.day('happened_on'),
    victims: rowsOf(read, 'victims').map((at) => ({
      medical_fen: read.fen(`${at}.medical`),
      disability_fen: read.fen(`${at}.disability`),
      property_fen: read.fen(`${at}.property`),
    })),
    injured_in: read.choice('injured_in', ['other', 'motor']),
    responsibility: read.choice('responsibility', RESPONSIBILITIES),
    is_intentional: read.is('is_intentional', 'yes'),
    is_insured: !read.is('is_insured', 'no'),
    owner_drives: !read.is('owner_drives', 'no'),
    commercial_cover_fen: read.fen('commercial'),
    is_free_passenger: read.is('is_free_passenger', 'yes'),
  }),
  court_fee: (read) => ({
    kind: 'court_fee',
    matter: read.choice('matter', FEE_MATTERS),
    amount_fen: read.fen('amount'),
    is_injury: read.is('is_injury', 'yes'),
  }),
  limitation: (read) => ({
    kind: 'limitation',
    claim: read.choice('claim', CLAIM_KINDS),
    harmed_on: read.day('harmed_on'),
    knew_on: read.day('knew_on'),
    interruptions: rowsOf(read, 'interruptions').map((at) => ({
      on: read.day(`${at}.on`),
      by: read.choice(`${at}.by`, INTERRUPTIONS),
    })),
  }),
  period: (read) => ({
    kind: 'period',
    period: read.choice('period', STATUTORY_PERIODS),
    from: read.day('from'),
  }),
  loan: (read) => ({
    kind: 'loan',
    principal_fen: read.fen('principal'),
    formed_on: read.day('formed_on'),
    lent_on: read.day('lent_on'),
    due_on: read.dayOrNull('due_on'),
    until: read.day('until'),
    rate_bp: rateOf(read),
  }),
}

function readDamages(read: Reader): Input {
  const perDay = (name: string) => {
    const days = read.intOrNull(`${name}_days`)
    return days === null ? null : { days, daily_fen: read.fenOrNull(`${name}_daily`) }
  }
  const [lost, care] = [perDay('lost'), perDay('care')]
  const mental_high = read.fen('mental_high')
  const outcome = read.choice('outcome', INJURIES)
  return {
    kind: 'damages',
    happened_on: read.day('happened_on'),
    trial_on: read.day('trial_on'),
    outcome,
    age: outcome === 'injury' ? null : read.intOrNull('age'),
    grades: outcome === 'disability' ? gradesOf(read) : [],
    medical_fen: read.fen('medical'),
    later_treatment_fen: read.fen('later'),
    lost_income: lost && { days: lost.days, daily_fen: lost.daily_fen ?? 0 },
    care: care && { ...care, persons: read.int('care_persons') },
    transport_fen: read.fen('transport'),
    lodging_fen: read.fen('lodging'),
    meals: perDay('meals'),
    nutrition: perDay('food'),
    devices_fen: read.fen('devices'),
    dependants: (outcome === 'injury' ? [] : rowsOf(read, 'dependants')).map((at) => ({
      age: read.int(`${at}.age`),
      is_adult: read.is(`${at}.is_adult`, 'yes'),
      supporters: Math.max(1, read.int(`${at}.supporters`)),
    })),
    cap_order: read.choice('cap_order', CAP_ORDERS),
    mental: mental_high > 0 ? { low_fen: read.fen('mental_low'), high_fen: mental_high } : null,
    home: homeOf(read),
  }
}

function homeOf(read: Reader) {
  const [income_fen, consumption_fen] = [read.fen('home_income'), read.fen('home_consumption')]
  const source = read.text('home_source')
  if (income_fen === 0 && consumption_fen === 0) return null
  if (source === '') read.problems['home_source'] = ASK.home_source_missing
  return { income_fen, consumption_fen, source: source || '—' }
}

function gradesOf(read: Reader): number[] {
  const grades = read
    .text('grades')
    .normalize('NFKC')
    .split(/[\s,，、和级]+/)
    .filter(Boolean)
    .map(Number)
  const isRight =
    grades.length > 0 && grades.every((one) => Number.isInteger(one) && one >= 1 && one <= 10)
  if (!isRight) read.problems['grades'] = ASK.grades_wrong
  return grades
}

// A percentage reads like yuan: two places behind the point, and hundredths count.
function rateOf(read: Reader): number | null {
  const text = read.text('rate').replace(/[%％]$/, '')
  if (text === '') return null
  const rate = fenOf(text)
  if (rate === null) read.problems['rate'] = ASK.money_wrong
  return rate
}

/** The beginnings of the names of a list's rows. */
function rowsOf(read: Reader, name: string): string[] {
  return Array.from({ length: Number(read.text(`${name}.n`)) || 0 }, (_, at) => `${name}.${at}`)
}
