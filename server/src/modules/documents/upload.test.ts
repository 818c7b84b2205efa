import { documents } from '@linli/contract/documents'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { aDistrict, aHolder, aResident, type TestDistrict } from '../org/testing.ts'
import { everyRemoveStaleUploads } from './every-remove-stale-uploads.ts'
import { CHUNK_BYTES, MOST_UNCLAIMED_BYTES, MOST_UNFINISHED } from './rules.ts'
import { storedName } from './stored-names.ts'
import { anUpload, aPhoto, aSentUpload, sendPiece } from './testing.ts'

let app: TestApp
let district: TestDistrict
let resident = ''
let neighbour = ''
let worker = ''

beforeAll(async () => {
  app = await testApp()
  district = await aDistrict(app)
  resident = (await aResident(app)).token
  neighbour = (await aResident(app, 371502, '13900000002')).token
  const post = { kind: 'grid_worker', unit_id: district.units.team } as const
  worker = (await aHolder(app, district, { ...post, area_id: district.areas.grid })).token
})
afterAll(() => app.close())

const arriving = (id: string) => app.services.files.size(storedName(371502, id, 'arriving'))

test('an upload that was cut goes on where it stopped, and its pieces come together again', async () => {
  const bytes = await aPhoto({ width: 1800, height: 1500 })
  expect(bytes.length).toBeGreaterThan(CHUNK_BYTES)
  const upload_id = await anUpload(app, resident, { kind: 'photo', bytes: bytes.length })
  const first = bytes.subarray(0, 700_000)
  expect(await sendPiece(app, resident, { upload_id, offset: 0, bytes: first })).toEqual({
    status: 200,
    answer: { offset: 700_000 },
  })
  // The line broke: the phone asks where it stands.
  const { offset } = await app.must(documents.get_upload, { upload_id }, resident)
  expect(offset).toBe(700_000)
  const early = await app.call(documents.finish_upload, { upload_id }, resident)
  expect(early.reason).toBe('upload_incomplete')
  for (let at = offset; at < bytes.length; at += CHUNK_BYTES) {
    const piece = bytes.subarray(at, at + CHUNK_BYTES)
    expect((await sendPiece(app, resident, { upload_id, offset: at, bytes: piece })).status).toBe(
      200,
    )
  }
  const done = await app.must(documents.finish_upload, { upload_id }, resident)
  expect(done.file).toMatchObject({ id: upload_id, kind: 'photo', width: 1800, height: 1500 })
})

test('a piece at the wrong place is refused with the right one, and changes nothing', async () => {
  const upload_id = await anUpload(app, resident, { kind: 'photo', bytes: 100 })
  const piece = (offset: number) => ({ upload_id, offset, bytes: Buffer.alloc(10, 1) })
  expect((await sendPiece(app, resident, piece(0))).status).toBe(200)
  for (const offset of [0, 5, 11, 50]) {
    const { status, answer } = await sendPiece(app, resident, piece(offset))
    expect([status, answer.reason, answer.data]).toEqual([409, 'wrong_offset', { offset: 10 }])
  }
  expect(await arriving(upload_id)).toBe(10)
})

test('of the same piece sent twice at once one is taken', async () => {
  const upload_id = await anUpload(app, resident, { kind: 'photo', bytes: 5000 })
  const piece = { upload_id, offset: 0, bytes: Buffer.alloc(2000, 1) }
  const sent = await Promise.all([1, 2, 3, 4].map(() => sendPiece(app, resident, piece)))
  expect(sent.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
  expect(await arriving(upload_id)).toBe(2000)
})

test('a piece waits for whoever holds the upload, in another process too', async () => {
  const upload_id = await anUpload(app, resident, { kind: 'photo', bytes: 5000 })
  let sent: ReturnType<typeof sendPiece> | undefined
  await app.services.database.db.transaction().execute(async (tx) => {
    await sql`select from documents.upload where id = ${upload_id} for update`.execute(tx)
    sent = sendPiece(app, resident, { upload_id, offset: 0, bytes: Buffer.alloc(2000, 1) })
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await arriving(upload_id)).toBeNull()
  })
  expect((await sent)?.status).toBe(200)
  expect(await arriving(upload_id)).toBe(2000)
})

test('more than was announced, and a piece that is too large, are refused', async () => {
  const upload_id = await anUpload(app, resident, { kind: 'photo', bytes: 100 })
  const over = await sendPiece(app, resident, { upload_id, offset: 0, bytes: Buffer.alloc(101) })
  expect(over.answer.reason).toBe('more_than_announced')
  const huge = await anUpload(app, resident, { kind: 'photo', bytes: 5_000_000 })
  const piece = { upload_id: huge, offset: 0, bytes: Buffer.alloc(CHUNK_BYTES + 1) }
  expect((await sendPiece(app, resident, piece)).status).toBeGreaterThanOrEqual(400)
  expect(await arriving(huge)).toBeNull()
})

test('another person finds no such upload', async () => {
  const upload_id = await aSentUpload(app, resident, { kind: 'photo', bytes: await aPhoto() })
  const piece = { upload_id, offset: 0, bytes: Buffer.alloc(1) }
  expect((await sendPiece(app, neighbour, piece)).status).toBe(404)
  expect((await app.call(documents.get_upload, { upload_id }, neighbour)).status).toBe(404)
  expect((await app.call(documents.finish_upload, { upload_id }, neighbour)).status).toBe(404)
})

test('visitors add nothing', async () => {
  const announced = { kind: 'photo', name: 'a.jpg', bytes: 10 } as const
  expect((await app.call(documents.start_upload, announced)).status).toBe(401)
  const upload_id = await anUpload(app, resident, { kind: 'photo', bytes: 10 })
  const url = `/files/uploads/${upload_id}?offset=0`
  expect((await app.raw('PUT', url, { body: Buffer.alloc(10) })).status).toBe(404)
  expect(await arriving(upload_id)).toBeNull()
})

