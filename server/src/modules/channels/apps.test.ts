import { createCipheriv, randomBytes } from 'node:crypto'
import type { ChannelKind } from '@linli/contract/codes/channels'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dingtalkCall, fakeApps, feishuCall } from '../../../test/fakes/apps.ts'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld } from '../../../test/world.ts'
import type { Content } from './content.ts'
import { countDeliveries, queueDeliveries, readInbound } from './index.ts'
import { hookPath } from './receive-call.ts'
import { aChannel, anErrand, aRound, inJob } from './testing.ts'
import { readLogin } from './wechat/mini-program.ts'
import { openEncrypted, readGroupEntry } from './wechat/open-encrypted.ts'

const OFFICIAL = {
  session_key: 'tiihtNczf5v6AKRyjwEUhQ==',
  iv: 'r7BXXKkLb8qrSNn05n0qiA==',
  data: 'CiyLU1Aw2KjvrjMdj8YKliAjtP4gsMZMQmRzooG2xrDcvSnxIMXFufNstNGTyaGS9uT5geRa0W4oTOb1WT7fJlAC+oNPdbB+3hVbJSRgv+4lGOETKUQz6OYStslQ142dNCuabNPGBzlooOmB231qMM85d2/fV6ChevvXvQP8Hkue1poOFtnEtpyxVLW1zAo6/1Xx1COxFvrc2d7UL/lmHInNlxuacJXwu0fjpXfz/YqYzBIBzD6WUfTIF9GRHpOn/Hz7saL8xz+W//FRAUid1OksQaQx4CMs8LOddcQhULW4ucetDf96JcR3g0gfRK4PC7E/r7Z6xNrXd2UIeorGj5Ef7b1pJAYB6Y5anaHqZ9J6nKEBvB4DnNLIVWSgARns/8wR2SiRS7MNACwTyrGvt9ts8p12PKFdlqYTopNHR1Vf7XjfhQlVsAJdNiKdYmYVoKlaRv85IfVunYzO0IKXsyl7JCUjCpoG20f0a04COwfneQAGGwd5oa+T8yO5hzuyDb/XcxxmK01EpqOyuxINew==',
}

test('what a mini-program was given: the official sample, and only for our own app', () => {
  expect(openEncrypted(OFFICIAL, 'wx4f4bc4dec97d474b')).toMatchObject({
    openId: 'oGZUI0egBJY1zhBYw2KhdUfwVJJE',
    unionId: 'ocMvos6NjeKLIBqg5Mr9QjxrP1FA',
    watermark: { timestamp: 1477314187, appid: 'wx4f4bc4dec97d474b' },
  })
  expect(openEncrypted(OFFICIAL, 'wx_of_another_app')).toBeNull()
  expect(
    openEncrypted(
      { ...OFFICIAL, session_key: randomBytes(16).toString('base64') },
      'wx4f4bc4dec97d474b',
    ),
  ).toBeNull()
  expect(openEncrypted({ ...OFFICIAL, data: '' }, 'wx4f4bc4dec97d474b')).toBeNull()
})

test('which group somebody came from, and not from an hour ago', () => {
  const key = randomBytes(16)
  const iv = randomBytes(16)
  const cipher = createCipheriv('aes-128-cbc', key, iv)
  const plain = JSON.stringify({
    opengid: 'oG1',
    chat_type: 4,
    watermark: { appid: 'wx1', timestamp: 1_662_343_200 },
  })
  const data = Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64')
  const body =
    openEncrypted(
      { session_key: key.toString('base64'), iv: iv.toString('base64'), data },
      'wx1',
    ) ?? {}
  const at = (seconds: number) => new Date((1_662_343_200 + seconds) * 1000)
  expect(readGroupEntry(body, at(20))).toEqual({ opengid: 'oG1', kind: 4 })
  expect(readGroupEntry(body, at(3600))).toBeNull()
})

