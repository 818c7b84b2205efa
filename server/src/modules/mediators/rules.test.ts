import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gapsOf, termEnd } from './rules.ts'

const WHOLE = {
  is_set_up: true,
  members: 5,
  women: 1,
  heads: 1,
  rooms: 1,
  term_ends_on: '2024-01-15',
  has_seal: true,
}

test.each([
  [{}, []],
  [{ members: 2 }, ['too_few_members']],
  [{ members: 3 }, []],
  [{ members: 9 }, []],
  [{ members: 10 }, ['too_many_members']],
  [{ women: 0 }, ['no_woman']],
  [{ heads: 0 }, ['no_head']],
  [{ heads: 2 }, ['two_heads']],
  [{ rooms: 0 }, ['no_room']],
  [{ has_seal: false }, ['no_seal']],
  [{ term_ends_on: null }, []],
  [{ term_ends_on: '2022-09-06' }, []],
  [{ term_ends_on: '2022-09-05' }, ['term_over']],
])('%j lacks %j', (change, gaps) => {
  expect(gapsOf({ ...WHOLE, ...change }, '2022-09-05')).toEqual(gaps)
})

test('a committee that was never set up is told so, and not asked for its seal', () => {
  expect(gapsOf({ ...WHOLE, is_set_up: false, has_seal: false }, '2022-09-05')).toEqual([
    'not_set_up',
  ])
})

test('a term lasts three years from the election, unless another end is given', () => {
  expect(termEnd('2021-01-15', null)).toBe('2024-01-15')
  expect(termEnd('2020-02-29', null)).toBe('2023-03-01')
  expect(termEnd('2021-01-15', '2023-06-30')).toBe('2023-06-30')
  expect(termEnd(null, null)).toBeNull()
  const days = fc.date({
    min: new Date('1990-01-01'),
    max: new Date('2090-01-01'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(days, (day) => {
      const elected = day.toISOString().slice(0, 10)
      const end = termEnd(elected, null) ?? ''
      expect(Number(end.slice(0, 4)) - Number(elected.slice(0, 4))).toBe(3)
    }),
  )
})
