import { randomUUID } from 'node:crypto'
import { joint } from '@linli/contract/joint'
import { matters } from '@linli/contract/matters'
import { org } from '@linli/contract/org'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { START, type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { aMatter, aPhoto } from '../matters/testing.ts'
import { aTask, aUnit, lastTask, TWO_DAYS } from './testing.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
beforeEach(() => app.clock.set(START))
afterAll(() => app?.close())

test('the lead gives a unit a task with its own clock; the unit sees the matter, and not who reported', async () => {
  const { tokens, units } = world
  const { id } = await aMatter(app, world, 'handling')
  expect((await app.call(matters.get, { id }, tokens.wu_property)).status).toBe(404)
  const work = await app.must(
    joint.give_task,
    {
      id,
      unit_id: units.property,
      what: '打开车库配电间',
      due: { unit: 'working_days', value: 2 },
      basis: '区联合化解办法第六条',
    },
    tokens.sun_lights,
  )
  expect(lastTask(work)).toMatchObject({
    unit: { name: '凤苑物业' },
    status: 'given',
    deadline: {
      due_at: '2022-09-07T16:00:00.000Z',
      basis: '区联合化解办法第六条',
      is_overdue: false,
    },
  })
  const seen = await app.must(matters.get, { id }, tokens.wu_property)
  expect(seen.reporter).toEqual({ name: null, phone: null, is_known: true })
  expect(seen.can).not.toContain('reveal_reporter')
  expect((await app.call(matters.reveal_reporter, { id }, tokens.wu_property)).status).toBe(403)
  expect(seen.held_by).toEqual(['task'])
  expect(seen.timeline.at(-1)).toMatchObject({ action: 'give_task', unit_name: '凤苑物业' })
})

test('a unit of another street sees a secret matter that it works on; a neighbour unit does not', async () => {
  const { id } = await aMatter(app, world, 'assigned')
  await app.must(matters.set_secret, { id, is_secret: true }, world.tokens.zhao_street)
  const far = await aUnit(app, world, {
    name: '湖西物业',
    person: '何经理',
    kind: 'property_firm',
    post: 'property_manager',
    area_id: world.areas.huxi,
  })
  expect((await app.call(joint.get_work, { id }, far.token)).status).toBe(404)
  await aTask(app, world, id, { unit_id: far.id })
  expect((await app.must(joint.get_work, { id }, far.token)).tasks).toHaveLength(1)
  expect((await app.call(joint.get_work, { id }, world.tokens.wu_property)).status).toBe(404)
})

test('wrong units and days are refused, and nothing is left of the try', async () => {
  const { tokens, units } = world
  const { id } = await aMatter(app, world, 'handling')
  const task = { id, what: '看看', due: TWO_DAYS }
  const give = (more: object) =>
    app.call(joint.give_task, { ...task, unit_id: units.property, ...more }, tokens.zhao_street)
  expect(await give({ unit_id: randomUUID() })).toMatchObject({
    status: 422,
    reason: 'no_such_unit',
  })
  expect(await give({ unit_id: units.lights })).toMatchObject({ reason: 'task_for_the_lead' })
  expect(await give({ unit_id: units.housing })).toMatchObject({
    reason: 'unit_has_nobody',
    body: { data: { name: '住房和城乡建设局' } },
  })
  expect(await give({ due: { on: '2022-09-04' } })).toMatchObject({ reason: 'due_is_past' })
  const gone = await aUnit(app, world, { name: '撤了的所', person: '前所长' })
  await sql`update org.unit set valid_to = '2022-09-01' where id = ${gone.id}`.execute(
    app.services.database.db,
  )
  expect(await give({ unit_id: gone.id })).toMatchObject({ reason: 'no_such_unit' })
  const seen = await app.must(matters.get, { id }, tokens.zhao_street)
  expect([seen.held_by, seen.helpers]).toEqual([[], []])
  expect(await give({ due: { on: '2022-09-05' } })).toMatchObject({ status: 200 })
  expect(await give({})).toMatchObject({ status: 409, reason: 'unit_has_task' })
})

test('only the lead and the centre give tasks; on a closed matter nobody does', async () => {
  const { id } = await aMatter(app, world, 'handling')
  const task = { id, unit_id: world.units.property, what: '看看', due: TWO_DAYS }
  for (const [one, reason] of [
    ['wang_grid1', 'may_not_give_task'],
    ['zheng_leader', 'not_your_role'],
    ['resident', 'not_your_role'],
  ] as const) {
    expect(await app.call(joint.give_task, task, world.tokens[one])).toMatchObject({
      status: 403,
      reason,
    })
  }
  const missing = await app.call(
    joint.give_task,
    { ...task, id: randomUUID() },
    world.tokens.zhao_street,
  )
  const hidden = await app.call(joint.give_task, task, world.tokens.chen_other_street)
  expect([missing.status, hidden.status]).toEqual([404, 404])
  expect(hidden.body).toEqual(missing.body)
  const closed = await aMatter(app, world, 'closed')
  expect(
    await app.call(joint.give_task, { ...task, id: closed.id }, world.tokens.zhao_street),
  ).toMatchObject({ status: 409, reason: 'not_in_that_state' })
})

test('a repeat makes one task; two at once to one unit make one, two units both', async () => {
  const { id } = await aMatter(app, world, 'handling')
  const task = { id, unit_id: world.units.property, what: '看看', due: TWO_DAYS }
  const request = randomUUID()
  const by = world.tokens.zhao_street
  await app.call(joint.give_task, task, by, request)
  const again = await app.call(joint.give_task, task, by, request)
  expect([again.status, again.body.tasks.length]).toEqual([200, 1])
  for (let round = 0; round < 5; round += 1) {
    const matter = await aMatter(app, world, 'handling')
    const other = await aUnit(app, world, { name: `临时处置队${round}`, person: '王队' })
    const replies = await Promise.all([
      app.call(joint.give_task, { ...task, id: matter.id }, by),
      app.call(joint.give_task, { ...task, id: matter.id }, world.tokens.sun_lights),
      app.call(joint.give_task, { ...task, id: matter.id, unit_id: other.id }, by),
    ])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 409])
    const seen = await app.must(matters.get, { id: matter.id }, by)
    expect(seen.held_by).toEqual(['task', 'task'])
    expect(seen.helpers).toHaveLength(2)
  }
})

