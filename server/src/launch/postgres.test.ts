import { spawn } from 'node:child_process'
import { existsSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endOrphan } from './orphan.ts'
import { makeDatabase, withClient } from './own-database.ts'
import { type Postgres, startPostgres } from './postgres.ts'
import { isAlive, waitForEnd } from './process-life.ts'
import { aFolder, aPlace } from './testing.ts'
import { startWatchdog, type Watchdog } from './watchdog.ts'

let watchdog: Watchdog
const { folder, remove } = aFolder()
const place = aPlace(folder)

const start = (port?: number): Promise<Postgres> =>
  startPostgres({ place, password: 'a password', watchdog, port })

beforeAll(() => {
  watchdog = startWatchdog()
})
afterAll(() => {
  watchdog.close()
  remove()
})

test('a server lives in a folder with a space and Chinese characters, on loopback, behind a password', async () => {
  const postgres = await start()
  const { rows } = await withClient(postgres.url('postgres'), async (client) => {
    await client.query('create extension pg_trgm')
    return client.query(`select cardinality(show_trgm('天安门')) as trigrams, inet_server_addr()::text as address,
      current_setting('data_checksums') as checksums, current_setting('fsync') as fsync,
      current_setting('synchronous_commit') as commit, current_setting('jit') as jit`)
  })
  expect(rows[0]).toMatchObject({
    address: '127.0.0.1/32',
    checksums: 'on',
    fsync: 'on',
    commit: 'on',
    jit: 'off',
  })
  expect(rows[0].trigrams).toBeGreaterThan(0)
  const wrong = postgres.url('postgres').replace('a%20password', 'another')
  await expect(withClient(wrong, async () => undefined)).rejects.toThrow(
    /password authentication failed/,
  )
  expect(statSync(place.cluster).mode & 0o077).toBe(0)
  await postgres.stop()
  expect(isAlive(postgres.pid)).toBe(false)
})

test('it comes back on the port it had, and on another one where that is taken', async () => {
  const first = await start()
  await first.stop()
  const second = await start(first.port)
  expect(second.port).toBe(first.port)
  await second.stop()

  const other = createServer().listen(first.port, '127.0.0.1')
  const third = await start(first.port)
  expect(third.port).not.toBe(first.port)
  await third.stop()
  other.close()
})

test('after kill −9 of the server the next start has every acknowledged write', async () => {
  const before = await start()
  await makeDatabase(before.url('postgres'), 'diary')
  await withClient(before.url('diary'), (client) =>
    client.query('create table line (n integer primary key)'),
  )
  const acknowledged = await writeUntilLost(before, 300)
  const after = await start()
  const { rows } = await withClient(after.url('diary'), (client) =>
    client.query('select n from line'),
  )
  const present = new Set(rows.map((row) => row.n))
  expect(acknowledged.filter((n) => !present.has(n))).toEqual([])
  expect(acknowledged.length).toBeGreaterThanOrEqual(300)
  await after.stop()
})

test('a process that got the id of a crashed server is neither ended nor waited for', async () => {
  const path = join(place.cluster, 'postmaster.pid')
  const other = spawn('sleep', ['60'])
  writeFileSync(path, `${other.pid}\n${place.cluster}\n0\n1\n\n\n\nready\n`)
  expect(await endOrphan(place.cluster)).toBe(false)
  expect(existsSync(path)).toBe(false)
  expect(isAlive(other.pid ?? 0)).toBe(true)
  other.kill()
})

/** Commits row after row, kills the server after so many, and answers those that were acknowledged. */
async function writeUntilLost(postgres: Postgres, kill_after: number): Promise<number[]> {
  const acknowledged: number[] = []
  await withClient(postgres.url('diary'), async (client) => {
    for (let n = 0; ; n++) {
      if (n === kill_after) process.kill(postgres.pid, 'SIGKILL')
      await client.query('insert into line values ($1)', [n])
      acknowledged.push(n)
    }
  }).catch(() => undefined)
  await waitForEnd(postgres.pid, 5_000)
  return acknowledged
}
