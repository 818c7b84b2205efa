import { org } from '@linli/contract/org'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { countAreaChange, findPlace } from './find-place.ts'
import { onDuty } from './on-duty.ts'
import { aDistrict, aHolder, aResident, aUnit, PLACES, type TestDistrict } from './testing.ts'

let app: TestApp
let district: TestDistrict
let worker: Awaited<ReturnType<typeof aHolder>>

beforeAll(async () => {
  app = await testApp()
  district = await aDistrict(app)
  const { areas, units } = district
  const hold = (
    kind: Parameters<typeof aHolder>[2]['kind'],
    unit_id: string,
    area_id: string,
    name: string,
  ) => aHolder(app, district, { kind, unit_id, area_id, name })
  worker = await hold('grid_worker', units.team, areas.grid, '王建国')
  await hold('community_secretary', units.committee, areas.community, '李秀英')
  await hold('property_manager', units.property, areas.building, '赵敏')
  await hold('grid_worker', units.team, areas.other_grid, '别的网格员')
  await hold('system_admin', units.government, areas.district, '系统管理员')
  await aHolder(app, district, {
    kind: 'mediator',
    unit_id: units.committee,
    area_id: areas.community,
    name: '不公开的人',
    is_public: false,
  })
  const home = await aUnit(app, {
    district_id: district.district_id,
    kind: 'party_household',
    name: '党员中心户·孙家',
    area_id: areas.building,
    phone: '13812345678',
  })
  await hold('party_household_head', home, areas.building, '孙立')
})
afterAll(() => app.close())

test('a resident finds who looks after the building, nearest first, with the phone of the office', async () => {
  const [building] = await app.must(org.search_areas, { text: '凤苑 3号楼' })
  expect(building).toMatchObject({
    name: '凤苑小区3号楼',
    path_names: ['新区街道', '凤苑社区', '凤苑第一网格', '凤苑小区3号楼'],
  })
  const { lines } = await app.must(org.get_board, { area_id: building?.id ?? '' })
  expect(lines.map((line) => [line.person_name, line.phone])).toEqual([
    ['赵敏', '0635-8000005'],
    ['孙立', null],
    ['王建国', '0635-8000004'],
    ['李秀英', '0635-8000003'],
  ])
})

test('no answer to a visitor or resident holds a private phone', async () => {
  const resident = await aResident(app)
  for (const as of [undefined, resident.token]) {
    const board = await app.must(org.get_board, { area_id: district.areas.building }, as)
    const units = await app.must(org.list_units, { limit: 100 }, as)
    expect(JSON.stringify([board, units])).not.toContain('138')
  }
  const seen = await app.must(org.list_units, { kind: 'party_household' }, worker.token)
  expect(seen.items.map((unit) => unit.phone)).toEqual(['13812345678'])
})

test('the board names who stands in while the holder is away', async () => {
  const { areas, units } = district
  const other = await aHolder(app, district, {
    kind: 'grid_worker',
    unit_id: units.team,
    area_id: areas.other_grid,
    name: '替班的人',
  })
  await app.must(
    org.take_leave,
    { substitute_id: other.person_id, from_day: '2022-09-05', to_day: '2022-09-06' },
    worker.token,
  )
  const board = await app.must(org.get_board, { area_id: areas.grid })
  expect(board.lines[0]).toMatchObject({ person_name: '王建国', substitute_name: '替班的人' })
  const { db } = app.services.database
  expect(await onDuty(db, district.district_id, areas.grid, new Date('2022-09-06T15:59:59Z'))).toBe(
    other.person_id,
  )
  expect(await onDuty(db, district.district_id, areas.grid, new Date('2022-09-06T16:00:00Z'))).toBe(
    worker.person_id,
  )
})

test.each([
  ['凤苑3号楼', '凤苑小区3号楼'],
  ['凤苑 ４号楼', '凤苑小区4号楼'],
  ['第二网格', '凤苑第二网格'],
  ['凤苑社区', '凤苑社区'],
])('%s finds %s first', async (text, name) => {
  expect((await app.must(org.search_areas, { text }))[0]?.name).toBe(name)
})

