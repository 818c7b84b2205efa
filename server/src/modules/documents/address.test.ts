import { afterAll, beforeAll, expect, test } from 'vitest'
import { START, type TestApp, testApp } from '../../../test/harness.ts'
import { aDistrict, aResident } from '../org/testing.ts'
import { claimFiles } from './claim-files.ts'
import { readRange } from './open-stored.ts'
import { viewFiles } from './queries.ts'
import { readAddress, signAddress } from './sign-address.ts'
import { aFile, aPhoto } from './testing.ts'
import { withdrawFiles } from './withdraw-files.ts'

let app: TestApp
let resident = { person_id: '', token: '' }
let neighbour = { person_id: '', token: '' }

beforeAll(async () => {
  app = await testApp()
  await aDistrict(app)
  resident = await aResident(app)
  neighbour = await aResident(app, 371502, '13900000002')
})
afterAll(() => app.close())

const sendPhoto = async () => aFile(app, resident.token, { kind: 'photo', bytes: await aPhoto() })

test('a signed address opens both forms of a picture, also for somebody without an account', async () => {
  const file = await sendPhoto()
  const whole = await app.raw('GET', file.url)
  expect(whole.status).toBe(200)
  expect(whole.headers).toMatchObject({
    'content-type': 'image/jpeg',
    'content-length': String(file.bytes),
    'cache-control': 'private, max-age=3600',
    'x-content-type-options': 'nosniff',
    'content-disposition': 'inline',
  })
  expect(whole.body).toHaveLength(file.bytes)
  const small = await app.raw('GET', file.thumbnail_url ?? '')
  expect([small.status, small.headers['content-type']]).toEqual([200, 'image/webp'])
  const headers = { 'if-none-match': String(whole.headers.etag) }
  expect((await app.raw('GET', file.url, { headers })).status).toBe(304)
})

test('parts of a file are sent as players ask for them', async () => {
  const bytes = Buffer.concat([Buffer.from('OggS'), Buffer.from([...Array(96).keys()])])
  const file = await aFile(app, resident.token, { kind: 'voice', bytes })
  const part = await app.raw('GET', file.url, { headers: { range: 'bytes=10-19' } })
  expect([part.status, part.headers['content-range']]).toEqual([206, 'bytes 10-19/100'])
  expect(part.body.equals(bytes.subarray(10, 20))).toBe(true)
  const beyond = await app.raw('GET', file.url, { headers: { range: 'bytes=100-' } })
  expect([beyond.status, beyond.headers['content-range']]).toEqual([416, 'bytes */100'])
})

test('ranges read as RFC 9110 has them', () => {
  expect(readRange(undefined, 100)).toBe('all')
  expect(readRange('bytes=0-', 100)).toEqual({ start: 0, end: 99 })
  expect(readRange('bytes=90-500', 100)).toEqual({ start: 90, end: 99 })
  expect(readRange('bytes=-10', 100)).toEqual({ start: 90, end: 99 })
  expect(readRange('bytes=-500', 100)).toEqual({ start: 0, end: 99 })
  expect(readRange('bytes=-0', 100)).toBe('none')
  expect(readRange('bytes=0-1,5-6', 100)).toBe('all')
  expect(readRange('rows=0-1', 100)).toBe('all')
})

test('an address is the same within an hour, good for twelve, and then over', () => {
  const { keys } = app.services
  const address = { district_id: 371502, file_id: crypto.randomUUID(), variant: 'small' } as const
  const at = (minutes: number) => new Date(START.getTime() + minutes * 60_000)
  const url = signAddress(keys, at(1), address)
  expect(signAddress(keys, at(59), address)).toBe(url)
  expect(signAddress(keys, at(61), address)).not.toBe(url)
  const token = url.replace('/files/', '')
  expect(readAddress(keys, at(12 * 60), token)).toEqual(address)
  expect(readAddress(keys, at(13 * 60), token)).toBeNull()
})

test('an address that was changed in any byte, or is withdrawn, opens nothing', async () => {
  const file = await sendPhoto()
  const bytes = Buffer.from(file.url.replace('/files/', ''), 'base64url')
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(readAddress(app.services.keys, START, changed.toString('base64url'))).toBeNull()
  }
  expect((await app.raw('GET', '/files/nonsense')).status).toBe(404)
  await inTransaction((tx) =>
    withdrawFiles({ tx, actor: { district_id: 371502 }, now: app.clock.now() }, [file.id]),
  )
  for (const url of [file.url, file.thumbnail_url ?? '']) {
    expect((await app.raw('GET', url)).status).toBe(404)
  }
  expect((await views([file.id])).size).toBe(0)
})

test('many files are read in one statement, none in none', async () => {
  const files = [await sendPhoto(), await sendPhoto()]
  const ids = files.map(({ id }) => id)
  expect((await app.countStatements(() => views(ids))).count).toBe(1)
  expect((await app.countStatements(() => views([]))).count).toBe(0)
  expect([...(await views(ids)).keys()].sort()).toEqual([...ids].sort())
})

test('only files of the right kind that this person added may be claimed', async () => {
  const photo = await sendPhoto()
  const voice = await aFile(app, resident.token, { kind: 'voice', bytes: Buffer.from('OggS....') })
  const claim = (person_id: string, ids: string[]) =>
    inTransaction((tx) => claimFiles(tx, { district_id: 371502, person_id }, ids, ['photo']))
  await claim(resident.person_id, [photo.id, photo.id])
  await claim(resident.person_id, [])
  const no_such_file = { code: 'invalid', reason: 'no_such_file' }
  const { person_id } = resident
  await expect(claim(person_id, [photo.id, voice.id])).rejects.toMatchObject(no_such_file)
  await expect(claim(person_id, [crypto.randomUUID()])).rejects.toMatchObject(no_such_file)
  await expect(claim(neighbour.person_id, [photo.id])).rejects.toMatchObject(no_such_file)
})

function views(ids: string[]) {
  const { database, keys } = app.services
  const actor = { district_id: 371502 }
  return viewFiles({ db: database.db, actor, keys, now: app.clock.now() }, ids)
}

function inTransaction(
  run: Parameters<ReturnType<typeof app.services.database.db.transaction>['execute']>[0],
) {
  return app.services.database.db.transaction().execute(run)
}
