import {
  articleName,
  articleSlug,
  chineseNumber,
  citationText,
  readArticleSlug,
  readChineseNumber,
} from '@linli/contract/codes/article-name'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readQuestion, standingOn } from './rules.ts'

test.each([
  [1, '一'],
  [10, '十'],
  [12, '十二'],
  [20, '二十'],
  [103, '一百零三'],
  [110, '一百一十'],
  [1003, '一千零三'],
  [1030, '一千零三十'],
  [1179, '一千一百七十九'],
  [1260, '一千二百六十'],
])('%i is written %s', (n, text) => {
  expect(chineseNumber(n)).toBe(text)
})

test('every number is read back from its numerals, and every article from its address', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), fc.nat(20), (number, sub) => {
      expect(readChineseNumber(chineseNumber(number))).toBe(number)
      expect(readArticleSlug(articleSlug(number, sub))).toEqual({ number, sub })
    }),
  )
  expect(readArticleSlug('x')).toBeNull()
})

test('a citation reads as a mediator writes it', () => {
  expect(citationText({ title: '中华人民共和国民法典', number: 1179, sub: 0 })).toBe(
    '《中华人民共和国民法典》第一千一百七十九条',
  )
  expect(articleName(30, 1)).toBe('第三十条之一')
})

test.each([
  ['民法典1179', '民法典', 1179],
  ['民法典第1179条', '民法典', 1179],
  ['《民法典》第一千一百七十九条', '民法典', 1179],
  ['第一千一百七十九条', null, 1179],
  ['1179', null, 1179],
  ['mfd 1179', 'mfd', 1179],
  ['人民调解法 33', '人民调解法', 33],
  ['人民调解法三十三条', '人民调解法', 33],
])('%s asks for an article', (typed, law, number) => {
  expect(readQuestion(typed)).toMatchObject({ law, article: { number, sub: 0 } })
})

test('anything else is the name of a law or words of its text', () => {
  expect(readQuestion('定金 双倍返还')).toMatchObject({
    article: null,
    words: ['定金', '双倍返还'],
  })
  expect(readQuestion('租')).toMatchObject({ law: '租', words: [] })
  expect(readQuestion('第一千一百七十九条之二')).toMatchObject({
    article: { number: 1179, sub: 2 },
  })
})

test('how a version stands on a day', () => {
  const old = { from: '2022-01-01', until: '2023-12-31', ended: 'amended' }
  expect(standingOn(old, '2021-12-31')).toBe('not_yet')
  expect(standingOn(old, '2022-01-01')).toBe('in_force')
  expect(standingOn(old, '2023-12-31')).toBe('in_force')
  expect(standingOn(old, '2024-01-01')).toBe('amended')
  expect(standingOn({ ...old, ended: 'repealed' }, '2024-01-01')).toBe('repealed')
})
