import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readPasswords } from './home.ts'
import { whoHolds } from './lock.ts'
import { readPidFile } from './orphan.ts'
import { withClient } from './own-database.ts'
import { isAlive, waitForEnd } from './process-life.ts'
import { aFolder, childrenOf, launch } from './testing.ts'

const { folder, remove } = aFolder()
const start = () =>
  launch('server/src/launch/start.ts', ['--database-only'], { LINLI_DATA: folder })
const STARTED = '只启动了数据库'
const server = () => readPidFile(join(folder, 'postgres'))?.pid ?? 0

async function onDatabase(sql: string): Promise<unknown[]> {
  const { owner } = await readPasswords(folder)
  const port = readFileSync(join(folder, 'postgres-port'), 'utf8')
  const url = `postgres://postgres:${owner}@127.0.0.1:${port}/linli`
  return withClient(url, async (client) => (await client.query(sql)).rows)
}

afterAll(() => remove())

test('a second start says where the first one runs, leaves it alone, and fails', async () => {
  const first = await startedOnce()
  const pid = server()
  const second = start()
  expect(await second.end()).toBe(1)
  expect(second.said()).toMatch(/邻里已经在运行：127\.0\.0\.1:\d+/)
  expect(server()).toBe(pid)
  expect(await onDatabase('select 1 as one')).toEqual([{ one: 1 }])

  first.child.kill('SIGINT')
  expect(await first.end()).toBe(0)
  expect(first.said()).toContain('已全部停止')
  expect(isAlive(pid)).toBe(false)
  expect(whoHolds(folder)).toBeUndefined()
})

test('after kill −9 of the launcher no server stays behind, and the next start has every acknowledged write', async () => {
  const first = await startedOnce()
  const pid = server()
  await onDatabase('create table public.diary (line text)')
  await onDatabase("insert into public.diary values ('路灯坏了')")
  first.child.kill('SIGKILL')
  expect(await waitForEnd(pid, 10_000)).toBe(true)

  const second = await startedOnce()
  expect(await onDatabase('select line from public.diary')).toEqual([{ line: '路灯坏了' }])
  second.child.kill('SIGTERM')
  expect(await second.end()).toBe(0)
})

test('an orphan that even the watchdog could not end is ended by the next start', async () => {
  const first = await startedOnce()
  const orphan = server()
  const children = childrenOf(first.child.pid ?? 0)
  process.kill(children.find(({ command }) => command.includes('watchdog.ts'))?.pid ?? 0, 'SIGKILL')
  first.child.kill('SIGKILL')
  await first.end()
  expect(isAlive(orphan)).toBe(true)

  const second = await startedOnce()
  expect(second.said()).toContain('已接手上次留下的进程')
  expect(isAlive(orphan)).toBe(false)
  expect(await onDatabase('select line from public.diary')).toEqual([{ line: '路灯坏了' }])
  second.child.kill('SIGTERM')
  await second.end()
})

test('a database killed while the launcher runs is started again on the same port', async () => {
  const launcher = await startedOnce()
  process.kill(server(), 'SIGKILL')
  await launcher.until('PostgreSQL 已恢复')
  expect(await onDatabase('select line from public.diary')).toEqual([{ line: '路灯坏了' }])
  launcher.child.kill('SIGTERM')
  await launcher.end()
})

async function startedOnce(): Promise<ReturnType<typeof start>> {
  const launcher = start()
  await launcher.until(STARTED)
  return launcher
}
