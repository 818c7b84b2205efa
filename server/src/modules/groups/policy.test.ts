import { MEMBER_KINDS, MEMBER_STATUSES } from '@linli/contract/codes/groups'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ActorPost } from '#platform/actor'
import { actsOf, mayWrite, speaksOfficially } from './policy.ts'

const NOW = new Date('2022-09-05T02:00:00Z')
const group = { owner_id: 'owner', deputy_id: 'deputy', grid_id: 'grid', closed_at: null }
const post = (kind: string, area_id: string): ActorPost => ({
  id: 'post',
  kind,
  role: 'grid_worker',
  unit_id: 'unit',
  unit_name: '网格队',
  area_id,
  area_name: '',
  level: 'grid',
  on_behalf_of: null,
})
const people = {
  owner: { acts_for: ['owner'], posts: [] },
  deputy: { acts_for: ['deputy'], posts: [] },
  stands_in: { acts_for: ['somebody', 'owner'], posts: [] },
  lead: { acts_for: ['somebody'], posts: [post('grid_worker', 'grid')] },
  lead_elsewhere: { acts_for: ['somebody'], posts: [post('grid_worker', 'other')] },
  centre: { acts_for: ['somebody'], posts: [post('centre_duty', 'grid')] },
  resident: { acts_for: ['somebody'], posts: [] },
}
const member = fc.record({
  person_id: fc.constant('somebody'),
  kind: fc.constantFrom(...MEMBER_KINDS),
  status: fc.constantFrom(...MEMBER_STATUSES),
  silenced_until: fc.constantFrom(null, '2022-09-05T01:00:00Z', '2022-09-05T03:00:00Z'),
})

test('who is not in a group may do nothing in it, whoever they are', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(people)), member, (actor, membership) => {
      if (membership.status !== 'in') expect(actsOf(actor, group, membership, NOW)).toEqual([])
      expect(actsOf(actor, group, null, NOW)).toEqual([])
    }),
  )
})

test.each([
  ['owner', true],
  ['deputy', true],
  ['stands_in', true],
  ['lead', true],
  ['lead_elsewhere', false],
  ['centre', false],
  ['resident', false],
] as const)('%s keeps the group: %s', (who, keeps) => {
  const membership = {
    person_id: 'x',
    kind: 'resident',
    status: 'in',
    silenced_until: null,
  } as const
  const acts = actsOf(people[who], group, membership, NOW)
  expect(acts.includes('moderate')).toBe(keeps)
  expect(acts.includes('notice')).toBe(keeps)
})

test('who is silenced writes again once the time is over, and nobody writes in a closed group', () => {
  fc.assert(
    fc.property(member, (membership) => {
      const isSilenced = membership.silenced_until === '2022-09-05T03:00:00Z'
      expect(mayWrite(group, membership, NOW)).toBe(membership.status === 'in' && !isSilenced)
      expect(mayWrite({ closed_at: '2022-09-01T00:00:00Z' }, membership, NOW)).toBe(false)
    }),
  )
})

test('residents and leads of buildings speak for themselves', () => {
  expect(MEMBER_KINDS.filter((kind) => !speaksOfficially(kind))).toEqual([
    'resident',
    'building_lead',
  ])
})
