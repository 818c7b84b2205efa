import { MATTER_STATUSES } from '@linli/contract/codes/matters'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Actor, ActorPost } from '#platform/actor'
import { actionsOf, type MatterFacts, maySee, scopesOf } from './policy.ts'
import { queuesOf } from './queues-of.ts'

const UNITS = ['u1', 'u2']
const PEOPLE = ['p1', 'p2', 'p3']
const INSIDE: Record<string, { street_id: string; community_id: string; grid_id: string }> = {
  g1: { street_id: 's1', community_id: 'c1', grid_id: 'g1' },
  g2: { street_id: 's2', community_id: 'c2', grid_id: 'g2' },
}

const post = fc
  .record({
    id: fc.constant('post'),
    kind: fc.constant('any'),
    role: fc.constantFrom(
      'grid_worker',
      'unit_staff',
      'centre_staff',
      'leader',
      'auditor',
      'system_admin',
    ) as fc.Arbitrary<ActorPost['role']>,
    unit_id: fc.constantFrom(...UNITS),
    unit_name: fc.constant(''),
    area_name: fc.constant(''),
    on_behalf_of: fc.constant(null),
    area: fc.constantFrom(
      { level: 'district', area_id: 'd' },
      { level: 'street', area_id: 's1' },
      { level: 'street', area_id: 's2' },
      { level: 'community', area_id: 'c1' },
      { level: 'grid', area_id: 'g1' },
      { level: 'grid', area_id: 'g2' },
    ) as fc.Arbitrary<Pick<ActorPost, 'level' | 'area_id'>>,
  })
  .map(({ area, ...rest }): ActorPost => ({ ...rest, ...area }))

const actor = fc
  .record({ person_id: fc.constantFrom(...PEOPLE), posts: fc.array(post, { maxLength: 3 }) })
  .map(
    ({ person_id, posts }): Actor => ({
      kind: 'staff',
      district_id: 371502,
      person_id,
      name: null,
      session_id: null,
      posts,
      roles: posts.map((one) => one.role),
      acts_for: [person_id],
      must_change_password: false,
    }),
  )

const facts = fc
  .record({
    status: fc.constantFrom(...MATTER_STATUSES),
    source: fc.constantFrom('phone', 'petition') as fc.Arbitrary<MatterFacts['source']>,
    category_code: fc.constantFrom('facility.heating', 'dispute.neighbour'),
    grid: fc.constantFrom('g1', 'g2'),
    unit_id: fc.constantFrom(null, ...UNITS),
    assignee_id: fc.constantFrom(null, ...PEOPLE),
    handled_by: fc.constantFrom(null, ...PEOPLE),
    reporter_id: fc.constantFrom(null, 'r1'),
    is_secret: fc.boolean(),
    void_proposed_by: fc.constantFrom(null, ...PEOPLE),
    exclusion_proposed_by: fc.constantFrom(null, ...PEOPLE),
    is_excluded: fc.boolean(),
    handler_unit_ids: fc.constantFrom([], ['u1'], ['u2']),
    returned_by: fc.constantFrom([], ['u1']),
    verifier: fc.constantFrom('grid_worker', 'centre', 'reporter') as fc.Arbitrary<
      MatterFacts['verifier']
    >,
    may_self_close: fc.boolean(),
    designated_at: fc.constantFrom(null, '2022-09-05T02:00:00.000Z'),
    helper_unit_ids: fc.constantFrom([], ['u2']),
    escalated_unit_id: fc.constantFrom(null, 'u2'),
    paused_until: fc.constantFrom(null, '2022-09-08T16:00:00.000Z'),
    extension: fc.constantFrom(null, { asked_by: 'p1', unit_id: 'u1' }),
    held_by: fc.constantFrom([], ['supervision']),
    supervised_unit_id: fc.constantFrom(null, 'u1'),
    is_order_answered: fc.boolean(),
    instructed_unit_ids: fc.constantFrom([], ['u1']),
  })
  .map(
    ({ grid, ...rest }): MatterFacts => ({
      ...rest,
      ...(INSIDE[grid] ?? { street_id: null, community_id: null, grid_id: null }),
    }),
  )

