import { RINGS } from '@linli/contract/codes/lost_person'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { likenessOf } from './likeness.ts'
import { isMinor, whyNotPublish } from './policy.ts'
import { dueRing, needsRelease, nextDue, type WideningRule } from './rings.ts'

const RULE: WideningRule = {
  rings: {
    community: { minutes: 10, metres: 400 },
    adjacent: { minutes: 20, metres: 800 },
    street: { minutes: 40, metres: 1500 },
    district: { minutes: 90, metres: 4000 },
  },
  metres_per_minute: 40,
}
const at = (minutes: number) => new Date(Date.UTC(2022, 7, 31, 14) + minutes * 60_000)

test.each([
  // Seen five minutes before publishing: at 40 m a minute 400 m are reached five minutes after it, before the ten are over.
  ['missing', -5, 0, 'community', 5],
  ['missing', 0, 0, 'community', 10],
  ['missing', 0, 1, 'adjacent', 20],
  ['missing', -60, 0, 'community', 0],
  // Whoever was found walks no more.
  ['found_unidentified', -60, 0, 'community', 10],
  ['found_unidentified', -60, 3, 'district', 90],
] as const)(
  '%s, seen %i minutes from publishing, ring %i: %s after %i minutes',
  (kind, seen, ring, next, due) => {
    expect(nextDue({ kind, published_at: at(0), happened_at: at(seen), ring }, RULE)).toEqual({
      ring: next,
      at: at(due),
    })
  },
)

test('after the last ring comes none', () => {
  expect(
    nextDue({ kind: 'missing', published_at: at(0), happened_at: at(0), ring: 4 }, RULE),
  ).toBeNull()
})

test('the ring that is due never shrinks as time goes on, and never falls behind the one reached', () => {
  const minutes = fc.integer({ min: 0, max: 400 })
  fc.assert(
    fc.property(
      minutes,
      minutes,
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 0, max: 4 }),
      fc.constantFrom('missing' as const, 'found_unidentified' as const),
      (one, two, seen, ring, kind) => {
        const widening = { kind, published_at: at(0), happened_at: at(-seen), ring }
        const [early, late] = [Math.min(one, two), Math.max(one, two)]
        expect(dueRing(widening, RULE, at(late))).toBeGreaterThanOrEqual(
          dueRing(widening, RULE, at(early)),
        )
        expect(dueRing(widening, RULE, at(early))).toBeGreaterThanOrEqual(ring)
      },
    ),
  )
})

const facts = fc.record({
  kind: fc.constantFrom('missing' as const, 'found_unidentified' as const),
  age_from: fc.option(fc.integer({ min: 0, max: 100 })),
  is_minor: fc.boolean(),
  minor_released_at: fc.constantFrom(null, '2022-08-31T14:00:00Z'),
  police_told_at: fc.constantFrom(null, '2022-08-31T14:00:00Z'),
  police_declined_reason: fc.constantFrom(null, '家属已报警'),
  paused_at: fc.constantFrom(null, '2022-08-31T14:00:00Z'),
  cleared_ring: fc.integer({ min: -1, max: 4 }),
})

test('nothing of a minor is published without the police, nothing of whom no age is thought, nothing at all before they are offered, and nothing beyond what two agreed to', () => {
  fc.assert(
    fc.property(facts, fc.integer({ min: 0, max: 4 }), (one, ring) => {
      if (whyNotPublish(one, ring) !== null) return
      expect(one.is_minor && one.minor_released_at === null).toBe(false)
      expect(one.age_from).not.toBeNull()
      expect(one.police_told_at ?? one.police_declined_reason).not.toBeNull()
      if (needsRelease(one.kind, ring)) expect(one.cleared_ring).toBeGreaterThanOrEqual(ring)
      expect(one.paused_at).toBeNull()
    }),
  )
})

test('two must agree beyond the community, and for an unknown face everywhere', () => {
  expect(RINGS.map((_, n) => needsRelease('missing', n))).toEqual([false, false, true, true, true])
  expect(RINGS.map((_, n) => needsRelease('found_unidentified', n))).toEqual([
    true,
    true,
    true,
    true,
    true,
  ])
})

test.each([
  [17, true],
  [18, false],
  [0, true],
  [null, false],
])('whoever may be %s years old: a minor %s', (age, minor) => expect(isMinor(age)).toBe(minor))

const person = fc.record({
  sex: fc.constantFrom('male' as const, 'female' as const, 'unknown' as const),
  age_from: fc.option(fc.integer({ min: 0, max: 100 })),
  age_to: fc.constant(null),
  height_cm: fc.option(fc.integer({ min: 100, max: 200 })),
  clothing: fc.constantFrom(null, '蓝色中山装', '红色棉袄', '蓝色棉袄，黑布鞋'),
  features: fc.constantFrom(null, '左手少一指'),
  happened_at: fc.date({ min: at(-10_000), max: at(10_000), noInvalidDate: true }),
  position: fc.constantFrom(
    null,
    { lng: 115.92, lat: 36.42, datum: 'gcj02' as const },
    { lng: 117, lat: 36, datum: 'gcj02' as const },
  ),
})

test('likeness is the same from both sides, and none where sex or age exclude each other', () => {
  fc.assert(
    fc.property(person, person, (one, two) => {
      const found = likenessOf(one, two)
      expect(found).toEqual(likenessOf(two, one))
      if ([one.sex, two.sex].sort().join() === 'female,male') expect(found).toEqual([])
      if (
        one.age_from !== null &&
        two.age_from !== null &&
        Math.abs(one.age_from - two.age_from) > 8
      )
        expect(found).toEqual([])
    }),
  )
})

test('an old man who is sought and one who was found in the same clothes are shown to each other', () => {
  const sought = {
    sex: 'male' as const,
    age_from: 76,
    age_to: 76,
    height_cm: 170,
    clothing: '蓝色中山装',
    features: '左手少一指',
    happened_at: at(-90),
    position: { lng: 115.93, lat: 36.43, datum: 'gcj02' as const },
  }
  const found = {
    ...sought,
    age_from: 70,
    age_to: 80,
    height_cm: 168,
    clothing: '蓝色中山装、黑布鞋',
    happened_at: at(0),
    position: null,
  }
  expect(likenessOf(sought, found)).toEqual(['sex', 'age', 'height', 'clothing', 'time'])
})
