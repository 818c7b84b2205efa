import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fakeSms } from '../../../../test/fakes/sms.ts'
import { type TestApp, testApp } from '../../../../test/harness.ts'
import { asOwner, makeWorld } from '../../../../test/world.ts'
import { sendText } from '../index.ts'
import { hookPath } from '../receive-call.ts'
import { aChannel, aRound, inJob } from '../testing.ts'

let app: TestApp
let sms: Awaited<ReturnType<typeof fakeSms>>
beforeAll(async () => {
  app = await testApp()
  await makeWorld(app)
  await asOwner(app, sql`update platform.district set is_demonstration = false`)
})
afterAll(async () => {
  await sms?.close()
  await app?.close()
})
beforeEach(async () => {
  // A day of its own for each test.
  app.clock.set(new Date(app.clock.now().getTime() + 86_400_000))
  await sms?.close()
  sms = await fakeSms(() => app.clock.now())
  await sql`update channels.channel set state = 'paused'`.execute(app.services.database.db)
  await sql`delete from channels.spent`.execute(app.services.database.db)
  await sql`delete from channels.penalty`.execute(app.services.database.db)
})

const WORDS = '您反映的事项 ${number} 已办结，请打开邻里评价。'
const text = (number: string) => `【邻里】您反映的事项 ${number} 已办结，请打开邻里评价。`
let serial = 0
const phone = () => `139000${String(10_000 + serial++)}`

const settings = {
  'sms-aliyun': (more: object) => ({
    base_url: sms.url,
    access_key_id: sms.account.id,
    sign_name: sms.account.sign,
    templates: [{ code: 'SMS_100', words: WORDS }],
    ...more,
  }),
  'sms-tencent': (more: object) => ({
    base_url: sms.url,
    secret_id: sms.account.id,
    app_id: '1400000000',
    sign_name: sms.account.sign,
    templates: [{ code: '2001', words: WORDS }],
    ...more,
  }),
}
type Kind = keyof typeof settings
const connect = (kind: Kind, more: { secret?: string; settings?: object } = {}) =>
  aChannel(app, {
    kind,
    settings: settings[kind](more.settings ?? {}),
    secrets: {
      [kind === 'sms-aliyun' ? 'access_key_secret' : 'secret_key']:
        more.secret ?? sms.account.secret,
    },
  })
const send = (to: string, words = text('DC-1')) =>
  inJob(app, (ctx) => sendText(ctx, { phone: to, text: words, purpose: 'matter.closed' }))
const states = async () => {
  const found = await sql<{
    message: string
    delivery: string | null
    id: string | null
    reason: string | null
  }>`
    select t.state as message, d.state as delivery, d.id, d.reason from channels.text_message t
    left join channels.delivery d on d.district_id = t.district_id and d.about_id = t.id order by t.created_at desc, t.id desc limit 1`.execute(
    app.services.database.db,
  )
  return found.rows[0]
}
const receive = (channel_id: string, body: unknown) =>
  app.raw('POST', hookPath(app.services.keys, 371502, channel_id), {
    body: Buffer.from(JSON.stringify(body)),
    headers: { 'content-type': 'application/json' },
  })
const aliyunReceipt = (one: { id: string; out_id: string }, success = true) => [
  {
    phone_number: '1',
    success,
    err_code: success ? 'DELIVERED' : 'UNKNOWN',
    biz_id: one.id,
    out_id: one.out_id,
    sms_size: '1',
    report_time: '2022-09-05 10:00:00',
  },
]

test('a text without an approved template is not sent, and says so', async () => {
  await connect('sms-aliyun')
  expect(await send(phone(), '随便写的')).toBe('no_channel')
  await app.runJobs()
  expect(sms.journal).toHaveLength(0)
  expect((await states())?.message).toBe('no_channel')
})

