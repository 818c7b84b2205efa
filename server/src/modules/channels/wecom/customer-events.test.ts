import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fakeWecom, sealCall } from '../../../../test/fakes/wecom.ts'
import { type TestApp, testApp } from '../../../../test/harness.ts'
import { makeWorld } from '../../../../test/world.ts'
import { hearMessages, readInbound } from '../index.ts'
import { hookPath } from '../receive-call.ts'
import { aChannel, aRound, someBindings } from '../testing.ts'

let app: TestApp
let wecom: Awaited<ReturnType<typeof fakeWecom>>
let channel_id: string
let path: string
const heard: string[] = []
const keys = {
  token: 'QDG6eK',
  aes_key: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  receive_id: 'ww0123456789abcdef',
}

beforeAll(async () => {
  app = await testApp()
  await makeWorld(app)
  wecom = await fakeWecom(() => app.clock.now())
  hearMessages(async (_ctx, id) => void heard.push(id))
  channel_id = await aChannel(app, {
    kind: 'wecom-customer-group',
    settings: { base_url: wecom.url, corp_id: wecom.corp_id },
    secrets: {
      corp_secret: wecom.app.secret,
      callback_token: keys.token,
      callback_aes_key: keys.aes_key,
    },
  })
  path = hookPath(app.services.keys, 371502, channel_id)
})
afterAll(async () => {
  await wecom?.close()
  await app?.close()
})

let serial = 0
const event = (fields: Record<string, string>) => {
  serial += 1
  const all = {
    ToUserName: keys.receive_id,
    FromUserName: 'sys',
    CreateTime: String(1_662_343_200 + serial),
    MsgType: 'event',
    Event: 'change_external_chat',
    ...fields,
  }
  const inner = Object.entries(all).map(([name, text]) =>
    name === 'MemChangeList'
      ? `<${name}>${text}</${name}>`
      : `<${name}><![CDATA[${text}]]></${name}>`,
  )
  return `<xml>${inner.join('')}</xml>`
}
const post = (
  message: string,
  more: { at?: Date; own?: Partial<typeof keys>; to?: string } = {},
) => {
  const sealed = sealCall({ ...keys, ...more.own }, message, more.at ?? app.clock.now())
  return app.raw('POST', `${more.to ?? path}?${sealed.query}`, {
    body: Buffer.from(sealed.body),
    headers: { 'content-type': 'text/xml' },
  })
}
const stored = async () => {
  const found = await sql<{ id: string; sealed_raw: Buffer }>`
    select id, sealed_raw from channels.inbound where channel_id = ${channel_id} order by id`.execute(
    app.services.database.db,
  )
  return found.rows
}
const binding = async (address: string) => {
  const found = await sql<{
    name: string
    via: string
    version: string
    state: string
    checked_at: string | null
  }>`
    select name, via, version, state, checked_at from channels.binding
    where channel_id = ${channel_id} and address = ${address}`.execute(app.services.database.db)
  return found.rows[0]
}
const joined = (chat: string, from: string, to: string) =>
  event({
    ChatId: chat,
    ChangeType: 'update',
    UpdateDetail: 'add_member',
    LastMemVer: from,
    CurMemVer: to,
    MemChangeList: '<Item>wm1</Item><Item>wm2</Item>',
  })

test('the check of an address is answered with what was sealed, and nothing around it', async () => {
  for (const words of ['1616140317555161061', 'a+b/c==']) {
    const { query, encrypted } = sealCall(keys, words, app.clock.now())
    const reply = await app.raw('GET', `${path}?${query}&echostr=${encodeURIComponent(encrypted)}`)
    expect([reply.status, reply.body.toString()]).toEqual([200, words])
    // A plus that became a space on its way is not the same text.
    if (!encrypted.includes('+')) continue
    const broken = await app.raw(
      'GET',
      `${path}?${query}&echostr=${encrypted.replaceAll('+', ' ')}`,
    )
    expect(broken.status).toBe(403)
  }
})

test('an event is stored before it is answered, once however often it comes, and then passed on', async () => {
  wecom.addGroup('wr1', 'grid-a', '沿河3网格')
  const message = event({ ChatId: 'wr1', ChangeType: 'create' })
  for (let n = 0; n < 3; n++) expect((await post(message)).status).toBe(200)
  const rows = await stored()
  expect(rows).toHaveLength(1)
  expect(rows[0]?.sealed_raw.toString('latin1')).not.toContain('wr1')
  await app.runJobs()
  expect(heard).toEqual([rows[0]?.id])
  const { db } = app.services.database
  const read = await readInbound(
    { db, keys: app.services.keys, district_id: 371502 },
    rows[0]?.id ?? '',
  )
  expect(read).toMatchObject({
    kind: 'event',
    message: { event: { type: 'group.create' }, text: null },
  })
  // The platform is asked a moment later, and only then the place is known.
  expect(await binding('wr1')).toMatchObject({ state: 'closed', checked_at: null })
  await aRound(app, 'poll')
  expect(await binding('wr1')).toMatchObject({ name: '沿河3网格', via: 'grid-a', state: 'open' })
})

