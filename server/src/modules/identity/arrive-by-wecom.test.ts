import { identity } from '@linli/contract/identity'
import { org } from '@linli/contract/org'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fakeWecom } from '../../../test/fakes/wecom.ts'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { aChannel } from '../channels/testing.ts'
import { aDistrict, aHolder, anAccount, type TestDistrict } from '../org/testing.ts'

const PASSWORD = 'Tall-Tree-77'
let app: TestApp
let district: TestDistrict
let wecom: Awaited<ReturnType<typeof fakeWecom>>
let channel_id: string

beforeEach(async () => {
  await app?.close()
  app = await testApp()
  district = await aDistrict(app)
  wecom = await fakeWecom(() => app.clock.now())
  channel_id = await aChannel(app, {
    kind: 'wecom-app',
    settings: { base_url: wecom.url, corp_id: wecom.corp_id, agent_id: '1000002' },
    secrets: { corp_secret: wecom.app.secret, callback_token: 't', callback_aes_key: 'k' },
  })
})
afterEach(() => wecom.close())
afterAll(() => app?.close())

async function aWorker(account = 'wang', kind: 'grid_worker' | 'system_admin' = 'grid_worker') {
  const holder = await aHolder(app, district, {
    kind,
    unit_id: kind === 'grid_worker' ? district.units.team : district.units.government,
    area_id: kind === 'grid_worker' ? district.areas.grid : district.areas.district,
  })
  await anAccount(app, district, { ...holder, account, password: PASSWORD })
  return { ...holder, account }
}
const byPassword = async (account: string) =>
  (await app.call(identity.sign_in, { account, password: PASSWORD })).cookie ?? ''
const begin = (surface: 'worker' | 'desk' | 'resident' = 'worker') =>
  app.call(identity.begin_arrival, { platform: 'wecom', surface })
/** A browser goes to WeCom as `userid` and comes back with the code, which the worker has asked about. */
async function arrive(userid: string, code = `code of ${userid} ${Math.random()}`) {
  const { state, secret } = (await begin()).body
  wecom.addCode(code, { userid })
  await app.must(identity.bring_code, { state, secret, code })
  await app.runJobs()
  return { state, secret }
}
const stepOf = async (held: { state: string; secret: string }) =>
  (await app.must(identity.get_arrival, held)).step
function later(seconds: number) {
  app.clock.set(new Date(app.clock.now().getTime() + seconds * 1000))
}
/** Somebody who has tied WeCom's `u1` to their account. */
async function aTied() {
  const worker = await aWorker()
  await app.must(identity.tie_arrived, await arrive('u1'), await byPassword(worker.account))
  return worker
}

describe('where the way leads', () => {
  test('to WeCom, and back to our own pages with nothing but a state', async () => {
    const { body } = await begin('desk')
    const address = new URL(body.address ?? '')
    expect(address.origin).toBe('https://open.weixin.qq.com')
    expect(address.searchParams.get('redirect_uri')).toBe('https://linli.example.cn/desk/')
    expect(address.searchParams.get('state')).toBe(body.state)
    expect(address.href).not.toContain(body.secret)
    expect(body.state).toMatch(/^[a-zA-Z0-9]{1,128}$/)
  })

  test('nowhere but to pages of staff', async () => {
    expect(await begin('resident')).toMatchObject({ status: 503, reason: 'no_such_door' })
    const elsewhere = { platform: 'wecom', surface: 'https://evil.example' } as never
    expect((await app.call(identity.begin_arrival, elsewhere)).status).toBe(422)
  })

  test('nowhere while the channel is not active', async () => {
    expect(await app.must(identity.list_doors, {})).toEqual(['wecom'])
    await sql`update channels.channel set state = 'paused'`.execute(app.services.database.db)
    expect(await app.must(identity.list_doors, {})).toEqual([])
    expect(await begin()).toMatchObject({ reason: 'no_such_door' })
  })

  test('nowhere where the place has not said its address', async () => {
    const unsaid = await testApp({ public_url: null })
    await aDistrict(unsaid)
    const settings = { base_url: wecom.url, corp_id: wecom.corp_id, agent_id: '1' }
    await aChannel(unsaid, { kind: 'wecom-app', settings })
    expect(await unsaid.must(identity.list_doors, {})).toEqual([])
    const asked = { platform: 'wecom', surface: 'desk' } as const
    expect(await unsaid.call(identity.begin_arrival, asked)).toMatchObject({
      reason: 'no_such_door',
    })
    await unsaid.close()
  })
})

