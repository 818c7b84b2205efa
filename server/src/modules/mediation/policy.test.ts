import { officialCodes, TYPE_MAPPINGS } from '@linli/contract/codes/dispute-lists'
import { DISPUTE_TYPES } from '@linli/contract/codes/dispute-types'
import {
  DISPUTE_ACTIONS,
  DISPUTE_STATES,
  type DisputeAction,
  type DisputeState,
  SIDES,
} from '@linli/contract/codes/mediation'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { birthOf, checkParties, isSame, needsGuardian } from './check-parties.ts'
import { routesFor } from './end-dispute.ts'
import { after, isPossible, LIFECYCLE } from './lifecycle.ts'
import { actionsOf, type DisputeFacts, isAtTable, mayAct, maySee } from './policy.ts'

const facts = fc.record<DisputeFacts>({
  state: fc.constantFrom(...DISPUTE_STATES),
  sides: fc.uniqueArray(fc.constantFrom(...SIDES)),
  is_mediator: fc.boolean(),
  is_clerk: fc.boolean(),
  oversees: fc.boolean(),
  is_opener: fc.boolean(),
  refused_at: fc.constantFrom(null, '2022-09-05T02:00:00Z'),
  waits_for_report: fc.boolean(),
  paused_at: fc.constantFrom(null, '2022-09-05T02:00:00Z'),
})

test('whoever may do anything sees the dispute, and who only watches decides nothing', () => {
  fc.assert(
    fc.property(facts, (one) => {
      const can = actionsOf(one)
      if (can.length > 0) expect(maySee(one)).toBe(true)
      if (!isAtTable(one))
        expect(can.every((act) => act === 'flag_risk' || act === 'withdraw')).toBe(true)
      for (const act of can) expect(isPossible(act, one.state)).toBe(true)
    }),
  )
})

test('a party may stop whenever it runs, whatever else stands in the way (人民调解法 art. 23)', () => {
  fc.assert(
    fc.property(facts, (one) => {
      const runs = one.state === 'accepted' || one.state === 'mediating'
      expect(actionsOf(one).includes('stop')).toBe(runs && one.sides.length > 0)
    }),
  )
})

test('no chain of acts leads back to the table once a party has refused (人民调解法 art. 17)', () => {
  const over: DisputeState[] = ['failed', 'refused', 'withdrawn', 'closed', 'filed']
  fc.assert(
    fc.property(
      fc.constantFrom<DisputeState>('failed', 'refused', 'withdrawn'),
      fc.array(fc.constantFrom(...DISPUTE_ACTIONS), { maxLength: 40 }),
      (from, acts) => {
        let state = from
        for (const act of acts) if (isPossible(act, state)) state = after(act, state)
        expect(over).toContain(state)
      },
    ),
  )
})

test('while a danger waits for its report nothing goes forward (人民调解法 art. 25)', () => {
  const forward: DisputeAction[] = [
    'accept',
    'hold_session',
    'terminate',
    'agree',
    'agree_partly',
    'close',
    'file',
  ]
  fc.assert(
    fc.property(facts, (one) => {
      const can = actionsOf({ ...one, waits_for_report: true })
      expect(forward.filter((act) => can.includes(act))).toEqual([])
    }),
  )
})

test('every act leads from somewhere, and only the clerk takes or refuses', () => {
  for (const act of DISPUTE_ACTIONS) expect(LIFECYCLE[act].from.length, act).toBeGreaterThan(0)
  fc.assert(
    fc.property(facts, (one) => {
      for (const act of ['accept', 'refuse', 'decide_recusal', 'appoint_mediator', 'file'] as const)
        expect(mayAct(one, act)).toBe(one.is_clerk)
    }),
  )
})

test('the same person is found by number, or by name and phone; twins who share a phone are two', () => {
  const [one, twin] = [
    { side: 'a' as const, name: '王　明', phone: '139 0000 0001', id_number: '371502199001011234' },
    { side: 'b' as const, name: '王明', phone: '13900000001', id_number: '371502199001015678' },
  ]
  expect(isSame(one, twin)).toBe(false)
  expect(isSame(one, { ...twin, id_number: null })).toBe(true)
  expect(isSame({ ...one, phone: null }, { ...twin, id_number: null })).toBe(false)
  expect(() => checkParties([one])).toThrow('other_side_missing')
  expect(() => checkParties([twin])).toThrow('applicant_missing')
})

test.each([
  ['2004-09-05', '2022-09-05', false],
  ['2004-09-06', '2022-09-05', true],
  ['2004-02-29', '2022-02-28', true],
  ['2004-02-29', '2022-03-01', false],
])('born %s: on %s somebody needs a guardian: %s', (birth_on, day, expected) => {
  const party = { kind: 'person', capacity: 'full', birth_on } as const
  expect(needsGuardian(party, day)).toBe(expected)
  expect(needsGuardian({ ...party, capacity: 'limited' }, day)).toBe(true)
  expect(needsGuardian({ ...party, kind: 'organisation' }, day)).toBe(false)
})

test('the birthday is read from a number, and a day that is none is not', () => {
  expect(birthOf('371502201203041234')).toBe('2012-03-04')
  expect(birthOf('371502201202301234')).toBeNull()
  expect(birthOf('3715022012')).toBeNull()
})

test('every kind of dispute has a code in each official list, and some other way', () => {
  for (const type of DISPUTE_TYPES) {
    expect(officialCodes(type, '2022-09-05'), type).toMatchObject({
      justice: expect.stringMatching(/^\d{2}$/),
      governance: expect.stringMatching(/^\d{4}$/),
      flat: expect.stringMatching(/^\d{2}$/),
      version: TYPE_MAPPINGS.at(-1)?.version,
    })
    expect(routesFor(type).length).toBeGreaterThan(0)
  }
  // 劳动争议调解仲裁法 art. 5: arbitration comes before the court.
  expect(routesFor('labour.wages')[0]).toBe('arbitration')
})
