import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloneDatabase } from '../../test/harness.ts'
import { demonstrationLoaded, loadDemonstration } from './load.ts'

let clone: Awaited<ReturnType<typeof cloneDatabase>>
let data_folder: string
beforeAll(async () => {
  clone = await cloneDatabase()
  data_folder = await mkdtemp(join(tmpdir(), 'linli-kill-'))
})
afterAll(async () => {
  await clone?.drop()
  await rm(data_folder, { recursive: true, force: true })
})

test('a load that is killed in the middle leaves nothing, and the next one is whole', async () => {
  const child = startLoading()
  await firstMatters(child)
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))
  await backendsGone()
  expect(await demonstrationLoaded(clone.owner_url)).not.toBe('complete')
  expect(await count('matters.matter')).toBe(0)
  await loadDemonstration({ url: clone.owner_url, data_folder, scale: 0.02 })
  expect(await demonstrationLoaded(clone.owner_url)).toBe('complete')
  expect(await count('matters.matter')).toBe(12_007)
}, 120_000)

function startLoading(): ChildProcess {
  const program = `
    import { loadDemonstration } from ${JSON.stringify(new URL('./load.ts', import.meta.url).href)}
    const [url, data_folder] = process.argv.slice(1)
    await loadDemonstration({ url, data_folder, scale: 0.02, onProgress: (part) => process.stdout.write(part.step + '\\n') })`
  const args = ['--input-type=module', '--eval', program, clone.owner_url, data_folder]
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
}

function firstMatters(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (text: Buffer) => String(text).includes('matters') && resolve())
    child.once('exit', (code) => reject(new Error(`the load ended by itself with ${code}`)))
  })
}

// The server notices that its client is gone at the next word to it.
async function backendsGone(): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const others = await ask(`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`)
    if (others === 0) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const count = (table: string) => ask(`select count(*)::int as n from ${table}`)

async function ask(statement: string): Promise<number> {
  const client = new pg.Client({ connectionString: clone.owner_url })
  await client.connect()
  try {
    return (await client.query<{ n: number }>(statement)).rows[0]?.n ?? -1
  } finally {
    await client.end()
  }
}
