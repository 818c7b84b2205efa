import { randomUUID } from 'node:crypto'
import { assessments } from '@linli/contract/assessments'
import { joint } from '@linli/contract/joint'
import { matters } from '@linli/contract/matters'
import { org } from '@linli/contract/org'
import { reorganisations } from '@linli/contract/reorganisations'
import { routing } from '@linli/contract/routing'
import { supervision } from '@linli/contract/supervision'
import { workbench } from '@linli/contract/workbench'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { START, type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { aHeldMeeting, aMeeting, postOf } from '../assessments/testing.ts'
import { aTask, aUnit, lastTask } from '../joint/testing.ts'
import { aMatter } from '../matters/testing.ts'
import { aRule, inForce } from '../routing/testing.ts'
import { aCheckedPlan, carryOut, everythingIn, recut, takeBack, tick } from './testing.ts'

let app: TestApp
let world: World
/** The office that is merged into the housing office, with somebody who works there. */
let drains: Awaited<ReturnType<typeof aUnit>>
let housing: Awaited<ReturnType<typeof aUnit>>
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
beforeEach(async () => {
  app.clock.set(START)
  drains = await aUnit(app, world, { name: '排水所', person: '周所长' })
  housing = await aUnit(app, world, { name: '住建局', person: '何科长' })
})
afterAll(() => app?.close())

const merged = () =>
  aCheckedPlan(app, world, [{ kind: 'merge_units', unit_ids: [drains.id], into_id: housing.id }])
const merge = async () => {
  const plan = await merged()
  expect(plan.report?.conflicts).toEqual([])
  const done = await carryOut(app, world, plan)
  expect(done.state).toBe('done')
  return done
}
const db = () => app.services.database.db

test('an open task goes to the heir, who answers it; a task that is done stays with who did it', async () => {
  const { tokens } = world
  const open = await aMatter(app, world, 'handling')
  await aTask(app, world, open.id, { unit_id: drains.id })
  const over = await aMatter(app, world, 'handling')
  const task = lastTask(await aTask(app, world, over.id, { unit_id: drains.id }))
  await app.must(
    joint.answer_task,
    { id: task.id, answer: 'done', words: '水已抽干', file_ids: [] },
    drains.token,
  )
  tick(app)
  const done = await merge()
  const work = await app.must(joint.get_work, { id: open.id }, housing.token)
  expect(work.tasks).toMatchObject([{ unit: { name: '住建局' }, status: 'given' }])
  expect((await app.must(joint.get_work, { id: over.id }, tokens.zhao_street)).tasks).toMatchObject(
    [{ unit: { name: '排水所' }, status: 'done' }],
  )
  const undone = await takeBack(app, world, done)
  expect(undone.state).toBe('undone')
  expect(
    (await app.must(joint.get_work, { id: open.id }, drains.token)).tasks[0]?.unit,
  ).toMatchObject({ name: '排水所' })
  expect((await app.call(joint.get_work, { id: open.id }, housing.token)).status).toBe(404)
})

test('what the heir has answered since keeps the plan from being taken back', async () => {
  const { id } = await aMatter(app, world, 'handling')
  const task = lastTask(await aTask(app, world, id, { unit_id: drains.id }))
  tick(app)
  const done = await merge()
  await app.must(
    joint.answer_task,
    { id: task.id, answer: 'done', words: '水已抽干', file_ids: [] },
    housing.token,
  )
  expect(
    await app.call(reorganisations.undo, { id: done.id }, world.tokens.zheng_leader),
  ).toMatchObject({ status: 409, reason: 'something_in_the_way' })
})

test('two open tasks that would meet in one unit, or a task that would meet its lead, are ruled on first', async () => {
  const { tokens, units } = world
  const both = await aMatter(app, world, 'handling')
  await aTask(app, world, both.id, { unit_id: drains.id })
  const second = lastTask(await aTask(app, world, both.id, { unit_id: housing.id }))
  const plan = await merged()
  expect(plan.report?.conflicts).toMatchObject([{ code: 'work_meets', items: [both.number] }])
  expect(
    await app.call(
      reorganisations.approve,
      { id: plan.id, revision: plan.revision },
      tokens.zheng_leader,
    ),
  ).toMatchObject({ status: 409, reason: 'plan_has_conflicts' })
  await app.must(
    joint.rule_task,
    { id: second.id, ruling: 'drop', words: '合并后由一家办', basis: '区编办通知' },
    tokens.zhao_street,
  )
  expect((await merged()).report?.conflicts).toEqual([])
  const led = await aCheckedPlan(app, world, [
    { kind: 'merge_units', unit_ids: [drains.id], into_id: units.lights },
  ])
  expect(led.report?.conflicts).toMatchObject([{ code: 'work_meets', items: [both.number] }])
})

test('a call of a street goes to the heir, once; who was called beside it stays', async () => {
  const { tokens } = world
  const call = async (unit_ids: string[]) => {
    const { id } = await aMatter(app, world, 'handling')
    return app.must(
      joint.whistle,
      {
        id,
        kind: 'emergency',
        unit_ids,
        what: '抽水',
        place: '通道北口',
        meets_at: '2022-09-05T06:00:00Z',
      },
      tokens.zhao_street,
    )
  }
  const [one, two] = [await call([drains.id]), await call([drains.id, housing.id])]
  tick(app)
  const done = await merge()
  const called = async (id: string) =>
    (await app.must(joint.get_work, { id }, tokens.zhao_street)).whistles[0]?.units.map(
      ({ unit }) => unit.name,
    )
  expect(await called(one.id)).toEqual(['住建局'])
  expect((await called(two.id))?.sort()).toEqual(['住建局', '排水所'].sort())
  await takeBack(app, world, done)
  expect(await called(one.id)).toEqual(['排水所'])
})

test('an order of supervision and an instruction are owed by the heir, who answers them', async () => {
  const { tokens } = world
  const { id } = await aMatter(app, world, 'accepted')
  await app.must(matters.assign, { id, unit_id: drains.id, note: '管网' }, tokens.zhao_street)
  const order = {
    id,
    trigger: 'overdue' as const,
    grade: 'ordinary' as const,
    text: '三日内修好',
    reply_by: '2022-09-08',
    copy_unit_ids: [],
  }
  await app.must(supervision.supervise, order, tokens.zhao_street)
  await app.must(
    supervision.instruct,
    { id, text: '请说明', to: 'unit', wants_answer: true, answer_by: '2022-09-09' },
    tokens.zheng_leader,
  )
  tick(app)
  await merge()
  expect(
    (await app.must(supervision.get_of_matter, { id }, tokens.zhao_street)).orders,
  ).toMatchObject([{ unit: { name: '住建局' }, state: 'waiting' }])
  await app.must(supervision.answer, { id, note: '已修好' }, housing.token)
  const answered = await app.must(
    supervision.answer_instruction,
    { id, note: '管网老化' },
    housing.token,
  )
  expect(answered.unit?.name).toBe('住建局')
})

test('a meeting that is not signed goes on with the heir; signed minutes keep the unit of their day', async () => {
  const { tokens } = world
  const { id } = await aMatter(app, world, 'accepted')
  const minutes = {
    lead: { id: drains.id, name: '排水所' },
    tasks: [],
    next_meeting_on: null,
  }
  const held = await aHeldMeeting(app, world, [id], minutes)
  const seated = await aMeeting(
    app,
    world,
    [id],
    [{ post_id: await postOf(app, drains.person_id) }],
  )
  tick(app)
  await merge()
  const now = await app.must(assessments.get, { id: seated.id }, tokens.zhao_street)
  expect(now.seats.map(({ office }) => office)).toContain('住建局')
  expect((await app.call(assessments.get, { id: seated.id }, housing.token)).status).toBe(200)
  const signed = await app.must(
    assessments.sign_off,
    { id: held.id, version: held.version },
    tokens.zheng_leader,
  )
  expect(signed.minutes.lead?.name).toBe('住建局')
  expect((await app.must(matters.get, { id }, tokens.zhao_street)).unit?.name).toBe('住建局')
})

test('shared views, common replies and waiting checks follow, and come back', async () => {
  const view = await app.must(
    workbench.save_view,
    {
      name: '排水所的',
      filter: { queue: 'unit', order: 'newest', unit_id: drains.id },
      unit_id: drains.id,
    },
    drains.token,
  )
  await sql`insert into workbench.template (district_id, id, unit_id) values (371502, ${randomUUID()}, ${drains.id})`.execute(
    db(),
  )
  await aMatter(app, world, 'closed')
  await sql`
    insert into quality.spot_check (district_id, id, day, matter_id, closed_as, closed_at, unit_id, barred_person_ids, barred_unit_ids)
    select district_id, gen_random_uuid(), '2022-09-05', id, 'answered', closed_at, ${drains.id}, '{}', array[${drains.id}, ${world.units.lights}]::uuid[]
    from matters.matter where status = 'closed'`.execute(db())
  const held = async () => {
    const found = await sql<{ unit: string }>`
      select unit_id as unit from workbench.template union all select unit_id from workbench.view
      union all select (filter ->> 'unit_id')::uuid from workbench.view
      union all select unit_id from quality.spot_check
      union all select x from quality.spot_check, unnest(barred_unit_ids) as x where x <> ${world.units.lights}`.execute(
      db(),
    )
    return [...new Set(found.rows.map(({ unit }) => unit))]
  }
  expect(await held()).toEqual([drains.id])
  const done = await merge()
  expect(await held()).toEqual([housing.id])
  const seen = await app.must(workbench.list_views, {}, housing.token)
  expect(seen.map(({ id }) => id)).toContain(view.id)
  await takeBack(app, world, done)
  expect(await held()).toEqual([drains.id])
})

test('what somebody has changed since it was carried stays changed', async () => {
  const view = await app.must(
    workbench.save_view,
    { name: '排水所的', filter: { queue: 'unit', order: 'newest' }, unit_id: drains.id },
    drains.token,
  )
  const done = await merge()
  await app.must(workbench.revise_view, { id: view.id, name: '我的', unit_id: null }, drains.token)
  await takeBack(app, world, done)
  const [mine] = await app.must(workbench.list_views, {}, drains.token)
  expect(mine).toMatchObject({ name: '我的', shared_with: null })
})

test('a unit that somebody has changed since is named, and nothing is taken back until it reads as the plan left it', async () => {
  const { tokens, areas } = world
  const plan = await aCheckedPlan(app, world, [
    { kind: 'rename_unit', unit_id: drains.id, name: '排水中心' },
  ])
  const done = await carryOut(app, world, plan)
  const revise = (name: string) =>
    app.must(
      org.revise_unit,
      {
        id: drains.id,
        kind: 'department',
        name,
        parent_id: null,
        area_id: areas.district,
        phone: '0635-1000099',
        address: null,
        hours: null,
      },
      tokens.admin,
    )
  await revise('排水管理中心')
  expect(await app.call(reorganisations.undo, { id: done.id }, tokens.zheng_leader)).toMatchObject({
    status: 409,
    reason: 'something_in_the_way',
  })
  expect(
    (await app.must(reorganisations.get, { id: done.id }, tokens.zheng_leader)).in_the_way,
  ).toEqual([{ noun: 'unit', name: '排水管理中心' }])
  await revise('排水中心')
  expect((await takeBack(app, world, done)).state).toBe('undone')
  const unit = await app.must(org.get_unit, { id: drains.id }, tokens.admin)
  expect(unit).toMatchObject({ name: '排水所', phone: '0635-1000099' })
})

test('with everything carried and taken back, every row is as it was', async () => {
  const { id } = await aMatter(app, world, 'handling')
  await aTask(app, world, id, { unit_id: drains.id })
  tick(app)
  const before = await everythingIn(app)
  const done = await merge()
  expect(await everythingIn(app)).not.toEqual(before)
  await takeBack(app, world, done)
  expect(await everythingIn(app)).toEqual(before)
})

test('a unit of the plan that has got a task elsewhere is in the way, and so is a rule that gives to it', async () => {
  const { tokens } = world
  const { centre, steps } = recut(world, 'huxi')
  const done = await carryOut(app, world, await aCheckedPlan(app, world, steps))
  const { id } = await aMatter(app, world, 'handling')
  const task = lastTask(await aTask(app, world, id, { unit_id: centre }))
  await inForce(app, tokens.editor, [aRule({ target_kind: 'unit', unit_id: centre })])
  const way = async () =>
    (await app.must(reorganisations.get, { id: done.id }, tokens.zheng_leader)).in_the_way
  expect(await way()).toEqual(
    expect.arrayContaining([
      { noun: 'unit', name: '九州街道社会治理服务中心' },
      { noun: 'rule', name: '九州街道社会治理服务中心' },
    ]),
  )
  expect(task.status).toBe('given')
})

test('a unit that rules name is not ended without an heir, nor merged while they are yet to begin, nor closed', async () => {
  const { editor, admin } = world.tokens
  const { lines: rules } = await inForce(app, editor, [
    aRule({ category_code: 'env.rubbish', target_kind: 'unit', unit_id: drains.id }),
  ])
  const ended = await aCheckedPlan(app, world, [{ kind: 'end_unit', unit_id: drains.id }])
  expect(ended.report?.conflicts).toMatchObject([
    { code: 'rules_name_unit', about: '排水所', items: rules.map(({ place }) => String(place)) },
  ])
  await sql`update org.post set valid_to = '2022-09-06' where unit_id = ${drains.id}`.execute(db())
  expect(await app.call(org.close_unit, { id: drains.id, on: '2022-09-06' }, admin)).toMatchObject({
    status: 409,
    reason: 'unit_in_rules',
  })
  await inForce(app, editor, [aRule({ target_kind: 'unit', unit_id: drains.id })], '2022-09-20')
  expect((await merged()).report?.conflicts).toMatchObject([{ code: 'rules_name_unit' }])
})

test('rules that name a merged unit follow as a new version of the day, and come back as another', async () => {
  const { editor } = world.tokens
  app.clock.set(new Date('2022-09-21T02:00:00Z'))
  const text = [
    aRule({ category_code: 'facility.street_light', target_kind: 'unit', unit_id: drains.id }),
    aRule({ category_code: 'env.rubbish', cc_unit_ids: [drains.id, world.units.lights] }),
  ]
  const { lines: rules } = await inForce(app, editor, text, '2022-09-21')
  const before = await app.must(routing.list_versions, {}, editor)
  tick(app, 86_400_000)
  const plan = await aCheckedPlan(
    app,
    world,
    [{ kind: 'merge_units', unit_ids: [drains.id], into_id: housing.id }],
    '2022-09-22',
  )
  expect(plan.report).toMatchObject({
    conflicts: [],
    gaps: [
      {
        code: 'rules_follow_unit',
        about: '排水所',
        items: rules.map(({ place }) => String(place)),
      },
    ],
  })
  const done = await carryOut(app, world, plan)
  const versions = await app.must(routing.list_versions, {}, editor)
  expect(versions[0]).toMatchObject({ state: 'in_force', valid_from: '2022-09-22' })
  expect(versions).toHaveLength(before.length + 1)
  const lines = async (id?: string) =>
    (await app.must(routing.get_version, { id: id ?? '' }, editor)).lines.map((line) => [
      line.unit_id,
      line.cc_unit_ids,
    ])
  expect(await lines(versions[0]?.id)).toMatchObject([
    [housing.id, []],
    [null, expect.arrayContaining([housing.id, world.units.lights])],
  ])
  expect(await lines(versions[1]?.id)).toMatchObject([
    [drains.id, []],
    [null, expect.arrayContaining([drains.id])],
  ])
  await takeBack(app, world, done)
  const after = await app.must(routing.list_versions, {}, editor)
  expect(after[0]).toMatchObject({ state: 'in_force' })
  expect(await lines(after[0]?.id)).toMatchObject([[drains.id, []], expect.anything()])
})
