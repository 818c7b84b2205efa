import { setTimeout as wait } from 'node:timers/promises'
import { assignments } from '@linli/contract/assignments'
import { afterEach, expect, test } from 'vitest'
import { runJob } from '#platform/operate'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { startWorker } from '../../../test/start-worker.ts'
import { makeWorld } from '../../../test/world.ts'
import { jobActor } from '../../wiring.ts'
import { aDraftOf, aRule } from '../routing/testing.ts'
import { everyResumeDryRuns } from './every-resume-dry-runs.ts'
import { pastMatters } from './testing.ts'

const ROWS = 120_000
let app: TestApp
afterEach(() => app.close())

test('a worker killed in the middle of a dry run counts nothing twice and leaves nothing out', {
  timeout: 120_000,
}, async () => {
  app = await testApp()
  const world = await makeWorld(app)
  const { editor } = world.tokens
  await pastMatters(app, world, ROWS)
  const version = await aDraftOf(app, editor, [aRule({ category_code: 'facility.street_light' })])
  const { id } = await app.must(
    assignments.start_dry_run,
    { version_id: version.id, revision: version.revision, from: '2022-07-01', to: '2022-08-31' },
    editor,
  )
  const now = () => app.must(assignments.get_dry_run, { id }, editor)

  const first = await startWorker(app)
  while ((await now()).done === 0) await wait(20)
  first.kill('SIGKILL')
  await wait(200)
  const stood = await now()
  expect(stood.state).toBe('running')
  expect(stood.done % 25_000).toBe(0)

  await startWorker(app)
  // What the schedule does within five minutes.
  await runJob(
    app.services,
    { name: 'every.assignments.resume_dry_runs', actor: jobActor(371502), subject_id: null },
    everyResumeDryRuns,
  )
  while ((await now()).state === 'running') await wait(100)
  expect(await now()).toMatchObject({
    state: 'done',
    done: ROWS,
    with_unit: ROWS,
    diverted: ROWS * 0.8,
    by_category: [{ n: ROWS * 0.8 }],
  })
})
