import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { aDistrict } from '../org/testing.ts'
import { type Bucket, endOfSlot, openLedger, punish, slotOf, spend } from './limits.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
  await aDistrict(app)
})
afterAll(() => app?.close())

const bucket = (more: Partial<Bucket>): Bucket => ({
  name: 'calls',
  per: 'scope',
  scope: 'test',
  most: 20,
  period: 'sliding',
  seconds: 60,
  counts: 'calls',
  ...more,
})

describe('calendar periods are those of Shanghai', () => {
  const at = (text: string) => new Date(text)
  test.each([
    ['calendar_day', '2026-01-01T15:59:59Z', '2025-12-31T16:00:00Z', '2026-01-01T16:00:00Z'],
    ['calendar_day', '2026-01-01T16:00:00Z', '2026-01-01T16:00:00Z', '2026-01-02T16:00:00Z'],
    ['calendar_week', '2026-01-04T15:59:59Z', '2025-12-28T16:00:00Z', '2026-01-04T16:00:00Z'],
    ['calendar_week', '2026-01-04T16:00:00Z', '2026-01-04T16:00:00Z', '2026-01-11T16:00:00Z'],
    ['calendar_month', '2024-02-29T15:59:00Z', '2024-01-31T16:00:00Z', '2024-02-29T16:00:00Z'],
    ['calendar_month', '2025-12-31T16:00:00Z', '2025-12-31T16:00:00Z', '2026-01-31T16:00:00Z'],
  ] as const)('%s at %s', (period, now, begin, end) => {
    const slot = slotOf({ period }, at(now))
    expect([new Date(slot), new Date(endOfSlot({ period }, slot))]).toEqual([at(begin), at(end)])
  })
})

test('a sliding limit is never overstepped in any window of its length, however calls arrive', async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 9000 }), { minLength: 5, maxLength: 60 }),
      fc.integer({ min: 1, max: 6 }),
      async (gaps, most) => {
        run += 1
        const own = bucket({ scope: `p${run}`, most })
        const taken: number[] = []
        let ms = Date.UTC(2026, 0, 1)
        for (const gap of gaps) {
          ms += gap
          const now = new Date(ms)
          const use = { bucket: own, key: '' }
          const { db } = app.services.database
          const ledger = await openLedger(db, 371502, [use], now)
          const { free_at } = ledger.mayUse([use])
          if (free_at > 0) {
            // What it says of the future is true: it is after now, and not later than a window and a slice.
            expect(free_at).toBeGreaterThan(ms)
            expect(free_at).toBeLessThanOrEqual(ms + 62_000)
            continue
          }
          await db.transaction().execute((tx) => spend(tx, 371502, [use], { at: now, by: 1 }))
          taken.push(ms)
        }
        for (const end of taken) {
          expect(
            taken.filter((one) => one > end - 60_000 && one <= end).length,
          ).toBeLessThanOrEqual(most)
        }
      },
    ),
    { numRuns: 25 },
  )
})

test('within one call the ledger counts on in memory, and refuses with the time at which it opens', async () => {
  const now = new Date('2026-01-01T00:00:30Z')
  const own = bucket({ scope: 'memory', most: 2, period: 'calendar_day' })
  const use = { bucket: own, key: 'chat' }
  const ledger = await openLedger(app.services.database.db, 371502, [use, use, use], now)
  for (let n = 0; n < 2; n++) {
    expect(ledger.mayUse([use]).free_at).toBe(0)
    ledger.take([use])
  }
  expect(new Date(ledger.mayUse([use]).free_at)).toEqual(new Date('2026-01-01T16:00:00Z'))
})

test('what is given back can be spent again, and buckets of one name share one count', async () => {
  const now = new Date('2026-01-01T00:00:30Z')
  const { db } = app.services.database
  const reply = { bucket: bucket({ scope: 'shared', name: 'chat', most: 1 }), key: 'g1' }
  const push = { bucket: bucket({ scope: 'shared', name: 'chat', most: 1 }), key: 'g1' }
  await db.transaction().execute((tx) => spend(tx, 371502, [reply], { at: now, by: 1 }))
  const full = await openLedger(db, 371502, [push], now)
  expect(full.mayUse([push]).free_at).toBeGreaterThan(0)
  await db.transaction().execute((tx) => spend(tx, 371502, [reply], { at: now, by: -1 }))
  const free = await openLedger(db, 371502, [push], now)
  expect(free.mayUse([push]).free_at).toBe(0)
})

test('a penalty holds until its end and no longer, also where nothing was spent', async () => {
  const now = new Date('2026-01-01T00:00:30Z')
  const { db } = app.services.database
  const use = { bucket: bucket({ scope: 'punished' }), key: '' }
  const until = new Date(now.getTime() + 600_000)
  await db.transaction().execute((tx) => punish(tx, 371502, use, until))
  expect((await openLedger(db, 371502, [use], now)).mayUse([use]).free_at).toBe(until.getTime())
  expect((await openLedger(db, 371502, [use], until)).mayUse([use]).free_at).toBe(0)
})

test('a limit of nothing lets nothing through', async () => {
  const use = { bucket: bucket({ scope: 'none', most: 0 }), key: '' }
  const ledger = await openLedger(app.services.database.db, 371502, [use], new Date())
  expect(ledger.mayUse([use]).free_at).toBeGreaterThan(0)
})
