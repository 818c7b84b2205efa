import { matters } from '@linli/contract/matters'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { aRule, inForce } from '../routing/testing.ts'
import { aMatter } from './testing.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
afterAll(() => app?.close())

const list = (as: string) => app.must(matters.list_to_triage, {}, as)

test('the board holds what nobody has been given, with the unit that the catalogue means; its count is its rows', async () => {
  const { zhao_street, chen_other_street, wang_grid1 } = world.tokens
  const fresh = await aMatter(app, world, 'reported')
  const accepted = await aMatter(app, world, 'accepted')
  const given = await aMatter(app, world, 'assigned')
  const board = await list(zhao_street)
  const ids = board.items.map(({ id }) => id)
  expect(ids).toEqual(expect.arrayContaining([fresh.id, accepted.id]))
  expect(ids).not.toContain(given.id)
  expect(board.count).toEqual({ n: board.items.length, is_more: false })
  expect(board.items[0]).toMatchObject({
    suggested_unit: { name: '路灯管理所' },
    is_by_rule: false,
    area: { name: '凤苑小区3号楼' },
  })
  expect((await list(chen_other_street)).items).toEqual([])
  expect((await app.call(matters.list_to_triage, {}, wang_grid1)).status).toBe(403)
  const suggested = await app.must(
    matters.suggest_unit,
    { category_code: 'env.rubbish', area_id: world.areas.building2 },
    zhao_street,
  )
  expect(suggested.unit).toMatchObject({ name: '凤苑社区网格队' })
})

test('sent on in one act: accepted, triaged where something changed, given to the unit', async () => {
  const { zhao_street, zhou_street } = world.tokens
  const { id } = await aMatter(app, world, 'reported')
  const input = {
    id,
    category_code: 'facility.street_light',
    urgency: 'urgent' as const,
    unit_id: world.units.lights,
  }
  const replies = await Promise.all([
    app.call(matters.send_on, input, zhao_street),
    app.call(matters.send_on, input, zhou_street),
  ])
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
  const seen = await app.must(matters.get, { id }, zhao_street)
  expect(seen).toMatchObject({
    status: 'assigned',
    urgency: 'urgent',
    unit: { name: '路灯管理所' },
  })
  expect(seen.timeline.map(({ action }) => action)).toEqual([
    'report',
    'accept',
    'triage',
    'assign',
  ])
  expect(seen.received_by).not.toBeNull()
})

test('what belongs to another place is sent there without a unit, and its first receiver keeps it in hand', async () => {
  const { zhao_street, chen_other_street } = world.tokens
  const made = await app.must(
    matters.report_on_behalf,
    {
      source: 'window',
      desk: 'governance',
      description: '湖西家园路灯不亮',
      category_code: 'facility.street_light',
      area_id: world.areas.building3,
    },
    zhao_street,
  )
  expect(made.received_by).toMatchObject({ id: world.people.zhao_street })
  // Taken in at the wrong place: not refused, seen by the right centre, and still in the hands of who took it.
  expect((await app.call(matters.get, { id: made.id }, chen_other_street)).status).toBe(200)
  const mine = await app.must(matters.list, { queue: 'mine' }, zhao_street)
  expect(mine.items.map(({ id }) => id)).toContain(made.id)
  await app.must(matters.assign, { id: made.id, unit_id: world.units.lights }, chen_other_street)
  const after = await app.must(matters.list, { queue: 'mine' }, zhao_street)
  expect(after.items.map(({ id }) => id)).not.toContain(made.id)

  const { id } = await aMatter(app, world, 'reported')
  const moved = await app.must(
    matters.send_on,
    {
      id,
      category_code: 'facility.street_light',
      urgency: 'ordinary',
      area_id: world.areas.building3,
    },
    zhao_street,
  )
  expect(moved.matter).toBeNull()
  expect((await list(chen_other_street)).items.map((item) => item.id)).toContain(id)
})

test('the board says whether a rule suggests, at the urgency that was chosen; another unit then needs a reason', async () => {
  const { zhao_street, editor } = world.tokens
  const { lights, property } = world.units
  const rule = { category_code: 'env.rubbish', target_kind: 'unit' as const }
  await inForce(app, editor, [aRule({ ...rule, urgency: 'urgent', unit_id: lights })])
  const suggest = (urgency: 'urgent' | 'ordinary') =>
    app.must(
      matters.suggest_unit,
      { category_code: 'env.rubbish', area_id: world.areas.building2, urgency },
      zhao_street,
    )
  expect(await suggest('urgent')).toMatchObject({ unit: { id: lights }, is_by_rule: true })
  expect(await suggest('ordinary')).toMatchObject({ is_by_rule: false })
  const { id } = await aMatter(app, world, 'reported')
  const sent = { id, category_code: 'env.rubbish', urgency: 'urgent' as const, unit_id: property }
  expect(await app.call(matters.send_on, sent, zhao_street)).toMatchObject({
    status: 422,
    reason: 'other_unit_needs_reason',
  })
  await app.must(matters.send_on, { ...sent, note: '物业就在现场' }, zhao_street)
})
