import { expect, test } from 'vitest'
import { safeCell } from './download-errors.ts'

test.each([
  '=1+1',
  '+86 138',
  '-1+2',
  '@SUM(A1)',
  ' =1+1',
  '\t=1+1',
  '\n=1+1',
  '＝1+1',
  '＋1',
  '－1+2',
  '＠A1',
])('a spreadsheet takes %j for text', (cell) => {
  expect(safeCell(cell).replace(/^"/, '')[0]).toBe("'")
})

test.each(['12', '-3.5', '-', '路灯=坏', '王建国', ''])('%j stays as it is', (cell) => {
  expect(safeCell(cell)).toBe(cell)
})
