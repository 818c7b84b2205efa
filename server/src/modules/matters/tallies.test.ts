import { matters } from '@linli/contract/matters'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { START, type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { recountTallies } from './tallies.ts'
import { aMatter, aPhoto } from './testing.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
afterAll(() => app?.close())

const counts = async () => {
  const { db } = app.services.database
  const now =
    await sql`select * from platform.tally_now where n <> 0 order by 1, 2, 3, 4, 5, 6`.execute(db)
  const day =
    await sql`select * from platform.tally_day where n <> 0 order by 1, 2, 3, 4, 5, 6`.execute(db)
  return { now: now.rows, day: day.rows }
}

test('whatever is done to matters, the counts kept along the way are those of the rows', async () => {
  const { tokens, units } = world
  const act = {
    self_closed: () =>
      app.must(matters.record_self_closed, { category_code: 'env.rubbish' }, tokens.wang_grid1),
    closed: () => aMatter(app, world, 'closed'),
    secret: async () => {
      const { id } = await aMatter(app, world, 'handling')
      await app.must(matters.set_secret, { id, is_secret: true }, tokens.zhao_street)
    },
    returned: async () => {
      const { id } = await aMatter(app, world, 'assigned')
      await app.must(
        matters.return,
        { id, reason: 'not_ours', note: '不归我们' },
        tokens.sun_lights,
      )
      await app.must(matters.assign, { id, unit_id: units.property }, tokens.zhao_street)
    },
    moved: async () => {
      const { id } = await aMatter(app, world, 'accepted')
      const input = {
        id,
        category_code: 'env.rubbish',
        urgency: 'urgent' as const,
        area_id: world.areas.building3,
      }
      await app.must(matters.triage, input, tokens.zhao_street)
    },
    voided: async () => {
      const { id } = await aMatter(app, world, 'reported')
      await app.must(matters.propose_void, { id, reason: 'test', note: '试报' }, tokens.zhao_street)
      await app.must(matters.void, { id }, tokens.zhou_street)
    },
    rated_and_reopened: async () => {
      const { id } = await aMatter(app, world, 'closed')
      await app.must(matters.rate, { id, solved: 'no', rating: 2 }, tokens.resident)
      await app.must(matters.reopen_reported, { id, note: '没修好' }, tokens.resident)
    },
    late: async () => {
      const { id } = await aMatter(app, world, 'handling')
      app.clock.set(new Date(app.clock.now().getTime() + 400 * 3_600_000))
      const file_ids = [await aPhoto(app, world, 'sun_lights')]
      await app.must(
        matters.resolve,
        { id, outcome: 'solved', note: '迟了', file_ids },
        tokens.sun_lights,
      )
      app.clock.set(START)
    },
  }
  const names = Object.keys(act)
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 6 }),
      async (some) => {
        for (const [name, run] of Object.entries(act)) if (some.includes(name)) await run()
        const kept = await counts()
        await app.services.database.db.transaction().execute((tx) => recountTallies(tx, 371502))
        expect(kept).toEqual(await counts())
      },
    ),
    { numRuns: 6 },
  )
})
