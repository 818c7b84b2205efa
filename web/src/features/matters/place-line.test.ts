import { expect, test } from 'vitest'
import { placeLine } from './place-line.ts'

test.each([
  ['凤苑社区 第一网格 凤苑小区5号楼', '凤苑社区凤苑小区5号楼', '第一网格 凤苑社区凤苑小区5号楼'],
  ['凤苑社区 第一网格', '东门外第二根灯杆', '凤苑社区 第一网格 东门外第二根灯杆'],
  [null, '东门', '东门'],
  ['凤苑社区', null, '凤苑社区'],
  [null, null, ''],
])('%s and %s are one line', (area_name, address, line) => {
  expect(placeLine(area_name, address)).toBe(line)
})
