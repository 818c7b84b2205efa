import { randomUUID } from 'node:crypto'
import { documents } from '@linli/contract/documents'
import { lost_person } from '@linli/contract/lost_person'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { groupIn } from '../broadcast/testing.ts'
import { aSentUpload } from '../documents/testing.ts'
import { aDistrict } from '../org/testing.ts'
import { aCase, aFace, aSearch, OLD_MAN, pass } from './testing.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
  await groupIn(app, world, 'grid1')
})
afterAll(() => app?.close())

const NOW = '2022-09-05T01:59:00Z'

test('what is not true or not ours is refused, and nothing is opened', async () => {
  const { tokens, outside, inside } = world
  const input = { ...OLD_MAN, happened_at: NOW, position: inside }
  const open = (more: object, as = tokens.wang_grid1) =>
    app.call(lost_person.open, { ...input, ...more }, as)
  expect(await open({ position: undefined })).toMatchObject({ reason: 'place_missing' })
  expect(await open({ position: outside })).toMatchObject({ reason: 'outside_district' })
  expect(await open({ happened_at: '2022-09-06T00:00:00Z' })).toMatchObject({
    reason: 'happened_in_future',
  })
  expect(await open({ age_from: 80, age_to: 70 })).toMatchObject({ reason: 'ages_turned_round' })
  expect(await open({ photo_ids: [randomUUID()] })).toMatchObject({ reason: 'no_such_file' })
  expect(await open({}, tokens.resident)).toMatchObject({ status: 403, reason: 'not_your_role' })
  expect(await open({}, tokens.zheng_leader)).toMatchObject({ status: 403 })
  // Somebody else’s photo is not ours to show.
  const theirs = await aFace(app, tokens.neighbour)
  expect(await open({ photo_ids: [theirs] })).toMatchObject({ reason: 'no_such_file' })
  expect((await app.must(lost_person.list, { tab: 'open' }, tokens.zhao_street)).count.n).toBe(0)
})

test('a picture that unpacks to more than a phone takes, and a file that is none, never become a face', async () => {
  const { tokens } = world
  const bomb = await sharp({
    create: { width: 9_000, height: 9_000, channels: 3, background: '#000' },
  })
    .png({ compressionLevel: 9 })
    .toBuffer()
  const finish = async (bytes: Buffer) => {
    const upload_id = await aSentUpload(app, tokens.wang_grid1, { kind: 'photo', bytes })
    const reply = await app.call(documents.finish_upload, { upload_id }, tokens.wang_grid1)
    const opened = await app.call(
      lost_person.open,
      { ...OLD_MAN, happened_at: NOW, position: world.inside, photo_ids: [upload_id] },
      tokens.wang_grid1,
    )
    return [reply.reason, opened.reason]
  }
  expect(await finish(bomb)).toEqual(['picture_too_large', 'no_such_file'])
  expect(await finish(Buffer.from('<svg onload=alert(1)>'))).toEqual([
    'not_a_picture',
    'no_such_file',
  ])
  expect(
    await app.call(
      documents.start_upload,
      { kind: 'photo', name: 'x', bytes: 16 * 1024 * 1024 },
      tokens.wang_grid1,
    ),
  ).toMatchObject({ reason: 'file_too_large' })
})

test('an opening that is sent twice opens one case; the same id with other words is a conflict', async () => {
  const { tokens } = world
  const request = randomUUID()
  const input = { ...OLD_MAN, happened_at: NOW, position: world.inside }
  const open = (clothing: string) =>
    app.call(lost_person.open, { ...input, clothing }, tokens.wang_grid1, request)
  const [one, two] = [await open('蓝衣'), await open('蓝衣')]
  expect([one.status, two.status, two.body.id]).toEqual([200, 200, one.body.id])
  expect(await open('红衣')).toMatchObject({ status: 409, reason: 'request_id_reused' })
})

test('a photo’s address is of one case, one reader and some minutes; a changed one opens nothing', async () => {
  const { tokens } = world
  const photo = await aFace(app, tokens.wang_grid1)
  const { id, card_path } = await aSearch(app, world, { photo_ids: [photo] })
  const { photo_url } = await app.must(
    lost_person.get_card,
    { code: card_path.slice('/lost/'.length) },
    undefined,
  )
  const url = photo_url ?? ''
  const status = async (address: string) => (await app.raw('GET', address)).status
  expect(await status(url)).toBe(200)
  const at = '/files/lost/'.length
  const token = Buffer.from(url.slice(at), 'base64url')
  const changed = [4, 20, 36, 37, 45].map((place) => {
    const copy = Buffer.from(token)
    copy[place] = (copy[place] ?? 0) ^ 1
    return `/files/lost/${copy.toString('base64url')}`
  })
  expect(await Promise.all(changed.map(status))).toEqual([404, 404, 404, 404, 404])
  // The twelve-hour address of documents is given to nobody.
  const seen = JSON.stringify(await app.must(lost_person.get, { id }, tokens.zhao_street))
  expect(seen).not.toMatch(/"\/files\/(?!lost\/)/)
  pass(app, 12)
  expect(await status(url)).toBe(404)
})

test('a card ends by itself, also where nobody was found', async () => {
  const { card_path } = await aSearch(app, world)
  const code = card_path.slice('/lost/'.length)
  expect((await app.call(lost_person.get_card, { code })).status).toBe(200)
  pass(app, 73 * 60)
  expect((await app.call(lost_person.get_card, { code })).status).toBe(404)
  expect(
    await app.call(lost_person.tell_sighting, { code, seen_at: NOW, place_words: '北门' }),
  ).toMatchObject({ status: 404 })
})

test('nobody of another district sees or does anything', async () => {
  await aDistrict(app, { district_id: 440310 })
  const { id } = await aCase(app, world)
  const stranger = await app.signIn(world.people.qian_district, 'staff', 440310)
  for (const reply of [
    await app.call(lost_person.get, { id }, stranger),
    await app.call(lost_person.list_sightings, { id }, stranger),
    await app.call(lost_person.find, { id, words: '冒名' }, stranger),
    await app.call(lost_person.publish, { id }, stranger),
  ])
    expect([401, 403, 404]).toContain(reply.status)
})