let app: TestApp
let apps: Awaited<ReturnType<typeof fakeApps>>
let channel_id: string
let round = 0
beforeAll(async () => {
  app = await testApp()
  await makeWorld(app)
})
afterAll(async () => {
  await apps?.close()
  await app?.close()
})
beforeEach(async () => {
  app.clock.set(new Date(app.clock.now().getTime() + 86_400_000))
  await apps?.close()
  apps = await fakeApps(() => app.clock.now())
  await sql`update channels.channel set state = 'paused'`.execute(app.services.database.db)
})
const SETTINGS: Partial<Record<ChannelKind, object>> = {
  'dingtalk-robot': { app_key: 'k', robot_code: 'ding1' },
  'feishu-app': { app_id: 'cli_1' },
  'mp-miniprogram': { app_id: 'wx1', template_id: 'T1' },
}
const connect = async (kind: ChannelKind, app_secret = apps.secret) => {
  channel_id = await aChannel(app, {
    kind,
    settings: { base_url: apps.url, ...SETTINGS[kind] },
    secrets: { app_secret, encrypt_key: 'feishu-key', verification_token: 'vt' },
  })
}
const about = () => ({
  noun: 'test',
  id: `00000000-0000-7000-8000-${String(round).padStart(12, '0')}`,
})
const counts = () => countDeliveries({ db: app.services.database.db, district_id: 371502 }, about())
async function tell(target: string, more: Partial<Content> = {}) {
  round += 1
  await inJob(app, (ctx) =>
    queueDeliveries(ctx, {
      about: about(),
      content: { text: 'A-0142 已办结', ...more },
      priority: 'normal',
      not_after: null,
      rows: [{ idempotency_key: `${round}`, channel_id, target }],
    }),
  )
  await app.runJobs()
}
const call = (request: { headers: Record<string, string>; body: Buffer }) =>
  app.raw('POST', hookPath(app.services.keys, 371502, channel_id), request)
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

describe.each(['dingtalk-robot', 'feishu-app'] as const)('%s', (kind) => {
  test('writes into a group it is in, with a pass that is renewed when it was revoked early', async () => {
    await connect(kind)
    const chat = apps.addChat('chat1')
    await tell('chat1')
    apps.revoke()
    await tell('chat1')
    expect(chat).toHaveLength(2)
    expect(await counts()).toEqual({ accepted: 1 })
    await tell('elsewhere')
    expect(await counts()).toEqual({ failed: 1 })
  })

  test('a wrong secret takes the channel down and keeps what waits', async () => {
    await connect(kind, 'WRONG-SECRET-77')
    apps.addChat('chat1')
    await tell('chat1')
    expect(await counts()).toEqual({ queued: 1 })
    const found = await sql<{ state: string; last_error: string }>`
      select state, last_error from channels.channel where id = ${channel_id}`.execute(
      app.services.database.db,
    )
    expect(found.rows[0]?.state).toBe('down')
    expect(found.rows[0]?.last_error).not.toContain('WRONG-SECRET')
  })
})

test('Feishu: a lost answer is asked again under the same key and is one message', async () => {
  await connect('feishu-app')
  const chat = apps.addChat('chat1')
  apps.trouble('/open-apis/im/v1/messages', { status: 503 })
  await tell('chat1')
  app.clock.set(new Date(app.clock.now().getTime() + 61_000))
  await aRound(app, 'send')
  expect(chat).toHaveLength(1)
  expect(await counts()).toEqual({ accepted: 1 })
})

test('DingTalk: what is said to the robot is heard once; forged and old calls are not', async () => {
  await connect('dingtalk-robot')
  const body = {
    msgId: 'm1',
    conversationId: 'cid1',
    conversationType: '2',
    senderStaffId: 'u1',
    senderNick: '李',
    createAt: app.clock.now().getTime(),
    msgtype: 'text',
    text: { content: ' 路灯坏了' },
  }
  const now = app.clock.now()
  for (let n = 0; n < 2; n++)
    expect((await call(dingtalkCall(apps.secret, body, now))).status).toBe(200)
  expect(await inbound()).toMatchObject([
    {
      message: {
        text: '路灯坏了',
        chat: { address: 'cid1', is_group: true },
        sender: { id: 'u1' },
      },
    },
  ])
  const old = new Date(now.getTime() - 3_600_001)
  const refused = [
    await call(dingtalkCall('another', { ...body, msgId: 'm2' }, now)),
    await call(dingtalkCall(apps.secret, { ...body, msgId: 'm3' }, old)),
    await call({ headers: {}, body: Buffer.from(JSON.stringify(body)) }),
  ]
  expect(refused.map((reply) => reply.status)).toEqual([403, 403, 403])
  expect(await inbound()).toHaveLength(1)
})

