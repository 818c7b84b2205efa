import { identity } from '@linli/contract/identity'
import { org } from '@linli/contract/org'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { registerOpenWork } from './open-work.ts'
import { aDistrict, aHolder, aUnit, type TestDistrict } from './testing.ts'

let app: TestApp
let district: TestDistrict
let admin: Awaited<ReturnType<typeof aHolder>>
let worker: Awaited<ReturnType<typeof aHolder>>
let guard: Awaited<ReturnType<typeof aHolder>>

beforeAll(async () => {
  app = await testApp()
  district = await aDistrict(app)
  const { areas, units } = district
  const at = { unit_id: units.government, area_id: areas.district }
  admin = await aHolder(app, district, { kind: 'system_admin', ...at, name: '管理员' })
  guard = await aHolder(app, district, { kind: 'security_admin', ...at, name: '安全员' })
  worker = await aHolder(app, district, {
    kind: 'grid_worker',
    unit_id: units.team,
    area_id: areas.grid,
    name: '欧阳娜娜',
  })
})
afterAll(() => app.close())

const branch = () => ({
  kind: 'grid_party_branch' as const,
  name: '凤苑第一网格党支部',
  parent_id: null,
  area_id: district.areas.grid,
  phone: '0635-8000009',
  address: null,
  hours: null,
})

test('a unit is founded, revised and closed', async () => {
  const made = await app.must(org.create_unit, branch(), admin.token)
  expect(made).toMatchObject({
    name: '凤苑第一网格党支部',
    valid_from: '2022-09-05',
    can: ['revise', 'close', 'appoint'],
  })
  const revised = await app.must(
    org.revise_unit,
    { id: made.id, ...branch(), hours: '8:30–17:30' },
    admin.token,
  )
  expect(revised.hours).toBe('8:30–17:30')
  expect((await app.must(org.get_unit, { id: made.id })).can).toEqual([])
  const closed = await app.must(org.close_unit, { id: made.id, on: '2022-09-05' }, admin.token)
  expect(closed).toMatchObject({ valid_to: '2022-09-05', can: [] })
  const listed = await app.must(org.list_units, { kind: 'grid_party_branch' })
  expect(listed.items).toEqual([])
  const again = await app.call(org.close_unit, { id: made.id, on: '2022-09-06' }, admin.token)
  expect(again).toMatchObject({ status: 409, reason: 'unit_closed' })
})

test('only the administrator arranges units', async () => {
  for (const as of [worker.token, guard.token]) {
    expect((await app.call(org.create_unit, branch(), as)).reason).toBe('not_your_role')
  }
  expect((await app.call(org.create_unit, branch())).reason).toBe('sign_in_first')
})

test('a repeated founding makes one unit', async () => {
  const request_id = crypto.randomUUID()
  const input = { ...branch(), name: '只此一个' }
  const first = await app.call(org.create_unit, input, admin.token, request_id)
  expect((await app.call(org.create_unit, input, admin.token, request_id)).body).toEqual(first.body)
  expect((await app.must(org.list_units, { text: '只此一个' })).items).toHaveLength(1)
})

test('the Party line stands in its order and in no circle', async () => {
  const community = await app.must(
    org.create_unit,
    { ...branch(), kind: 'community_party_org', name: '凤苑社区党委' },
    admin.token,
  )
  const below = await app.must(
    org.create_unit,
    { ...branch(), name: '支部', parent_id: community.id },
    admin.token,
  )
  const household = { ...branch(), kind: 'party_household' as const, name: '党员中心户' }
  expect(
    (await app.call(org.create_unit, { ...household, parent_id: below.id }, admin.token)).status,
  ).toBe(200)
  const upside = {
    ...branch(),
    kind: 'community_party_org' as const,
    name: '倒挂',
    parent_id: below.id,
  }
  expect((await app.call(org.create_unit, upside, admin.token)).reason).toBe('wrong_parent_kind')
  const circle = {
    ...branch(),
    kind: 'department' as const,
    name: '圈',
    id: community.id,
    parent_id: below.id,
  }
  expect((await app.call(org.revise_unit, circle, admin.token)).reason).toBe('parent_below_itself')
  const missing = { ...branch(), parent_id: crypto.randomUUID() }
  expect((await app.call(org.create_unit, missing, admin.token)).reason).toBe('no_such_parent')
})

