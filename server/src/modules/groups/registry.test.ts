import { groups } from '@linli/contract/groups'
import { org } from '@linli/contract/org'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'

let app: TestApp
let world: World
beforeEach(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
afterEach(() => app.close())

const DAY_MS = 86_400_000
const later = (days: number) => app.clock.set(new Date(app.clock.now().getTime() + days * DAY_MS))

const open = (more: Partial<Parameters<typeof app.must<typeof groups.create>>[1]> = {}) =>
  app.must(
    groups.create,
    {
      name: '凤苑小区1号楼群',
      grid_id: world.areas.grid1,
      building_ids: [world.areas.building1],
      owner_id: world.people.wang_grid1,
      ...more,
    },
    world.tokens.zhao_street,
  )

test('the centre opens a group for buildings of a grid; the owner is in it and keeps it today', async () => {
  const made = await open({ deputy_id: world.people.li_grid2 })
  expect(made).toMatchObject({
    grid: { name: '凤苑第一网格' },
    street: { name: '新区街道' },
    owner: { name: '王小明' },
    on_duty: { name: '王小明' },
    buildings: 1,
    members: 2,
    kinds: [{ kind: 'grid_worker', n: 2 }],
    lacks: ['channel'],
  })
  expect(made.covered.map(({ is_covered }) => is_covered)).toEqual([true, false])
})

test('whoever connects channels finds open groups by a part of their name, or by id: names and grids, and nothing else', async () => {
  const made = await app.must(
    groups.create,
    {
      name: '三号楼邻里群',
      grid_id: world.areas.grid1,
      building_ids: [world.areas.building1],
      owner_id: world.people.wang_grid1,
    },
    world.tokens.zhao_street,
  )
  const found = await app.must(groups.list_names, { text: '楼邻' }, world.tokens.admin)
  expect(found).toEqual([
    {
      id: made.id,
      name: '三号楼邻里群',
      grid: { id: world.areas.grid1, name: expect.any(String) },
      community: { id: world.areas.fengyuan, name: expect.any(String) },
    },
  ])
  const named = await app.must(groups.list_names, { ids: [made.id] }, world.tokens.admin)
  expect(named).toEqual(found)
  expect(await app.must(groups.list_names, { text: '%' }, world.tokens.admin)).toEqual([])
  expect(await app.must(groups.list_names, {}, world.tokens.admin)).toEqual([])
  expect((await app.call(groups.list_names, { text: '楼' }, world.tokens.wang_grid1)).status).toBe(
    403,
  )
})

test('only buildings of its grid, only keepers with a post, and no name twice', async () => {
  const call = (more: object) =>
    app.call(
      groups.create,
      {
        name: '一群',
        grid_id: world.areas.grid1,
        building_ids: [world.areas.building1],
        owner_id: world.people.wang_grid1,
        ...more,
      },
      world.tokens.zhao_street,
    )
  const outside = await call({ building_ids: [world.areas.building1, world.areas.building3] })
  expect(outside).toMatchObject({ status: 422, reason: 'building_outside_grid' })
  for (const owner_id of [world.people.wu_property, world.people.zheng_leader])
    expect(await call({ owner_id })).toMatchObject({ reason: 'keeper_without_post' })
  expect(await call({ deputy_id: world.people.wang_grid1 })).toMatchObject({
    reason: 'deputy_is_owner',
  })
  expect(await call({ grid_id: world.areas.grid3 })).toMatchObject({
    status: 403,
    reason: 'outside_your_area',
  })
  expect(await call({ grid_id: world.areas.fengyuan })).toMatchObject({ reason: 'no_such_grid' })
  expect((await call({})).status).toBe(200)
  expect(await call({})).toMatchObject({ status: 409, reason: 'group_name_taken' })
})

test('of two who open it at once one is refused, and a repeated request makes one group', async () => {
  const input = {
    name: '一群',
    grid_id: world.areas.grid1,
    building_ids: [world.areas.building1],
    owner_id: world.people.wang_grid1,
  }
  const two = await Promise.all([
    app.call(groups.create, input, world.tokens.zhao_street),
    app.call(groups.create, input, world.tokens.wang_grid1),
  ])
  expect(two.map(({ status }) => status).sort()).toEqual([200, 409])
  const request_id = crypto.randomUUID()
  const again = { ...input, name: '二群' }
  const first = await app.call(groups.create, again, world.tokens.zhao_street, request_id)
  const second = await app.call(groups.create, again, world.tokens.zhao_street, request_id)
  expect(second.body.id).toBe(first.body.id)
})

test('who leads there reads the entry and changes nothing; outside it is as if there were none', async () => {
  const { id } = await open()
  const { tokens } = world
  expect(await app.must(groups.get_record, { id }, tokens.zheng_leader)).toMatchObject({ can: [] })
  const by_leader = await app.call(groups.close, { id }, tokens.zheng_leader)
  expect(by_leader).toMatchObject({ status: 403, reason: 'not_your_role' })
  for (const token of [tokens.chen_other_street, tokens.li_grid2]) {
    expect(await app.call(groups.get_record, { id }, token)).toMatchObject({ status: 404 })
    const changed = await app.call(groups.revise, { id, name: '别的', rules: null }, token)
    expect(changed).toMatchObject({ status: 404 })
    expect((await app.must(groups.list_registry, {}, token)).items).toEqual([])
  }
  expect((await app.must(groups.list_registry, {}, tokens.wang_grid1)).items).toHaveLength(1)
})

test('a deputy from the grid beside it finds it, and keeps it while the owner is away', async () => {
  const { id } = await open({ deputy_id: world.people.li_grid2 })
  await app.must(
    org.take_leave,
    { substitute_id: world.people.li_grid2, from_day: '2022-09-05', to_day: '2022-09-07' },
    world.tokens.wang_grid1,
  )
  const seen = await app.must(groups.get_record, { id }, world.tokens.li_grid2)
  expect(seen.on_duty).toMatchObject({ name: '李𬱖' })
})

test('without a deputy the substitute keeps it; with the post of the owner gone nobody does', async () => {
  const { id } = await open()
  await app.must(
    org.take_leave,
    { substitute_id: world.people.li_grid2, from_day: '2022-09-05', to_day: '2022-09-07' },
    world.tokens.wang_grid1,
  )
  const seen = await app.must(groups.get_record, { id }, world.tokens.zhao_street)
  expect(seen.on_duty).toMatchObject({ id: world.people.li_grid2 })
  await sql`update org.post set valid_to = '2022-09-05' where person_id = ${world.people.wang_grid1}`.execute(
    app.services.database.db,
  )
  const left = await app.must(groups.list_registry, { lacks: 'duty' }, world.tokens.zhao_street)
  expect(left).toMatchObject({ count: { n: 1 }, items: [{ id, on_duty: null }] })
  expect(left.items[0]?.lacks).toContain('duty')
})

test('an entry that nobody has looked at for as long as the number says is listed until somebody checks it', async () => {
  const { id } = await open()
  const unchecked = () =>
    app.must(groups.list_registry, { lacks: 'check' }, world.tokens.zhao_street)
  expect((await unchecked()).items).toEqual([])
  later(91)
  expect((await unchecked()).items).toHaveLength(1)
  const outside = { members: 86, counted_on: '2022-12-01' }
  const checked = await app.must(groups.check, { id, outside }, world.tokens.zhao_street)
  expect(checked).toMatchObject({
    outside_members: 86,
    outside_counted_on: '2022-12-01',
    checked_by: { name: '赵值班' },
    lacks: ['deputy', 'channel'],
  })
  expect((await unchecked()).items).toEqual([])
  const ahead = { members: 1, counted_on: '2023-12-01' }
  expect(
    await app.call(groups.check, { id, outside: ahead }, world.tokens.zhao_street),
  ).toMatchObject({ reason: 'day_is_ahead' })
})

test('buildings without a group are counted for each area and listed; a closed group covers nothing', async () => {
  const { id } = await open()
  const gaps = () =>
    app.must(groups.count_gaps, { within: world.areas.fengyuan }, world.tokens.zhao_street)
  expect(await gaps()).toMatchObject({
    buildings: 2,
    uncovered: 1,
    areas: [{ area: { name: '凤苑第一网格' }, buildings: 2, uncovered: 1, groups: 1 }],
  })
  const listed = () =>
    app.must(
      groups.list_uncovered,
      { community_id: world.areas.fengyuan },
      world.tokens.zhao_street,
    )
  expect((await listed()).map(({ building }) => building.id)).toEqual([world.areas.building2])
  await app.must(
    groups.cover,
    { id, building_ids: [world.areas.building1, world.areas.building2] },
    world.tokens.wang_grid1,
  )
  expect((await gaps()).uncovered).toBe(0)
  await app.must(groups.close, { id }, world.tokens.zhao_street)
  expect((await gaps()).uncovered).toBe(2)
  expect(await app.call(groups.close, { id }, world.tokens.zhao_street)).toMatchObject({
    status: 409,
    reason: 'group_closed',
  })
  const all = await app.must(groups.count_gaps, {}, world.tokens.qian_district)
  expect(all.areas.map(({ area, uncovered }) => [area.name, uncovered])).toEqual([
    ['古楼街道', 1],
    ['新区街道', 2],
  ])
  const elsewhere = await app.must(groups.count_gaps, {}, world.tokens.chen_other_street)
  expect(elsewhere.areas.map(({ area }) => area.name)).toEqual(['古楼街道'])
})

test('another owner keeps it, and the one before stays a member', async () => {
  const { id } = await open()
  const keepers = await app.must(
    groups.list_keepers,
    { grid_id: world.areas.grid1 },
    world.tokens.zhao_street,
  )
  expect(keepers.map(({ name }) => name)).toEqual(['王小明', '李𬱖'])
  const given = await app.must(
    groups.set_keepers,
    { id, owner_id: world.people.li_grid2, deputy_id: null },
    world.tokens.zhao_street,
  )
  expect(given).toMatchObject({ owner: { name: '李𬱖' }, members: 2 })
  const refused = await app.call(
    groups.set_keepers,
    { id, owner_id: world.people.wu_property, deputy_id: null },
    world.tokens.zhao_street,
  )
  expect(refused.reason).toBe('keeper_without_post')
})

test('a group to which a place outside is tied lacks no channel, and names it', async () => {
  const { id } = await open({ deputy_id: world.people.li_grid2 })
  const channel_id = crypto.randomUUID()
  const { db } = app.services.database
  await sql`insert into channels.channel (district_id, id, kind, name, state, made_at, made_by)
    values (371502, ${channel_id}, 'manual', '人工粘贴', 'active', ${app.clock.now()}, ${world.people.admin})`.execute(
    db,
  )
  const missing = () =>
    app.must(groups.list_registry, { lacks: 'channel' }, world.tokens.zhao_street)
  expect((await missing()).count.n).toBe(1)
  await sql`insert into channels.binding (district_id, id, channel_id, target, address, name, about_noun, about_id, state, made_at)
    values (371502, ${crypto.randomUUID()}, ${channel_id}, 'group', '一号', '1号楼微信群', 'group', ${id}, 'open', ${app.clock.now()})`.execute(
    db,
  )
  expect((await missing()).count.n).toBe(0)
  const record = await app.must(groups.get_record, { id }, world.tokens.zhao_street)
  expect(record).toMatchObject({ lacks: [], channels: [{ name: '1号楼微信群', kind: 'manual' }] })
})
