import { ASSESSMENT_STATUSES } from '@linli/contract/codes/assessments'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Actor, ActorPost } from '#platform/actor'
import { type AssessmentFacts, actsOn, maySee } from './policy.ts'

const PEOPLE = ['p1', 'p2', 'p3']
const UNITS = ['u1', 'u2']

const actor = fc
  .record({
    person_id: fc.constantFrom(...PEOPLE),
    acts_for: fc.subarray(PEOPLE),
    role: fc.constantFrom('centre_staff', 'unit_staff', 'leader', 'grid_worker'),
    unit_id: fc.constantFrom(...UNITS),
  })
  .map(({ person_id, acts_for, role, unit_id }): Actor => {
    const post: ActorPost = {
      id: 'post',
      kind: 'any',
      role: role as ActorPost['role'],
      unit_id,
      unit_name: '',
      area_id: 'd',
      area_name: '',
      level: 'district',
      on_behalf_of: null,
    }
    return {
      kind: 'staff',
      district_id: 371502,
      person_id,
      name: null,
      session_id: null,
      roles: [post.role],
      posts: [post],
      acts_for: [...new Set([person_id, ...acts_for])],
      must_change_password: false,
    }
  })

const facts: fc.Arbitrary<AssessmentFacts> = fc.record({
  status: fc.constantFrom(...ASSESSMENT_STATUSES),
  unit_id: fc.constantFrom(...UNITS),
  chair_id: fc.constantFrom(...PEOPLE),
  recorder_ids: fc.subarray(PEOPLE),
  invited_people: fc.subarray(PEOPLE),
  invited_units: fc.subarray(UNITS),
  sees_matters: fc.boolean(),
})

test('minutes are signed only by the chair or who stands in, who has not written in them', () => {
  fc.assert(
    fc.property(actor, facts, (who, about) => {
      if (!actsOn(who, about).includes('sign_off')) return
      expect(about.status).toBe('held')
      expect(who.acts_for).toContain(about.chair_id)
      expect(about.recorder_ids).not.toContain(who.person_id)
    }),
  )
})

test('nobody writes and signs: the chair writes nothing', () => {
  fc.assert(
    fc.property(actor, facts, (who, about) => {
      if (who.person_id === about.chair_id) expect(actsOn(who, about)).not.toContain('record')
    }),
  )
})

test('after the signature words may be added, and nothing else is possible; who does not see does nothing', () => {
  fc.assert(
    fc.property(actor, facts, (who, about) => {
      const acts = actsOn(who, about)
      if (about.status === 'signed')
        expect(acts.filter((act) => act !== 'add_addendum')).toEqual([])
      if (about.status === 'cancelled') expect(acts).toEqual([])
      if (!maySee(who, about)) expect(acts).toEqual([])
    }),
  )
})
