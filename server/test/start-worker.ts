import { type ChildProcess, spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach } from 'vitest'
import type { TestApp } from './harness.ts'

const workers: ChildProcess[] = []
afterEach(() => {
  for (const worker of workers.splice(0)) worker.kill('SIGKILL')
})

/** Starts the real worker on the database and the files of a test; it is killed when the test ends. */
export async function startWorker(app: TestApp): Promise<ChildProcess> {
  const { database, files } = app.services
  const worker = spawn(
    process.execPath,
    [fileURLToPath(new URL('../src/worker.ts', import.meta.url))],
    {
      env: {
        ...process.env,
        DATABASE_URL: database.pool.options.connectionString,
        LINLI_DATA: dirname(dirname(files.path('x/y'))),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  workers.push(worker)
  await new Promise((resolve) => worker.stdout?.once('data', resolve))
  return worker
}
