import { identity } from '@linli/contract/identity'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { START, type TestApp, testApp } from '../../../test/harness.ts'
import { aDistrict, aHolder, anAccount, type TestDistrict } from '../org/testing.ts'

const RIGHT = 'Tall-Tree-77'
let app: TestApp
let district: TestDistrict

beforeAll(async () => {
  app = await testApp()
  district = await aDistrict(app)
})
afterAll(() => app.close())

let made = 0
async function anAccountHolder(options: { must_change?: boolean } = {}) {
  const { grid } = district.areas
  made += 1
  const account = `worker${made}`
  const holder = await aHolder(app, district, {
    kind: 'grid_worker',
    unit_id: district.units.team,
    area_id: grid,
  })
  await anAccount(app, district, { ...holder, account, password: RIGHT, ...options })
  return { ...holder, account }
}

function later(minutes: number) {
  app.clock.set(new Date(app.clock.now().getTime() + minutes * 60_000))
}

test('the right password opens a visit with the posts of today', async () => {
  const { account, person_id } = await anAccountHolder()
  const answer = await app.call(identity.sign_in, {
    account: ` ${account.toUpperCase()} `,
    password: RIGHT,
  })
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({
    kind: 'staff',
    person: { id: person_id, name: '王建国' },
    district: { district_id: 371502, is_demonstration: true },
    roles: ['grid_worker'],
    must_change_password: false,
  })
  expect(await app.must(identity.me, {}, answer.cookie)).toEqual(answer.body)
})

test('the sign-in is recorded as the deed of who signed in', async () => {
  const { account, person_id } = await anAccountHolder()
  await app.must(identity.sign_in, { account, password: RIGHT })
  const lines = await sql<{ operation: string }>`
    select operation from audit.entry where district_id = 371502 and actor_id = ${person_id}`.execute(
    app.services.database.db,
  )
  expect(lines.rows).toEqual([{ operation: 'identity.sign_in' }])
})

test('an unknown name and a wrong password are answered alike', async () => {
  const { account, person_id } = await anAccountHolder()
  const wrong = await app.call(identity.sign_in, { account, password: 'nothing at all' })
  const unknown = await app.call(identity.sign_in, { account: 'nobody', password: RIGHT })
  expect(wrong).toMatchObject({ status: 401, reason: 'wrong_name_or_password' })
  expect({ ...unknown.body, request_id: '' }).toEqual({ ...wrong.body, request_id: '' })
  const lines = await sql<{ refused: string }>`
    select refused from audit.entry where district_id = 371502 and subject_id = ${person_id}`.execute(
    app.services.database.db,
  )
  expect(lines.rows).toEqual([{ refused: 'wrong_name_or_password' }])
})

test.each(['known', 'unknown'])(
  'five failures lock a name that is %s, for twenty minutes',
  async (which) => {
    const holder = await anAccountHolder()
    const account = which === 'known' ? holder.account : 'never-was'
    for (let n = 0; n < 5; n += 1) {
      const answer = await app.call(identity.sign_in, { account, password: `wrong ${n}` })
      expect(answer.reason).toBe('wrong_name_or_password')
    }
    // Neither the right password nor a wrong one is looked at now, so nothing is learnt from the answer.
    for (const password of [RIGHT, 'wrong']) {
      expect(await app.call(identity.sign_in, { account, password })).toMatchObject({
        status: 429,
        reason: 'locked_out',
      })
    }
    later(21)
    const after = await app.call(identity.sign_in, { account, password: RIGHT })
    expect(after.status).toBe(which === 'known' ? 200 : 401)
  },
)

test('guesses that arrive at once are all counted', async () => {
  const { account } = await anAccountHolder()
  const guesses = Array.from({ length: 8 }, (_, n) =>
    app.call(identity.sign_in, { account, password: `wrong ${n}` }),
  )
  const reasons = (await Promise.all(guesses)).map((answer) => answer.reason)
  expect(reasons.filter((reason) => reason === 'wrong_name_or_password')).toHaveLength(5)
  expect(reasons.filter((reason) => reason === 'locked_out')).toHaveLength(3)
})

