import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { documents } from '@linli/contract/documents'
import exifr from 'exifr'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { aDistrict, aHolder, aResident } from '../org/testing.ts'
import { storedName } from './stored-names.ts'
import { aFile, aPhoto, aSentUpload } from './testing.ts'

let app: TestApp
let resident = ''
let worker = ''

beforeAll(async () => {
  app = await testApp()
  const district = await aDistrict(app)
  resident = (await aResident(app)).token
  const post = { kind: 'grid_worker', unit_id: district.units.team } as const
  worker = (await aHolder(app, district, { ...post, area_id: district.areas.grid })).token
})
afterAll(() => app.close())

const stored = (id: string, variant: 'whole' | 'small') =>
  readFile(app.services.files.path(storedName(371502, id, variant)))
const finish = (upload_id: string) => app.call(documents.finish_upload, { upload_id }, resident)

test('the place in a picture is offered once, and neither it nor any other metadata is kept', async () => {
  const bytes = await aPhoto()
  expect(bytes.includes('SecretPhone')).toBe(true)
  const upload_id = await aSentUpload(app, resident, { kind: 'photo', bytes })
  const request_id = crypto.randomUUID()
  const first = await app.call(documents.finish_upload, { upload_id }, resident, request_id)
  expect(first.body.position?.datum).toBe('wgs84')
  expect(first.body.position?.lat).toBeCloseTo(36.45, 6)
  expect(first.body.position?.lng).toBeCloseTo(115.99, 6)
  const again = await app.call(documents.finish_upload, { upload_id }, resident, request_id)
  expect(again.body).toMatchObject({ file: { id: upload_id }, position: null })
  for (const variant of ['whole', 'small'] as const) {
    const kept = await stored(upload_id, variant)
    expect(await exifr.parse(kept).catch(() => undefined)).toBeUndefined()
    expect((await sharp(kept).metadata()).exif).toBeUndefined()
    for (const secret of ['SecretPhone', 'Wang Xiaoming', 'Exif']) {
      expect(kept.includes(secret)).toBe(false)
    }
  }
  const original = storedName(371502, upload_id, 'arriving')
  expect(await app.services.files.size(original)).toBeNull()
  const text = JSON.stringify(await dump())
  expect(text).toContain(upload_id)
  expect(text).not.toMatch(/115\.9|36\.45/)
})

async function dump() {
  const { db } = app.services.database
  return [
    await db.selectFrom('documents.file').selectAll().execute(),
    await db.selectFrom('documents.upload').selectAll().execute(),
  ]
}

test('a picture is turned upright, made smaller and kept in two forms', async () => {
  // Orientation 6: held upright, stored lying down.
  const bytes = await aPhoto({ width: 4000, height: 1000, orientation: 6 })
  const file = await aFile(app, resident, { kind: 'photo', bytes })
  expect(file).toMatchObject({ media_type: 'image/jpeg', width: 640, height: 2560 })
  const small = await sharp(await stored(file.id, 'small')).metadata()
  expect([small.format, small.width, small.height]).toEqual(['webp', 120, 480])
})

test.each(['png', 'webp'] as const)('%s is taken and becomes JPEG', async (format) => {
  const bytes = await sharp(await aPhoto())
    .toFormat(format)
    .toBuffer()
  const file = await aFile(app, resident, { kind: 'photo', bytes })
  expect((await sharp(await stored(file.id, 'whole')).metadata()).format).toBe('jpeg')
  expect(file.media_type).toBe('image/jpeg')
})

test('what hides behind the pixels is not kept', async () => {
  const hidden = '<script>alert(1)</script>'
  const bytes = Buffer.concat([await aPhoto(), Buffer.from(hidden), Buffer.from('PK\u0003\u0004')])
  const file = await aFile(app, resident, { kind: 'photo', bytes })
  expect((await stored(file.id, 'whole')).includes('script')).toBe(false)
})

