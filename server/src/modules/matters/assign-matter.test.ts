import { randomUUID } from 'node:crypto'
import { assignments } from '@linli/contract/assignments'
import { matters } from '@linli/contract/matters'
import { org } from '@linli/contract/org'
import { routing } from '@linli/contract/routing'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { START, type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { aRule, inForce } from '../routing/testing.ts'
import { aMatter } from './testing.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
beforeEach(async () => {
  app.clock.set(START)
  await sql`delete from routing.version`.execute(app.services.database.db)
})
afterAll(() => app?.close())

const LIGHT = { category_code: 'facility.street_light' }
const toProperty = () => ({ target_kind: 'unit' as const, unit_id: world.units.property })
const get = (id: string) => app.must(matters.get, { id }, world.tokens.zhao_street)
const explain = (id: string, as = world.tokens.zhao_street) =>
  app.must(assignments.explain, { matter_id: id }, as)
const night = () => app.clock.set(new Date('2022-09-05T15:00:00Z'))

test('without a rule the catalogue suggests, and the decision is kept', async () => {
  const { id } = await aMatter(app, world, 'accepted')
  expect(await get(id)).toMatchObject({
    suggested_unit: { name: '路灯管理所' },
    suggested_by: null,
  })
  await app.must(matters.assign, { id, unit_id: world.units.lights }, world.tokens.zhao_street)
  expect(await explain(id)).toMatchObject([
    {
      unit: { name: '路灯管理所' },
      suggested: { name: '路灯管理所' },
      rule: null,
      version_number: null,
      by_name: '赵值班',
      day_kind: 'workday',
    },
  ])
})

test('the rule in force suggests by place, kind, urgency and kind of day; its units get to know', async () => {
  await inForce(app, world.tokens.editor, [
    aRule({
      ...LIGHT,
      ...toProperty(),
      area_id: world.areas.xinqu,
      day_kind: 'night',
      cc_unit_ids: [world.units.lights],
    }),
    aRule({ ...LIGHT, urgency: 'critical' }),
  ])
  const { id } = await aMatter(app, world, 'accepted')
  expect((await get(id)).suggested_unit?.name).toBe('路灯管理所')
  night()
  expect(await get(id)).toMatchObject({
    suggested_unit: { name: '凤苑物业' },
    suggested_by: { version: 1, place: 1 },
  })
  await app.must(matters.assign, { id, unit_id: world.units.property }, world.tokens.zhao_street)
  expect(await explain(id)).toMatchObject([
    {
      version_number: 1,
      rule: { place: 1, area_name: '新区街道', category_name: '路灯不亮', day_kind: 'night' },
      day_kind: 'night',
      unit: { name: '凤苑物业' },
    },
  ])
  const { items } = await app.must(assignments.list_copied, {}, world.tokens.sun_lights)
  expect(items[0]).toMatchObject({
    matter_id: id,
    copied_to: { name: '路灯管理所' },
    unit: { name: '凤苑物业' },
    status: 'assigned',
  })
  // To get to know is no more than that.
  expect((await app.call(matters.get, { id }, world.tokens.sun_lights)).status).toBe(404)
  expect(
    (await app.call(assignments.explain, { matter_id: id }, world.tokens.sun_lights)).status,
  ).toBe(404)
  expect((await app.must(assignments.list_copied, {}, world.tokens.wu_property)).items).toEqual([])
})

test('a secret matter is made known to nobody', async () => {
  await inForce(app, world.tokens.editor, [
    aRule({ ...LIGHT, ...toProperty(), cc_unit_ids: [world.units.housing] }),
  ])
  const { id } = await aMatter(app, world, 'accepted')
  await app.must(matters.set_secret, { id, is_secret: true }, world.tokens.zhao_street)
  await app.must(matters.assign, { id, unit_id: world.units.property }, world.tokens.zhao_street)
  const copies = await sql`select from matters.copy where matter_id = ${id}`.execute(
    app.services.database.db,
  )
  expect(copies.rows).toEqual([])
})

test('whoever chooses otherwise than a rule says why, and it stands beside the rule', async () => {
  await inForce(app, world.tokens.editor, [aRule({ ...LIGHT, ...toProperty() })])
  const { id } = await aMatter(app, world, 'accepted')
  const unit_id = world.units.lights
  expect(await app.call(matters.assign, { id, unit_id }, world.tokens.zhao_street)).toMatchObject({
    status: 422,
    reason: 'other_unit_needs_reason',
  })
  await app.must(matters.assign, { id, unit_id, note: '灯杆是市政的' }, world.tokens.zhao_street)
  expect(await explain(id)).toMatchObject([
    {
      unit: { name: '路灯管理所' },
      suggested: { name: '凤苑物业' },
      rule: { place: 1 },
      by_name: '赵值班',
      note: '灯杆是市政的',
    },
  ])
})

test('a rule whose unit was closed suggests nobody', async () => {
  const { editor, admin, zhao_street } = world.tokens
  const unit = await app.must(
    org.create_unit,
    {
      kind: 'department',
      name: '临时路灯专班',
      parent_id: null,
      area_id: world.areas.district,
      phone: null,
      address: null,
      hours: null,
    },
    admin,
  )
  await inForce(app, editor, [aRule({ ...LIGHT, target_kind: 'unit', unit_id: unit.id })])
  expect((await app.call(org.close_unit, { id: unit.id, on: '2022-09-06' }, admin)).reason).toBe(
    'unit_in_rules',
  )
  // As it may stand in a database of before.
  await sql`update org.unit set valid_to = '2022-09-06' where id = ${unit.id}`.execute(
    app.services.database.db,
  )
  const { id } = await aMatter(app, world, 'accepted')
  expect((await get(id)).suggested_unit?.name).toBe('临时路灯专班')
  app.clock.set(new Date('2022-09-06T02:00:00Z'))
  expect(await get(id)).toMatchObject({ suggested_unit: null, suggested_by: { place: 1 } })
  expect((await app.call(matters.assign, { id, unit_id: unit.id }, zhao_street)).reason).toBe(
    'no_such_unit',
  )
})

test('a designated unit keeps it; the losing argument and the ruling are remembered for the next of the kind', async () => {
  const { zhao_street, sun_lights, wu_property, li_grid2, chen_other_street } = world.tokens
  const { id } = await aMatter(app, world, 'assigned')
  const back = { id, reason: 'not_ours' as const, note: '这盏灯归物业' }
  await app.must(matters.return, back, sun_lights)
  await app.must(matters.assign, { id, unit_id: world.units.property }, zhao_street)
  await app.must(matters.return, { ...back, note: '灯在市政路上' }, wu_property)
  const ruling = {
    id,
    unit_id: world.units.property,
    grounds: '灯杆在小区红线内，合同写明由物业养护',
  }
  expect((await app.call(matters.designate, ruling, sun_lights)).status).toBe(403)
  expect((await app.call(matters.designate, ruling, li_grid2)).status).toBe(403)
  expect((await app.call(matters.designate, ruling, chen_other_street)).status).toBe(404)
  expect(
    (await app.call(matters.designate, { ...ruling, unit_id: randomUUID() }, zhao_street)).reason,
  ).toBe('no_such_unit')
  const request = randomUUID()
  const done = await app.call(matters.designate, ruling, zhao_street, request)
  expect(done.body).toMatchObject({
    status: 'assigned',
    is_designated: true,
    unit: { name: '凤苑物业' },
  })
  expect((await app.call(matters.designate, ruling, zhao_street, request)).body).toEqual(done.body)
  expect(done.body.timeline.at(-1)).toMatchObject({ action: 'designate', note: ruling.grounds })
  expect((await app.call(matters.designate, ruling, zhao_street)).reason).toBe('not_in_that_state')
  expect(await app.call(matters.return, back, wu_property)).toMatchObject({
    status: 403,
    reason: 'designated_may_not_return',
  })
  expect(await explain(id)).toMatchObject([
    { is_ruling: true, note: ruling.grounds, unit: { name: '凤苑物业' } },
    { ended_as: 'returned', return_note: '灯在市政路上', returned_by_name: '吴经理' },
    { ended_as: 'returned', return_note: '这盏灯归物业', return_reason: 'not_ours' },
  ])
  const next = await aMatter(app, world, 'accepted')
  expect(await app.must(assignments.recall, { matter_id: next.id }, zhao_street)).toMatchObject({
    returns: 2,
    rulings: [
      {
        matter: { id },
        unit: { name: '凤苑物业' },
        grounds: ruling.grounds,
        by_name: '赵值班',
        arguments: [
          { note: '这盏灯归物业', unit: { name: '路灯管理所' } },
          { unit: { name: '凤苑物业' } },
        ],
      },
    ],
  })
  const listed = await app.must(assignments.list_rulings, {}, world.tokens.editor)
  expect(listed.items.map(({ matter }) => matter.id)).toEqual([id])
  expect((await app.must(assignments.list_rulings, {}, chen_other_street)).items).toEqual([])
})

test('a ruling ends with a reopening: the next unit may send it back again', async () => {
  const { zhao_street, resident, wu_property } = world.tokens
  const { id } = await aMatter(app, world, 'accepted')
  const ruling = { id, unit_id: world.units.property, grounds: '归物业' }
  await app.must(matters.designate, ruling, zhao_street)
  await sql`update matters.matter set status = 'closed', closed_as = 'handled', closed_at = ${START}, due_kind = null,
    due_at = null where id = ${id}`.execute(app.services.database.db)
  await app.must(matters.reopen_reported, { id, note: '又坏了' }, resident)
  expect((await get(id)).is_designated).toBe(false)
  await app.must(matters.assign, { id, unit_id: world.units.property }, zhao_street)
  const back = { id, reason: 'not_ours' as const, note: '这次不是灯的事' }
  expect((await app.call(matters.return, back, wu_property)).status).toBe(200)
})

test('what came back is counted by the day and kind of its first assignment, each figure equal to its list', async () => {
  const { zhao_street, sun_lights, zheng_leader, chen_other_street } = world.tokens
  const period = { from: '2022-09-05', to: '2022-09-05' }
  const figures = async (as: string) =>
    (await app.must(assignments.count, period, as)).find(({ code }) => code === LIGHT.category_code)
  const before = (await figures(zheng_leader)) ?? { first: 0, wrong: 0, upheld: 0 }
  const ids = [
    (await aMatter(app, world, 'assigned')).id,
    (await aMatter(app, world, 'assigned')).id,
    (await aMatter(app, world, 'assigned')).id,
  ] as const
  app.clock.set(new Date('2022-09-08T02:00:00Z'))
  const back = { reason: 'not_ours' as const, note: '不归我们' }
  await app.must(matters.return, { id: ids[0], ...back }, sun_lights)
  await app.must(matters.assign, { id: ids[0], unit_id: world.units.property }, zhao_street)
  await app.must(matters.return, { id: ids[1], ...back }, sun_lights)
  await app.must(
    matters.designate,
    { id: ids[1], unit_id: world.units.lights, grounds: '仍归路灯所' },
    zhao_street,
  )
  const after = await figures(zheng_leader)
  expect(after).toMatchObject({
    name: '路灯不亮',
    first: before.first + 3,
    wrong: before.wrong + 2,
    upheld: before.upheld + 1,
  })
  expect(await figures(zhao_street)).toEqual(after)
  expect(await figures(chen_other_street)).toBeUndefined()
  for (const shown of ['first', 'wrong', 'upheld'] as const) {
    const input = { ...period, ...LIGHT, shown, limit: 100 }
    const { items } = await app.must(assignments.list, input, zheng_leader)
    expect(items, shown).toHaveLength(after?.[shown] ?? -1)
  }
  const wrong = await app.must(
    assignments.list,
    { ...period, ...LIGHT, shown: 'wrong', limit: 100 },
    zheng_leader,
  )
  expect(wrong.items.find(({ matter }) => matter?.id === ids[0])).toMatchObject({
    unit: { name: '路灯管理所' },
    next_unit: { name: '凤苑物业' },
    return_reason: 'not_ours',
  })
  expect(
    (await app.call(assignments.count, { from: '2022-09-06', to: '2022-09-05' }, zheng_leader))
      .reason,
  ).toBe('days_the_wrong_way')
  expect((await app.call(routing.list_versions, {}, world.tokens.neighbour)).status).toBe(403)
})

test('to give a matter out and to look at it stay within their statements', async () => {
  await inForce(app, world.tokens.editor, [aRule({ ...LIGHT, ...toProperty() })])
  const { id } = await aMatter(app, world, 'accepted')
  await get(id)
  const own = (log: string[]) =>
    log.filter(
      (text) =>
        /(matters|routing|org|catalogue|documents)\.[a-z]/.test(text) && !/org\.post/.test(text),
    ).length
  const seen = await app.countStatements(() => get(id))
  expect(own(seen.log)).toBeLessThanOrEqual(5)
  const given = await app.countStatements(() =>
    app.must(matters.assign, { id, unit_id: world.units.property }, world.tokens.zhao_street),
  )
  expect(own(given.log)).toBeLessThanOrEqual(12)
})
