import type { ChannelKind } from '@linli/contract/codes/channels'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fakeRobots } from '../../../test/fakes/robots.ts'
import { fakeWecom } from '../../../test/fakes/wecom.ts'
import { START, type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld } from '../../../test/world.ts'
import { signDingtalk } from './dingtalk/dingtalk-sign.ts'
import { openFeishu, signFeishu, signFeishuEvent } from './feishu/feishu-sign.ts'
import { countDeliveries, queueDeliveries } from './index.ts'
import { aChannel, aRound, inJob, someBindings } from './testing.ts'

test('signatures of DingTalk: the official sample, and a call from there', () => {
  const sign = signDingtalk('this is secret', '1577262236757')
  expect(sign).toBe('hmPWwU+7lVdm3ZZz0r9tSfx0L4Q26jWOZr9+Gs6EZQM=')
  expect(encodeURIComponent(sign)).toBe('hmPWwU%2B7lVdm3ZZz0r9tSfx0L4Q26jWOZr9%2BGs6EZQM%3D')
  expect(signDingtalk('appsecret', '1767323045000')).toBe(
    'jGEiIcjfh0eo+MxG2Xvrr41fpQdYy0yyK+W6YMMtCao=',
  )
})

test('signatures and seals of Feishu: the official samples', () => {
  expect(signFeishu('demo', '1599360473')).toBe('l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8=')
  const encrypted = 'P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk='
  expect(openFeishu('test key', encrypted)).toBe('hello world')
  expect(openFeishu('test keY', encrypted)).toBeNull()
  expect(openFeishu('test key', 'AAAA')).toBeNull()
  const body = Buffer.from(`{"encrypt":"${encrypted}"}`)
  expect(signFeishuEvent('test key', { timestamp: '1700000000', nonce: 'nonce1', body })).toBe(
    '21b279029a3bdf7b9f02a4935c76c53f09876d9d0e45add77a99d55d1bc7e79e',
  )
})

let app: TestApp
let wecom: Awaited<ReturnType<typeof fakeWecom>>
let robots: Awaited<ReturnType<typeof fakeRobots>>
let robot: ReturnType<typeof wecom.addRobot>
beforeAll(async () => {
  app = await testApp()
  await makeWorld(app)
})
afterAll(() => app?.close())
beforeEach(async () => {
  app.clock.set(START)
  await wecom?.close()
  await robots?.close()
  wecom = await fakeWecom(() => app.clock.now())
  robots = await fakeRobots(() => app.clock.now())
  robot = wecom.addRobot('WKEY-0123456789')
  await sql`update channels.channel set state = 'paused'`.execute(app.services.database.db)
})
afterAll(async () => {
  await wecom?.close()
  await robots?.close()
})

const KINDS = [
  'wecom-group-webhook',
  'dingtalk-webhook',
  'feishu-webhook',
] as const satisfies readonly ChannelKind[]
type Kind = (typeof KINDS)[number]

/** What is particular to each of the three. */
const of = (kind: Kind) =>
  ({
    'wecom-group-webhook': {
      url: wecom.url,
      secrets: { key: 'WKEY-0123456789' },
      texts: () => robot?.texts ?? [],
      path: '/cgi-bin/webhook/send',
      platform: wecom,
      gone: { errcode: 93000, errmsg: 'invalid webhook url, hint: [1], from ip: 10.0.0.1' },
      a_minute: 18,
      long: '停'.repeat(683),
    },
    'dingtalk-webhook': {
      url: robots.url,
      secrets: { access_token: robots.dingtalk.token, sign_secret: robots.dingtalk.secret },
      texts: () => robots.dingtalk.texts,
      path: '/robot/send',
      platform: robots,
      gone: { errcode: 400102, errmsg: 'robot stopped' },
      a_minute: 18,
      long: '停'.repeat(6667),
    },
    'feishu-webhook': {
      url: robots.url,
      secrets: { hook: robots.feishu.hook, sign_secret: robots.feishu.secret },
      texts: () => robots.feishu.texts,
      path: `/open-apis/bot/v2/hook/${robots.feishu.hook}`,
      platform: robots,
      gone: { code: 19001, msg: 'token invalid' },
      a_minute: 5,
      long: '停'.repeat(6650),
    },
  })[kind]

let round = 0
const about = () => ({
  noun: 'test',
  id: `00000000-0000-7000-8000-${String(round).padStart(12, '0')}`,
})
const counts = () => countDeliveries({ db: app.services.database.db, district_id: 371502 }, about())
const later = (seconds: number) =>
  app.clock.set(new Date(app.clock.now().getTime() + seconds * 1000))
