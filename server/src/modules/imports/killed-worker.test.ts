import { setTimeout as wait } from 'node:timers/promises'
import { imports } from '@linli/contract/imports'
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { runJob } from '#platform/operate'
import { startImport } from '../../../test/fixtures/imports/upload-file.ts'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { startWorker } from '../../../test/start-worker.ts'
import { makeWorld } from '../../../test/world.ts'
import { jobActor } from '../../wiring.ts'
import { everyResumeImports } from './every-resume-imports.ts'

const ROWS = 10_000
let app: TestApp
afterEach(() => app.close())

test('a worker killed in the middle of a run loses nothing and makes nothing twice', {
  timeout: 90_000,
}, async () => {
  app = await testApp()
  const qian = (await makeWorld(app)).tokens.qian_district
  const lines = Array.from({ length: ROWS }, (_, n) => `${n},2018-02-08 15:34:40,其他`)
  const content = Buffer.from(`编号,上报时间,事件类型\n${lines.join('\n')}\n`)
  const { id } = await startImport(app, qian, { name: '多.csv', content })
  await app.must(imports.dry_run, { id }, qian)
  await app.runJobs()
  const now = () => app.must(imports.get, { id }, qian)

  const first = await startWorker(app)
  await app.must(imports.run, { id }, qian)
  while ((await now()).rows_done === 0) await wait(20)
  first.kill('SIGKILL')
  await wait(200)
  const stood = await now()
  expect(stood.state).toBe('running')
  expect(stood.rows_done % 2_000).toBe(0)
  const counted = await sql<{ n: number }>`select count(*) as n from matters.matter`.execute(
    app.services.database.db,
  )
  expect(counted.rows).toEqual([{ n: stood.rows_made }])

  await startWorker(app)
  // What the schedule does within five minutes.
  await runJob(
    app.services,
    { name: 'every.imports.resume_imports', actor: jobActor(371502), subject_id: null },
    everyResumeImports,
  )
  while ((await now()).state === 'running') await wait(100)
  expect(await now()).toMatchObject({
    state: 'done',
    rows_done: ROWS,
    rows_made: ROWS,
    rows_known: 0,
  })
})
