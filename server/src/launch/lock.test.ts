import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { takeLock, whoHolds } from './lock.ts'
import { aFolder } from './testing.ts'

const folders: (() => void)[] = []
afterEach(() => {
  for (const remove of folders.splice(0)) remove()
})

function fresh(): string {
  const { folder, remove } = aFolder()
  folders.push(remove)
  return folder
}

function taken(folder: string) {
  const lock = takeLock(folder, 'start')
  if (!('release' in lock)) throw new Error('held')
  return lock
}

test('who holds a folder is told to whoever comes second, with the address', () => {
  const folder = fresh()
  const lock = taken(folder)
  lock.announce('http://localhost:8520/')
  expect(takeLock(folder, 'backup')).toMatchObject({
    pid: process.pid,
    doing: 'start',
    address: 'http://localhost:8520/',
  })
  lock.release()
  expect(whoHolds(folder)).toBeUndefined()
  taken(folder).release()
  expect(readdirSync(folder)).toEqual([])
})

test('a lock of a process that is gone is stale', () => {
  const folder = fresh()
  writeFileSync(
    join(folder, 'running.json'),
    JSON.stringify({ pid: 2 ** 22 - 1, birth: 'x', doing: 'start' }),
  )
  expect(whoHolds(folder)).toBeUndefined()
  taken(folder).release()
})

test('a lock whose process id went to another process is stale', () => {
  const folder = fresh()
  writeFileSync(
    join(folder, 'running.json'),
    JSON.stringify({ pid: process.pid, birth: 'earlier', doing: 'start' }),
  )
  taken(folder).release()
})

test('a half-written lock is stale', () => {
  const folder = fresh()
  writeFileSync(join(folder, 'running.json'), '{"pid":')
  taken(folder).release()
})
