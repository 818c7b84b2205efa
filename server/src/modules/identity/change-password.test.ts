import { identity } from '@linli/contract/identity'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { aDistrict, aHolder, anAccount, aResident, type TestDistrict } from '../org/testing.ts'

const FIRST = 'Tall-Tree-77'
let app: TestApp
let district: TestDistrict
let person_id: string

beforeEach(async () => {
  await app?.close()
  app = await testApp()
  district = await aDistrict(app)
  const { areas, units } = district
  const holder = await aHolder(app, district, {
    kind: 'grid_worker',
    unit_id: units.team,
    area_id: areas.grid,
  })
  person_id = holder.person_id
  await anAccount(app, district, { person_id, account: 'wang', password: FIRST, must_change: true })
})
afterAll(() => app.close())

const signIn = async (password = FIRST) =>
  (await app.call(identity.sign_in, { account: 'wang', password })).cookie ?? ''

test('a new password ends the other visits and lifts the duty to change it', async () => {
  const other = await signIn()
  const mine = await signIn()
  const me = await app.must(
    identity.change_password,
    { password: FIRST, new_password: 'Small-Tree-78' },
    mine,
  )
  expect(me).toMatchObject({ kind: 'staff', must_change_password: false })
  expect((await app.must(identity.me, {}, mine)).must_change_password).toBe(false)
  expect((await app.must(identity.me, {}, other)).kind).toBe('visitor')
  expect(await signIn(FIRST)).toBe('')
  expect(await signIn('Small-Tree-78')).not.toBe('')
})

test('none of the last five passwords comes back, the sixth may', async () => {
  const token = await signIn()
  const change = async (password: string, new_password: string) =>
    (await app.call(identity.change_password, { password, new_password }, token)).reason ??
    'changed'
  const passwords = [
    FIRST,
    'Tree-number-2',
    'Tree-number-3',
    'Tree-number-4',
    'Tree-number-5',
    'Tree-number-6',
  ]
  for (const [at, password] of passwords.slice(0, -1).entries()) {
    expect(await change(password, passwords[at + 1] ?? '')).toBe('changed')
  }
  for (const used of passwords.slice(1)) {
    expect(await change('Tree-number-6', used)).toBe('password_used_before')
  }
  expect(await change('Tree-number-6', FIRST)).toBe('changed')
})

test.each([
  ['short-1A', 'input_not_understood'],
  ['only-small-letters', 'input_not_understood'],
  ['My-Wang-2022', 'password_contains_account'],
])('%s is no password', async (new_password, reason) => {
  const token = await signIn()
  const answer = await app.call(identity.change_password, { password: FIRST, new_password }, token)
  expect(answer).toMatchObject({ status: 422, reason })
})

test('wrong old passwords lock the name, so that an open visit is no place to guess', async () => {
  const token = await signIn()
  for (let n = 0; n < 5; n += 1) {
    const answer = await app.call(
      identity.change_password,
      { password: `wrong ${n}`, new_password: 'Small-Tree-78' },
      token,
    )
    expect(answer.reason).toBe('wrong_password')
  }
  const locked = await app.call(
    identity.change_password,
    { password: FIRST, new_password: 'Small-Tree-78' },
    token,
  )
  expect(locked.reason).toBe('locked_out')
})

test('a repeated change answers as the first time and changes once', async () => {
  const token = await signIn()
  const request_id = crypto.randomUUID()
  const input = { password: FIRST, new_password: 'Small-Tree-78' }
  const first = await app.call(identity.change_password, input, token, request_id)
  const repeat = await app.call(identity.change_password, input, token, request_id)
  expect(repeat).toMatchObject({ status: 200, body: first.body })
})

test('residents have no password to change', async () => {
  const { token } = await aResident(app)
  const answer = await app.call(
    identity.change_password,
    { password: 'x', new_password: 'Small-Tree-78' },
    token,
  )
  expect(answer).toMatchObject({ status: 403, reason: 'not_your_role' })
})

test('somebody sees the own visits, ends one of them, and none of others', async () => {
  const one = await signIn()
  const two = await signIn()
  const visits = await app.must(identity.list_sessions, {}, one)
  expect(visits.map((visit) => visit.is_current)).toContain(true)
  const { token: resident } = await aResident(app)
  const theirs = await app.must(identity.list_sessions, {}, resident)
  expect(theirs).toHaveLength(1)
  expect((await app.call(identity.end_session, { id: theirs[0]?.id ?? '' }, one)).reason).toBe(
    'not_found',
  )
  const [other] = (await app.must(identity.list_sessions, {}, two)).filter(
    (visit) => visit.is_current,
  )
  expect(await app.must(identity.end_session, { id: other?.id ?? '' }, one)).toEqual({ done: true })
  expect((await app.must(identity.me, {}, two)).kind).toBe('visitor')
})

test('signing out ends the visit here alone; a second time nothing happens', async () => {
  const one = await signIn()
  const two = await signIn()
  for (let n = 0; n < 2; n += 1) {
    const answer = await app.call(identity.sign_out, {}, one)
    expect(answer).toMatchObject({ status: 200, cookie: '' })
  }
  expect((await app.must(identity.me, {}, one)).kind).toBe('visitor')
  expect((await app.must(identity.me, {}, two)).kind).toBe('staff')
})

test('an installation sets its own times, dated', async () => {
  const { db } = app.services.database
  const rules = [
    { from: '2022-01-01', staff_idle_minutes: 30 },
    { from: '2022-10-01', staff_idle_minutes: 5 },
  ]
  await sql`insert into platform.setting (name, value) values ('identity_rules', ${JSON.stringify(rules)}::jsonb)`.execute(
    db,
  )
  const idle = async () => {
    const id = (await app.must(identity.list_sessions, {}, await signIn())).find(
      (visit) => visit.is_current,
    )?.id
    const found = await sql<{
      idle_seconds: number
    }>`select idle_seconds from identity.session where id = ${id}`.execute(db)
    return found.rows[0]?.idle_seconds
  }
  expect(await idle()).toBe(1800)
  app.clock.set(new Date('2022-10-01T00:00:00Z'))
  expect(await idle()).toBe(300)
})
