import { expect, test } from 'vitest'
import type { ActorPost } from '#platform/actor'
import { keepsCommittee, mayPause } from './policy.ts'

const COMMITTEE = {
  id: 'committee',
  area: { id: 'community', street_id: 'street', community_id: null },
  guides: ['office'],
  own_seat: null,
}
const post = (more: Partial<ActorPost>): ActorPost => ({
  id: 'post',
  kind: 'department_handler',
  role: 'unit_staff',
  unit_id: 'unit',
  unit_name: '单位',
  area_id: 'area',
  area_name: '地方',
  level: 'community',
  on_behalf_of: null,
  ...more,
})
const clerk = { kind: 'committee_clerk', role: 'mediator' } as const
const admin = { kind: 'system_admin', role: 'system_admin' } as const

test.each([
  ['its clerk', post({ ...clerk, unit_id: 'committee' }), true],
  ['the clerk of another', post({ ...clerk, unit_id: 'other' }), false],
  [
    'one of its mediators',
    post({ kind: 'mediator', role: 'mediator', unit_id: 'committee' }),
    false,
  ],
  ['the justice office that guides it', post({ unit_id: 'office' }), true],
  ['another unit', post({ unit_id: 'other' }), false],
  ['the administrator of the district', post({ ...admin, level: 'district' }), true],
  ['the administrator of its street', post({ ...admin, level: 'street', area_id: 'street' }), true],
  ['the administrator of another', post({ ...admin, level: 'street', area_id: 'x' }), false],
  ['a leader of the district', post({ role: 'leader', level: 'district' }), false],
])('%s: %o keeps the entry: %s', (_who, held, keeps) => {
  expect(keepsCommittee({ posts: [held] }, COMMITTEE)).toBe(keeps)
})

test('its heads keep the entry, members and those engaged do not', () => {
  const seats = ['head', 'deputy', 'member', 'engaged'] as const
  const keep = seats.filter((own_seat) => keepsCommittee({ posts: [] }, { ...COMMITTEE, own_seat }))
  expect(keep).toEqual(['head', 'deputy'])
})

test('a mediator may pause for themself and for nobody else', () => {
  expect(mayPause({ person_id: 'me', posts: [] }, { person_id: 'me' }, COMMITTEE)).toBe(true)
  expect(mayPause({ person_id: 'me', posts: [] }, { person_id: 'you' }, COMMITTEE)).toBe(false)
})
