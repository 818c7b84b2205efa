import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Keys, openKeys } from './keys.ts'

let root = ''
let folder = ''
let keys: Keys

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'keys 钥匙 '))
  folder = join(root, 'keys')
  keys = await openKeys(folder)
})
afterAll(() => rm(root, { recursive: true }))

test('the file is made on first use, for its owner alone, and leaves no draft behind', async () => {
  expect((await stat(join(folder, 'personal-data.json'))).mode & 0o777).toBe(0o600)
  expect(await readdir(folder)).toEqual(['personal-data.json'])
  const ring = JSON.parse(await readFile(join(folder, 'personal-data.json'), 'utf8'))
  expect(Object.keys(ring)).toEqual(['current', 'keys', 'index_key'])
  expect(Buffer.from(ring.keys[ring.current], 'base64')).toHaveLength(32)
})

test('every text comes back, rare characters included', () => {
  for (const name of ['𬱖', '㛃', '王𬱖㛃', '葛\u{e0100}', '', '买买提·艾力']) {
    expect(keys.unseal(keys.seal(name))).toBe(name)
  }
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(keys.unseal(keys.seal(text))).toBe(text)
    }),
  )
})

test('half a character is refused rather than changed', () => {
  expect(() => keys.seal('\ud86d')).toThrow('half of a character')
})

test('the same text is never sealed to the same bytes', () => {
  expect(keys.seal('王建国').equals(keys.seal('王建国'))).toBe(false)
})

test('any changed, lost or added byte is refused', () => {
  const sealed = keys.seal('13812345678')
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const changed = Buffer.from(sealed)
      changed.writeUInt8(changed.readUInt8(at) ^ flip, at)
      expect(() => keys.unseal(changed)).toThrow(/changed|no key|known version/)
    }),
  )
  expect(() => keys.unseal(sealed.subarray(0, -1))).toThrow('changed')
  expect(() => keys.unseal(Buffer.concat([sealed, Buffer.of(0)]))).toThrow('changed')
  expect(() => keys.unseal(Buffer.alloc(0))).toThrow('known version')
})

test('a rotation keeps old data readable, seals new data anew, and reaches open rings', async () => {
  const home = join(root, 'rotated')
  const here = await openKeys(home)
  const elsewhere = await openKeys(home)
  const old = here.seal('旧')
  const index = here.blindIndex('phone', '13812345678')
  const id = await here.rotate()

  expect(here.isCurrent(old)).toBe(false)
  expect(here.unseal(old)).toBe('旧')
  expect(here.isCurrent(here.seal('新'))).toBe(true)
  expect(elsewhere.unseal(here.seal('新'))).toBe('新')
  const reopened = await openKeys(home)
  expect(reopened.unseal(old)).toBe('旧')
  expect(reopened.blindIndex('phone', '13812345678')).toEqual(index)
  const ring = JSON.parse(await readFile(join(home, 'personal-data.json'), 'utf8'))
  expect(ring.current).toBe(id)
  expect(Object.keys(ring.keys)).toHaveLength(2)
})

test('two rotations at once lose no key', async () => {
  const home = join(root, 'contested')
  const rings = await Promise.all([openKeys(home), openKeys(home)])
  const ended = await Promise.allSettled(rings.map((ring) => ring.rotate()))
  const made = ended.filter((one) => one.status === 'fulfilled').length
  const ring = JSON.parse(await readFile(join(home, 'personal-data.json'), 'utf8'))
  expect(made).toBeGreaterThan(0)
  expect(Object.keys(ring.keys)).toHaveLength(1 + made)
  expect(await readdir(home)).toEqual(['personal-data.json'])
})

test('many that open an empty folder at once share one ring', async () => {
  const home = join(root, 'shared')
  const rings = await Promise.all(Array.from({ length: 8 }, () => openKeys(home)))
  const sealed = rings.map((ring) => ring.seal('同'))
  for (const ring of rings) {
    for (const one of sealed) expect(ring.unseal(one)).toBe('同')
    expect(ring.isCurrent(sealed[0] ?? Buffer.alloc(0))).toBe(true)
  }
})

test('data of another ring is refused with the missing key named', async () => {
  const other = await openKeys(join(root, 'other'))
  expect(() => keys.unseal(other.seal('王'))).toThrow(/has no key [0-9a-f]{8}/)
})

test.each(['', 'null', '{}', '{"current":"00000000","keys":{},"index_key":"AA=="}'])(
  'a damaged file (%s) is refused and left as it is',
  async (text) => {
    const home = join(root, `damaged-${text.length}`)
    await openKeys(home)
    const path = join(home, 'personal-data.json')
    await writeFile(path, text)
    await expect(openKeys(home)).rejects.toThrow('restore it from a backup')
    expect(await readFile(path, 'utf8')).toBe(text)
  },
)

test('a blind index is one for all spellings, and apart by kind and by ring', async () => {
  const phone = keys.blindIndex('phone', '13812345678')
  expect(phone).toHaveLength(32)
  expect(keys.blindIndex('phone', '+86 138-1234-5678')).toEqual(phone)
  expect(keys.blindIndex('id_number', '13812345678')).not.toEqual(phone)
  expect(keys.blindIndex('name', '王𬱖')).not.toEqual(keys.blindIndex('name', '王㛃'))
  const other = await openKeys(join(root, 'other'))
  expect(other.blindIndex('phone', '13812345678')).not.toEqual(phone)
})

test('nothing to index is refused, so that two empty phones never match', () => {
  expect(() => keys.blindIndex('phone', '无')).toThrow('nothing to index')
  expect(() => keys.blindIndex('name', ' 　')).toThrow('nothing to index')
})

test('a signature belongs to one purpose and outlives a rotation', async () => {
  const signed = keys.sign('file_address', 'x')
  expect(signed).toHaveLength(32)
  expect(keys.sign('tracking', 'x')).not.toEqual(signed)
  await keys.rotate()
  expect(keys.sign('file_address', 'x')).toEqual(signed)
})
