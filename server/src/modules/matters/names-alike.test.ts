import { expect, test } from 'vitest'
import { nameUnits } from './create-imported-units.ts'
import { bareAreaName, joinUnitNames, withoutOffice } from './names-alike.ts'

test.each([
  ['龙田街道', '龙田'],
  ['龙田街道办事处', '龙田'],
  ['六和社区居民委员会', '六和'],
  ['六和社区', '六和'],
  ['石井社区工作站', '石井'],
  ['西焦海村', '西焦海'],
  ['社区', '社区'],
])('area name %s reads %s', (name, bare) => {
  expect(bareAreaName(name)).toBe(bare)
})

test.each([
  ['六和社区（坪山街道办事处）', '六和社区'],
  ['六和社区(坪山街道办事处)', '六和社区'],
  ['坑梓自来水公司（坑梓辖区）', '坑梓自来水公司（坑梓辖区）'],
  ['区委宣传部（文体旅游局）', '区委宣传部（文体旅游局）'],
])('unit name %s without its office reads %s', (name, bare) => {
  expect(withoutOffice(name)).toBe(bare)
})

test('names with and without an office join only where they can mean one unit', () => {
  const names = [
    '六和社区',
    '六和社区（坪山街道办事处）',
    '市政服务中心（坪山街道办事处）',
    '市政服务中心（龙田街道办事处）',
    '城建办',
    '城建办（坑梓街道办事处）',
    '城建办（龙田街道办事处）',
  ]
  expect([...joinUnitNames(names).values()]).toEqual([
    '六和社区',
    '六和社区',
    '市政服务中心（坪山街道办事处）',
    '市政服务中心（龙田街道办事处）',
    '城建办',
    '城建办（坑梓街道办事处）',
    '城建办（龙田街道办事处）',
  ])
})

test('two codes with one name are two units', () => {
  const words = [
    { external_value: '9444', label: '城建办', n: 57 },
    { external_value: '9466', label: '城建办', n: 11 },
  ]
  expect([...nameUnits(words).values()]).toEqual(['城建办', '城建办（9466）'])
})
