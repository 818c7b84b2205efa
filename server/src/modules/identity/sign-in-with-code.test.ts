import { channels } from '@linli/contract/channels'
import { identity } from '@linli/contract/identity'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { aDistrict } from '../org/testing.ts'

const PHONE = '13912345678'
let app: TestApp

beforeEach(async () => {
  await app?.close()
  app = await testApp()
  await aDistrict(app)
})
afterAll(() => app.close())

function later(seconds: number) {
  app.clock.set(new Date(app.clock.now().getTime() + seconds * 1000))
}

async function newestCode(phone = PHONE) {
  const [newest] = await app.must(channels.list_tray, { phone })
  return /\d{6}/.exec(newest?.text ?? '')?.[0] ?? ''
}

const wrongOf = (code: string) => (code === '000000' ? '000001' : '000000')

test('a resident signs in with the code in the tray, and is the same person the next time', async () => {
  const asked = await app.must(identity.request_code, { phone: '139 1234 5678' })
  expect(asked).toEqual({ valid_until: '2022-09-05T02:05:00.000Z', shown_in_tray: true })
  const answer = await app.call(identity.sign_in_with_code, {
    phone: PHONE,
    code: await newestCode(),
    name: '李娜',
  })
  expect(answer.body).toMatchObject({
    kind: 'resident',
    person: { name: '李娜' },
    roles: ['resident'],
    posts: [],
  })
  expect(await app.must(identity.me, {}, answer.cookie)).toEqual(answer.body)
  later(60)
  await app.must(identity.request_code, { phone: PHONE })
  const again = await app.must(identity.sign_in_with_code, {
    phone: PHONE,
    code: await newestCode(),
    name: '别的名字',
  })
  expect(again.person).toEqual(answer.body.person)
})

test('two first sign-ins at once make one person', async () => {
  await app.must(identity.request_code, { phone: PHONE })
  const code = await newestCode()
  const both = await Promise.all(
    [0, 1].map(() => app.call(identity.sign_in_with_code, { phone: PHONE, code })),
  )
  expect(both.map((answer) => answer.status).sort()).toEqual([200, 422])
  const people = await sql`select id from identity.person where kind = 'resident'`.execute(
    app.services.database.db,
  )
  expect(people.rows).toHaveLength(1)
})

test('a code is good once, for five minutes, and for five tries', async () => {
  const attempt = async (code: string) =>
    (await app.call(identity.sign_in_with_code, { phone: PHONE, code })).reason ?? 'in'
  const ask = async () => {
    later(61)
    await app.must(identity.request_code, { phone: PHONE })
    return newestCode()
  }
  expect(await attempt('123456')).toBe('wrong_code')
  const used = await ask()
  expect(await attempt(used)).toBe('in')
  expect(await attempt(used)).toBe('code_expired')
  const old = await ask()
  later(300)
  expect(await attempt(old)).toBe('code_expired')
  const guessed = await ask()
  for (let n = 0; n < 5; n += 1) expect(await attempt(wrongOf(guessed))).toBe('wrong_code')
  expect(await attempt(guessed)).toBe('too_many_attempts')
  const replaced = await ask()
  await ask()
  if (replaced !== (await newestCode())) expect(await attempt(replaced)).toBe('wrong_code')
})

test('codes are asked for once a minute and ten times a day', async () => {
  const ask = async () => (await app.call(identity.request_code, { phone: PHONE })).reason ?? 'sent'
  expect(await ask()).toBe('sent')
  later(59)
  expect(await ask()).toBe('too_many_codes')
  for (let n = 1; n < 10; n += 1) {
    later(61)
    expect(await ask()).toBe('sent')
  }
  later(3600)
  expect(await ask()).toBe('too_many_codes')
  app.clock.set(new Date('2022-09-05T16:00:00Z'))
  expect(await ask()).toBe('sent')
})

test('a repeated request sends one code', async () => {
  const request_id = crypto.randomUUID()
  const first = await app.call(identity.request_code, { phone: PHONE }, undefined, request_id)
  const repeat = await app.call(identity.request_code, { phone: PHONE }, undefined, request_id)
  expect(repeat.body).toEqual(first.body)
  expect(await app.must(channels.list_tray, { phone: PHONE })).toHaveLength(1)
})

test('nothing about the person or the code lies open in the database', async () => {
  await app.must(identity.request_code, { phone: PHONE })
  const code = await newestCode()
  await app.must(identity.sign_in_with_code, { phone: PHONE, code, name: '欧阳娜娜' })
  const { db } = app.services.database
  const tables = [
    'identity.person',
    'identity.phone_code',
    'identity.session',
    'channels.text_message',
    'platform.request',
    'audit.entry',
  ]
  for (const table of tables) {
    const rows = await sql<{
      text: string
    }>`select t::text as text from ${sql.raw(table)} t`.execute(db)
    expect(rows.rows.length, table).toBeGreaterThan(0)
    const text = JSON.stringify(rows.rows)
    for (const secret of [PHONE, '欧阳', Buffer.from(PHONE).toString('hex')])
      expect(text, table).not.toContain(secret)
  }
})

test('a real district without an operator says so, and has no tray', async () => {
  await aDistrict(app, { district_id: 440310, is_demonstration: false })
  await sql`insert into platform.setting (name, value) values ('default_district', '440310')`.execute(
    app.services.database.db,
  )
  expect(await app.call(identity.request_code, { phone: PHONE })).toMatchObject({
    status: 503,
    reason: 'no_text_channel',
  })
  expect(await app.call(channels.list_tray, { phone: PHONE })).toMatchObject({
    status: 404,
    reason: 'not_found',
  })
})

test('the tray shows the messages of one phone alone', async () => {
  await app.must(identity.request_code, { phone: PHONE })
  expect(await app.must(channels.list_tray, { phone: '13900000000' })).toEqual([])
})
