import { chmodSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openHome, readPasswords } from './home.ts'
import { canRun } from './postgres-user.ts'
import { aFolder } from './testing.ts'

const { folder, remove } = aFolder()
afterAll(() => remove())
const isRoot = process.getuid?.() === 0

test('data lies where LINLI_DATA says, and its passwords are for its owner alone', async () => {
  const home = openHome({ LINLI_DATA: join(folder, 'mine') })
  expect(home).toMatchObject({ folder: join(folder, 'mine'), moved: false })
  const passwords = await readPasswords(home.folder)
  expect(passwords.owner).toMatch(/^[\w-]{32}$/)
  expect(passwords.app).not.toBe(passwords.owner)
  expect(await readPasswords(home.folder)).toEqual(passwords)
  expect(statSync(join(home.folder, 'passwords.json')).mode & 0o777).toBe(0o600)
})

test('with DATABASE_URL no server of our own is looked for', () => {
  const home = openHome({ LINLI_DATA: join(folder, 'foreign'), DATABASE_URL: 'postgres://x/y' })
  expect(home.server).toBeUndefined()
})

test.runIf(isRoot)('under root, data and programs move to where the server can reach them', () => {
  const closed = join(folder, 'closed')
  mkdirSync(closed)
  chmodSync(closed, 0o700)
  const home = openHome({ LINLI_DATA: join(closed, 'data') })
  try {
    expect(home.folder).toMatch(/^\/var\/lib\/linli\/[0-9a-f]{12}$/)
    expect(home.moved).toBe(true)
    expect(openHome({ LINLI_DATA: join(closed, 'data') }).folder).toBe(home.folder)
    const program = join(home.server?.binaries.folder ?? '', 'bin/postgres')
    expect(existsSync(program) && canRun(home.server?.user ?? { uid: 0, gid: 0 }, program)).toBe(
      true,
    )
  } finally {
    if (dirname(home.folder) === '/var/lib/linli') rmSync(home.folder, { recursive: true })
  }
})
