import type { PlanStep } from '@linli/contract/reorganisation-steps'
import { describe, expect, test } from 'vitest'
import { diffShape, sourcesOf } from './diff-shape.ts'
import { findGaps } from './find-gaps.ts'
import { findSight } from './find-sight.ts'
import type { OrgArea, Organisation, OrgPost, OrgUnit } from './organisation.ts'
import { shapePlan } from './shape-plan.ts'

// d holds the streets s and t; s the communities a and b; a the grids g and h, b the grid k; g the buildings x and y.
const AREAS: [string, OrgArea['level'], string, string | null][] = [
  ['d', 'district', '1', null],
  ['s', 'street', '11', 'd'],
  ['t', 'street', '12', 'd'],
  ['a', 'community', '111', 's'],
  ['b', 'community', '112', 's'],
  ['g', 'grid', '1111', 'a'],
  ['h', 'grid', '1112', 'a'],
  ['k', 'grid', '1121', 'b'],
  ['x', 'building', '11111', 'g'],
  ['y', 'building', '11112', 'g'],
]
const UNITS: [string, OrgUnit['kind'], string, string | null][] = [
  ['office', 'government', 's', null],
  ['centre', 'centre', 's', 'office'],
  ['centre_t', 'centre', 't', null],
  ['committee', 'community_committee', 'a', 'office'],
  ['team', 'grid_team', 'g', 'committee'],
  ['branch', 'grid_party_branch', 'g', null],
  ['group', 'building_party_group', 'x', 'branch'],
]
const POSTS: [string, OrgPost['kind'], string, string, string][] = [
  ['p1', 'centre_duty', 'centre', 's', 'zhao'],
  ['p2', 'grid_worker', 'team', 'g', 'wang'],
  ['p3', 'centre_duty', 'centre_t', 't', 'chen'],
  ['p4', 'community_clerk', 'centre', 'a', 'liu'],
]

function organisation(): Organisation {
  const byId = <T extends { id: string }>(all: T[]) => new Map(all.map((one) => [one.id, one]))
  return {
    areas: byId(
      AREAS.map(([id, level, code, parent_id]) => ({
        id,
        level,
        code,
        name: id,
        parent_id,
        is_assumed: false,
      })),
    ),
    units: byId(
      UNITS.map(([id, kind, area_id, parent_id]) => ({
        id,
        kind,
        name: id,
        area_id,
        parent_id,
        phone: null,
      })),
    ),
    posts: byId(
      POSTS.map(([id, kind, unit_id, area_id, person_id]) => ({
        id,
        kind,
        unit_id,
        area_id,
        person_id,
        is_public: true,
      })),
    ),
    people: new Map(['zhao', 'wang', 'chen', 'liu', 'new'].map((id) => [id, id])),
  }
}

const shape = (...steps: PlanStep[]) => {
  let n = 0
  return shapePlan(organisation(), steps, () => `made${++n}`)
}
const area = (
  new_id: string,
  parent_id: string,
  code: string,
  level: 'street' | 'community' | 'grid',
) =>
  ({
    kind: 'create_area',
    new_id,
    level,
    parent_id,
    code,
    name: new_id,
    is_assumed: false,
  }) as const
const unit = (new_id: string, area_id: string, parent_id: string | null = null) =>
  ({
    kind: 'create_unit',
    new_id,
    unit_kind: 'centre',
    name: new_id,
    area_id,
    parent_id,
    phone: null,
  }) as const

