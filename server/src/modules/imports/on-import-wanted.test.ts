import { imports } from '@linli/contract/imports'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importsModule } from '#modules/imports'
import type { CommandContext } from '#platform/module'
import { runJob } from '#platform/operate'
import { startImport } from '../../../test/fixtures/imports/upload-file.ts'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld } from '../../../test/world.ts'
import { jobActor } from '../../wiring.ts'
import { onImportWanted } from './on-import-wanted.ts'

const ROWS = 4_500
let app: TestApp
let qian: string
beforeAll(async () => {
  app = await testApp()
  qian = (await makeWorld(app)).tokens.qian_district
})
afterAll(() => app?.close())

const job = { name: 'on.import.wanted', actor: jobActor(371502), subject_id: null }
const count = async (what: ReturnType<typeof sql<{ n: number }>>) =>
  (await what.execute(app.services.database.db)).rows[0]?.n
const made = () => count(sql`select count(*) as n from matters.matter`)
const waitingJobs = () => count(sql`select count(*) as n from pgboss.job where state = 'created'`)

test('a run that dies between and within batches goes on where it stood, and makes every row once', async () => {
  const lines = Array.from({ length: ROWS }, (_, n) => `${n},2018-02-08 15:34:40,其他`)
  const content = Buffer.from(`编号,上报时间,事件类型\n${lines.join('\n')}\n`)
  const { id } = await startImport(app, qian, { name: '多.csv', content })
  await app.must(imports.dry_run, { id }, qian)
  await app.runJobs()
  await app.must(imports.run, { id }, qian)
  const payload = { district_id: '371502', subject_id: id }
  const piece = (after: (context: CommandContext) => void = () => undefined) =>
    runJob(app.services, job, async (context) => {
      await onImportWanted(context, payload)
      after(context)
    })
  await piece()
  expect(await made()).toBe(2_000)
  // The worker dies after the statements of the second batch and before its commit.
  await expect(
    piece(() => {
      throw new Error('killed')
    }),
  ).rejects.toThrow('killed')
  expect(await made()).toBe(2_000)
  expect(await app.must(imports.get, { id }, qian)).toMatchObject({
    state: 'running',
    rows_done: 2_000,
    rows_made: 2_000,
  })
  // With the process its jobs are lost; the schedule asks again.
  await sql`delete from pgboss.job`.execute(app.services.database.db)
  const resume = importsModule.schedules.resume_imports
  await runJob(app.services, job, async (context) => {
    await resume?.run(context)
  })
  expect(await waitingJobs()).toBe(1)
  await app.runJobs()
  expect(await app.must(imports.get, { id }, qian)).toMatchObject({
    state: 'done',
    rows_done: ROWS,
    rows_made: ROWS,
    rows_known: 0,
  })
  expect(await made()).toBe(ROWS)
  expect(await count(sql`select count(distinct number) as n from matters.matter`)).toBe(ROWS)
})

test('two workers at one import do not do one piece twice', async () => {
  const content = Buffer.from('编号,上报时间,事件类型\nx1,2018-02-08 15:34:40,其他\n')
  const { id } = await startImport(app, qian, { name: '一.csv', content, source_name: '乙' })
  await app.must(imports.dry_run, { id }, qian)
  await app.runJobs()
  await app.must(imports.run, { id }, qian)
  const payload = { district_id: '371502', subject_id: id }
  await Promise.all(
    [1, 2, 3].map(() => runJob(app.services, job, (context) => onImportWanted(context, payload))),
  )
  expect(await app.must(imports.get, { id }, qian)).toMatchObject({
    state: 'done',
    rows_made: 1,
    rows_done: 1,
    rows_known: 0,
  })
})
