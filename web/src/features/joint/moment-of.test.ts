import { expect, test } from 'vitest'
import { momentOf } from './moment-of.ts'

test('a day and a time are Shanghai’s, wherever the browser is', () => {
  expect(momentOf('2022-09-06', '08:30')).toBe('2022-09-06T00:30:00.000Z')
  expect(momentOf('2022-09-06', '00:00')).toBe('2022-09-05T16:00:00.000Z')
})

test.each([
  ['', '08:30'],
  ['2022-09-06', ''],
  ['2022-9-6', '08:30'],
])('%s %s is no moment', (day, time) => {
  expect(momentOf(day, time)).toBeUndefined()
})
