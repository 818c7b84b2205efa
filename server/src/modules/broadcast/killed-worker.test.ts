import { setTimeout as wait } from 'node:timers/promises'
import { broadcast } from '@linli/contract/broadcast'
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { runJob } from '#platform/operate'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { startWorker } from '../../../test/start-worker.ts'
import { makeWorld } from '../../../test/world.ts'
import { jobActor } from '../../wiring.ts'
import { everyCarryOn } from './every-carry-on.ts'
import { sendBatch } from './on-broadcast-wanted.ts'
import { anAsked, manyGroups } from './testing.ts'

const GROUPS = 2_700
let app: TestApp
afterEach(() => app.close())

test('workers killed in the middle lose no group and tell none twice, also where two go on at once', {
  timeout: 240_000,
}, async () => {
  app = await testApp()
  const world = await makeWorld(app)
  await manyGroups(app, world, GROUPS)
  const { id } = await anAsked(app, world, { audience: { area_ids: [world.areas.grid1] } })
  const said = async () => {
    const found = await sql<{ messages: number; groups: number; sent: number; gaps: number }>`
      select (select count(*) from groups.message where card_id = ${id}) as messages,
        (select count(distinct group_id) from groups.message where card_id = ${id}) as groups,
        (select count(*) from broadcast.target where broadcast_id = ${id} and state = 'sent') as sent,
        (select count(*) from groups.group as g where g.last_seq <> (select count(*) from groups.message as m where m.group_id = g.id)) as gaps`.execute(
      app.services.database.db,
    )
    return found.rows[0] ?? { messages: 0, groups: 0, sent: 0, gaps: 0 }
  }
  const first = await startWorker(app)
  await app.must(broadcast.release, { id }, world.tokens.zhao_street)
  while ((await said()).messages === 0) await wait(5)
  first.kill('SIGKILL')
  await wait(200)
  const stood = await said()
  // Whole batches and nothing between: what is said and that it was said stand or fall together.
  expect(stood).toMatchObject({ groups: stood.messages, sent: stood.messages, gaps: 0 })
  expect(stood.messages % 1_000 === 0 || stood.messages === GROUPS).toBe(true)

  await startWorker(app)
  await startWorker(app)
  const carry = { name: 'every.broadcast.carry_on', actor: jobActor(371502), subject_id: null }
  const state = async () => (await app.must(broadcast.get, { id }, world.tokens.zhao_street)).state
  await Promise.all([0, 1, 2].map(() => runJob(app.services, carry, everyCarryOn)))
  while ((await state()) === 'sending') await wait(100)
  expect(await said()).toEqual({ messages: GROUPS, groups: GROUPS, sent: GROUPS, gaps: 0 })
})

test('a batch whose transaction is torn has said nothing', async () => {
  app = await testApp()
  const world = await makeWorld(app)
  await manyGroups(app, world, 20)
  const { id } = await anAsked(app, world, { audience: { area_ids: [world.areas.grid1] } })
  await app.must(broadcast.release, { id }, world.tokens.zhao_street)
  const job = { name: 'test', actor: jobActor(371502), subject_id: null }
  const torn = runJob(app.services, job, async (ctx) => {
    await sendBatch(ctx, id)
    throw new Error('torn')
  })
  await expect(torn).rejects.toThrow('torn')
  const seen = await app.must(broadcast.get, { id }, world.tokens.zhao_street)
  expect(seen.progress.by_state).toMatchObject({ sent: 0, queued: 20 })
  await app.runJobs()
  const after = await app.must(broadcast.get, { id }, world.tokens.zhao_street)
  expect(after.progress.by_state).toMatchObject({ sent: 20, queued: 0 })
})
