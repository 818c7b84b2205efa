import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fakeWecom, sealCall } from '../../../../test/fakes/wecom.ts'
import { type TestApp, testApp } from '../../../../test/harness.ts'
import { makeWorld } from '../../../../test/world.ts'
import { countDeliveries, queueDeliveries, readInbound } from '../index.ts'
import { callContext, openChannels } from '../open-channels.ts'
import { hookPath } from '../receive-call.ts'
import { aChannel, anErrand, aRound, inJob } from '../testing.ts'
import { authorizeUrl, readCode } from './oauth.ts'

let app: TestApp
let wecom: Awaited<ReturnType<typeof fakeWecom>>
let channel_id: string
let round = 0
const keys = {
  token: 'QDG6eK',
  aes_key: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  receive_id: 'ww0123456789abcdef',
}
beforeAll(async () => {
  app = await testApp()
  await makeWorld(app)
})
afterAll(async () => {
  await wecom?.close()
  await app?.close()
})
beforeEach(async () => {
  app.clock.set(new Date(app.clock.now().getTime() + 86_400_000))
  await wecom?.close()
  wecom = await fakeWecom(() => app.clock.now())
  await sql`update channels.channel set state = 'paused'`.execute(app.services.database.db)
})
const connect = async (kind: 'wecom-app' | 'wecom-gov-report') => {
  channel_id = await aChannel(app, {
    kind,
    settings: { base_url: wecom.url, corp_id: wecom.corp_id, agent_id: '1000002' },
    secrets: {
      corp_secret: wecom.app.secret,
      callback_token: keys.token,
      callback_aes_key: keys.aes_key,
    },
  })
}
const about = () => ({
  noun: 'test',
  id: `00000000-0000-7000-8000-${String(round).padStart(12, '0')}`,
})
const counts = () => countDeliveries({ db: app.services.database.db, district_id: 371502 }, about())
async function tell(people: string[], text = '新派单 A-0142') {
  round += 1
  await inJob(app, (ctx) =>
    queueDeliveries(ctx, {
      about: about(),
      content: { text },
      priority: 'normal',
      not_after: null,
      rows: people.map((target, n) => ({ idempotency_key: `${round}/${n}`, channel_id, target })),
    }),
  )
  await app.runJobs()
}
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

