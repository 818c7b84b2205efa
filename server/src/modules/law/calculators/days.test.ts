import { STATUTORY_PERIODS, type StatutoryPeriod } from '@linli/contract/codes/law'
import type { LimitationInput } from '@linli/contract/law-shapes'
import { expect, test } from 'vitest'
import { addMonths } from './calendar.ts'
import { calculateLimitation } from './limitation.ts'
import { calculatePeriod } from './period.ts'

const ON = '2022-09-05'
const lastOf = (period: StatutoryPeriod, from: string) =>
  calculatePeriod({ kind: 'period', period, from }, ON).days[0]?.day

test.each([
  ['judicial_confirmation', '2022-08-10', '2022-09-09'],
  // 2022-09-10 is Mid-Autumn, and the two days after it are days of rest.
  ['judicial_confirmation', '2022-08-11', '2022-09-13'],
  ['petition_route', '2022-09-01', '2022-09-16'],
  ['petition_answer', '2022-09-01', '2022-10-31'],
  // From a Monday to a Thursday; the police count working days, so from a Friday to a Wednesday.
  ['police_review', '2022-08-29', '2022-09-01'],
  ['police_review', '2022-08-26', '2022-08-31'],
  ['police_certificate', '2022-08-29', '2022-09-13'],
  ['police_after_failed_mediation', '2022-08-29', '2022-09-01'],
  ['court_filing', '2022-09-05', '2022-09-13'],
  ['court_simple', '2022-09-05', '2022-12-05'],
  ['court_ordinary', '2022-08-31', '2023-02-28'],
  ['enforcement', '2022-08-10', '2024-08-12'],
  ['insurer_payment', '2022-09-05', '2022-09-15'],
] as const)('%s from %s ends on %s', (period, from, day) => {
  expect(lastOf(period, from)).toBe(day)
})

test('where the last day moves, the words say from where to where', () => {
  const { days } = calculatePeriod(
    { kind: 'period', period: 'judicial_confirmation', from: '2022-08-11' },
    ON,
  )
  expect(days[0]?.formula).toContain('2022-09-10 是休息日，顺延到 2022-09-13')
})

test('every period cites the article that states it, and those moved in 2023 are cited by their number of the day', () => {
  for (const period of STATUTORY_PERIODS)
    expect(
      calculatePeriod({ kind: 'period', period, from: ON }, ON).days[0]?.citations.length,
    ).toBeGreaterThan(2)
  const numbers = (from: string) =>
    calculatePeriod({ kind: 'period', period: 'judicial_confirmation', from }, ON)
      .days[0]?.citations.filter(({ code }) => code === 'minshisusongfa')
      .map(({ number }) => number)
  expect([numbers('2023-12-31'), numbers('2024-01-01')]).toEqual([[201], [205]])
})

test('a month without such a day ends with its last', () => {
  expect(addMonths('2022-08-31', 6)).toBe('2023-02-28')
  expect(addMonths('2020-02-29', 36)).toBe('2023-02-28')
  expect(addMonths('2022-11-30', 1)).toBe('2022-12-30')
})

const CLAIM: LimitationInput = {
  ...{ kind: 'limitation', claim: 'ordinary', knew_on: '2020-03-02', harmed_on: '2020-03-02' },
  interruptions: [],
}
const limit = (more: Partial<LimitationInput>) => calculateLimitation({ ...CLAIM, ...more }, ON)

test('three years from knowing, and one for wages', () => {
  expect(limit({}).days[0]?.day).toBe('2023-03-02')
  expect(limit({ claim: 'labour' }).days.map(({ day }) => day)).toEqual(['2021-03-02'])
})

test('a request to a mediation committee starts the period anew', () => {
  const result = limit({ interruptions: [{ on: '2022-08-10', by: 'committee' }] })
  // 2025-08-10 is a Sunday.
  expect(result.days[0]?.day).toBe('2025-08-11')
  expect(result.notes[0]).toContain('2022-08-10 向人民调解委员会提出请求')
  expect(result.victim[0]?.citations).toContainEqual(
    expect.objectContaining({ code: 'susong-shixiao-guiding', number: 12 }),
  )
})

test('an interruption after the end revives nothing, one before the knowing counts nothing', () => {
  const late = limit({
    interruptions: [
      { on: '2019-01-01', by: 'demand' },
      { on: '2023-03-03', by: 'demand' },
    ],
  })
  expect(late.days[0]?.day).toBe('2023-03-02')
  expect(late.notes[0]).toContain('已经届满')
})

test('nothing is protected longer than twenty years after the harm, interrupted or not', () => {
  const old = limit({ harmed_on: '2003-09-01', knew_on: '2021-01-04' })
  expect(old.days.map(({ day }) => day)).toEqual(['2023-09-01'])
  expect(() => limit({ harmed_on: '2020-03-03' })).toThrow(
    expect.objectContaining({ reason: 'days_in_wrong_order' }),
  )
})