describe('what is impossible is refused with its reason, and the shape stays', () => {
  const cases: [string, string, PlanStep[]][] = [
    ['an area that is no more', 'area_gone', [{ kind: 'rename_area', area_id: 'z', name: 'n' }]],
    [
      'an area moved twice',
      'area_twice',
      [
        { kind: 'move_areas', area_ids: ['a'], to_id: 't' },
        { kind: 'move_areas', area_ids: ['a'], to_id: 's' },
      ],
    ],
    ['a code that is used', 'code_used', [area('n', 'd', '11', 'street')]],
    ['a code taken by recoding', 'code_used', [{ kind: 'recode_area', area_id: 'a', code: '112' }]],
    [
      'a community into a grid',
      'wrong_level',
      [{ kind: 'move_areas', area_ids: ['a'], to_id: 'k' }],
    ],
    ['a grid of a street', 'wrong_level', [area('n', 's', '99', 'grid')]],
    [
      'an area into itself',
      'wrong_level',
      [{ kind: 'merge_areas', area_ids: ['a'], into_id: 'a' }],
    ],
    [
      'a grid that ends and leaves two buildings',
      'children_left',
      [{ kind: 'end_area', area_id: 'g', heir_id: 'h' }],
    ],
    ['an id of something else', 'id_used', [area('office', 'd', '13', 'street')]],
    ['a unit that is no more', 'unit_gone', [{ kind: 'rename_unit', unit_id: 'z', name: 'n' }]],
    [
      'parents in a circle',
      'unit_below_itself',
      [{ kind: 'move_units', unit_ids: ['office'], area_id: null, parent_id: 'committee' }],
    ],
    [
      'a Party group over its branch',
      'unit_below_itself',
      [{ kind: 'move_units', unit_ids: ['branch'], area_id: null, parent_id: 'group' }],
    ],
    ['a unit that ends and leaves units', 'units_left', [{ kind: 'end_unit', unit_id: 'office' }]],
    [
      'a unit ended twice',
      'unit_gone',
      [
        { kind: 'end_unit', unit_id: 'team' },
        { kind: 'end_unit', unit_id: 'team' },
      ],
    ],
    [
      'an administrator by the way',
      'duty_not_by_plan',
      [
        {
          kind: 'appoint',
          new_id: 'n',
          person_id: 'new',
          unit_id: 'office',
          post_kind: 'system_admin',
          area_id: null,
        },
      ],
    ],
    [
      'somebody unknown',
      'person_gone',
      [
        {
          kind: 'appoint',
          new_id: 'n',
          person_id: 'nobody',
          unit_id: 'office',
          post_kind: 'centre_duty',
          area_id: null,
        },
      ],
    ],
    [
      'a post outside its unit',
      'post_outside_unit',
      [
        {
          kind: 'appoint',
          new_id: 'n',
          person_id: 'new',
          unit_id: 'centre_t',
          post_kind: 'centre_duty',
          area_id: 'a',
        },
      ],
    ],
    [
      'a post ended twice',
      'post_twice',
      [
        { kind: 'end_posts', post_ids: ['p1'] },
        { kind: 'end_posts', post_ids: ['p1'] },
      ],
    ],
    [
      'parts of a split that lie elsewhere',
      'area_gone',
      [
        {
          kind: 'split_area',
          area_id: 'a',
          parts: [{ new_id: 'n', code: '113', name: 'n', child_ids: ['k'] }],
        },
      ],
    ],
  ]
  test.each(cases)('%s', (_, code, steps) => {
    const found = shape(...steps)
    expect(found.conflicts.map((one) => one.code)).toContain(code)
  })
})

test('codes below a new code follow it, as far as they began with the old one', () => {
  const { after } = shape({ kind: 'recode_area', area_id: 'a', code: '129' })
  expect(['a', 'g', 'x', 'k'].map((id) => after.areas.get(id)?.code)).toEqual([
    '129',
    '1291',
    '12911',
    '1121',
  ])
})

