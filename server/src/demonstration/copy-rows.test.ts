import { expect, test } from 'vitest'
import { bytesOf, listOf, rowOf } from './copy-rows.ts'

test('what means something to COPY is escaped, and nothing is \\N', () => {
  expect(rowOf([1, 'a\tb', 'c\nd', 'e\\f', null, undefined, false, ''])).toBe(
    '1\ta\\tb\tc\\nd\te\\\\f\t\\N\t\\N\tfalse\t\n',
  )
})

test('bytes and lists stay literals after the escaping', () => {
  expect(rowOf([bytesOf(Buffer.from([0, 255])), bytesOf(null)])).toBe('\\\\x00ff\t\\N\n')
  expect(listOf(['路灯', 'a"b', 'c\\d'])).toBe('{"路灯","a\\"b","c\\\\d"}')
})