test('versions that fit together need no question; a lost event is found by its gap, and events may come in any order', async () => {
  await someBindings(app, channel_id, [{ address: 'wr2', via: 'grid-a' }])
  wecom.addGroup('wr2', 'grid-b', '新名字')
  await sql`update channels.binding set version = 'v1', checked_at = now() where address = 'wr2'`.execute(
    app.services.database.db,
  )
  const asked = () => wecom.journal.filter((got) => got.path.endsWith('groupchat/get')).length
  const before = asked()
  await post(joined('wr2', 'v1', 'v2'))
  await aRound(app, 'poll')
  expect(asked()).toBe(before)
  expect(await binding('wr2')).toMatchObject({ version: 'v2', via: 'grid-a' })
  // v3 was lost; v5 comes before v4.
  await post(joined('wr2', 'v4', 'v5'))
  await post(joined('wr2', 'v3', 'v4'))
  await aRound(app, 'poll')
  expect(asked()).toBe(before + 1)
  expect(await binding('wr2')).toMatchObject({
    name: '新名字',
    via: 'grid-b',
    version: wecom.groups.get('wr2')?.version,
  })
})

test('a dismissed group is closed, and the night finds those of which nothing was told', async () => {
  wecom.groups.delete('wr1')
  await post(event({ ChatId: 'wr1', ChangeType: 'dismiss' }))
  expect(await binding('wr1')).toMatchObject({ state: 'closed' })
  wecom.groups.delete('wr2')
  wecom.addGroup('wr9', 'grid-c')
  await aRound(app, 'places')
  expect(await binding('wr2')).toMatchObject({ state: 'closed' })
  expect(await binding('wr9')).toMatchObject({ state: 'open', via: 'grid-c' })
})

test('members that come as one text with commas are counted too', async () => {
  const message = event({
    ChatId: 'wr9',
    ChangeType: 'update',
    UpdateDetail: 'del_member',
    MemChangeList: 'wm1,wm2,wm3',
  })
  await post(message)
  const id = (await stored()).at(-1)?.id ?? ''
  const { db } = app.services.database
  const read = await readInbound({ db, keys: app.services.keys, district_id: 371502 }, id)
  expect(read?.message.event?.data).toMatchObject({ members: 3 })
})

test('forged, replayed, foreign and broken calls are refused and leave nothing', async () => {
  const before = (await stored()).length
  const message = event({ ChatId: 'wrX', ChangeType: 'create' })
  const minutes = (n: number) => new Date(app.clock.now().getTime() + n * 60_000)
  const refused = [
    await post(message, { own: { token: 'another' } }),
    await post(message, { own: { receive_id: 'ww_other' } }),
    await post(message, { at: minutes(-11) }),
    await post(message, { at: minutes(11) }),
    await app.raw('POST', path, { body: Buffer.from('<xml></xml>') }),
    await app.raw('POST', path, { body: Buffer.from('\u0000\u0001') }),
    await app.raw('GET', path),
  ]
  expect(refused.map((reply) => reply.status)).toEqual(Array(7).fill(403))
  const lost = [
    await post(message, { to: path.slice(0, -1) }),
    await post(message, { to: path.replace('371502', '371503') }),
    await post(message, { to: path.replace('371502', 'nowhere') }),
    await post(message, { to: path.replace(channel_id, channel_id.replace(/.$/, '0')) }),
  ]
  expect(lost.map((reply) => reply.status)).toEqual(Array(4).fill(404))
  expect(await stored()).toHaveLength(before)
  expect(await binding('wrX')).toBeUndefined()
})

test('a clock ten minutes off is still taken: networks and machines are slow', async () => {
  const at = new Date(app.clock.now().getTime() - 9 * 60_000)
  expect(
    (
      await post(event({ ChatId: 'wr9', ChangeType: 'update', UpdateDetail: 'change_name' }), {
        at,
      })
    ).status,
  ).toBe(200)
})

test('ten megabytes are refused before they are read', async () => {
  const reply = await app.raw('POST', path, { body: Buffer.alloc(10_000_000, 0x20) })
  expect([reply.status, JSON.parse(reply.body.toString()).reason]).toEqual([422, 'too_large'])
})

test('what came in is forgotten after a month', async () => {
  const began = app.clock.now()
  const { channelsModule } = await import('../index.ts')
  const { inJob } = await import('../testing.ts')
  app.clock.set(new Date(began.getTime() + 31 * 86_400_000))
  await inJob(app, async (ctx) => void (await channelsModule.schedules['forget_inbound']?.run(ctx)))
  expect((await stored()).every((row) => row.sealed_raw === null)).toBe(true)
  app.clock.set(began)
})