describe('Feishu: events', () => {
  const event = (event_id: string, token = 'vt') => ({
    schema: '2.0',
    header: {
      event_id,
      event_type: 'im.message.receive_v1',
      create_time: String(app.clock.now().getTime()),
      token,
    },
    event: {
      sender: { sender_id: { open_id: 'ou_1' } },
      message: {
        chat_id: 'oc_1',
        chat_type: 'group',
        message_type: 'text',
        content: '{"text":"@_user_1 路灯坏了"}',
      },
    },
  })

  test('the address is checked with a sealed challenge', async () => {
    await connect('feishu-app')
    const challenge = { challenge: 'c1', token: 'vt', type: 'url_verification' }
    const { headers, body } = feishuCall('feishu-key', challenge, app.clock.now())
    const bare = { 'content-type': headers['content-type'] }
    const reply = await call({ headers: bare, body })
    expect(JSON.parse(reply.body.toString())).toEqual({ challenge: 'c1' })
    const other = feishuCall('feishu-key', { ...challenge, token: 'guess' }, app.clock.now())
    expect((await call(other)).status).toBe(403)
  })

  test('a message is heard once, by its bytes; forged, open and old ones are not', async () => {
    await connect('feishu-app')
    const now = app.clock.now()
    for (let n = 0; n < 3; n++)
      expect((await call(feishuCall('feishu-key', event('e1'), now))).status).toBe(200)
    expect(await inbound()).toMatchObject([
      { kind: 'text', message: { text: '@_user_1 路灯坏了', sender: { id: 'ou_1' } } },
    ])
    const right = feishuCall('feishu-key', event('e2'), now)
    const refused = [
      await call(feishuCall('another', event('e2'), now)),
      await call(feishuCall('feishu-key', event('e2', 'guess'), now)),
      await call(feishuCall('feishu-key', event('e2'), new Date(now.getTime() - 3_700_000))),
      await call({ ...right, headers: { ...right.headers, 'x-lark-request-nonce': 'n2' } }),
      await call({ ...right, body: Buffer.from(right.body.toString().replace('  ', ' ')) }),
      await call({ headers: right.headers, body: Buffer.from(JSON.stringify(event('e2'))) }),
    ]
    expect(refused.map((reply) => reply.status)).toEqual(Array(6).fill(403))
    expect(await inbound()).toHaveLength(1)
  })
})

describe('mini-program', () => {
  const template = { code: 'T1', values: { thing1: '路灯不亮', phrase2: '已办结' } }

  test('one agreement is one message; without one it is refused and not tried again', async () => {
    await connect('mp-miniprogram')
    apps.agreements.set('o1 T1', 1)
    await tell('o1', { template })
    expect(await counts()).toEqual({ accepted: 1 })
    await tell('o1', { template })
    expect(await counts()).toEqual({ failed: 1 })
  })

  test('values that are too long, or no template at all, never leave', async () => {
    await connect('mp-miniprogram')
    await tell('o1', { template: { code: 'T1', values: { thing1: '长'.repeat(21) } } })
    expect(await counts()).toEqual({ failed: 1 })
    await tell('o1')
    expect(await counts()).toEqual({ failed: 1 })
    expect(apps.journal).toHaveLength(0)
  })

  test('a code says once who has opened it', async () => {
    await connect('mp-miniprogram')
    apps.codes.set('c1', { openid: 'o1', session_key: OFFICIAL.session_key })
    const settings = { base_url: apps.url, app_id: 'wx1', template_id: 'T1' }
    const channel = {
      ...{
        district_id: 371502,
        id: channel_id,
        kind: 'mp-miniprogram' as const,
        name: 'x',
        settings,
      },
      secrets: { app_secret: apps.secret },
    }
    const ctx = { channel, outward: anErrand(app).outward }
    expect(await readLogin(ctx, 'c1')).toMatchObject({ openid: 'o1', union_id: null })
    expect(await readLogin(ctx, 'c1')).toMatchObject({ code: '40029' })
  })
})