describe('a member whose account is tied', () => {
  test('signs in, as a deed of theirs, with the posts of today', async () => {
    const { person_id } = await aTied()
    const held = await arrive('U1')
    expect(await stepOf(held)).toBe('known')
    const answer = await app.call(identity.sign_in_arrived, held)
    expect(answer.body).toMatchObject({ kind: 'staff', person: { id: person_id } })
    expect(await app.must(identity.me, {}, answer.cookie)).toEqual(answer.body)
    const lines = await sql<{ n: number }>`
      select count(*)::int as n from audit.entry
      where actor_id = ${person_id} and operation = 'identity.sign_in_arrived'`.execute(
      app.services.database.db,
    )
    expect(lines.rows[0]?.n).toBe(1)
  })

  test('once an arrival, also when two try at once', async () => {
    await aTied()
    const held = await arrive('u1')
    const both = await Promise.all([1, 2].map(() => app.call(identity.sign_in_arrived, held)))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(both.find(({ status }) => status === 409)?.reason).toBe('arrival_over')
    expect(await stepOf(held)).toBe('over')
  })

  test('not by the same request again: the cookie went with the first answer', async () => {
    await aTied()
    const held = await arrive('u1')
    const request_id = crypto.randomUUID()
    await app.call(identity.sign_in_arrived, held, undefined, request_id)
    const again = await app.call(identity.sign_in_arrived, held, undefined, request_id)
    expect(again).toMatchObject({ reason: 'sign_in_again', cookie: undefined })
  })

  test('not after the account was closed, nor without a post', async () => {
    const { person_id } = await aTied()
    const { db } = app.services.database
    await sql`update org.post set valid_to = '2022-09-01' where person_id = ${person_id}`.execute(
      db,
    )
    expect(await app.call(identity.sign_in_arrived, await arrive('u1'))).toMatchObject({
      status: 403,
      reason: 'no_post',
    })
    await sql`update identity.account set closed_at = ${app.clock.now()}`.execute(db)
    const held = await arrive('u1')
    expect(await stepOf(held)).toBe('untied')
    expect(await app.call(identity.sign_in_arrived, held)).toMatchObject({
      reason: 'arrival_not_known',
    })
  })
})

describe('nothing is made by coming in', () => {
  test('a member nobody has tied stays outside', async () => {
    await aWorker()
    const held = await arrive('u1')
    expect(await stepOf(held)).toBe('untied')
    expect(await app.call(identity.sign_in_arrived, held)).toMatchObject({
      status: 409,
      reason: 'arrival_not_known',
    })
    const ties = await sql`select from identity.platform_account`.execute(app.services.database.db)
    expect(ties.rows).toHaveLength(0)
  })

  test('somebody of WeChat outside is no member', async () => {
    const { state, secret } = (await begin()).body
    wecom.addCode('c', { openid: 'o1' })
    await app.must(identity.bring_code, { state, secret, code: 'c' })
    await app.runJobs()
    expect(await app.must(identity.get_arrival, { state, secret })).toMatchObject({
      step: 'refused',
      fault: 'not_a_member',
    })
  })
})

describe('forged, stolen, replayed and late', () => {
  test('a state without the secret of its browser opens nothing', async () => {
    await aTied()
    const held = await arrive('u1')
    const other = (await begin()).body
    const forged = [
      { state: held.state, secret: other.secret },
      { state: other.state, secret: held.secret },
      { state: 'a'.repeat(64), secret: held.secret },
      { state: `${held.state.slice(0, 32)}${'0'.repeat(32)}`, secret: held.secret },
    ]
    for (const one of forged) {
      const refused = { status: 422, reason: 'arrival_not_yours' }
      expect(await app.call(identity.sign_in_arrived, one)).toMatchObject(refused)
      expect(await app.call(identity.get_arrival, one)).toMatchObject(refused)
      expect(await app.call(identity.bring_code, { ...one, code: 'x' })).toMatchObject(refused)
    }
  })

  test("another's code brought into my browser by a link is not taken", async () => {
    const mine = (await begin()).body
    const theirs = (await begin()).body
    wecom.addCode('theirs', { userid: 'attacker' })
    const link = { state: theirs.state, secret: mine.secret, code: 'theirs' }
    expect(await app.call(identity.bring_code, link)).toMatchObject({ reason: 'arrival_not_yours' })
  })

  test('a code is taken once, by one arrival', async () => {
    const held = await arrive('u1', 'c1')
    expect(await app.call(identity.bring_code, { ...held, code: 'c2' })).toMatchObject({
      reason: 'code_used',
    })
    const { state, secret } = (await begin()).body
    expect(await app.call(identity.bring_code, { state, secret, code: 'c1' })).toMatchObject({
      status: 409,
      reason: 'code_used',
    })
    expect(wecom.journal.filter(({ path }) => path.endsWith('getuserinfo'))).toHaveLength(1)
  })

  test('a code that the platform gave six minutes ago names nobody', async () => {
    const { state, secret } = (await begin()).body
    wecom.addCode('old', { userid: 'u1' })
    later(361)
    await app.must(identity.bring_code, { state, secret, code: 'old' })
    await app.runJobs()
    expect(await app.must(identity.get_arrival, { state, secret })).toMatchObject({
      step: 'refused',
      fault: 'code_not_good',
    })
  })

  test('after half an hour an arrival is over, whatever it knew', async () => {
    await aTied()
    const held = await arrive('u1')
    const unused = (await begin()).body
    later(1801)
    const { state, secret } = unused
    expect(await app.call(identity.sign_in_arrived, held)).toMatchObject({ reason: 'arrival_over' })
    expect(await app.call(identity.bring_code, { state, secret, code: 'c' })).toMatchObject({
      reason: 'arrival_over',
    })
  })

  test('no answer, or a channel that was paused meanwhile, keeps people out and says so', async () => {
    wecom.trouble('/cgi-bin/auth/getuserinfo', { cut: 'before' })
    expect(await app.must(identity.get_arrival, await arrive('u1'))).toMatchObject({
      step: 'refused',
      fault: 'platform_silent',
    })
    const { state, secret } = (await begin()).body
    await sql`update channels.channel set state = 'paused'`.execute(app.services.database.db)
    await app.must(identity.bring_code, { state, secret, code: 'c' })
    await app.runJobs()
    expect(await stepOf({ state, secret })).toBe('refused')
  })

  test('neither code nor member is kept in the open', async () => {
    await aTied()
    const { state, secret } = (await begin()).body
    wecom.addCode('plain-code', { userid: 'u1' })
    await app.must(identity.bring_code, { state, secret, code: 'plain-code' })
    const rows = async () =>
      JSON.stringify(
        (
          await sql`
        select encode(sealed_code, 'escape') as c, a.* from identity.arrival a`.execute(
            app.services.database.db,
          )
        ).rows,
      )
    expect(await rows()).not.toContain('plain-code')
    await app.runJobs()
    const left = await sql<{ n: number }>`
      select count(*)::int as n from identity.arrival where sealed_code is not null`.execute(
      app.services.database.db,
    )
    expect(left.rows[0]?.n).toBe(0)
  })
})