const isInside = (one: ActorPost, matter: MatterFacts) =>
  one.level === 'district' ||
  [matter.street_id, matter.community_id, matter.grid_id].includes(one.area_id)

test('nobody sees a matter from outside: no post over its place, not in the unit, not the assignee', () => {
  fc.assert(
    fc.property(actor, facts, (who, matter) => {
      const isNear = who.posts.some(
        (one) =>
          (['grid_worker', 'centre_staff', 'leader'].includes(one.role) && isInside(one, matter)) ||
          (['unit_staff', 'centre_staff'].includes(one.role) &&
            [matter.unit_id, matter.escalated_unit_id, ...matter.helper_unit_ids].includes(
              one.unit_id,
            )),
      )
      if (!isNear && matter.assignee_id !== who.person_id) expect(maySee(who, matter)).toBe(false)
    }),
  )
})

test('a secret matter is hidden from leaders and from grid workers who do not work on it', () => {
  fc.assert(
    fc.property(actor, facts, (who, matter) => {
      fc.pre(
        matter.is_secret && who.posts.every((one) => ['leader', 'grid_worker'].includes(one.role)),
      )
      expect(maySee(who, matter)).toBe(matter.assignee_id === who.person_id)
    }),
  )
})

test('who handled it never verifies it, and who proposed to void it never voids it', () => {
  fc.assert(
    fc.property(actor, facts, (who, matter) => {
      const can = actionsOf(who, matter)
      if (matter.handled_by === who.person_id)
        expect(can.filter((act) => act === 'verify' || act === 'reject')).toEqual([])
      if (matter.void_proposed_by === who.person_id || matter.void_proposed_by === null)
        expect(can.includes('void')).toBe(false)
    }),
    { numRuns: 500 },
  )
})

test("nobody of the handler's unit verifies or judges an exclusion, whatever other posts they hold", () => {
  fc.assert(
    fc.property(actor, facts, (who, matter) => {
      const isOwn = who.posts.some(
        ({ unit_id }) => unit_id === matter.unit_id || matter.handler_unit_ids.includes(unit_id),
      )
      fc.pre(isOwn || matter.handled_by === who.person_id)
      const judging = ['verify', 'reject', 'exclude', 'keep_counted']
      expect(actionsOf(who, matter).filter((act) => judging.includes(act))).toEqual([])
    }),
    { numRuns: 2000 },
  )
})

test('a unit that sent a matter back does not do so twice, and a designated one not at all', () => {
  fc.assert(
    fc.property(actor, facts, (who, matter) => {
      if (matter.designated_at || (matter.unit_id && matter.returned_by.includes(matter.unit_id)))
        expect(actionsOf(who, matter)).not.toContain('return')
    }),
    { numRuns: 3000 },
  )
})

test('what cannot be seen cannot be acted on', () => {
  fc.assert(
    fc.property(actor, facts, (who, matter) => {
      if (!maySee(who, matter)) expect(actionsOf(who, matter)).toEqual([])
    }),
  )
})

test('auditors and administrators have no queue of matters', () => {
  const none = {
    kind: 'staff' as const,
    district_id: 371502,
    person_id: 'p',
    name: null,
    session_id: null,
    roles: ['auditor'] as const,
    acts_for: ['p'],
    must_change_password: false,
    posts: [
      {
        id: '',
        kind: 'auditor',
        role: 'auditor' as const,
        unit_id: 'u1',
        unit_name: '',
        area_id: 'd',
        area_name: '',
        level: 'district' as const,
        on_behalf_of: null,
      },
    ],
  }
  expect(queuesOf(none)).toEqual([])
  expect(scopesOf(none)).toEqual([])
})
