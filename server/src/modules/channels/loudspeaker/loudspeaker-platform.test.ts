import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { sm3 } from 'sm-crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { fakeLoudspeakers } from '../../../../test/fakes/loudspeaker.ts'
import { type TestApp, testApp } from '../../../../test/harness.ts'
import { makeWorld } from '../../../../test/world.ts'
import { countDeliveries, queueDeliveries, stopDeliveries } from '../index.ts'
import { takeSerial } from '../take-serial.ts'
import { testChannelNow } from '../test-channel-now.ts'
import { aChannel, anErrand, aRound, deliveriesOf, inJob, someBindings } from '../testing.ts'
import { packTar, unpackTar } from './tar.ts'

test('SM3 of two programs and the standard is one', () => {
  const right = '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'
  expect(sm3('abc')).toBe(right)
  expect(createHash('sm3').update('abc').digest('hex')).toBe(right)
})

test('an archive comes back as it was packed, and a broken one does not', () => {
  const files = [
    { name: 'EBDB_1.xml', data: randomBytes(512) },
    { name: 'empty', data: Buffer.alloc(0) },
    { name: 'b', data: randomBytes(1300) },
  ]
  const packed = packTar(files, new Date(0))
  expect(unpackTar(packed)).toEqual(files)
  expect(unpackTar(packed.subarray(0, 900))).toBeNull()
  const bad = Buffer.from(packed)
  bad[3] = (bad[3] ?? 0) ^ 1
  expect(unpackTar(bad)).toBeNull()
})

let app: TestApp
let platform: Awaited<ReturnType<typeof fakeLoudspeakers>>
let channel_id: string
let round = 0
beforeAll(async () => {
  app = await testApp()
  await makeWorld(app)
})
afterAll(async () => {
  await platform?.close()
  await app?.close()
})
beforeEach(async () => {
  app.clock.set(new Date(app.clock.now().getTime() + 86_400_000))
  await platform?.close()
  platform = await fakeLoudspeakers()
  await sql`update channels.channel set state = 'paused'`.execute(app.services.database.db)
})
const connect = async (signing_key = platform.keys.privateKey) => {
  channel_id = await aChannel(app, {
    kind: 'loudspeaker-platform',
    settings: {
      base_url: `${platform.url}/ebd`,
      source_code: '010000000000000001',
      peer_code: '010000000000000002',
      sender_name: '东昌府区<应急>',
    },
    secrets: { signing_key },
  })
}
const about = () => ({
  noun: 'test',
  id: `00000000-0000-7000-8000-${String(round).padStart(12, '0')}`,
})
const counts = () => countDeliveries({ db: app.services.database.db, district_id: 371502 }, about())
async function say(area: string, words = '【寻人】走失老人，穿蓝上衣 & 黑裤') {
  round += 1
  const [binding_id = ''] = await someBindings(app, channel_id, [{ address: area }])
  await inJob(app, (ctx) =>
    queueDeliveries(ctx, {
      about: about(),
      content: { text: words, speech: { text: words, repeat: 2, minutes: 10 } },
      priority: 'emergency',
      not_after: null,
      rows: [{ idempotency_key: `${round}`, binding_id }],
    }),
  )
  await app.runJobs()
}

test('a request to play is signed, packed and taken; outside of the area it is refused', async () => {
  await connect()
  await say('371502003000')
  expect(await counts()).toEqual({ accepted: 1 })
  expect(platform.played).toMatchObject([{ area: '371502003000' }])
  expect(platform.played[0]?.text.match(/走失老人/g)).toHaveLength(2)
  await say('440310000000')
  expect(await counts()).toEqual({ failed: 1 })
})

test('a signature of another key takes the channel down; more than a minute never leaves', async () => {
  await connect()
  await say('371502003000', '寻'.repeat(241))
  expect(await counts()).toEqual({ failed: 1 })
  expect(platform.journal).toHaveLength(0)
  await sql`update channels.channel set state = 'paused'`.execute(app.services.database.db)
  await connect('1'.repeat(64))
  await say('371502003000')
  expect(await counts()).toEqual({ queued: 1 })
  const found = await sql<{
    state: string
  }>`select state from channels.channel where id = ${channel_id}`.execute(app.services.database.db)
  expect(found.rows[0]?.state).toBe('down')
})

test('what is accepted and not played is taken back when it is stopped; what was played says so, and is asked about once', async () => {
  await connect()
  await say('371502003000')
  const stop = () => {
    return inJob(app, (ctx) => stopDeliveries(ctx, about()))
  }
  expect(await stop()).toEqual({ stopped: 0, asked_back: 1, too_late: 0 })
  await app.runJobs()
  expect(platform.played.map(({ state }) => state)).toEqual(['cancelled'])
  expect(await counts()).toEqual({ stopped: 1 })
  await say('371502004000')
  for (const play of platform.played) if (play.state === 'waits') play.state = 'played'
  await stop()
  await app.runJobs()
  expect(await counts()).toEqual({ accepted: 1 })
  expect((await deliveriesOf(app, about()))[0]?.reason).toBe('too_late')
  const asked = platform.journal.length
  await aRound(app, 'send')
  expect(platform.journal).toHaveLength(asked)
})

test('a platform that cannot be reached is asked again until it has answered', async () => {
  await connect()
  await say('371502003000')
  platform.trouble('/ebd', { cut: 'before' })
  await inJob(app, (ctx) => stopDeliveries(ctx, about()))
  await app.runJobs()
  expect(await counts()).toEqual({ accepted: 1 })
  app.clock.set(new Date(app.clock.now().getTime() + 60_000))
  await aRound(app, 'send')
  expect(platform.played.map(({ state }) => state)).toEqual(['cancelled'])
  expect(await counts()).toEqual({ stopped: 1 })
})

test('an answer that is none leaves it unknown; a heartbeat says whether we are known', async () => {
  await connect()
  platform.trouble('/ebd', { status: 200, body: 'hello' })
  await say('371502003000')
  expect(await counts()).toEqual({ unknown: 1 })
  app.clock.set(new Date(app.clock.now().getTime() + 1000))
  await testChannelNow(anErrand(app), channel_id)
  const found = await sql<{ tested_at: string; test_fault: string | null }>`
    select tested_at, test_fault from channels.channel where id = ${channel_id}`.execute(
    app.services.database.db,
  )
  expect(found.rows[0]).toMatchObject({ test_fault: null })
})

test('numbers of messages neither repeat nor go down, also within a millisecond, and when a clock is set back', async () => {
  await connect()
  for (const area of ['371502003000', '371502004000', '371502005000']) await say(area)
  expect(await counts()).toEqual({ accepted: 1 })
  app.clock.set(new Date(app.clock.now().getTime() - 3_600_000))
  await say('371502006000')
  expect(platform.played).toHaveLength(4)
  const ids = platform.played.map(({ id }) => id)
  expect(ids).toEqual([...new Set(ids)].sort())
  expect(new Set(platform.played.map(({ ebm_id }) => ebm_id)).size).toBe(4)
  const ctx = anErrand(app)
  const both = await Promise.all(
    Array.from({ length: 8 }, () => takeSerial(ctx, channel_id, { name: 'ebd', floor: 0 })),
  )
  expect(new Set(both).size).toBe(8)
})
