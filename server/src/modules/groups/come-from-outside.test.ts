import { channels } from '@linli/contract/channels'
import { groups } from '@linli/contract/groups'
import { identity } from '@linli/contract/identity'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fakeApps, sealEntry } from '../../../test/fakes/apps.ts'
import { fakeWecom } from '../../../test/fakes/wecom.ts'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { aChannel, someBindings } from '../channels/testing.ts'
import { aGroup } from './testing.ts'

const APP = 'wx4f4bc4dec97d474b'
const KEY = 'tiihtNczf5v6AKRyjwEUhQ=='
const PHONE = '13912345678'
let app: TestApp
let world: World
let apps: Awaited<ReturnType<typeof fakeApps>>
let wecom: Awaited<ReturnType<typeof fakeWecom>>

beforeEach(async () => {
  await app?.close()
  app = await testApp()
  world = await makeWorld(app)
  apps = await fakeApps(() => app.clock.now())
  wecom = await fakeWecom(() => app.clock.now())
  await aChannel(app, {
    kind: 'mp-miniprogram',
    settings: { base_url: apps.url, app_id: APP, template_id: 't' },
    secrets: { app_secret: apps.secret },
  })
})
afterEach(async () => {
  await apps.close()
  await wecom.close()
})
afterAll(() => app?.close())

interface Entry {
  opengid: string
  chat_type?: number
  app_id?: string
  seconds_old?: number
  key?: string
}
/** A phone opens the mini-program, out of a group or not; the worker has asked about its code. */
async function open(openid: string, entry?: Entry, as?: string) {
  const asked = { platform: 'mini_program', surface: 'resident' } as const
  const { state, secret } = await app.must(identity.begin_arrival, asked, as)
  const code = `code ${Math.random()}`
  apps.codes.set(code, { openid, session_key: KEY, at: app.clock.now().getTime() })
  const sealed =
    entry &&
    sealEntry(entry.key ?? KEY, {
      opengid: entry.opengid,
      chat_type: entry.chat_type ?? 3,
      app_id: entry.app_id ?? APP,
      at: new Date(app.clock.now().getTime() - (entry.seconds_old ?? 0) * 1000),
    })
  const brought = { state, secret, code, ...(sealed && { entry: sealed }) }
  await app.must(identity.bring_code, brought, as)
  await app.runJobs()
  const held = { state, secret }
  return { held, token: (await now(held)).group_token ?? '' }
}
const now = (held: { state: string; secret: string }) => app.must(identity.get_arrival, held)
async function byPhone(phone = PHONE) {
  app.clock.set(new Date(app.clock.now().getTime() + 61_000))
  await app.must(identity.request_code, { phone })
  const [newest] = await app.must(channels.list_tray, { phone })
  const code = /\d{6}/.exec(newest?.text ?? '')?.[0] ?? ''
  return (await app.call(identity.sign_in_with_code, { phone, code })).cookie ?? ''
}

describe('a resident in the mini-program', () => {
  test('shows their phone once, and is known from then on', async () => {
    const { held } = await open('o1')
    expect(await now(held)).toMatchObject({ step: 'untied', group_token: null })
    const cookie = await byPhone()
    await app.must(identity.tie_arrived, held, cookie)
    const again = await open('o1')
    expect((await now(again.held)).step).toBe('known')
    const answer = await app.call(identity.sign_in_arrived, again.held)
    const me = await app.must(identity.me, {}, cookie)
    expect(answer.body).toMatchObject({ kind: 'resident', person: { id: me.person?.id } })
  })

  test('not by the code of an earlier day, whoever holds the phone now', async () => {
    const cookie = await byPhone()
    app.clock.set(new Date(app.clock.now().getTime() + 86_400_000))
    const { held } = await open('o1')
    expect(await app.call(identity.tie_arrived, held, cookie)).toMatchObject({
      status: 403,
      reason: 'prove_first',
    })
  })

  test('not staff, and nobody who has not signed in', async () => {
    const { held } = await open('o1')
    expect(await app.call(identity.tie_arrived, held, world.tokens.wang_grid1)).toMatchObject({
      reason: 'other_kind_of_account',
    })
    expect(await app.call(identity.tie_arrived, held)).toMatchObject({ status: 401 })
  })

  test('a code is good once and for five minutes, and its key goes nowhere', async () => {
    const { state, secret } = await app.must(identity.begin_arrival, {
      platform: 'mini_program',
      surface: 'resident',
    })
    apps.codes.set('old', { openid: 'o1', session_key: KEY, at: app.clock.now().getTime() })
    app.clock.set(new Date(app.clock.now().getTime() + 301_000))
    await app.must(identity.bring_code, { state, secret, code: 'old' })
    await app.runJobs()
    expect(await now({ state, secret })).toMatchObject({ step: 'refused', fault: 'code_not_good' })
    const { held } = await open('o1')
    expect(JSON.stringify(await now(held))).not.toContain(KEY)
    const kept = await sql<{ row: string }>`select a::text as row from identity.arrival a`.execute(
      app.services.database.db,
    )
    for (const { row } of kept.rows) {
      expect(row).not.toContain(Buffer.from(KEY).toString('hex'))
      expect(row).not.toContain('o1')
    }
  })
})

