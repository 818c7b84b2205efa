import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mayWriteKind, openRooms, releaseActs, releaseState } from './policy.ts'

const side = fc.constantFrom('a' as const, 'b' as const, 'c' as const, 'd' as const)
const answer = fc.constantFrom('agreed' as const, 'refused' as const, 'withdrawn' as const, null)
const party = fc.record({ party_id: fc.uuid(), person_id: fc.option(fc.uuid()), answer })

test('whoever sits on a side has that room alone, on two none, and nobody else has any', () => {
  const seats = fc.record({
    sides: fc.uniqueArray(side),
    mine: fc.uniqueArray(side),
    is_mediator: fc.boolean(),
  })
  fc.assert(
    fc.property(seats, (seat) => {
      const open = openRooms(seat)
      if (seat.mine.length === 1) expect(open).toEqual(seat.mine)
      else if (seat.mine.length > 1 || !seat.is_mediator) expect(open).toEqual([])
      else expect(open).toEqual(seat.sides)
    }),
  )
})

test('nothing may be handed over unless every party has said yes', () => {
  fc.assert(
    fc.property(fc.array(party, { maxLength: 4 }), fc.boolean(), (parties, is_mediator) => {
      const state = releaseState('asked', parties)
      const all = parties.length > 0 && parties.every((one) => one.answer === 'agreed')
      expect(state === 'agreed').toBe(all)
      const who = { person_id: 'me', is_mediator, is_writable: true }
      const acts = releaseActs({ state, by_id: 'other', parties }, who)
      expect(acts.includes('hand_over')).toBe(all && is_mediator)
      if (is_mediator) expect(acts).not.toContain('answer')
    }),
  )
})

test('minutes are the mediator’s, statements the side’s', () => {
  expect([mayWriteKind(true, 'record'), mayWriteKind(false, 'record')]).toEqual([true, false])
  expect([mayWriteKind(true, 'statement'), mayWriteKind(false, 'statement')]).toEqual([false, true])
})