describe.each(['sms-aliyun', 'sms-tencent'] as const)('%s', (kind) => {
  test('an approved text goes out with its values; it is accepted, and sent when the receipt says so', async () => {
    const channel_id = await connect(kind)
    const to = phone()
    expect(await send(to, text('DC-7'))).toBe('waiting')
    await app.runJobs()
    expect(sms.sent).toMatchObject([
      { phone: to, values: kind === 'sms-aliyun' ? { number: 'DC-7' } : ['DC-7'] },
    ])
    expect(await states()).toMatchObject({ message: 'waiting', delivery: 'accepted' })
    const [one] = sms.sent
    const receipt =
      kind === 'sms-aliyun'
        ? aliyunReceipt(one ?? { id: '', out_id: '' })
        : [
            {
              sid: one?.id,
              mobile: to,
              nationcode: '86',
              report_status: 'SUCCESS',
              errmsg: 'DELIVRD',
            },
          ]
    for (let n = 0; n < 2; n++) expect((await receive(channel_id, receipt)).status).toBe(200)
    await app.runJobs()
    expect(await states()).toMatchObject({ message: 'sent', delivery: 'sent' })
    // A receipt of something else changes nothing.
    await receive(
      channel_id,
      kind === 'sms-aliyun'
        ? aliyunReceipt({ id: 'other', out_id: 'x' }, false)
        : [{ sid: 'other', report_status: 'FAIL' }],
    )
    expect(await states()).toMatchObject({ delivery: 'sent' })
  })

  test('a receipt of failure is told, and nonsense is answered and left', async () => {
    const channel_id = await connect(kind)
    await send(phone())
    await app.runJobs()
    const one = sms.sent[0] ?? { id: '', out_id: '' }
    for (const nonsense of ['x', 7, null, [1, 'a', null], {}]) {
      expect((await receive(channel_id, nonsense)).status).toBe(200)
    }
    await receive(
      channel_id,
      kind === 'sms-aliyun'
        ? aliyunReceipt(one, false)
        : [{ sid: one.id, report_status: 'FAIL', errmsg: 'MBBLACK' }],
    )
    await app.runJobs()
    expect(await states()).toMatchObject({ message: 'failed', delivery: 'failed' })
  })

  test('a number over its limit waits, a number that is none fails, a wrong secret stops the channel', async () => {
    const busy = phone()
    await connect(kind)
    for (let n = 0; n < 4; n++) await send(busy)
    await app.runJobs()
    expect(sms.sent).toHaveLength(3)
    expect(await states()).toMatchObject({ delivery: 'queued' })
    const bad = phone()
    sms.illegal.add(bad)
    await send(bad)
    await app.runJobs()
    expect(await states()).toMatchObject({ delivery: 'failed' })
    await sql`update channels.channel set state = 'paused'`.execute(app.services.database.db)
    const channel_id = await connect(kind, { secret: 'WRONG-SECRET-0123' })
    await send(phone())
    await app.runJobs()
    const found = await sql<{ state: string; last_error: string }>`
      select state, last_error from channels.channel where id = ${channel_id}`.execute(
      app.services.database.db,
    )
    expect(found.rows[0]?.state).toBe('down')
    expect(found.rows[0]?.last_error).not.toContain('WRONG-SECRET')
  })

  test('a code that is not out within its time does not go out at all', async () => {
    await connect(kind, {
      settings: {
        templates: [{ code: kind === 'sms-aliyun' ? 'SMS_100' : '2001', words: '验证码 ${code}' }],
      },
    })
    await inJob(app, (ctx) =>
      sendText(ctx, { phone: phone(), text: '验证码 1234', purpose: 'sign_in_code' }),
    )
    app.clock.set(new Date(app.clock.now().getTime() + 301_000))
    await app.runJobs()
    await aRound(app, 'send')
    await app.runJobs()
    expect(sms.sent).toHaveLength(0)
    expect(await states()).toMatchObject({ message: 'failed', delivery: 'expired' })
  })
})

test('Aliyun: an answer that was lost is found again by its receipt, and is never sent twice', async () => {
  const channel_id = await connect('sms-aliyun')
  sms.trouble('/', { cut: 'after' })
  await send(phone())
  await app.runJobs()
  expect(await states()).toMatchObject({ message: 'waiting', delivery: 'unknown' })
  await aRound(app, 'send')
  const one = sms.sent[0] ?? { id: '', out_id: '' }
  await receive(channel_id, aliyunReceipt(one))
  await app.runJobs()
  expect(sms.sent).toHaveLength(1)
  expect(await states()).toMatchObject({ message: 'sent', delivery: 'sent' })
})

test('Aliyun: the older signature for clouds of a house', async () => {
  await connect('sms-aliyun', { settings: { signing: 'rpc' } })
  await send(phone())
  await app.runJobs()
  expect(await states()).toMatchObject({ delivery: 'accepted' })
})

test('a receipt from somebody without our lock is not found', async () => {
  const channel_id = await connect('sms-aliyun')
  const reply = await app.raw('POST', `/hooks/371502/${channel_id}/guessed`, {
    body: Buffer.from('[]'),
  })
  expect(reply.status).toBe(404)
})

test('phones stand in the ledger as what only our keys can make', async () => {
  await connect('sms-aliyun')
  const to = phone()
  await send(to)
  await app.runJobs()
  const found = await sql`select * from channels.spent`.execute(app.services.database.db)
  expect(found.rows).toHaveLength(1)
  expect(JSON.stringify(found.rows)).not.toContain(to)
})