describe('out of an ordinary group of WeChat', () => {
  test('a keeper says once which group of ours it is; then its people find the way to it', async () => {
    const group_id = await aGroup(app, world)
    const keeper = world.tokens.wang_grid1
    const unknown = await open('o1', { opengid: 'G1' })
    expect((await now(unknown.held)).group_token).not.toBeNull()
    expect(await app.call(groups.look_at_invitation, { token: unknown.token })).toMatchObject({
      reason: 'invitation_not_valid',
    })
    const { token } = await open('o-keeper', { opengid: 'G1' }, keeper)
    await app.must(groups.tie_outside, { group_id, token }, keeper)

    const visitor = await open('o2', { opengid: 'G1' })
    const looked = await app.must(groups.look_at_invitation, { token: visitor.token })
    expect(looked).toMatchObject({ group: { id: group_id }, status: null })
    const cookie = await byPhone()
    const asking = { group_id, token: visitor.token, alias: '三号楼老李' }
    expect(await app.must(groups.ask_to_join, asking, cookie)).toMatchObject({ status: 'asked' })

    const member = await open('o3', { opengid: 'G1' })
    expect(
      await app.must(groups.look_at_invitation, { token: member.token }, world.tokens.resident),
    ).toMatchObject({ status: 'in' })
  })

  test('what was sealed for another app, by another key, or long ago names no group', async () => {
    const wrong: Entry[] = [
      { opengid: 'G1', app_id: 'wxother' },
      { opengid: 'G1', key: 'AAAAAAAAAAAAAAAAAAAAAA==' },
      { opengid: 'G1', seconds_old: 301 },
      { opengid: 'G1', seconds_old: -301 },
    ]
    for (const entry of wrong) {
      const { held } = await open('o1', entry)
      expect(await now(held)).toMatchObject({ step: 'untied', group_token: null })
    }
    for (const seconds_old of [290, -290]) {
      const { held } = await open('o1', { opengid: 'G1', seconds_old })
      expect((await now(held)).group_token).not.toBeNull()
    }
  })

  test('one group does not open another, and a token ends with its arrival', async () => {
    const mine = await aGroup(app, world)
    const keeper = world.tokens.wang_grid1
    const { token } = await open('o-keeper', { opengid: 'G1' }, keeper)
    await app.must(groups.tie_outside, { group_id: mine, token }, keeper)
    const other = await aGroup(app, world)
    const cookie = await byPhone()
    const came = await open('o2', { opengid: 'G1' })
    const asking = { group_id: other, token: came.token, alias: '老李' }
    expect(await app.call(groups.ask_to_join, asking, cookie)).toMatchObject({
      reason: 'invitation_not_valid',
    })
    app.clock.set(new Date(app.clock.now().getTime() + 1_801_000))
    expect(await app.call(groups.look_at_invitation, { token: came.token })).toMatchObject({
      reason: 'invitation_not_valid',
    })
  })

  test('only who keeps the group ties it, and nobody takes it from another keeper', async () => {
    const group_id = await aGroup(app, world)
    const { token } = await open('o1', { opengid: 'G1' }, world.tokens.wang_grid1)
    expect(
      await app.call(groups.tie_outside, { group_id, token }, world.tokens.li_grid2),
    ).toMatchObject({ status: 404 })
    await app.must(groups.tie_outside, { group_id, token }, world.tokens.wang_grid1)
    const theirs = await aGroup(app, world, { owner_id: world.people.li_grid2, members: [] })
    await sql`
      update groups.group set grid_id = ${world.areas.grid2} where id = ${theirs}`.execute(
      app.services.database.db,
    )
    const again = await open('o2', { opengid: 'G1' }, world.tokens.li_grid2)
    expect(
      await app.call(
        groups.tie_outside,
        { group_id: theirs, token: again.token },
        world.tokens.li_grid2,
      ),
    ).toMatchObject({ status: 409, reason: 'outside_tied_already' })
    const moved = await app.call(
      groups.tie_outside,
      { group_id: theirs, token: 'x'.repeat(40) },
      world.tokens.li_grid2,
    )
    expect(moved.reason).toBe('invitation_not_valid')
  })
})

