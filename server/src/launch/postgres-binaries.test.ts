import { mkdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hydrate } from './postgres-binaries.ts'
import { aFolder } from './testing.ts'

test('libraries are linked where the install script did not run, and a second time changes nothing', () => {
  const { folder, remove } = aFolder()
  const lib = join(folder, 'native/lib')
  mkdirSync(lib, { recursive: true })
  writeFileSync(join(lib, 'libicu.so.60.2'), 'a library')
  const links = [{ source: 'native/lib/libicu.so.60.2', target: 'native/lib/libicu.so.60' }]
  writeFileSync(join(folder, 'native/pg-symlinks.json'), JSON.stringify(links))
  for (const _ of [1, 2]) {
    hydrate(folder)
    expect(readlinkSync(join(lib, 'libicu.so.60'))).toBe('libicu.so.60.2')
    expect(readFileSync(join(lib, 'libicu.so.60'), 'utf8')).toBe('a library')
  }
  remove()
})
