import { expect, test } from 'vitest'
import { placeLine } from './place-words.ts'

const AREA = ['振兴社区', '第二网格', '昌润家园5号楼']

test('an address that only repeats the area is said once', () => {
  expect(placeLine(AREA, '振兴社区昌润家园5号楼')).toBe('振兴社区 第二网格 昌润家园5号楼')
})

test('what an address adds is kept', () => {
  expect(placeLine(AREA, '昌润家园5号楼东单元门口')).toBe(
    '振兴社区 第二网格 昌润家园5号楼，东单元门口',
  )
  expect(placeLine([], '东门外第二根灯杆')).toBe('东门外第二根灯杆')
})