test('a unit with posts, with units below, or with open work stays', async () => {
  const reason = async (id: string, on = '2022-09-05') =>
    (await app.call(org.close_unit, { id, on }, admin.token)).reason
  expect(await reason(district.units.team)).toBe('unit_has_posts')
  expect(await reason(district.units.property, '2022-09-04')).toBe('day_is_past')
  const busy = await aUnit(app, {
    district_id: district.district_id,
    kind: 'utility',
    name: '供水公司',
    area_id: district.areas.district,
  })
  registerOpenWork(
    async (_, district_id, unit_id) => district_id === district.district_id && unit_id === busy,
  )
  expect(await reason(busy)).toBe('unit_has_open_work')
  await app.must(
    org.create_unit,
    { ...branch(), kind: 'utility', name: '营业厅', parent_id: district.units.property },
    admin.token,
  )
  expect(await reason(district.units.property)).toBe('unit_has_units')
})

test('pages of units join without a gap', async () => {
  const all = await app.must(org.list_units, { limit: 100 })
  const first = await app.must(org.list_units, { limit: 4 })
  const second = await app.must(org.list_units, { limit: 100, cursor: first.next_cursor ?? '' })
  expect([...first.items, ...second.items].map((unit) => unit.id)).toEqual(
    all.items.map((unit) => unit.id),
  )
  expect(second.next_cursor).toBeNull()
  const here = await app.must(org.list_units, {
    area_id: district.areas.grid,
    kinds: ['grid_team', 'centre'],
  })
  expect(here.items.map((unit) => unit.name)).toEqual(['凤苑第一网格服务团队'])
})

test('the figures of the organisation count what stands today', async () => {
  const figures = await app.must(org.count_organisation, {})
  expect(figures.areas).toContainEqual({ level: 'grid', n: 2 })
  expect(figures.posts).toContainEqual({ kind: 'grid_worker', n: 1 })
  expect(figures.units).toContainEqual({ kind: 'grid_team', n: 1 })
})

test('people are found by the whole name or its pinyin, and by no part of them', async () => {
  const names = async (text: string) =>
    (await app.must(org.list_people, { text }, admin.token)).items.map((person) => person.name)
  expect(await names('欧阳娜娜')).toEqual(['欧阳娜娜'])
  expect(await names('ou yang nana')).toEqual(['欧阳娜娜'])
  expect(await names('欧阳')).toEqual([])
  expect(await names('!?')).toEqual([])
  expect((await app.call(org.list_people, {}, worker.token)).reason).toBe('not_your_role')
})

test('a new colleague gets an account whose password must be changed before anything else', async () => {
  const person = await app.must(
    org.create_person,
    { name: '翟𬭎', phone: '137 1234 5678' },
    admin.token,
  )
  expect(person.can).toEqual(['appoint', 'open_account'])
  const wish = { person_id: person.id, account: 'zhai', password: 'Tall-Tree-77' }
  expect(
    (await app.call(org.open_account, { ...wish, password: 'Zhai-Tree-77' }, admin.token)).reason,
  ).toBe('password_contains_account')
  expect((await app.must(org.open_account, wish, admin.token)).account).toBe('zhai')
  expect(
    (await app.call(org.open_account, { ...wish, person_id: worker.person_id }, admin.token))
      .reason,
  ).toBe('account_taken')
  await app.must(
    org.appoint,
    {
      person_id: person.id,
      unit_id: district.units.centre,
      kind: 'centre_intake',
      valid_from: '2022-09-05',
    },
    admin.token,
  )
  const { cookie } = await app.call(identity.sign_in, { account: 'zhai', password: 'Tall-Tree-77' })
  expect((await app.call(org.list_leaves, {}, cookie)).reason).toBe('must_change_password')
  await app.must(
    identity.change_password,
    { password: 'Tall-Tree-77', new_password: 'Small-Tree-78' },
    cookie,
  )
  expect(await app.must(org.list_leaves, {}, cookie)).toEqual([])
  await app.must(org.close_account, { person_id: person.id }, admin.token)
  expect((await app.must(identity.me, {}, cookie)).kind).toBe('visitor')
  expect(
    (await app.call(identity.sign_in, { account: 'zhai', password: 'Small-Tree-78' })).reason,
  ).toBe('wrong_name_or_password')
})

test('reading a private phone is logged with who, whose and why', async () => {
  const answer = await app.must(
    org.reveal_phone,
    { person_id: worker.person_id, reason: '夜间联系不上' },
    worker.token,
  )
  expect(answer.phone).toBe('13800000000')
  const { db } = app.services.database
  const lines = await sql`
    select actor_id, subject_id, fields from audit.entry where operation = 'org.reveal_phone'`.execute(
    db,
  )
  expect(lines.rows).toEqual([
    { actor_id: worker.person_id, subject_id: worker.person_id, fields: ['phone'] },
  ])
  const reasons = await sql`select reader_id, reason from org.phone_reading`.execute(db)
  expect(reasons.rows).toEqual([{ reader_id: worker.person_id, reason: '夜间联系不上' }])
  const missing = { person_id: crypto.randomUUID(), reason: '无' }
  expect((await app.call(org.reveal_phone, missing, worker.token)).reason).toBe('not_found')
})
