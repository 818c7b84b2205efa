import type { TriageLine } from '@linli/contract/matters'
import { expect, test } from 'vitest'
import { changedRow, sendOnInput } from './triage-draft.ts'

const line: TriageLine = {
  id: 'm',
  number: '2022-0000001',
  status: 'reported',
  closed_as: null,
  category: { code: 'facility.heating', name: '供暖不热' },
  summary: '暖气不热',
  description: '暖气不热',
  address: null,
  area_name: null,
  urgency: 'ordinary',
  source: 'resident',
  unit: null,
  assignee: null,
  reported_at: '2022-09-05T02:00:00.000Z',
  closed_at: null,
  clock: null,
  is_secret: false,
  reopened_count: 0,
  me_too_count: 0,
  repeat_count: 0,
  rating: null,
  escalation: null,
  verified_outcome: null,
  reporter_solved: null,
  area: { id: 'b', name: '3号楼' },
  suggested_unit: { id: 'u', name: '热力公司' },
  is_by_rule: false,
}

test('what nobody changed is sent as the matter has it, and its place is not sent again', () => {
  expect(sendOnInput(line, {}, 'u')).toEqual({
    id: 'm',
    category_code: 'facility.heating',
    urgency: 'ordinary',
    unit_id: 'u',
  })
})

test('what was changed is sent; without a unit it is triaged only', () => {
  const draft = { urgency: 'critical', area: { id: 'a', names: ['别处'] }, note: ' 急 ' } as const
  const changed = { ...draft, area: { id: 'a', names: ['别处'] } }
  expect(sendOnInput(line, changed, undefined)).toEqual({
    id: 'm',
    category_code: 'facility.heating',
    urgency: 'critical',
    area_id: 'a',
    note: '急',
  })
})

test('a unit that was chosen stands before the suggested one', () => {
  expect(changedRow(line, {}, line.suggested_unit).unit).toEqual(line.suggested_unit)
  const unit = { id: 'x', name: '物业' }
  expect(changedRow(line, { unit }, line.suggested_unit).unit).toEqual(unit)
})
