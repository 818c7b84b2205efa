import { expect, test } from 'vitest'
import { fenOf, readAnswers } from './read-answers.ts'

test.each([
  ['35000', 3_500_000],
  ['35,000.5', 3_500_050],
  ['¥ 35,000.00', 3_500_000],
  ['3.5万', 3_500_000],
  ['０．０１', 1],
  ['1.234', null],
  ['-1', null],
  ['一万', null],
  ['', null],
  ['99999999999', null],
])('%s is %s fen', (typed, fen) => {
  expect(fenOf(typed)).toBe(fen)
})

test('what is wrong is noted at its field, what is empty is nothing', () => {
  const read = readAnswers({ a: '', b: 'x', c: '', d: '1.5' })
  expect([read.fen('a'), read.fenOrNull('a'), read.dayOrNull('c')]).toEqual([0, null, null])
  read.fen('b')
  read.day('c')
  read.int('d')
  expect(Object.keys(read.problems)).toEqual(['b', 'c', 'd'])
})
