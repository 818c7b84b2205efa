import { WSClient } from '@wecom/aibot-node-sdk'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeAibot } from '../../../../test/fakes/aibot.ts'
import { sealCall } from '../../../../test/fakes/wecom.ts'
import { type TestApp, testApp } from '../../../../test/harness.ts'
import { makeWorld } from '../../../../test/world.ts'
import { countDeliveries, queueDeliveries, readInbound } from '../index.ts'
import { hookPath } from '../receive-call.ts'
import { aChannel, anErrand, inJob, someBindings } from '../testing.ts'
import { aibotLine } from './aibot-line.ts'

let app: TestApp
let aibot: Awaited<ReturnType<typeof fakeAibot>>
let channel_id: string
let stop: AbortController
let line: Promise<void>
let round = 0
const PACE = { ping_ms: 100, answer_ms: 300, look_ms: 20 }
const callback = { token: 'QDG6eK', aes_key: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C' }

beforeAll(async () => {
  app = await testApp()
  await makeWorld(app)
})
afterAll(() => app?.close())
beforeEach(async () => {
  aibot = await fakeAibot(() => app.clock.now())
  await sql`update channels.channel set state = 'paused'`.execute(app.services.database.db)
  stop = new AbortController()
})
afterEach(async () => {
  stop.abort()
  await line
  await aibot.close()
})

async function connect(bot_secret = aibot.robot.secret) {
  channel_id = await aChannel(app, {
    kind: 'wecom-aibot',
    settings: { bot_id: aibot.robot.id, ws_url: aibot.url },
    secrets: { bot_secret, callback_token: callback.token, callback_aes_key: callback.aes_key },
  })
  const context = {
    districts: async () => [371502],
    errand: () => anErrand(app),
    signal: stop.signal,
  }
  line = aibotLine(PACE)(context)
}
const until = (what: () => unknown) => vi.waitUntil(what, { timeout: 10_000, interval: 20 })
const inbound = async () => {
  const found = await sql<{ id: string }>`
    select id from channels.inbound where channel_id = ${channel_id} order by id`.execute(
    app.services.database.db,
  )
  const { db } = app.services.database
  return Promise.all(
    found.rows.map(({ id }) =>
      readInbound({ db, keys: app.services.keys, district_id: 371502 }, id),
    ),
  )
}
const stateOf = async () => {
  const found = await sql<{ state: string; last_error: string }>`
    select state, last_error from channels.channel where id = ${channel_id}`.execute(
    app.services.database.db,
  )
  return found.rows[0]
}
const about = () => ({
  noun: 'test',
  id: `00000000-0000-7000-8000-${String(round).padStart(12, '0')}`,
})
const counts = () => countDeliveries({ db: app.services.database.db, district_id: 371502 }, about())
async function queue(chat: string) {
  round += 1
  const [binding_id = ''] = await someBindings(app, channel_id, [{ address: chat }])
  await inJob(app, (ctx) =>
    queueDeliveries(ctx, {
      about: about(),
      content: { text: 'A-0142 已办结' },
      priority: 'normal',
      not_after: null,
      rows: [{ idempotency_key: `aibot/${round}`, binding_id }],
    }),
  )
}

describe('over its line', () => {
  test('it hears who names it once however often it comes, and what is pressed on a card', async () => {
    await connect()
    await until(() => aibot.isConnected())
    for (let n = 0; n < 3; n++) aibot.mention('G1', '@小网 3栋路灯坏了', 'm1')
    aibot.press('G1', 'accept')
    await until(async () => (await inbound()).length === 2)
    expect(await inbound()).toMatchObject([
      {
        kind: 'text',
        message: { text: '@小网 3栋路灯坏了', chat: { address: 'G1', is_group: true } },
      },
      { kind: 'card_action', message: { event: { data: { key: 'accept', task_id: 't1' } } } },
    ])
  })

  test('it writes where somebody has spoken to it, and is refused elsewhere', async () => {
    await connect()
    await until(() => aibot.isConnected())
    aibot.mention('G1', '在吗', 'm2')
    await queue('G1')
    await until(async () => (await counts()).accepted === 1)
    expect(aibot.texts).toEqual([{ chat: 'G1', text: 'A-0142 已办结' }])
    await queue('G-silent')
    await until(async () => (await counts()).failed === 1)
    expect((await stateOf())?.state).toBe('active')
  })

  test('a lost connection comes back by itself, and what was queued meanwhile goes out', async () => {
    await connect()
    await until(() => aibot.isConnected())
    aibot.mention('G1', '在吗', 'm3')
    aibot.drop()
    await queue('G1')
    await until(async () => (await counts()).accepted === 1)
  })

  test('two pings without an answer end a connection that only seems to live', async () => {
    await connect()
    await until(() => aibot.isConnected())
    aibot.mute()
    await until(() => !aibot.isConnected())
    aibot.mute(false)
    await until(() => aibot.isConnected())
  })

  test('a message without an answer is unknown and is not said again', async () => {
    await connect()
    await until(() => aibot.isConnected())
    aibot.mention('G1', '在吗', 'm4')
    aibot.mute()
    await queue('G1')
    await until(async () => (await counts()).unknown === 1)
    aibot.mute(false)
    await until(() => aibot.isConnected())
    expect(aibot.texts).toEqual([])
  })

  test('a wrong secret takes it down and says nothing secret', async () => {
    await connect('WRONG-SECRET-55')
    await until(async () => (await stateOf())?.state === 'down')
    expect((await stateOf())?.last_error).not.toContain('WRONG-SECRET')
  })

  test('whoever connects the same robot elsewhere has it: we do not fight', async () => {
    await connect()
    await until(() => aibot.isConnected())
    const quiet = { debug() {}, info() {}, warn() {}, error() {} }
    const official = new WSClient({
      botId: aibot.robot.id,
      secret: aibot.robot.secret,
      wsUrl: aibot.url,
      logger: quiet,
    })
    official.connect()
    await until(async () => (await stateOf())?.state === 'down')
    expect((await stateOf())?.last_error).toContain('connected_elsewhere')
    official.disconnect()
  })
})

test('the official package speaks with the stand-in: hears, writes, and is refused as we are', async () => {
  line = Promise.resolve()
  const quiet = { debug() {}, info() {}, warn() {}, error() {} }
  const official = new WSClient({
    botId: aibot.robot.id,
    secret: aibot.robot.secret,
    wsUrl: aibot.url,
    logger: quiet,
  })
  const heard: string[] = []
  official.on('message.text', (frame) => void heard.push(frame.body?.text?.content ?? ''))
  official.connect()
  await until(() => aibot.isConnected())
  aibot.mention('G1', '@小网 在吗', 'm9')
  await until(() => heard.length === 1)
  await official.sendMessage('G1', { msgtype: 'markdown', markdown: { content: '在' } })
  expect(aibot.texts).toEqual([{ chat: 'G1', text: '在' }])
  await expect(
    official.sendMessage('G2', { msgtype: 'markdown', markdown: { content: '在' } }),
  ).rejects.toBeDefined()
  official.disconnect()
})

test('by calls of the platform: checked, stored once, and never with a receiver behind it', async () => {
  await connect()
  const path = hookPath(app.services.keys, 371502, channel_id)
  const message = JSON.stringify({
    msgid: 'M1',
    chatid: 'G1',
    chattype: 'group',
    from: { userid: 'u1' },
    msgtype: 'text',
    text: { content: '@小网 路灯坏了' },
  })
  const post = (receive_id: string, token = callback.token) => {
    const sealed = sealCall({ ...callback, token, receive_id }, message, app.clock.now())
    return app.raw('POST', `${path}?${sealed.query}`, {
      body: Buffer.from(JSON.stringify({ encrypt: sealed.encrypted })),
      headers: { 'content-type': 'application/json' },
    })
  }
  expect((await post('')).status).toBe(200)
  expect((await post('')).status).toBe(200)
  expect((await post('ww1')).status).toBe(403)
  expect((await post('', 'another')).status).toBe(403)
  expect(await inbound()).toMatchObject([{ message: { text: '@小网 路灯坏了' } }])
})
