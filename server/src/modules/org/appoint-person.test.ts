import { identity } from '@linli/contract/identity'
import { org } from '@linli/contract/org'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { aDistrict, aHolder, anAccount, aPost, aResident, type TestDistrict } from './testing.ts'

let app: TestApp
let district: TestDistrict
let admin: Awaited<ReturnType<typeof aHolder>>
let worker: Awaited<ReturnType<typeof aHolder>>

beforeEach(async () => {
  await app?.close()
  app = await testApp()
  district = await aDistrict(app)
  const { areas, units } = district
  admin = await aHolder(app, district, {
    kind: 'system_admin',
    unit_id: units.government,
    area_id: areas.district,
  })
  worker = await aHolder(app, district, {
    kind: 'grid_worker',
    unit_id: units.team,
    area_id: areas.grid,
  })
})
afterAll(() => app.close())

function post(
  person_id: string,
  more: Partial<Parameters<typeof app.call<typeof org.appoint>>[1]> = {},
) {
  return {
    person_id,
    unit_id: district.units.centre,
    kind: 'centre_intake' as const,
    valid_from: '2022-09-05',
    ...more,
  }
}

test('a post gives its role from its day on, and takes it away with its end', async () => {
  const given = await app.must(
    org.appoint,
    post(worker.person_id, { valid_from: '2022-09-06' }),
    admin.token,
  )
  expect(given).toMatchObject({
    kind: 'centre_intake',
    unit: { name: '新区街道综治中心' },
    area: { name: '新区街道' },
    can: ['end'],
  })
  const roles = async () => (await app.must(identity.me, {}, worker.token)).roles
  expect(await roles()).toEqual(['grid_worker'])
  app.clock.set(new Date('2022-09-05T16:00:00Z'))
  expect((await roles()).toSorted()).toEqual(['centre_staff', 'grid_worker'])
  await app.must(org.end_post, { id: given.id, on: '2022-09-07' }, admin.token)
  expect((await roles()).toSorted()).toEqual(['centre_staff', 'grid_worker'])
  app.clock.set(new Date('2022-09-06T16:00:00Z'))
  expect(await roles()).toEqual(['grid_worker'])
})

test('with the end of one of several posts its holder signs in anew', async () => {
  await app.must(org.appoint, post(worker.person_id), admin.token)
  await app.must(org.end_post, { id: worker.post_id, on: '2022-09-05' }, admin.token)
  expect((await app.must(identity.me, {}, worker.token)).kind).toBe('visitor')
  const anew = await app.signIn(worker.person_id)
  expect((await app.must(identity.me, {}, anew)).roles).toEqual(['centre_staff'])
})

test('with the end of a post its holder is signed out, and without any post not let in again', async () => {
  await anAccount(app, district, {
    person_id: worker.person_id,
    account: 'wang',
    password: 'Tall-Tree-77',
  })
  await app.must(org.end_post, { id: worker.post_id, on: '2022-09-05' }, admin.token)
  expect((await app.must(identity.me, {}, worker.token)).kind).toBe('visitor')
  const again = await app.call(identity.sign_in, { account: 'wang', password: 'Tall-Tree-77' })
  expect(again).toMatchObject({ status: 403, reason: 'no_post' })
})

test.each([
  ['system_admin', 'auditor'],
  ['security_admin', 'system_admin'],
  ['auditor', 'security_admin'],
] as const)('%s and %s are never one person', async (first, second) => {
  await app.must(org.appoint, post(worker.person_id, { kind: first }), admin.token)
  const refused = await app.call(org.appoint, post(worker.person_id, { kind: second }), admin.token)
  expect(refused).toMatchObject({ status: 409, reason: 'separate_duties' })
})

test('two appointments at once cannot make one person guard and auditor', async () => {
  const answers = await Promise.all(
    (['security_admin', 'auditor'] as const).map((kind) =>
      app.call(org.appoint, post(worker.person_id, { kind }), admin.token),
    ),
  )
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
})

test('what an appointment refuses', async () => {
  const { areas, units } = district
  const reason = async (more: Parameters<typeof post>[1], as = admin.token) =>
    (await app.call(org.appoint, post(worker.person_id, more), as)).reason
  expect(await reason({ person_id: admin.person_id })).toBe('not_yourself')
  expect(await reason({ person_id: crypto.randomUUID() })).toBe('not_found')
  expect(await reason({ person_id: (await aResident(app)).person_id })).toBe('not_found')
  expect(await reason({ unit_id: crypto.randomUUID() })).toBe('no_such_unit')
  expect(await reason({ valid_from: '2019-12-31' })).toBe('no_such_unit')
  expect(
    await reason({ unit_id: units.team, kind: 'grid_worker', area_id: areas.other_grid }),
  ).toBe('area_outside_unit')
  expect(await reason({ unit_id: units.team, kind: 'grid_worker' })).toBe('post_held_already')
  expect(await reason({}, worker.token)).toBe('not_your_role')
  const other = await aDistrict(app, { district_id: 440310 })
  expect(await reason({ unit_id: other.units.centre })).toBe('no_such_unit')
})

