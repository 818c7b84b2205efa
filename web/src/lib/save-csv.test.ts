import { expect, test } from 'vitest'
import { csvOf } from './save-csv.ts'

test('cells are quoted, begin no formula, and the file says its order of bytes', () => {
  expect(
    csvOf([
      ['姓名', '说“好”'],
      ['=1+1', 'a"b'],
      ['-5', ''],
    ]),
  ).toBe('\ufeff"姓名","说“好”"\r\n"\'=1+1","a""b"\r\n"\'-5",""\r\n')
})