test('a search for building 3 does not find building 13, and signs are no patterns', async () => {
  await sql`
    insert into org.area (district_id, id, level, code, name, parent_id, grid_id, community_id, street_id, code_system, valid_from)
    select district_id, gen_random_uuid(), level, '371502006001001013', '凤苑小区13号楼', parent_id, grid_id, community_id,
      street_id, code_system, valid_from from org.area where district_id = 371502 and id = ${district.areas.building}`.execute(
    app.services.database.db,
  )
  const found = await app.must(org.search_areas, { text: '3号楼' })
  expect(found.map((area) => area.name)).toEqual(['凤苑小区3号楼'])
  expect(await app.must(org.search_areas, { text: '.*' })).toEqual([])
  expect(await app.must(org.search_areas, { text: '(' })).toEqual([])
})

test('a position is found in its smallest outline, in either datum, and nowhere outside', async () => {
  const at = async (position: (typeof PLACES)[keyof typeof PLACES]) =>
    (await app.must(org.find_area_at, { position })).area?.name ?? null
  expect(await at(PLACES.building)).toBe('凤苑小区3号楼')
  expect(await at(PLACES.grid)).toBe('凤苑第一网格')
  expect(await at(PLACES.other_grid)).toBe('凤苑第二网格')
  expect(await at(PLACES.nowhere)).toBeNull()
})

test('a matter finds its place by area, by position, and by both', async () => {
  const { db } = app.services.database
  const { areas, district_id } = district
  const find = (where: Parameters<typeof findPlace>[2]) => findPlace(db, district_id, where)
  const inGrid = {
    street_id: areas.street,
    community_id: areas.community,
    grid_id: areas.grid,
    building_id: null,
  }
  expect(await find({ position: PLACES.grid })).toEqual(inGrid)
  expect(await find({ area_id: areas.other_building })).toEqual({
    ...inGrid,
    building_id: areas.other_building,
  })
  expect(await find({ area_id: areas.community, position: PLACES.grid })).toEqual(inGrid)
  expect(await find({ area_id: areas.other_grid, position: PLACES.grid })).toEqual({
    ...inGrid,
    grid_id: areas.other_grid,
  })
  expect(await find({ position: PLACES.nowhere })).toBeNull()
  expect(await find({ area_id: crypto.randomUUID() })).toBeNull()
})

test('outlines are read again when areas change', async () => {
  const { db } = app.services.database
  const { district_id, areas } = district
  await findPlace(db, district_id, { position: PLACES.other_grid })
  await sql`update org.area set valid_to = '2022-09-05' where district_id = ${district_id} and id = ${areas.other_grid}`.execute(
    db,
  )
  await db.transaction().execute((tx) => countAreaChange(tx, district_id))
  expect(await findPlace(db, district_id, { position: PLACES.other_grid })).toMatchObject({
    community_id: areas.community,
    grid_id: null,
  })
  const listed = await app.must(org.list_areas, { parent_id: areas.community })
  expect(listed.map((area) => area.id)).toEqual([areas.grid])
  const before = await app.must(org.list_areas, { parent_id: areas.community, on: '2022-09-04' })
  expect(before.map((area) => area.id)).toEqual([areas.grid, areas.other_grid])
})

test('areas, units and boards of another district are missing', async () => {
  const other = await aDistrict(app, { district_id: 440310 })
  const asked = [
    app.call(org.get_area, { id: other.areas.grid }, worker.token),
    app.call(org.get_board, { area_id: other.areas.grid }, worker.token),
    app.call(org.get_unit, { id: other.units.team }, worker.token),
    app.call(org.list_areas, { parent_id: other.areas.community }, worker.token),
  ]
  for (const answer of await Promise.all(asked))
    expect(answer).toMatchObject({ status: 404, reason: 'not_found' })
})
