import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/harness.ts'
import { openLog, withoutValues } from './log.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

const failing = (statement: ReturnType<typeof sql>) =>
  statement.execute(app.services.database.db).then(
    () => Promise.reject(new Error('it should have failed')),
    (error: unknown) => error,
  )

test('what the database says about a row at fault reaches neither the log nor the job store', async () => {
  const errors = [
    await failing(
      sql`insert into documents.upload values (371502, gen_random_uuid(), gen_random_uuid(), 'photo', '王建国的病历', 0)`,
    ),
    await failing(sql`select '王建国的病历'::uuid`),
  ]
  for (const error of errors) {
    // Else the test would prove nothing.
    expect(JSON.stringify(error) + String(error)).toContain('王建国')
    const lines: string[] = []
    const log = openLog('warn', { write: (line) => void lines.push(line) })
    log.error({ err: error }, 'a fault of ours')
    log.warn({ error }, 'live notice lost')
    expect(lines).toHaveLength(2)
    expect(lines.join('')).not.toContain('王建国')
    expect(JSON.stringify(withoutValues(error))).not.toContain('王建国')
  }
  const [kept] = errors.map(withoutValues)
  expect(kept).toMatchObject({ table: 'upload', stack: expect.stringContaining('    at ') })
})
