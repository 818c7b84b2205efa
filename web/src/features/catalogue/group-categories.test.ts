import type { CategoryLine } from '@linli/contract/catalogue'
import { expect, test } from 'vitest'
import { answersTo, groupCategories } from './group-categories.ts'

const line = (code: string, parent_code: string | null, name: string): CategoryLine => ({
  id: code,
  code,
  parent_code,
  name,
  owner_name: null,
  doer_kind: null,
  doer_name: null,
  standard: null,
  basis: null,
  clocks: null,
  keywords: ['灯杆'],
  may_self_close: false,
  evidence: [],
  default_urgency: 'ordinary',
})
const lamp = line('facility.lamp', 'facility', '路灯不亮')

test('categories stand under their parents, and a parent is no choice of its own', () => {
  const groups = groupCategories([
    line('facility', null, '市政设施'),
    lamp,
    line('other', null, '其他'),
  ])
  expect(groups.map((group) => [group.name, group.categories.map((one) => one.code)])).toEqual([
    ['市政设施', ['facility.lamp']],
    ['', ['other']],
  ])
})

test('a category answers to its name and to the words of a whole sentence', () => {
  expect(answersTo(lamp, '路灯')).toBe(true)
  expect(answersTo(lamp, '门口的灯杆歪了')).toBe(true)
  expect(answersTo(lamp, '噪音')).toBe(false)
  expect(answersTo(lamp, ' ')).toBe(true)
})