describe('ties', () => {
  test('are made by the person after a password, and ended by them', async () => {
    const worker = await aTied()
    const cookie = await byPassword(worker.account)
    expect(await app.must(identity.list_ties, {}, cookie)).toMatchObject([{ platform: 'wecom' }])
    await app.must(identity.untie, { platform: 'wecom' }, cookie)
    expect(await stepOf(await arrive('u1'))).toBe('untied')
  })

  test('not by a visit that itself came by the platform', async () => {
    await aTied()
    const visit = await app.call(identity.sign_in_arrived, await arrive('u1'))
    expect(
      await app.call(identity.tie_arrived, await arrive('u2'), visit.cookie ?? ''),
    ).toMatchObject({ status: 403, reason: 'prove_first' })
  })

  test('never pass from one person to another by themselves; a new one of the same person takes the place', async () => {
    const first = await aTied()
    await aWorker('li')
    const li = await byPassword('li')
    expect(await app.call(identity.tie_arrived, await arrive('u1'), li)).toMatchObject({
      status: 409,
      reason: 'tied_to_another',
    })
    const cookie = await byPassword(first.account)
    await app.must(identity.tie_arrived, await arrive('u9'), cookie)
    expect(await stepOf(await arrive('u1'))).toBe('untied')
    expect(await stepOf(await arrive('u9'))).toBe('known')
  })

  test('are made by the administrator, who names the member; and end with the account', async () => {
    const worker = await aWorker()
    await aWorker('boss', 'system_admin')
    const admin = await byPassword('boss')
    const { person_id } = worker
    const named = { person_id, user_id: 'WangJianGuo' }
    expect((await app.must(org.get_person, { id: person_id }, admin)).can).toContain('tie_member')
    expect(await app.must(org.tie_member, named, admin)).toMatchObject({ is_tied: true })
    const held = await arrive('wangjianguo')
    expect((await app.must(identity.sign_in_arrived, held)).person?.id).toBe(person_id)
    const own = await byPassword(worker.account)
    expect((await app.call(org.tie_member, named, own)).reason).toBe('not_your_role')
    await app.must(org.close_account, { person_id }, admin)
    expect(await app.call(org.tie_member, named, admin)).toMatchObject({ reason: 'no_account' })
    await app.must(
      org.open_account,
      { person_id, account: 'wang', password: 'Other-Tree-88' },
      admin,
    )
    expect(await app.must(org.get_person, { id: person_id }, admin)).toMatchObject({
      is_tied: false,
    })
  })

  test('not by an administrator for themselves', async () => {
    const boss = await aWorker('boss', 'system_admin')
    const tied = { person_id: boss.person_id, user_id: 'x' }
    const admin = await byPassword('boss')
    expect(await app.call(org.tie_member, tied, admin)).toMatchObject({ reason: 'not_yourself' })
    expect(await app.call(org.untie_member, { person_id: boss.person_id }, admin)).toMatchObject({
      reason: 'not_yourself',
    })
  })

  test('of one corporation mean nobody in another', async () => {
    await aTied()
    await sql`
      update channels.channel set settings = settings || '{"corp_id":"wwother"}' where id = ${channel_id}`.execute(
      app.services.database.db,
    )
    expect(await stepOf(await arrive('u1'))).toBe('untied')
  })
})