test('sizes are limited by kind, and lists are read in by staff', async () => {
  const start = (kind: 'photo' | 'voice' | 'import', bytes: number, as: string) =>
    app.call(documents.start_upload, { kind, name: 'a', bytes }, as)
  const mib = 1024 * 1024
  expect((await start('photo', 15 * mib, worker)).status).toBe(200)
  expect((await start('photo', 15 * mib + 1, worker)).reason).toBe('file_too_large')
  expect((await start('voice', 10 * mib + 1, worker)).reason).toBe('file_too_large')
  expect((await start('import', 200 * mib, worker)).status).toBe(200)
  expect((await start('import', 200 * mib + 1, worker)).reason).toBe('file_too_large')
  expect((await start('import', 10, resident)).reason).toBe('not_your_role')
})

test('a repeated announcement is one upload', async () => {
  const announced = { kind: 'photo', name: 'a.jpg', bytes: 10 } as const
  const request_id = crypto.randomUUID()
  const first = await app.call(documents.start_upload, announced, resident, request_id)
  const again = await app.call(documents.start_upload, announced, resident, request_id)
  expect(first.status).toBe(200)
  expect(again.body).toEqual(first.body)
})

test('nobody keeps more than so many uploads open; empty ones give way', async () => {
  const { token } = await aResident(app, 371502, '13900000003')
  const ids: string[] = []
  for (let n = 0; n < MOST_UNFINISHED; n += 1) {
    ids.push(await anUpload(app, token, { kind: 'photo', bytes: 10 }))
  }
  for (const upload_id of ids.slice(1)) {
    await sendPiece(app, token, { upload_id, offset: 0, bytes: Buffer.alloc(5) })
  }
  // One of them is empty still and gives its place up.
  const last = await anUpload(app, token, { kind: 'photo', bytes: 10 })
  await sendPiece(app, token, { upload_id: last, offset: 0, bytes: Buffer.alloc(5) })
  const over = await app.call(
    documents.start_upload,
    { kind: 'photo', name: 'a', bytes: 10 },
    token,
  )
  expect([over.status, over.reason]).toEqual([429, 'too_many_uploads'])
})

test('what nobody ended is removed after two days, what nobody used after seven, and nothing else', async () => {
  const start = app.clock.now()
  const stale = await aSentUpload(app, worker, { kind: 'photo', bytes: await aPhoto() })
  const kept = await aSentUpload(app, worker, { kind: 'photo', bytes: await aPhoto() })
  await app.must(documents.finish_upload, { upload_id: kept }, worker)
  const sweep = async (hours: number) => {
    const now = new Date(start.getTime() + hours * 3_600_000)
    await app.services.database.db.transaction().execute((tx) =>
      everyRemoveStaleUploads({
        tx,
        now,
        files: app.services.files,
        actor: { district_id: 371502 },
      }),
    )
  }
  const whole = () => app.services.files.size(storedName(371502, kept, 'whole'))
  await sweep(47)
  expect(await arriving(stale)).not.toBeNull()
  await sweep(49)
  expect(await arriving(stale)).toBeNull()
  expect((await app.call(documents.get_upload, { upload_id: stale }, worker)).status).toBe(404)
  expect(await whole()).not.toBeNull()
  await sweep(7 * 24 + 1)
  expect(await whole()).toBeNull()
})

test('a list that nobody reads in is removed like a photo that nobody uses', async () => {
  const bytes = Buffer.from('姓名,电话\n王建国,13812345678\n')
  const list = await aSentUpload(app, worker, { kind: 'import', bytes })
  await app.must(documents.finish_upload, { upload_id: list }, worker)
  const now = new Date(app.clock.now().getTime() + (7 * 24 + 1) * 3_600_000)
  const { files, database } = app.services
  await database.db
    .transaction()
    .execute((tx) => everyRemoveStaleUploads({ tx, now, files, actor: { district_id: 371502 } }))
  expect(await files.size(storedName(371502, list, 'whole'))).toBeNull()
})

test('who has sent much that nothing refers to sends no more', async () => {
  const { token, person_id } = await aResident(app, 371502, '13900000004')
  const { db } = app.services.database
  const now = app.clock.now()
  const store = (bytes: number) =>
    sql`insert into documents.file (district_id, id, kind, media_type, bytes, sha256, added_by, added_at, unclaimed_since)
      values (371502, ${newId(now)}, 'voice', 'audio/mp4', ${bytes}, '', ${person_id}, ${now}, ${now})`.execute(
      db,
    )
  const start = () =>
    app.call(documents.start_upload, { kind: 'voice', name: 'a', bytes: 10 }, token)
  await store(MOST_UNCLAIMED_BYTES - 1)
  expect((await start()).status).toBe(200)
  await store(1)
  expect(await start()).toMatchObject({ status: 429, reason: 'too_many_uploads' })
})

test('a piece does not wait for ever, so that a few held uploads cannot take every connection', async () => {
  const upload_id = await anUpload(app, resident, { kind: 'photo', bytes: 10 })
  const piece = { upload_id, offset: 0, bytes: Buffer.alloc(5) }
  await app.services.database.db.transaction().execute(async (tx) => {
    await sql`select from documents.upload where id = ${upload_id} for update`.execute(tx)
    const { status, answer } = await sendPiece(app, resident, piece)
    expect([status, answer.reason]).toEqual([503, 'busy'])
  })
  expect((await sendPiece(app, resident, piece)).status).toBe(200)
})