test('a success and ten quiet minutes both forgive failures', async () => {
  const { account } = await anAccountHolder()
  const fail = async (times: number) => {
    for (let n = 0; n < times; n += 1)
      await app.call(identity.sign_in, { account, password: 'wrong' })
  }
  await fail(4)
  await app.must(identity.sign_in, { account, password: RIGHT })
  await fail(4)
  later(11)
  await fail(4)
  expect((await app.call(identity.sign_in, { account, password: RIGHT })).status).toBe(200)
})

test('a repeat of a sign-in gives the cookie to nobody', async () => {
  const { account } = await anAccountHolder()
  const request_id = crypto.randomUUID()
  const first = await app.call(
    identity.sign_in,
    { account, password: RIGHT },
    undefined,
    request_id,
  )
  const repeat = await app.call(
    identity.sign_in,
    { account, password: RIGHT },
    undefined,
    request_id,
  )
  expect(first.status).toBe(200)
  expect(repeat).toMatchObject({ status: 401, reason: 'sign_in_again', cookie: undefined })
})

test('a repeat of a refused sign-in is a new try', async () => {
  const { account } = await anAccountHolder()
  const request_id = crypto.randomUUID()
  for (let n = 0; n < 5; n += 1) {
    const answer = await app.call(
      identity.sign_in,
      { account, password: 'wrong' },
      undefined,
      request_id,
    )
    expect(answer.reason).toBe('wrong_name_or_password')
  }
  expect((await app.call(identity.sign_in, { account, password: RIGHT })).reason).toBe('locked_out')
})

test('a name with a district opens that district', async () => {
  const other = await aDistrict(app, { district_id: 440310, is_demonstration: false })
  const holder = await aHolder(app, other, {
    kind: 'grid_worker',
    unit_id: other.units.team,
    area_id: other.areas.grid,
  })
  await anAccount(app, other, { ...holder, account: 'lin', password: RIGHT })
  await sql`insert into platform.setting (name, value) values ('default_district', '371502')`.execute(
    app.services.database.db,
  )
  expect((await app.call(identity.sign_in, { account: 'lin', password: RIGHT })).status).toBe(401)
  expect(
    (await app.call(identity.sign_in, { account: 'lin@999999', password: RIGHT })).status,
  ).toBe(401)
  const me = await app.must(identity.sign_in, { account: 'lin@440310', password: RIGHT })
  expect(me.district?.district_id).toBe(440310)
})

test('an account without a post today opens nothing', async () => {
  const { account, post_id } = await anAccountHolder()
  await sql`update org.post set valid_to = '2022-09-05' where district_id = 371502 and id = ${post_id}`.execute(
    app.services.database.db,
  )
  const answer = await app.call(identity.sign_in, { account, password: RIGHT })
  expect(answer).toMatchObject({ status: 403, reason: 'no_post', cookie: undefined })
})

test('a password older than the rule allows must be changed first', async () => {
  const { account } = await anAccountHolder()
  const before = app.clock.now()
  later(181 * 24 * 60)
  const me = await app.must(identity.sign_in, { account, password: RIGHT })
  expect(me.must_change_password).toBe(true)
  app.clock.set(before)
})

test('a visit ends fifteen minutes after its last use, and twelve hours after its start', async () => {
  app.clock.set(START)
  const { account } = await anAccountHolder()
  const token = (await app.call(identity.sign_in, { account, password: RIGHT })).cookie
  for (let n = 0; n < 12 * 6 - 1; n += 1) {
    later(10)
    expect((await app.must(identity.me, {}, token)).kind).toBe('staff')
  }
  later(10)
  expect((await app.must(identity.me, {}, token)).kind).toBe('visitor')
  const second = (await app.call(identity.sign_in, { account, password: RIGHT })).cookie
  later(15)
  expect((await app.must(identity.me, {}, second)).kind).toBe('visitor')
})
