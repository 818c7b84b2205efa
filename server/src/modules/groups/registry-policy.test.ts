import { describe, expect, test } from 'vitest'
import type { Actor } from '#platform/actor'
import { arrangesGroup, readsRecord, recordActsOf } from './registry-policy.ts'

const group = {
  grid_id: 'grid',
  community_id: 'community',
  street_id: 'street',
  owner_id: 'owner',
  deputy_id: 'deputy',
  closed_at: null,
}

const person = (id: string, ...posts: [role: string, level: string, area_id: string][]) =>
  ({
    kind: posts.length > 0 || id === 'owner' ? 'staff' : 'resident',
    person_id: id,
    acts_for: [id],
    posts: posts.map(([role, level, area_id]) => ({ role, level, area_id, unit_id: 'unit' })),
  }) as unknown as Actor

describe.each([
  [
    'the owner, wherever the post is',
    person('owner', ['grid_worker', 'grid', 'elsewhere']),
    true,
    true,
  ],
  ['the grid worker of the grid', person('one', ['grid_worker', 'grid', 'grid']), true, true],
  [
    'the grid worker of another grid',
    person('one', ['grid_worker', 'grid', 'other']),
    false,
    false,
  ],
  ['the centre of the street', person('one', ['centre_staff', 'street', 'street']), true, true],
  [
    'the centre of another street',
    person('one', ['centre_staff', 'street', 'other']),
    false,
    false,
  ],
  ['a leader of the district', person('one', ['leader', 'district', 'district']), true, false],
  [
    'a leader here and centre elsewhere',
    person('one', ['leader', 'street', 'street'], ['centre_staff', 'street', 'other']),
    true,
    false,
  ],
  ['the property firm', person('one', ['unit_staff', 'community', 'community']), false, false],
  ['a resident', person('one'), false, false],
])('%s', (_who, actor, reads, arranges) => {
  test('reads the entry or not, changes it or not', () => {
    expect(readsRecord(actor, group)).toBe(reads)
    expect(arrangesGroup(actor, group)).toBe(arranges)
    expect(recordActsOf(actor, group).length > 0).toBe(arranges)
  })

  test('changes nothing of a closed group', () => {
    expect(recordActsOf(actor, { ...group, closed_at: '2022-09-01T00:00:00Z' })).toEqual([])
  })
})
