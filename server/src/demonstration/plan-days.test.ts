import { expect, test } from 'vitest'
import { CUT_OFF, DAYS, midnightOf } from './moments.ts'
import { planDays } from './plan-days.ts'

test('the days hold exactly the total, whatever it is', () => {
  for (const [total, history] of [
    [600_364, 1],
    [3_001_820, 5],
    [7, 1],
  ] as const) {
    const days = planDays(total, history)
    expect(days.length).toBe(DAYS * history)
    expect(days.reduce((sum, { count }) => sum + count, 0)).toBe(total)
    expect(days.at(-1)?.midnight).toBe(midnightOf(DAYS - 1))
    expect(days.at(-1)?.midnight).toBeLessThan(CUT_OFF.getTime())
  }
})

test('fewer report on days of rest than on the working days around them', () => {
  const days = planDays(600_364, 1)
  const on = (day: string) =>
    days.find(({ midnight }) => midnight === Date.parse(`${day}T00:00:00+08:00`))?.count ?? 0
  expect(on('2022-06-18')).toBeLessThan(on('2022-06-17'))
  expect(on('2022-02-01')).toBeLessThan(on('2022-02-15') * 0.6)
  // A make-up Saturday is a working day.
  expect(on('2022-01-29')).toBeGreaterThan(on('2022-01-22'))
})
