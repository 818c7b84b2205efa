import { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { putIn } from './testing.ts'

let app: TestApp
let world: World
let group_id: string
beforeEach(async () => {
  app = await testApp()
  world = await makeWorld(app)
  group_id = (
    await app.must(
      groups.create,
      {
        name: '凤苑小区1号楼群',
        grid_id: world.areas.grid1,
        building_ids: [world.areas.building1],
        owner_id: world.people.wang_grid1,
      },
      world.tokens.zhao_street,
    )
  ).id
})
afterEach(() => app.close())

const invite = () => app.must(groups.invite, { group_id }, world.tokens.wang_grid1)
const tokenOf = async () => (await invite()).token ?? ''
const ask = (token: string, as = world.tokens.resident, more = {}) =>
  app.call(groups.ask_to_join, { group_id, token, alias: '三单元老刘', ...more }, as)
const waiting = (as = world.tokens.wang_grid1) => app.must(groups.list_waiting, {}, as)
const resident = () => ({ group_id, person_id: world.people.resident })
const status = async () =>
  (
    await sql<{ status: string }>`
      select status from groups.member where group_id = ${group_id} and person_id = ${world.people.resident}`.execute(
      app.services.database.db,
    )
  ).rows[0]?.status

test('a resident scans a printed code, asks under a name of their own, and a keeper lets them in', async () => {
  const { token, ends_at } = await invite()
  expect(ends_at).toBe('2022-09-12T02:00:00.000Z')
  const seen = await app.must(groups.look_at_invitation, { token: token ?? '' })
  expect(seen).toMatchObject({
    group: { name: '凤苑小区1号楼群' },
    keeper_name: '王小明',
    status: null,
    buildings: [{ name: '凤苑小区1号楼' }],
  })
  const asked = await ask(token ?? '', world.tokens.resident, {
    building_id: world.areas.building1,
  })
  expect(asked.body).toMatchObject({
    status: 'asked',
    alias: '三单元老刘',
    building: { name: '凤苑小区1号楼' },
  })
  const [one] = await waiting()
  expect(one).toMatchObject({ alias: '三单元老刘', was_removed: false })
  expect(JSON.stringify(one)).not.toMatch(/139|刘大爷/)
  await app.must(groups.approve, resident(), world.tokens.wang_grid1)
  expect(await waiting()).toEqual([])
  expect((await app.must(groups.list_mine, {}, world.tokens.resident)).map(({ id }) => id)).toEqual(
    [group_id],
  )
})

test('the database holds no token, and a repeated request makes one invitation', async () => {
  const request_id = crypto.randomUUID()
  const token = world.tokens.wang_grid1
  const first = await app.call(groups.invite, { group_id }, token, request_id)
  const second = await app.call(groups.invite, { group_id }, token, request_id)
  expect(second.body).toEqual(first.body)
  const stored = await sql`select to_jsonb(i)::text as row from groups.invitation as i`.execute(
    app.services.database.db,
  )
  expect(stored.rows).toHaveLength(1)
  expect(JSON.stringify(stored.rows)).not.toContain(first.body.token ?? '')
})

test('a code that is over, was ended, was made up or leads to a closed group is refused alike', async () => {
  const refused = { status: 422, reason: 'invitation_not_valid' }
  expect(await ask('AAAAAAAAAAAAAAAAAAAAAAAA')).toMatchObject(refused)
  const ended = await invite()
  await app.must(groups.end_invitation, { id: ended.id }, world.tokens.zhao_street)
  expect(await ask(ended.token ?? '')).toMatchObject(refused)
  const old = await tokenOf()
  app.clock.set(new Date(app.clock.now().getTime() + 7 * 86_400_000))
  const resident_token = await app.signIn(world.people.resident, 'resident')
  expect(await ask(old, resident_token)).toMatchObject(refused)
  expect(await app.call(groups.look_at_invitation, { token: old })).toMatchObject(refused)
})

test('a closed group is not entered any more, and a code of one group opens no other', async () => {
  const token = await tokenOf()
  const refused = { status: 422, reason: 'invitation_not_valid' }
  const other = crypto.randomUUID()
  expect(await ask(token, world.tokens.resident, { group_id: other })).toMatchObject(refused)
  await app.must(groups.close, { id: group_id }, world.tokens.zhao_street)
  expect(await ask(token)).toMatchObject(refused)
})

test('asking twice keeps the first place in the line; who is in stays in', async () => {
  const token = await tokenOf()
  await ask(token)
  app.clock.set(new Date(app.clock.now().getTime() + 60_000))
  await ask(token, world.tokens.resident, { alias: '老刘' })
  expect(await waiting()).toMatchObject([{ alias: '老刘', asked_at: '2022-09-05T02:00:00.000Z' }])
  await app.must(groups.approve, resident(), world.tokens.wang_grid1)
  expect((await ask(token)).body).toMatchObject({ status: 'in', alias: '老刘' })
})

test('of two approvals at once one is told that nobody waits any more', async () => {
  await ask(await tokenOf())
  const two = await Promise.all([
    app.call(groups.approve, resident(), world.tokens.wang_grid1),
    app.call(groups.approve, resident(), world.tokens.zhao_street),
  ])
  expect(two.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(two.find(({ status }) => status === 409)?.reason).toBe('not_waiting_any_more')
})

test('who is not a keeper neither sees who waits nor lets anybody in', async () => {
  await ask(await tokenOf())
  for (const token of [world.tokens.li_grid2, world.tokens.chen_other_street]) {
    expect(await waiting(token)).toEqual([])
    expect(await app.call(groups.approve, resident(), token)).toMatchObject({ status: 404 })
    expect(await app.call(groups.invite, { group_id }, token)).toMatchObject({ status: 404 })
  }
  const by_leader = await app.call(groups.approve, resident(), world.tokens.zheng_leader)
  expect(by_leader).toMatchObject({ status: 403 })
  expect(await status()).toBe('asked')
})

test('who was not let in, or was put out, may ask again, and the keeper sees why to look twice', async () => {
  const token = await tokenOf()
  await ask(token)
  await app.must(groups.decline, resident(), world.tokens.wang_grid1)
  expect(await status()).toBe('declined')
  await ask(token)
  await app.must(groups.approve, resident(), world.tokens.wang_grid1)
  const removal = { ...resident(), reason: '多次发广告' }
  await app.must(groups.remove_member, removal, world.tokens.wang_grid1)
  expect(await app.must(groups.list_mine, {}, world.tokens.resident)).toEqual([])
  expect(await app.call(groups.remove_member, removal, world.tokens.wang_grid1)).toMatchObject({
    status: 409,
    reason: 'not_a_member',
  })
  expect(await app.call(groups.rejoin, { group_id }, world.tokens.resident)).toMatchObject({
    reason: 'not_left',
  })
  await ask(token)
  expect(await waiting()).toMatchObject([{ was_removed: true }])
  const kept = await sql<{ reason: string; by_id: string }>`
    select reason, by_id from groups.moderation where act = 'remove'`.execute(
    app.services.database.db,
  )
  expect(kept.rows).toEqual([{ reason: '多次发广告', by_id: world.people.wang_grid1 }])
})

test('a member leaves and asks to come back; the owner stays', async () => {
  await ask(await tokenOf())
  await app.must(groups.approve, resident(), world.tokens.wang_grid1)
  expect((await app.must(groups.leave, { group_id }, world.tokens.resident)).status).toBe('left')
  expect((await app.must(groups.rejoin, { group_id }, world.tokens.resident)).status).toBe('asked')
  expect(await waiting()).toHaveLength(1)
  const owner = await app.call(groups.leave, { group_id }, world.tokens.wang_grid1)
  expect(owner).toMatchObject({ status: 409, reason: 'keeper_stays' })
  expect(await app.call(groups.leave, { group_id }, world.tokens.neighbour)).toMatchObject({
    status: 404,
  })
})

test('colleagues come in by their post and speak for their office; without one they do not', async () => {
  const candidates = await app.must(groups.list_candidates, { group_id }, world.tokens.wang_grid1)
  expect(candidates.map(({ name, kind, is_in }) => [name, kind, is_in])).toEqual([
    ['吴经理', 'property', false],
    ['王小明', 'grid_worker', true],
    ['孙师傅', 'utility', false],
    ['冯师傅', 'utility', false],
  ])
  const add = (person_id: string) =>
    app.call(groups.add_member, { group_id, person_id }, world.tokens.wang_grid1)
  expect((await add(world.people.wu_property)).status).toBe(200)
  for (const one of [world.people.zheng_leader, world.people.resident])
    expect(await add(one)).toMatchObject({ status: 422, reason: 'no_fitting_post' })
  const record = await app.must(groups.get_record, { id: group_id }, world.tokens.zhao_street)
  expect(record.kinds).toEqual([
    { kind: 'grid_worker', n: 1 },
    { kind: 'property', n: 1 },
  ])
})

test('a building of another group is not named when asking', async () => {
  const building_id = world.areas.building3
  expect(await ask(await tokenOf(), world.tokens.resident, { building_id })).toMatchObject({
    status: 422,
    reason: 'building_not_covered',
  })
})

test('who left finds the group again and waits in it by name; who was put out does not', async () => {
  const left = () => app.must(groups.list_left, {}, world.tokens.resident)
  await app.must(
    groups.ask_to_join,
    { group_id, token: await tokenOf(), alias: '三单元老刘' },
    world.tokens.resident,
  )
  expect(await left()).toMatchObject([{ status: 'asked' }])
  await app.must(groups.approve, resident(), world.tokens.wang_grid1)
  expect(await left()).toEqual([])
  await app.must(groups.set_mine, { group_id, alias: null }, world.tokens.resident)
  await app.must(groups.leave, { group_id }, world.tokens.resident)
  expect(await left()).toMatchObject([{ status: 'left', group: { name: '凤苑小区1号楼群' } }])
  expect(await app.must(groups.list_left, {}, world.tokens.neighbour)).toEqual([])
  await app.must(groups.rejoin, { group_id }, world.tokens.resident)
  // Without a name of their own they wait under what the group would call them.
  expect(await waiting()).toMatchObject([{ alias: expect.stringMatching(/^.\*+$/) }])
  await app.must(groups.approve, resident(), world.tokens.wang_grid1)
  await app.must(
    groups.remove_member,
    { ...resident(), reason: '多次发广告' },
    world.tokens.wang_grid1,
  )
  expect(await left()).toEqual([])
})

test('keepers see who was put out and why, each once, until they are back; nobody else does', async () => {
  const removed = (as = world.tokens.wang_grid1) => app.call(groups.list_removed, { group_id }, as)
  const token = await tokenOf()
  for (const reason of ['发广告', '又发广告']) {
    await ask(token)
    await app.must(groups.approve, resident(), world.tokens.wang_grid1)
    expect((await removed()).body.items).toEqual([])
    await app.must(groups.remove_member, { ...resident(), reason }, world.tokens.wang_grid1)
  }
  await ask(token)
  expect((await removed()).body.items).toMatchObject([
    { person: { name: '三单元老刘' }, reason: '又发广告', by: { name: '王小明' }, status: 'asked' },
  ])
  expect(JSON.stringify((await removed()).body)).not.toMatch(/139|刘大爷/)
  for (const one of [world.tokens.resident, world.tokens.neighbour, world.tokens.zhao_street])
    expect(await removed(one)).toMatchObject({ status: 404 })
  await putIn(app, world, group_id, { person_id: world.people.neighbour, kind: 'resident' })
  expect(await removed(world.tokens.neighbour)).toMatchObject({ status: 403 })
})