async function connect(
  kind: Kind,
  more: { secrets?: Record<string, string>; places?: number } = {},
) {
  const { url, secrets } = of(kind)
  const id = await aChannel(app, {
    kind,
    settings: { base_url: url },
    secrets: { ...secrets, ...more.secrets },
  })
  const places = Array.from({ length: more.places ?? 1 }, (_, n) => ({ address: `${n}` }))
  return { id, places: await someBindings(app, id, places) }
}
async function queue(places: string[], text = '【停电】今晚八点') {
  round += 1
  await inJob(app, (ctx) =>
    queueDeliveries(ctx, {
      about: about(),
      content: { text, link: { title: '详情', url: 'https://example.cn/7' } },
      priority: 'normal',
      not_after: null,
      rows: places.map((binding_id) => ({ idempotency_key: `${round}/${binding_id}`, binding_id })),
    }),
  )
  await app.runJobs()
}
const stateOf = async (id: string) => {
  const found = await sql<{ state: string; last_error: string | null }>`
    select state, last_error from channels.channel where id = ${id}`.execute(
    app.services.database.db,
  )
  return found.rows[0]
}

describe.each(KINDS)('%s', (kind) => {
  test('hands a text over with its link, and calls it accepted: nothing more is known', async () => {
    const { places } = await connect(kind)
    await queue(places)
    expect(await counts()).toEqual({ accepted: 1 })
    expect(of(kind).texts()).toEqual(['【停电】今晚八点\n详情 https://example.cn/7'])
    await queue(places, '第二条')
    expect(await counts()).toEqual({ accepted: 1 })
  })

  test('keeps below the limit of the platform, and sends the rest when there is room', async () => {
    const { places } = await connect(kind, { places: 30 })
    await queue(places)
    const { a_minute, texts } = of(kind)
    expect(await counts()).toEqual({ accepted: a_minute, queued: 30 - a_minute })
    for (let n = 0; n < 40 && texts().length < 30; n++) {
      later(15)
      await aRound(app, 'send')
    }
    expect(await counts()).toEqual({ accepted: 30 })
    expect(robots.dingtalk.rest).toBe(0)
  })

  test('a robot that is gone takes the channel down; what waits stays', async () => {
    const { id, places } = await connect(kind)
    of(kind).platform.trouble(of(kind).path, { json: of(kind).gone })
    await queue(places)
    expect(await counts()).toEqual({ queued: 1 })
    expect((await stateOf(id))?.state).toBe('down')
    await aRound(app, 'send')
    expect(of(kind).texts()).toEqual([])
  })

  test('a wrong secret says so without the secret', async () => {
    const wrong = { key: 'WRONG-SECRET-9', sign_secret: 'WRONG-SECRET-9' }
    const { id, places } = await connect(kind, { secrets: wrong })
    await queue(places)
    const state = await stateOf(id)
    expect(state?.state).toBe('down')
    expect(state?.last_error).not.toContain('WRONG-SECRET-9')
  })

  test('a cut after the call was read is unknown and stays so', async () => {
    const { places } = await connect(kind)
    of(kind).platform.trouble(of(kind).path, { cut: 'after' })
    await queue(places)
    later(600)
    await aRound(app, 'send')
    expect(await counts()).toEqual({ unknown: 1 })
    expect(of(kind).texts()).toHaveLength(1)
  })

  test('a text that is too long is refused before it leaves', async () => {
    const { places } = await connect(kind)
    await queue(places, of(kind).long)
    expect(await counts()).toEqual({ failed: 1 })
    expect(of(kind).platform.journal).toHaveLength(0)
  })

  test('nobody listening there means that nothing has left: it is tried again', async () => {
    const { id, places } = await connect(kind)
    await sql`update channels.channel set settings = ${JSON.stringify({ base_url: 'http://127.0.0.1:9' })}::jsonb
      where id = ${id}`.execute(app.services.database.db)
    await queue(places)
    expect(await counts()).toEqual({ queued: 1 })
  })
})

test('DingTalk: "too fast" rests for ten minutes, also for what is queued meanwhile', async () => {
  const { places } = await connect('dingtalk-webhook')
  robots.dingtalk.rest = app.clock.now().getTime() + 500_000
  await queue(places)
  later(400)
  await queue(places, '第二条')
  expect(robots.journal).toHaveLength(1)
  later(300)
  await aRound(app, 'send')
  expect(robots.dingtalk.texts).toHaveLength(2)
})

test('plain HTTP leads to this machine only', async () => {
  const { id, places } = await connect('dingtalk-webhook')
  await sql`update channels.channel set settings = ${JSON.stringify({ base_url: 'http://oapi.dingtalk.com' })}::jsonb
    where id = ${id}`.execute(app.services.database.db)
  await expect(queue(places)).rejects.toThrow('not_an_address')
})
