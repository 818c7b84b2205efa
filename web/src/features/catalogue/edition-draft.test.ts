import { expect, test } from 'vitest'
import { draftOf, inputOf, missingParts, openCells } from './edition-draft.ts'

const EMPTY = draftOf({
  id: '01900000-0000-7000-8000-000000000001',
  code: 'env.lamp',
  parent_code: 'env',
  name: '路灯不亮',
  keywords: ['路灯', '灯杆'],
  owner_unit_id: null,
  doer_kind: null,
  doer_unit_id: null,
  standard: null,
  basis: null,
  clocks: null,
  evidence: [],
  verifier: 'grid_worker',
  may_self_close: false,
  is_secret_by_default: false,
  default_urgency: 'ordinary',
  reopen_days: 7,
  owner: null,
  doer: null,
  state: 'draft',
  valid_from: null,
  valid_to: null,
  published_at: null,
  mappings: [],
  can: ['revise', 'publish', 'discard'],
})

test('a category without owner, doer, standard and clocks names all four', () => {
  expect(missingParts(EMPTY)).toEqual(['no_owner', 'no_doer', 'no_standard', 'no_clocks'])
})

test('a named unit as doer must be named', () => {
  expect(missingParts({ ...EMPTY, doer_kind: 'unit' })).toContain('no_doer_unit')
})

test('clocks that are half filled are said to be so, and are not sent', () => {
  const clocks = structuredClone(EMPTY.clocks)
  clocks.critical.accept = { value: '2', unit: 'hours', basis: '城市照明管理规定' }
  const half = { ...EMPTY, clocks }
  expect(missingParts(half)).toContain('clocks_half')
  expect(openCells(clocks)).toHaveLength(8)
  expect(inputOf(half).clocks).toBeNull()
})

test('keywords are parted as people write them, each once', () => {
  expect(inputOf({ ...EMPTY, keywords: '路灯、灯杆 路灯，灯泡' }).keywords).toEqual([
    '路灯',
    '灯杆',
    '灯泡',
  ])
})