test('nothing ends while a task is open: neither result nor closing, voiding or closing in place', async () => {
  const { tokens, units } = world
  const held = { status: 409, reason: 'matter_is_held' }
  const { id } = await aMatter(app, world, 'handling')
  await aTask(app, world, id)
  const file_ids = [await aPhoto(app, world, 'sun_lights')]
  expect(
    await app.call(
      matters.resolve,
      { id, outcome: 'solved', note: '好了', file_ids },
      tokens.sun_lights,
    ),
  ).toMatchObject(held)
  const verified = await aMatter(app, world, 'verified')
  await aTask(app, world, verified.id)
  expect(await app.call(matters.close, { id: verified.id }, tokens.zhao_street)).toMatchObject(held)
  const accepted = await aMatter(app, world, 'accepted')
  await aTask(app, world, accepted.id)
  await app.must(
    matters.propose_void,
    { id: accepted.id, reason: 'duplicate', note: '重复' },
    tokens.zhao_street,
  )
  expect(await app.call(matters.void, { id: accepted.id }, tokens.zhou_street)).toMatchObject(held)
  const small = await app.must(
    matters.report,
    { description: '一堆垃圾', category_code: 'env.rubbish', area_id: world.areas.building2 },
    tokens.resident,
  )
  await aTask(app, world, small.id, { unit_id: units.lights })
  expect(await app.call(matters.self_close, { id: small.id }, tokens.wang_grid1)).toMatchObject(
    held,
  )
  const task = lastTask(await app.must(joint.get_work, { id: verified.id }, tokens.zhao_street))
  await app.must(
    joint.answer_task,
    { id: task.id, answer: 'done', words: '关了' },
    tokens.wu_property,
  )
  expect((await app.must(matters.close, { id: verified.id }, tokens.zhao_street)).status).toBe(
    'closed',
  )
})

test('another lead keeps the tasks, and so does a matter sent back', async () => {
  const { tokens, units } = world
  const { id } = await aMatter(app, world, 'assigned')
  await aTask(app, world, id)
  await app.must(matters.return, { id, reason: 'not_ours', note: '不归路灯' }, tokens.sun_lights)
  await app.must(matters.assign, { id, unit_id: units.street_centre }, tokens.zhao_street)
  const work = await app.must(joint.get_work, { id }, tokens.wu_property)
  expect(work.lead?.name).toBe('新区街道社会治理服务中心')
  expect(work.tasks.map(({ status }) => status)).toEqual(['given'])
  expect((await app.must(matters.get, { id }, tokens.zhao_street)).held_by).toEqual(['task'])
})

test('a unit is not closed while it has a task', async () => {
  const unit = await aUnit(app, world, { name: '排水所', person: '周所长' })
  const { id } = await aMatter(app, world, 'handling')
  await aTask(app, world, id, { unit_id: unit.id })
  await sql`update org.post set valid_to = '2022-09-06' where unit_id = ${unit.id}`.execute(
    app.services.database.db,
  )
  expect(
    await app.call(org.close_unit, { id: unit.id, on: '2022-09-06' }, world.tokens.admin),
  ).toMatchObject({ status: 409, reason: 'unit_has_open_work' })
})

test('giving a task stays within its budget of statements, and so does the page', async () => {
  const { id } = await aMatter(app, world, 'handling')
  const given = await app.countStatements(() => aTask(app, world, id))
  expect(given.count).toBeLessThanOrEqual(7 + 6 + 5)
  const { count } = await app.countStatements(() =>
    app.must(joint.get_work, { id }, world.tokens.zhao_street),
  )
  expect(count).toBeLessThanOrEqual(1 + 5)
})