describe('messages to staff', () => {
  beforeEach(() => connect('wecom-app'))

  test('a member gets it; somebody unknown is told apart', async () => {
    const person = wecom.addStaff('u1')
    await tell(['u1', 'nobody'])
    expect(person?.texts).toEqual(['新派单 A-0142'])
    expect(await counts()).toEqual({ accepted: 1, failed: 1 })
  })

  test('a lost answer is asked again, and the platform makes one message of both', async () => {
    const person = wecom.addStaff('u1')
    wecom.trouble('/cgi-bin/message/send', { status: 503 })
    await tell(['u1'])
    app.clock.set(new Date(app.clock.now().getTime() + 61_000))
    await aRound(app, 'send')
    expect(await counts()).toEqual({ accepted: 1 })
    expect(person?.texts).toHaveLength(1)
  })

  test('thirty a minute to one member, and no more: over it the platform drops in silence', async () => {
    const person = wecom.addStaff('u1')
    for (let n = 0; n < 33; n++) await tell(['u1'], `第${n}条`)
    expect(person?.texts).toHaveLength(30)
    app.clock.set(new Date(app.clock.now().getTime() + 62_000))
    await aRound(app, 'send')
    expect(person?.texts).toHaveLength(33)
  })

  test('what a member writes to the app is heard once', async () => {
    const message =
      '<xml><ToUserName><![CDATA[ww]]></ToUserName><FromUserName><![CDATA[u1]]></FromUserName><CreateTime>1662343200</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[收到]]></Content><MsgId>4561255354251345929</MsgId><AgentID>1000002</AgentID></xml>'
    for (let n = 0; n < 2; n++) {
      const sealed = sealCall(keys, message, app.clock.now())
      const path = hookPath(app.services.keys, 371502, channel_id)
      const reply = await app.raw('POST', `${path}?${sealed.query}`, {
        body: Buffer.from(sealed.body),
      })
      expect(reply.status).toBe(200)
    }
    expect(await inbound()).toMatchObject([
      { kind: 'text', message: { text: '收到', sender: { kind: 'staff', id: 'u1' } } },
    ])
  })

  test('who stands behind a code: once, within five minutes, and also after the pass was taken back', async () => {
    const [open] = await openChannels(anErrand(app), { id: channel_id })
    if (!open) throw new Error('no channel')
    const ctx = callContext(anErrand(app), open)
    const own = { ...ctx, channel: { ...ctx.channel, settings: { base_url: wecom.url } } }
    wecom.addCode('c1', { userid: 'u1' })
    expect(await readCode(own, 'c1')).toEqual({ userid: 'u1' })
    expect(await readCode(own, 'c1')).toMatchObject({ code: '40029' })
    wecom.addCode('c2', { openid: 'o2', external_userid: 'wm2' })
    expect(await readCode(own, 'c2')).toEqual({ openid: 'o2' })
    wecom.addCode('c3', { userid: 'u1' })
    app.clock.set(new Date(app.clock.now().getTime() + 301_000))
    expect(await readCode(own, 'c3')).toMatchObject({ code: '40029' })
    wecom.revokeTokens()
    wecom.addCode('c4', { userid: 'u1' })
    expect(await readCode(own, 'c4')).toEqual({ userid: 'u1' })
    const url = authorizeUrl({
      corp_id: 'ww1',
      agent_id: 7,
      redirect_uri: 'https://a.cn/x?y=1',
      state: 's',
    })
    expect(url).toContain('redirect_uri=https%3A%2F%2Fa.cn%2Fx%3Fy%3D1')
    expect(url).toMatch(/#wechat_redirect$/)
  })
})

describe('reports of residents', () => {
  beforeEach(() => connect('wecom-gov-report'))
  const order = (id: string, more: object = {}) => ({
    order_id: id,
    modified_at: Math.floor(app.clock.now().getTime() / 1000),
    create_time: Math.floor(app.clock.now().getTime() / 1000),
    desc: '3栋路灯不亮',
    case_name: '市政设施',
    grid_name: '沿河3网格',
    reporter_name: '王',
    reporter_mobile: '13900000009',
    unionid: 'oX',
    process_list: [],
    ...more,
  })

  test('are read page by page, once each, and again when they have gone on', async () => {
    for (let n = 0; n < 120; n++) wecom.orders.push(order(`o${n}`))
    await aRound(app, 'poll')
    expect(await inbound()).toHaveLength(120)
    expect((await inbound())[0]).toMatchObject({
      kind: 'form',
      message: {
        text: '3栋路灯不亮',
        sender: { name: '王', union_id: 'oX' },
        event: { type: 'order.made' },
      },
    })
    app.clock.set(new Date(app.clock.now().getTime() + 60_000))
    await aRound(app, 'poll')
    expect(await inbound()).toHaveLength(120)
    wecom.orders.push(order('o5', { process_list: [{ process_type: 1, solved_time: 7 }] }))
    await aRound(app, 'poll')
    expect((await inbound()).at(-1)).toMatchObject({
      message: { event: { type: 'order.changed' } },
    })
  })

  test('an hour without answers loses nothing', async () => {
    await aRound(app, 'poll')
    wecom.orders.push(order('late'))
    wecom.trouble('/cgi-bin/report/resident/get_order_list', ...Array(3).fill({ cut: 'before' }))
    for (let n = 0; n < 4; n++) {
      app.clock.set(new Date(app.clock.now().getTime() + 1_200_000))
      await aRound(app, 'poll')
    }
    expect(await inbound()).toHaveLength(1)
  })

  test('an app without the permission takes the channel down and says so', async () => {
    wecom.app.grants.delete('report')
    await aRound(app, 'poll')
    const found = await sql<{ state: string; last_error: string }>`
      select state, last_error from channels.channel where id = ${channel_id}`.execute(
      app.services.database.db,
    )
    expect(found.rows[0]).toMatchObject({ state: 'down' })
    expect(found.rows[0]?.last_error).toContain('48002')
  })
})
