import type { Category } from '@linli/contract/catalogue'
import { expect, test } from 'vitest'
import { compareEditions } from './compare-editions.ts'

const clock = { unit: 'hours', value: 8, basis: '区里约定' } as const
const kinds = { accept: clock, handle: clock, verify: clock }
const edition: Category = {
  id: '01900000-0000-7000-8000-000000000001',
  code: 'env.lamp',
  parent_code: 'env',
  name: '路灯不亮',
  keywords: ['路灯'],
  owner_unit_id: null,
  doer_kind: 'grid',
  doer_unit_id: null,
  standard: '灯亮',
  basis: null,
  clocks: { critical: kinds, urgent: kinds, ordinary: kinds },
  evidence: ['photo_after'],
  verifier: 'grid_worker',
  may_self_close: false,
  is_secret_by_default: false,
  default_urgency: 'ordinary',
  reopen_days: 7,
  owner: null,
  doer: null,
  state: 'published',
  valid_from: '2022-01-01',
  valid_to: null,
  published_at: '2022-01-01T00:00:00.000Z',
  mappings: [],
  can: [],
}

test('the same content differs in nothing, whatever its dates', () => {
  expect(compareEditions(edition, { ...edition, id: 'x', valid_from: '2022-09-01' })).toEqual([])
})

test('each thing that differs is said once, with what it was and what it became', () => {
  const clocks = { ...edition.clocks, urgent: { ...kinds, handle: { ...clock, value: 4 } } }
  const next = { ...edition, standard: '灯亮，灯杆不倾斜', basis: '城市照明管理规定', clocks }
  expect(compareEditions(edition, next as Category)).toEqual([
    { word: '办到什么样', before: '灯亮', after: '灯亮，灯杆不倾斜' },
    { word: '依据', before: '', after: '城市照明管理规定' },
    { word: '时限：紧急办好', before: '8 小时（区里约定）', after: '4 小时（区里约定）' },
  ])
})