test('a repeated request gives one post', async () => {
  const request_id = crypto.randomUUID()
  const input = post(worker.person_id)
  const first = await app.call(org.appoint, input, admin.token, request_id)
  const repeat = await app.call(org.appoint, input, admin.token, request_id)
  expect(repeat.body).toEqual(first.body)
  const posts = await app.must(org.list_posts, { person_id: worker.person_id }, admin.token)
  expect(posts.items).toHaveLength(2)
})

test('who runs one street arranges nothing beyond it', async () => {
  const { areas, units } = district
  const local = await aHolder(app, district, {
    kind: 'system_admin',
    unit_id: units.centre,
    area_id: areas.street,
  })
  const outside = await app.call(
    org.appoint,
    post(worker.person_id, { unit_id: units.department, kind: 'department_handler' }),
    local.token,
  )
  expect(outside).toMatchObject({ status: 403, reason: 'outside_your_area' })
  expect((await app.call(org.appoint, post(worker.person_id), local.token)).status).toBe(200)
  const leader = await aHolder(app, district, {
    kind: 'district_leader',
    unit_id: units.government,
    area_id: areas.district,
  })
  const account = { person_id: leader.person_id, account: 'leader', password: 'Tall-Tree-77' }
  expect((await app.call(org.open_account, account, local.token)).reason).toBe('outside_your_area')
  expect((await app.call(org.open_account, account, admin.token)).status).toBe(200)
})

test('who runs one street opens no account of somebody who leads the district from tomorrow', async () => {
  const { areas, units } = district
  const local = await aHolder(app, district, {
    kind: 'system_admin',
    unit_id: units.centre,
    area_id: areas.street,
  })
  const { id } = await app.must(org.create_person, { name: '高明天' }, admin.token)
  const tomorrow = { unit_id: units.government, kind: 'district_leader' as const }
  await app.must(org.appoint, post(id, { ...tomorrow, valid_from: '2022-09-06' }), admin.token)
  const account = { person_id: id, account: 'tomorrow', password: 'Tall-Tree-77' }
  expect((await app.call(org.open_account, account, local.token)).reason).toBe('outside_your_area')
})

test('an end is refused for the own post, a past day, a second time, and by others', async () => {
  const { areas, units } = district
  const second = await aHolder(app, district, {
    kind: 'system_admin',
    unit_id: units.government,
    area_id: areas.district,
  })
  const reason = async (id: string, on: string, as = admin.token) =>
    (await app.call(org.end_post, { id, on }, as)).reason
  expect(await reason(admin.post_id, '2022-09-05')).toBe('not_yourself')
  expect(await reason(worker.post_id, '2022-09-04')).toBe('day_is_past')
  expect(await reason(worker.post_id, '2022-09-05', worker.token)).toBe('not_your_role')
  expect(await reason(crypto.randomUUID(), '2022-09-05')).toBe('not_found')
  const both = await Promise.all([
    app.call(org.end_post, { id: worker.post_id, on: '2022-09-05' }, admin.token),
    app.call(org.end_post, { id: worker.post_id, on: '2022-09-06' }, second.token),
  ])
  expect(both.map((answer) => answer.reason).filter(Boolean)).toEqual(['post_ended'])
})

test('a substitute works with the posts of who is away, but with no role of their own making', async () => {
  const { areas, units } = district
  const other = await aHolder(app, district, {
    kind: 'grid_worker',
    unit_id: units.team,
    area_id: areas.other_grid,
  })
  // Even two auditors do not stand in for each other.
  const audits = { kind: 'auditor', unit_id: units.government, area_id: areas.district } as const
  for (const { person_id } of [worker, other]) await aPost(app, district, { person_id, ...audits })
  await app.must(
    org.take_leave,
    { substitute_id: other.person_id, from_day: '2022-09-05', to_day: '2022-09-05' },
    worker.token,
  )
  await aPost(app, district, {
    person_id: worker.person_id,
    kind: 'centre_head',
    unit_id: units.centre,
    area_id: areas.street,
  })
  const me = await app.must(identity.me, {}, other.token)
  expect(me.roles.toSorted()).toEqual(['auditor', 'grid_worker'])
  expect(
    me.posts.map((held) => [held.kind, held.area.name, held.on_behalf_of?.id ?? null]),
  ).toEqual([
    ['grid_worker', '凤苑第二网格', null],
    ['auditor', '东昌府区', null],
    ['grid_worker', '凤苑第一网格', worker.person_id],
  ])
  app.clock.set(new Date('2022-09-05T16:00:00Z'))
  expect((await app.must(identity.me, {}, other.token)).posts).toHaveLength(2)
})

test('who asks is known after one statement', async () => {
  const { count, log } = await app.countStatements(() =>
    app.must(org.get_area, { id: district.areas.grid }, worker.token),
  )
  expect([count, log.length]).toEqual([2, 2])
})
