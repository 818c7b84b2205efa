import { expect, test } from 'vitest'
import { rowMapper, wordsOf } from './map-row.ts'
import type { ImportTarget } from './target.ts'

const unused = async () => {
  throw new Error('reading a row asks nobody')
}
const target: ImportTarget = {
  name: 'matters',
  fields: [
    field('external_ref'),
    { ...field('reported_at'), kind: 'moment', is_required: true },
    field('street'),
    field('community'),
    field('category_1'),
    field('category_2'),
    field('unit'),
    field('unit_code'),
    { ...field('overdue'), kind: 'flag' },
    { ...field('closed'), kind: 'flag' },
    { ...field('closed_at'), kind: 'moment' },
  ],
  choices: [
    choice('community', ['street', 'community'], 'path'),
    { ...choice('category', ['category_1', 'category_2'], 'levels'), is_required: true },
    choice('unit', ['unit_code', 'unit'], 'code_or_name'),
  ],
  suggest: unused,
  names: unused,
  known: unused,
  create: unused,
  write: unused,
  undo: unused,
}
function field(name: string) {
  const kind: 'text' | 'moment' | 'flag' = 'text'
  return { name, kind, is_required: false, is_counted: false, max_characters: 40, hints: [] }
}
function choice(name: string, fields: string[], rule: 'path' | 'levels' | 'code_or_name') {
  return { name, fields, rule, is_required: false, may_create: true }
}

const COLUMNS = ['号', '时间', '街道', '社区', '大类', '小类', '单位', '单位码', '超期', '归档']
const mapping = {
  columns: {
    external_ref: '号',
    reported_at: '时间',
    street: '街道',
    community: '社区',
    category_1: '大类',
    category_2: '小类',
    unit: '单位',
    unit_code: '单位码',
    overdue: '超期',
  },
  closed_rule: 'all' as const,
  values: {
    community: { '龙田街道 / 老坑社区': 'area-1' },
    category: { 市政设施: 'facility', '市政设施 / 井盖': 'facility.cover' },
    unit: { '1805': 'unit-1' },
  },
}
const now = new Date('2022-09-06T10:30:00Z')
const GOOD = [
  '7',
  '2018-02-08 15:34:40',
  '龙田街道',
  '老坑社区',
  '市政设施',
  '绿地',
  '老坑社区',
  '1805',
  '0',
  '1',
]
const map = (changes: Record<number, string> = {}, more: Partial<typeof mapping> = {}) =>
  rowMapper(target, COLUMNS, { mapping: { ...mapping, ...more }, now }).map(
    2,
    GOOD.map((cell, index) => changes[index] ?? cell),
  )

test('a row is read by its columns and its words; a finer category wins over its parent', () => {
  expect(map().row).toEqual({
    line: 2,
    external_ref: '7',
    values: {
      external_ref: '7',
      reported_at: '2018-02-08T07:34:40.000Z',
      street: '龙田街道',
      community: '老坑社区',
      category_1: '市政设施',
      category_2: '绿地',
      unit: '老坑社区',
      unit_code: '1805',
      overdue: 'false',
      closed: null,
      closed_at: null,
    },
    chosen: { community: 'area-1', category: 'facility', unit: 'unit-1' },
  })
  expect(map({ 5: '井盖' }).row?.chosen.category).toBe('facility.cover')
})

test('a dash means that nothing is known: no place, no unit, no flag', () => {
  const { row } = map({ 2: '-', 3: '-', 6: '-', 7: '-', 8: '-' })
  expect(row?.chosen).toMatchObject({ community: null, unit: null })
  expect(row?.values).toMatchObject({ street: null, overdue: null })
})

test.each([
  [
    'a flag where a day is wanted',
    {},
    { columns: { ...mapping.columns, closed_at: '归档' } },
    'not_a_moment',
    'closed_at',
  ],
  ['a day that is none', { 1: '2018-02-30 10:00:00' }, {}, 'not_a_moment', 'reported_at'],
  ['no day', { 1: '-' }, {}, 'value_missing', 'reported_at'],
  ['a day to come', { 1: '2023-01-01' }, {}, 'in_the_future', 'reported_at'],
  ['neither yes nor no', { 8: '5' }, {}, 'not_a_flag', 'overdue'],
  ['a type that stands for nothing', { 4: '其他城市的类型' }, {}, 'value_not_mapped', 'category'],
  ['no type', { 4: '-' }, {}, 'value_missing', 'category'],
  ['a unit that stands for nothing', { 7: '9999' }, {}, 'value_not_mapped', 'unit'],
  ['a number too long', { 0: '7'.repeat(41) }, {}, 'value_too_long', 'external_ref'],
  [
    'a case still open there',
    { 9: '0' },
    { columns: { ...mapping.columns, closed: '归档' }, closed_rule: 'by_column' },
    'still_open_there',
    'closed',
  ],
])('%s is a row error that names the field', (_, changes, more, reason, field) => {
  const rule = Object.assign({}, mapping, more)
  const cells = GOOD.map(
    (cell, index) => new Map(Object.entries(changes)).get(String(index)) ?? cell,
  )
  expect(rowMapper(target, COLUMNS, { mapping: rule, now }).map(2, cells).fault).toEqual({
    reason,
    field,
  })
})

test('a file without numbers gets references from its rows, equal for equal rows', () => {
  const { external_ref: _, ...columns } = mapping.columns
  const ref = (changes: Record<number, string>) =>
    rowMapper(target, COLUMNS, { mapping: { ...mapping, columns }, now }).map(
      2,
      GOOD.map((cell, index) => changes[index] ?? cell),
    ).row?.external_ref
  expect(ref({})).toBe(ref({}))
  expect(ref({})).not.toBe(ref({ 5: '井盖' }))
})

test('words of a choice: the whole path, every level, or the code with its name', () => {
  const values = {
    street: '甲',
    community: '乙',
    category_1: '一',
    category_2: '二',
    unit: '单',
    unit_code: '3',
  }
  const words = target.choices.map((one) =>
    wordsOf(one, values).map((word) => Object.values(word).join('=')),
  )
  expect(words).toEqual([['甲 / 乙=甲 / 乙'], ['一=一', '一 / 二=一 / 二'], ['3=单']])
})
