import { expect, test } from 'vitest'
import { areaRowsCsv, readAreaRows } from './read-area-rows.ts'

test('a pasted list with heading, tabs and long street codes is understood', () => {
  const rows = readAreaRows(
    '代码\t名称\n371502006000\t新区街道\n371502006001\t凤苑社区\n',
    '371502',
  )
  expect(rows.map(({ code, level, parent_code, why }) => [code, level, parent_code, why])).toEqual([
    ['371502006', 'street', '371502', null],
    ['371502006001', 'community', '371502006', null],
  ])
  expect(areaRowsCsv(rows)).toBe('371502006,"新区街道",371502\n371502006001,"凤苑社区",371502006')
})

test('each wrong row says which and why', () => {
  const rows = readAreaRows(
    '371502006,新区街道\n37150,短\n440310001,别处\n371502006,又一次\n371502007001,没有街道\n371502008,',
    '371502',
  )
  expect(rows.flatMap(({ row, why }) => (why ? [[row, why]] : []))).toEqual([
    [2, 'code'],
    [3, 'other_district'],
    [4, 'twice'],
    [5, 'no_parent'],
    [6, 'name'],
  ])
})
