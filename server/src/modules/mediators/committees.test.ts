import { randomUUID } from 'node:crypto'
import { mediators } from '@linli/contract/mediators'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { START, type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { aCommittee, aPostHolder, aUnitOf, SETTING, type TestCommittee } from './testing.ts'

let app: TestApp
let world: World
let committee: TestCommittee
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
  committee = await aCommittee(app, world)
})
beforeEach(() => app.clock.set(START))
afterAll(() => app?.close())

const get = (as: string | undefined, id = committee.id) =>
  app.call(mediators.get_committee, { id }, as)
const set = (as: string, more: object = {}) =>
  app.call(
    mediators.set_committee,
    { id: committee.id, short_name: '新区', ...SETTING, ...more },
    as,
  )

test('a committee is entered, and its term is three years from the election', async () => {
  const { body } = await get(committee.clerk.token)
  expect(body).toMatchObject({
    kind: 'street',
    numbering: { short_name: '新区', brackets: 'round', series: '人调字', width: 3 },
    term_ends_on: '2024-01-15',
    seal: { since: '2015-03-01', keeper: '文书' },
    mediators: 2,
    members: 1,
    women: 1,
    engaged: 1,
    full_time: 1,
    gaps: ['too_few_members'],
    rooms: [{ name: '第一调解室', seats: 12, is_accessible: true }],
    studios: [{ id: committee.studio_id }],
    can: ['set', 'add_room', 'read_history', 'appoint'],
  })
})

test('residents and visitors read whom they may turn to, and neither gaps nor the keeper of the seal', async () => {
  for (const as of [world.tokens.resident, undefined]) {
    const { body } = await get(as)
    expect(body).toMatchObject({ gaps: [], seal: null, can: [], phone: '0635-1000009' })
  }
  const { body } = await get(world.tokens.zhao_street)
  expect(body).toMatchObject({ gaps: ['too_few_members'], can: [] })
})

test('its clerk, its head, its justice office and the administrator keep the entry, and nobody else', async () => {
  const office = await aUnitOf(app, world, {
    kind: 'justice_office',
    name: '新区司法所',
    area_id: world.areas.xinqu,
  })
  const at = { name: '所长', kind: 'department_handler', area_id: world.areas.xinqu }
  const guide = await aPostHolder(app, world, { ...at, unit_id: office })
  for (const as of [committee.lead.token, guide.token, world.tokens.admin])
    expect((await set(as)).status).toBe(200)
  for (const as of [committee.other.token, world.tokens.sun_lights])
    expect(await set(as)).toMatchObject({ status: 403, reason: 'outside_your_area' })
  for (const as of [world.tokens.resident, world.tokens.zheng_leader, world.tokens.zhao_street])
    expect(await set(as)).toMatchObject({ status: 403, reason: 'not_your_role' })
  expect((await get(committee.other.token)).body.can).toEqual([])
})

test('two committees cannot number alike, and no term ends before it begins', async () => {
  const other = await aCommittee(app, world, {
    name: '古楼街道人民调解委员会',
    short_name: '古楼',
    area_id: world.areas.guchong,
  })
  const taken = { id: other.id, short_name: '新区', ...SETTING }
  expect(await app.call(mediators.set_committee, taken, other.clerk.token)).toMatchObject({
    status: 409,
    reason: 'short_name_taken',
  })
  const series = { ...taken, series: '民调字' }
  expect((await app.call(mediators.set_committee, series, other.clerk.token)).status).toBe(200)
  expect(
    await set(committee.clerk.token, { elected_on: '2022-01-01', term_ends_on: '2022-01-01' }),
  ).toMatchObject({ status: 422, reason: 'days_the_wrong_way' })
  expect(await set(other.clerk.token)).toMatchObject({ status: 403, reason: 'outside_your_area' })
})

test('what is no committee, missing or of another kind, is not found', async () => {
  for (const id of [randomUUID(), world.units.street_centre]) {
    expect(await get(committee.clerk.token, id)).toMatchObject({ status: 404 })
    const input = { id, short_name: '无', ...SETTING }
    expect(await app.call(mediators.set_committee, input, committee.clerk.token)).toMatchObject({
      status: 404,
      reason: 'not_found',
    })
  }
})