test('a token of a group signs nobody in', async () => {
  const cookie = await byPhone()
  const { held } = await open('o1')
  await app.must(identity.tie_arrived, held, await byPhone())
  const known = await open('o1', { opengid: 'G1' })
  const [state = '', secret = ''] = known.token.split('.')
  expect(await app.call(identity.sign_in_arrived, { state, secret })).toMatchObject({
    reason: 'arrival_not_yours',
  })
  expect(await app.call(identity.tie_arrived, { state, secret }, cookie)).toMatchObject({
    reason: 'arrival_not_yours',
  })
})

describe('out of a customer group of WeCom', () => {
  async function aTiedPlace(group_id: string) {
    const channel_id = await aChannel(app, {
      kind: 'wecom-customer-group',
      settings: { base_url: wecom.url, corp_id: wecom.corp_id },
      secrets: { corp_secret: wecom.app.secret },
    })
    const [id] = await someBindings(app, channel_id, [{ address: 'wrAAA', via: 'u1' }])
    await sql`
      update channels.binding set about_noun = 'group', about_id = ${group_id} where id = ${id}`.execute(
      app.services.database.db,
    )
    return id
  }

  test('WeCom itself says which it is, and nobody has to', async () => {
    const group_id = await aGroup(app, world)
    await aTiedPlace(group_id)
    wecom.opengids.set('G4', 'wrAAA')
    const { token } = await open('o1', { opengid: 'G4', chat_type: 4 })
    expect(await app.must(groups.look_at_invitation, { token })).toMatchObject({
      group: { id: group_id },
    })
    const keeper = { group_id, token }
    expect(await app.call(groups.tie_outside, keeper, world.tokens.wang_grid1)).toMatchObject({
      reason: 'invitation_not_valid',
    })
  })

  test('a group of another corporation leads nowhere, and no answer keeps nobody out', async () => {
    const group_id = await aGroup(app, world)
    await aTiedPlace(group_id)
    const foreign = await open('o1', { opengid: 'G9', chat_type: 4 })
    expect(await now(foreign.held)).toMatchObject({
      step: 'untied',
      group_token: expect.any(String),
    })
    expect(await app.call(groups.look_at_invitation, { token: foreign.token })).toMatchObject({
      reason: 'invitation_not_valid',
    })
    wecom.opengids.set('G4', 'wrAAA')
    wecom.trouble('/cgi-bin/externalcontact/opengid_to_chatid', { cut: 'before' })
    const { held } = await open('o2', { opengid: 'G4', chat_type: 4 })
    expect((await now(held)).step).toBe('untied')
  })

  test('a place that was closed leads nowhere', async () => {
    const group_id = await aGroup(app, world)
    const id = await aTiedPlace(group_id)
    wecom.opengids.set('G4', 'wrAAA')
    await sql`update channels.binding set state = 'closed' where id = ${id}`.execute(
      app.services.database.db,
    )
    const { token } = await open('o1', { opengid: 'G4', chat_type: 4 })
    expect((await app.call(groups.look_at_invitation, { token })).reason).toBe(
      'invitation_not_valid',
    )
  })
})