test('a split distributes what lies below; emptied, the area ends and the first part takes the rest', () => {
  const parts = [
    { new_id: 'n', code: '113', name: 'n', child_ids: ['g'] },
    { new_id: 'm', code: '114', name: 'm', child_ids: ['h'] },
  ]
  const half = shape({ kind: 'split_area', area_id: 'a', parts: parts.slice(0, 1) })
  expect(half.after.areas.has('a')).toBe(true)
  expect(half.after.areas.get('g')?.parent_id).toBe('n')
  const whole = shape(
    { kind: 'move_units', unit_ids: ['committee'], area_id: 's', parent_id: null },
    { kind: 'split_area', area_id: 'a', parts },
  )
  expect(whole.conflicts).toEqual([])
  expect(whole.after.areas.has('a')).toBe(false)
  expect(whole.successors).toEqual([
    { noun: 'area', id: 'a', successor_id: 'm', takes_rest: false },
    { noun: 'area', id: 'a', successor_id: 'n', takes_rest: true },
  ])
})

test('merged areas leave children, units and posts to the one that stays', () => {
  const { after, conflicts } = shape({ kind: 'merge_areas', area_ids: ['a'], into_id: 'b' })
  expect(conflicts).toEqual([])
  expect(after.areas.get('g')?.parent_id).toBe('b')
  expect(after.units.get('committee')?.area_id).toBe('b')
  expect([...after.posts.values()].find(({ person_id }) => person_id === 'liu')?.area_id).toBe('b')
})

test('a merged unit leaves its posts, and who holds the same post there already keeps one', () => {
  const { after, successors } = shape({
    kind: 'merge_units',
    unit_ids: ['committee'],
    into_id: 'centre',
  })
  expect(after.units.get('team')?.parent_id).toBe('centre')
  expect(successors).toContainEqual({
    noun: 'unit',
    id: 'committee',
    successor_id: 'centre',
    takes_rest: true,
  })
})

test('matters are looked for in the topmost moved areas and by the units that end', () => {
  const moved = shape(
    { kind: 'move_areas', area_ids: ['b'], to_id: 't' },
    { kind: 'move_areas', area_ids: ['x'], to_id: 'h' },
    { kind: 'merge_units', unit_ids: ['team'], into_id: 'committee' },
  )
  const changes = diffShape(moved)
  expect([...changes.moved_areas].sort()).toEqual(['b', 'k', 'x'])
  expect(sourcesOf(moved, changes)).toEqual([
    { column: 'community_id', id: 'b' },
    { column: 'grid_id', id: 'g' },
    { column: 'unit_id', id: 'team' },
    { column: 'helper', id: 'team' },
    { column: 'returned', id: 'team' },
  ])
  expect(changes.recomposed.map(({ id }) => id)).toEqual(['g', 'h', 'a', 's', 't'])
})

test('places that nobody looks after any more are named', () => {
  const gapsOf = (...steps: PlanStep[]) => {
    const found = shape(...steps)
    return findGaps(found, diffShape(found)).map(({ code, about }) => `${code} ${about}`)
  }
  const bare: PlanStep[] = [
    area('n', 'd', '13', 'street'),
    { kind: 'move_areas', area_ids: ['a'], to_id: 'n' },
  ]
  expect(gapsOf(...bare)).toEqual(
    expect.arrayContaining(['no_centre n', 'parent_elsewhere office', 'post_strays centre']),
  )
  expect(gapsOf(...bare, unit('c', 'n'))).toContain('no_duty_officer n')
  expect(gapsOf({ kind: 'end_posts', post_ids: ['p2'] })).toEqual(['no_grid_worker g'])
  expect(gapsOf({ kind: 'rename_area', area_id: 'a', name: 'n' })).toEqual([])
  expect(gapsOf(unit('c', 's'))).toEqual(['two_of_a_kind s'])
})

test('who sees a moved area newly and who no longer, by name', () => {
  const found = shape({ kind: 'move_areas', area_ids: ['a'], to_id: 't' })
  const { gains, loses, person_ids } = findSight(found, diffShape(found))
  expect(gains.items.map(({ person, areas }) => [person, areas])).toEqual([['chen', ['a']]])
  expect(loses.items.map(({ person }) => person)).toEqual(['zhao'])
  expect(person_ids.sort()).toEqual(['chen', 'zhao'])
})
