import type { Minutes } from '@linli/contract/assessments'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeMinutes } from './merge-minutes.ts'

const word = fc.string({
  minLength: 1,
  maxLength: 6,
  unit: fc.constantFrom('甲', '乙', '丙', '丁'),
})
const line = fc.record({ id: fc.constantFrom('1', '2', '3'), rule: word })
const minutes: fc.Arbitrary<Minutes> = fc.record({
  facts: word,
  points: word,
  options: fc.constant([]),
  decision: word,
  basis: fc.uniqueArray(line, { selector: ({ id }) => id, maxLength: 3 }),
  lead: fc.option(fc.record({ id: word, name: word })),
  is_designation: fc.boolean(),
  tasks: fc.constant([]),
  dissent: fc.uniqueArray(fc.record({ id: fc.constantFrom('1', '2'), who: word, what: word }), {
    selector: ({ id }) => id,
    maxLength: 2,
  }),
  questions: word,
  next_meeting_on: fc.option(fc.constantFrom('2022-09-20', '2022-09-21')),
})

let made = 0
const merge = (base: Minutes, mine: Minutes, theirs: Minutes) =>
  mergeMinutes({ base, mine, theirs }, '【周】', () => `new ${++made}`)

test('nothing that anybody wrote is lost, whatever both wrote at once', () => {
  fc.assert(
    fc.property(minutes, minutes, minutes, (base, mine, theirs) => {
      const merged = merge(base, mine, theirs)
      const all = JSON.stringify(merged)
      for (const side of [mine, theirs]) {
        for (const key of ['facts', 'points', 'decision', 'questions'] as const)
          if (side[key] !== base[key]) expect(merged[key]).toContain(side[key])
        for (const one of side.dissent)
          if (!base.dissent.some((old) => JSON.stringify(old) === JSON.stringify(one)))
            expect(
              merged.dissent.some(({ who, what }) => who === one.who && what === one.what),
            ).toBe(true)
        if (side.lead && side.lead.name !== base.lead?.name) expect(all).toContain(side.lead.name)
        if (side.next_meeting_on && side.next_meeting_on !== base.next_meeting_on)
          expect(all).toContain(side.next_meeting_on)
      }
    }),
  )
})

test('lines keep ids of their own', () => {
  fc.assert(
    fc.property(minutes, minutes, minutes, (base, mine, theirs) => {
      const ids = merge(base, mine, theirs).basis.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
    }),
  )
})

test('where only one of the two wrote, what that one wrote stands as it is', () => {
  fc.assert(
    fc.property(minutes, minutes, (base, changed) => {
      expect(merge(base, changed, base)).toEqual(changed)
      expect(merge(base, base, changed)).toEqual(changed)
    }),
  )
})
