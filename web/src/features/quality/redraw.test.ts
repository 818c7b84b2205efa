import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawSample } from '../../../../server/src/modules/quality/draw-sample.ts'
import { redraw } from './redraw.ts'

const closed = fc.record({
  id: fc.uuid(),
  closed_as: fc.constantFrom('handled' as const, 'self_closed' as const),
  street_id: fc.constantFrom(null, 's1', 's2'),
})

test('a browser draws what the server drew', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string(),
      fc.uniqueArray(closed, { selector: ({ id }) => id, maxLength: 30 }),
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: 0, max: 4 }),
      async (seed, population, per_mille, least_a_street) => {
        const rates = {
          handled_per_mille: per_mille,
          self_closed_per_mille: 1001 - per_mille,
          least_a_street,
        }
        expect(await redraw({ seed, population, ...rates })).toEqual(
          drawSample(seed, population, rates),
        )
      },
    ),
    { numRuns: 60 },
  )
})
