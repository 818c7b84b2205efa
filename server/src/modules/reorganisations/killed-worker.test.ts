import { setTimeout as wait } from 'node:timers/promises'
import { reorganisations } from '@linli/contract/reorganisations'
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { runJob } from '#platform/operate'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { startWorker } from '../../../test/start-worker.ts'
import { asOwner, makeWorld, type World } from '../../../test/world.ts'
import { jobActor } from '../../wiring.ts'
import { recountTallies } from '../matters/tallies.ts'
import { everyTakeUpPlans } from './every-take-up-plans.ts'
import { aCheckedPlan, everythingIn, recut } from './testing.ts'

const MATTERS = 12_000
let app: TestApp
afterEach(() => app.close())

/** Closed and a few open matters in the community that goes, with their counts. */
async function fillWithMatters({ areas, categories }: World) {
  const { db } = app.services.database
  await sql`
    insert into matters.matter (district_id, id, number, status, source, category_id, category_code, urgency, description,
      street_id, community_id, grid_id, closed_as, reported_at, accepted_at, closed_at, due_at, due_kind)
    select 371502, gen_random_uuid(), 'T' || n, case when n % 100 = 0 then 'accepted' else 'closed' end, 'grid_worker',
      ${categories.rubbish}, 'env.rubbish', 'ordinary', '垃圾', ${areas.xinqu}, ${areas.fengyuan}, ${areas.grid1},
      case when n % 100 = 0 then null else 'self_closed' end, now, now, case when n % 100 = 0 then null else now end,
      case when n % 100 = 0 then now + interval '30 days' end, case when n % 100 = 0 then 'handle' end
    from generate_series(1, ${MATTERS}::int) as n, (select timestamptz '2022-09-04 10:00+08' as now) as at`.execute(
    db,
  )
  await db.transaction().execute((tx) => recountTallies(tx, 371502))
}

test('a worker killed in the middle of carrying out or taking back loses nothing and does nothing twice', {
  timeout: 180_000,
}, async () => {
  app = await testApp()
  const world = await makeWorld(app)
  await fillWithMatters(world)
  // The worker lives by the clock of the installation; the tests' clock stands still on its day.
  const offset_ms = app.clock.now().getTime() - Date.now()
  await asOwner(
    app,
    sql`insert into platform.setting values ('clock', ${JSON.stringify({ offset_ms })}::jsonb)`,
  )
  const before = await everythingIn(app)
  const { steps, street } = recut(world)
  const plan = await aCheckedPlan(app, world, steps)
  const { id, revision } = plan
  expect(plan.report?.matters).toEqual({ open: MATTERS / 100, closed: MATTERS - MATTERS / 100 })
  const now = () => app.must(reorganisations.get, { id }, world.tokens.zheng_leader)
  const takeUp = () =>
    runJob(
      app.services,
      { name: 'take up', actor: jobActor(371502), subject_id: null },
      everyTakeUpPlans,
    )
  const moved = async () => {
    const found = await sql<{
      n: number
    }>`select count(*) as n from matters.matter where street_id = ${street}`.execute(
      app.services.database.db,
    )
    return found.rows[0]?.n ?? 0
  }
  const killHalfway = async (act: () => Promise<unknown>) => {
    const worker = await startWorker(app)
    await act()
    while (((await now()).progress?.done ?? 0) === 0) await wait(20)
    worker.kill('SIGKILL')
    await wait(300)
    return moved()
  }

  const half = await killHalfway(() =>
    app.must(reorganisations.approve, { id, revision }, world.tokens.zheng_leader),
  )
  expect((await now()).state).toBe('running')
  expect(half % 3_000).toBe(0)
  expect(half).toBeLessThan(MATTERS)
  const second = await startWorker(app)
  await takeUp()
  while ((await now()).state !== 'done') await wait(100)
  expect(await moved()).toBe(MATTERS)
  const acts = await sql<{
    n: number
  }>`select count(*) as n from matters.act where action = 'relocate'`.execute(
    app.services.database.db,
  )
  expect(acts.rows).toEqual([{ n: MATTERS / 100 }])
  second.kill('SIGKILL')

  const left = await killHalfway(() =>
    app.must(reorganisations.undo, { id }, world.tokens.zheng_leader),
  )
  expect((await now()).state).toBe('undoing')
  expect(left).toBeGreaterThan(0)
  await startWorker(app)
  await takeUp()
  while ((await now()).state !== 'undone') await wait(100)
  expect(await everythingIn(app)).toEqual(before)
})