test('rooms are added once by a name, corrected and closed', async () => {
  const room = { name: '第二调解室', seats: 6, is_accessible: false }
  const input = { committee_id: committee.id, ...room }
  const as = committee.clerk.token
  const request_id = randomUUID()
  const first = await app.call(mediators.add_room, input, as, request_id)
  expect((await app.call(mediators.add_room, input, as, request_id)).body).toEqual(first.body)
  expect(await app.call(mediators.add_room, input, as)).toMatchObject({
    status: 409,
    reason: 'room_name_taken',
  })
  const id = first.body.rooms.find(({ name }) => name === room.name)?.id ?? ''
  const outsider = world.tokens.sun_lights
  expect(await app.call(mediators.close_room, { id }, outsider)).toMatchObject({ status: 403 })
  expect(
    await app.call(mediators.revise_room, { id, ...room, name: '第一调解室' }, as),
  ).toMatchObject({ status: 409, reason: 'room_name_taken' })
  const revised = await app.must(mediators.revise_room, { id, ...room, seats: 8 }, as)
  expect(revised.rooms).toContainEqual({ id, ...room, seats: 8 })
  expect((await app.must(mediators.close_room, { id }, as)).rooms).toHaveLength(1)
  expect(await app.call(mediators.close_room, { id }, as)).toMatchObject({
    status: 409,
    reason: 'room_closed',
  })
  expect(await app.call(mediators.close_room, { id: randomUUID() }, as)).toMatchObject({
    status: 404,
  })
})

test('two rooms of one name at once make one', async () => {
  const input = { committee_id: committee.id, name: '圆桌', seats: 6, is_accessible: true }
  const both = await Promise.all([
    app.call(mediators.add_room, input, committee.clerk.token),
    app.call(mediators.add_room, input, committee.lead.token),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('lists find committees of an area, of a place, and by what they lack', async () => {
  const village = await aUnitOf(app, world, {
    kind: 'mediation_committee',
    name: '凤苑社区人民调解委员会',
    area_id: world.areas.fengyuan,
  })
  const ids = async (input: object, as: string | undefined = world.tokens.zhao_street) =>
    (await app.must(mediators.list_committees, { limit: 100, ...input }, as)).items.map(
      ({ id }) => id,
    )
  expect(await ids({ area_id: world.areas.xinqu })).toEqual([committee.id, village])
  expect(await ids({ area_id: world.areas.fengyuan })).toEqual([village])
  expect(await ids({ place_id: world.areas.grid1 })).toEqual([committee.id, village])
  expect(await ids({ place_id: world.areas.xinqu })).toEqual([committee.id])
  expect(await ids({ lacks: 'not_set_up' })).toEqual([village])
  expect(await ids({ lacks: 'not_set_up' }, world.tokens.resident)).toEqual([])
  expect(await ids({ text: '凤苑' })).toEqual([village])
  const first = await app.must(mediators.list_committees, { limit: 1 }, undefined)
  expect(first.next_cursor).toBe(committee.id)
})

test('the history says what was before and after, and opens to those who keep the entry', async () => {
  await set(committee.clerk.token, { short_name: '新区街', series: '人调字' })
  const history = { id: committee.id, limit: 100 }
  const { items } = await app.must(mediators.list_history, history, committee.lead.token)
  expect(items[0]).toMatchObject({
    act: 'set',
    about: null,
    changes: [{ field: 'short_name', before: '新区', after: '新区街' }],
    by: { id: committee.clerk.person_id },
  })
  expect(items.some(({ act, about }) => act === 'appoint' && about === '秦主任')).toBe(true)
  expect(await app.call(mediators.list_history, history, committee.other.token)).toMatchObject({
    status: 404,
  })
  await expect(
    sql`update mediators.step set act = 'set'`.execute(app.services.database.db),
  ).rejects.toThrow(/permission denied/)
})
