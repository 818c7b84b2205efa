import { expect, test } from 'vitest'
import { dateFromSerial, isDateFormat } from './xlsx-dates.ts'

test.each([
  [43139, false, '2018-02-08'],
  [43139.649074074, false, '2018-02-08T15:34:40'],
  [0.5, false, '12:00:00'],
  [1, false, '1900-01-01'],
  [61, false, '1900-03-01'],
  [0, true, '00:00:00'],
  [41677, true, '2018-02-08'],
  [43139.99999999, false, '2018-02-09'],
  [-1, false, null],
])('day number %d reads as a local date', (serial, is1904, expected) => {
  expect(dateFromSerial(serial, is1904)).toBe(expected)
})

test.each([
  [14, undefined, true],
  [31, undefined, true],
  [0, undefined, false],
  [2, undefined, false],
  [176, 'yyyy"年"m"月"d"日"', true],
  [177, '[$-804]上午/下午h"时"mm"分"', true],
  [178, '[h]:mm', true],
  [179, '0.00"days"', false],
  [180, '[Red]0.00', false],
  [181, 'G/通用格式', false],
  [182, 'General', false],
  [183, '#,##0_);[Red](#,##0)', false],
])('number format %d %s', (id, code, expected) => {
  expect(isDateFormat(id, code)).toBe(expected)
})
