import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bulkMoment } from './bulk-moment.ts'

test.each([
  // Away from the half hours nothing but chance is added.
  ['10:10:00.000', 0, '10:10:00.000'],
  ['10:10:00.000', 0.5, '10:10:45.000'],
  ['10:02:00.000', 0, '10:02:00.000'],
  ['10:28:59.999', 0, '10:28:59.999'],
  // From a minute before until two minutes after, it waits.
  ['10:29:00.000', 0, '10:32:00.000'],
  ['10:30:00.000', 0, '10:32:00.000'],
  ['10:31:59.999', 0, '10:32:00.000'],
  ['10:59:30.000', 0, '11:02:00.000'],
  ['11:00:00.000', 0, '11:02:00.000'],
  // What chance carries into the busy minutes waits too, and is spread anew.
  ['10:28:30.000', 0.5, '10:32:45.000'],
  ['23:59:00.000', 0, '00:02:00.000'],
])('bulk at %s with chance %d goes out at %s', (at, share, goes) => {
  const moment = bulkMoment(new Date(`2022-09-05T${at}Z`), share)
  expect(moment.toISOString().slice(11, 23)).toBe(goes)
})

test('never earlier, never at a busy moment, never more than six minutes later', () => {
  const ms = fc.integer({ min: 0, max: 4e12 })
  fc.assert(
    fc.property(ms, fc.double({ min: 0, max: 0.999, noNaN: true }), (at, share) => {
      const goes = bulkMoment(new Date(at), share).getTime()
      expect(goes).toBeGreaterThanOrEqual(at)
      expect(goes - at).toBeLessThanOrEqual(360_000)
      const beyond = goes % 1_800_000
      expect(beyond >= 120_000 && beyond < 1_740_000).toBe(true)
    }),
  )
})