const photo = await aPhoto({ width: 600, height: 600 })
const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(50)])
const gif = await sharp(photo).gif().toBuffer()
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
const refused: [string, Buffer, string][] = [
  ['half a picture', photo.subarray(0, photo.length / 2), 'not_a_picture'],
  ['only the head of one', photo.subarray(0, 20), 'not_a_picture'],
  ['a drawing with scripts', svg, 'not_a_picture'],
  ['a moving picture', gif, 'not_a_picture'],
  ['a page', Buffer.from('<html><img src=x onerror=alert(1)></html>'), 'not_a_picture'],
  ['a program', Buffer.from('MZ'.padEnd(300, '\0')), 'not_a_picture'],
  [
    'a page that begins like a picture',
    Buffer.concat([
      Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
      Buffer.from('<script>alert(1)</script>'),
    ]),
    'not_a_picture',
  ],
  ['a recording', Buffer.from('OggS'.padEnd(100, '\0')), 'not_a_picture'],
  ['a picture of a kind not read here', heic, 'picture_kind_not_readable'],
]
test.each(refused)(
  '%s is refused as a photo, and its bytes are removed',
  async (_, bytes, reason) => {
    const upload_id = await aSentUpload(app, resident, { kind: 'photo', bytes })
    const answer = await finish(upload_id)
    expect([answer.status, answer.reason]).toEqual([422, reason])
    const { files } = app.services
    for (const name of ['arriving', 'whole', 'small'] as const) {
      expect(await files.size(storedName(371502, upload_id, name))).toBeNull()
    }
    // It can be sent anew under the same announcement.
    expect((await app.must(documents.get_upload, { upload_id }, resident)).offset).toBe(0)
  },
)

test('a bomb of pixels is refused by its size alone', async () => {
  const flat = { width: 9000, height: 6000, channels: 3, background: '#ffffff' } as const
  const bytes = await sharp({ create: flat, limitInputPixels: false }).png().toBuffer()
  expect(bytes.length).toBeLessThan(1_000_000)
  const upload_id = await aSentUpload(app, resident, { kind: 'photo', bytes })
  expect((await finish(upload_id)).reason).toBe('picture_too_large')
})

test('a file that changed on its way is refused', async () => {
  const bytes = await aPhoto()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const right = await aSentUpload(app, resident, { kind: 'photo', bytes, sha256 })
  expect((await finish(right)).status).toBe(200)
  const changed = Buffer.from(bytes)
  changed[bytes.length - 10] = 1 + (changed[bytes.length - 10] ?? 0)
  const wrong = await aSentUpload(app, resident, { kind: 'photo', bytes: changed, sha256 })
  expect((await finish(wrong)).reason).toBe('digest_differs')
})

const voices: [string, Buffer, string][] = [
  [
    'webm',
    Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d', 'hex'),
    'audio/webm',
  ],
  ['ogg', Buffer.from('OggS\0\u0002'), 'audio/ogg'],
  ['m4a', Buffer.from('\0\0\0\u001cftypM4A \0\0\0\0'), 'audio/mp4'],
  ['mp4', Buffer.from('\0\0\0\u001cftypisom\0\0\0\0'), 'audio/mp4'],
  ['mp3', Buffer.from('ID3\u0003\0'), 'audio/mpeg'],
  ['mp3 without a tag', Buffer.from('fffb90640000', 'hex'), 'audio/mpeg'],
  ['aac', Buffer.from('fff15080', 'hex'), 'audio/aac'],
  ['wav', Buffer.from('RIFF\u0024\0\0\0WAVEfmt '), 'audio/wav'],
]
test.each(voices)('a recording in %s is kept as it came', async (_, head, media_type) => {
  const bytes = Buffer.concat([head, Buffer.alloc(200, 7)])
  const file = await aFile(app, resident, { kind: 'voice', bytes })
  expect(file).toMatchObject({ media_type, bytes: bytes.length, thumbnail_url: null })
  expect((await stored(file.id, 'whole')).equals(bytes)).toBe(true)
})

test('a picture, a page and silence are no recordings', async () => {
  for (const bytes of [photo, Buffer.from('<html>'), Buffer.alloc(100)]) {
    const upload_id = await aSentUpload(app, resident, { kind: 'voice', bytes })
    expect((await finish(upload_id)).reason).toBe('not_a_recording')
  }
})

test('ending twice at once makes one file, and ending it again answers the same', async () => {
  const upload_id = await aSentUpload(app, resident, { kind: 'photo', bytes: await aPhoto() })
  const answers = await Promise.all([finish(upload_id), finish(upload_id)])
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(answers.filter(({ body }) => body.position !== null)).toHaveLength(1)
  expect((await finish(upload_id)).body.file.id).toBe(upload_id)
})

test('a list is kept as it came, under its name', async () => {
  const bytes = Buffer.from('编号,事项\n1,路灯\n')
  const file = await aFile(app, worker, { kind: 'import', bytes, name: '坪山 2018.csv' })
  expect((await stored(file.id, 'whole')).equals(bytes)).toBe(true)
  const sent = await app.raw('GET', file.url)
  expect(sent.headers['content-disposition']).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent('坪山 2018.csv')}`,
  )
})

test('ending an upload costs few statements', async () => {
  const upload_id = await aSentUpload(app, resident, { kind: 'photo', bytes: await aPhoto() })
  const { log } = await app.countStatements(() => finish(upload_id))
  const own = log.filter((text) => /documents\./.test(text))
  expect(own.length).toBeLessThanOrEqual(4)
})
