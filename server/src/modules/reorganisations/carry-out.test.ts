import { matters } from '@linli/contract/matters'
import { org } from '@linli/contract/org'
import { reorganisations } from '@linli/contract/reorganisations'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runJob } from '#platform/operate'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { jobActor } from '../../wiring.ts'
import { recountTallies } from '../matters/tallies.ts'
import { aMatter } from '../matters/testing.ts'
import { everyTakeUpPlans } from './every-take-up-plans.ts'
import { aCheckedPlan, carryOut, everythingIn, recut, TODAY, takeBack, tick } from './testing.ts'

let app: TestApp
let world: World
beforeEach(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
afterEach(() => app.close())

const YESTERDAY = '2022-09-04'
const DAY_MS = 86_400_000

test('a community goes to a new street: its matters, open and closed, are seen by the new centre and by the old one no longer', async () => {
  const { tokens } = world
  const open = await aMatter(app, world, 'accepted')
  const closed = await aMatter(app, world, 'closed')
  const elsewhere = await sql<{
    id: string
  }>`select id from matters.matter where street_id = ${world.areas.guchong}`.execute(
    app.services.database.db,
  )
  expect(elsewhere.rows).toEqual([])
  await app.must(
    matters.assign,
    { id: open.id, unit_id: world.units.street_centre },
    tokens.zhao_street,
  )
  const { street, centre, steps } = recut(world)
  const plan = await aCheckedPlan(app, world, steps)
  expect(plan).toMatchObject({
    state: 'checked',
    report: { conflicts: [], matters: { open: 1, closed: 1 } },
  })
  expect((await app.must(matters.get, { id: open.id }, tokens.zhao_street)).area.street?.id).toBe(
    world.areas.xinqu,
  )

  const done = await carryOut(app, world, plan)
  expect(done).toMatchObject({ state: 'done', in_the_way: [] })
  for (const { id } of [open, closed]) {
    const seen = await app.must(matters.get, { id }, tokens.zhou_street)
    expect(seen.area.street).toMatchObject({ id: street, name: '九州街道' })
    expect((await app.call(matters.get, { id }, tokens.zhao_street)).status).toBe(404)
  }
  const now = await app.must(matters.get, { id: open.id }, tokens.zhou_street)
  expect(now.unit?.id).toBe(centre)
  expect(now.timeline.at(-1)).toMatchObject({
    action: 'relocate',
    note: plan.title,
    actor_name: '郑区长',
  })
  const then = await app.must(matters.get, { id: closed.id }, tokens.zhou_street)
  expect(then.timeline.map(({ action }) => action)).not.toContain('relocate')
  const queues = await app.must(matters.count_queues, {}, tokens.zhou_street)
  const listed = await app.must(matters.list, { queue: 'jurisdiction' }, tokens.zhou_street)
  expect(queues.find(({ queue }) => queue === 'jurisdiction')?.by_status).toEqual({
    assigned: 1,
    closed: 1,
  })
  expect(listed.items).toHaveLength(2)
})

test('what held on a day can be asked later, and new reports go where the area lies now', async () => {
  const { street, steps } = recut(world)
  await carryOut(
    app,
    world,
    await aCheckedPlan(app, world, [
      ...steps,
      { kind: 'rename_area', area_id: world.areas.fengyuan, name: '凤苑新社区' },
      { kind: 'recode_area', area_id: world.areas.fengyuan, code: '371502012001' },
    ]),
  )
  const ask = (id: string, on?: string) => app.must(org.get_area, on ? { id, on } : { id })
  expect(await ask(world.areas.fengyuan, YESTERDAY)).toMatchObject({
    name: '凤苑社区',
    code: '371502003025',
    path_names: ['新区街道', '凤苑社区'],
  })
  expect(await ask(world.areas.fengyuan)).toMatchObject({
    name: '凤苑新社区',
    path_names: ['九州街道', '凤苑新社区'],
  })
  expect(await ask(world.areas.grid1)).toMatchObject({ code: '371502012001001' })
  const under = async (parent_id: string, on: string) =>
    (await app.must(org.list_areas, { parent_id, on })).map(({ name }) => name)
  expect(await under(world.areas.xinqu, YESTERDAY)).toEqual(['凤苑社区'])
  expect(await under(world.areas.xinqu, TODAY)).toEqual([])
  expect(await under(street, TODAY)).toEqual(['凤苑新社区'])
  const reported = await app.must(
    matters.report,
    { description: '新报的', category_code: 'env.rubbish', position: world.inside },
    world.tokens.resident,
  )
  expect(
    (await app.must(matters.get, { id: reported.id }, world.tokens.zhou_street)).area,
  ).toMatchObject({
    street: { id: street },
    grid: { id: world.areas.grid1 },
  })
})

test('the figures of yesterday are told both ways, each the sum of its own tree', async () => {
  const { areas, tokens } = world
  await aMatter(app, world, 'closed')
  await aMatter(app, world, 'accepted')
  tick(app, DAY_MS)
  const { street, steps } = recut(world)
  await carryOut(app, world, await aCheckedPlan(app, world, steps, '2022-09-06'))
  const { rows, changes } = await app.must(
    reorganisations.figures,
    { figure: 'received', from: TODAY, to: '2022-09-06' },
    tokens.zheng_leader,
  )
  const of = (area_id: string, day: string) =>
    rows.find((row) => row.area_id === area_id && row.day === day)
  expect(of(areas.xinqu, TODAY)).toMatchObject({ as_then: 2, as_now: 0 })
  expect(of(street, TODAY)).toMatchObject({ as_then: null, as_now: 2 })
  expect(of(street, '2022-09-06')).toMatchObject({ as_then: 0, as_now: 0 })
  expect(changes).toMatchObject([{ day: '2022-09-06', plan: { name: '区划调整' } }])
})

test('a grid goes to another community: its figures of days past go with it, and are still told as they were', async () => {
  const { areas, tokens } = world
  await aMatter(app, world, 'closed')
  tick(app, DAY_MS)
  const plan = await aCheckedPlan(
    app,
    world,
    [{ kind: 'move_areas', area_ids: [areas.grid1], to_id: areas.huxi }],
    '2022-09-06',
  )
  const done = await carryOut(app, world, plan)
  const figures = async (street_id: string) =>
    (
      await app.must(
        reorganisations.figures,
        { figure: 'closed', from: TODAY, to: TODAY, street_id },
        tokens.zheng_leader,
      )
    ).rows
  expect(await figures(areas.xinqu)).toMatchObject([{ name: '凤苑社区', as_then: 1, as_now: 0 }])
  expect(await figures(areas.guchong)).toMatchObject([{ name: '湖西社区', as_then: 0, as_now: 1 }])
  await takeBack(app, world, done)
  expect(await figures(areas.xinqu)).toMatchObject([{ name: '凤苑社区', as_then: 1, as_now: 1 }])
})

test('carried out and taken back leaves everything as it was', async () => {
  await aMatter(app, world, 'handling')
  await aMatter(app, world, 'closed')
  const before = await everythingIn(app)
  const done = await carryOut(app, world, await aCheckedPlan(app, world, recut(world).steps))
  expect(await everythingIn(app)).not.toEqual(before)
  const undone = await takeBack(app, world, done)
  expect(undone.state).toBe('undone')
  expect(await everythingIn(app)).toEqual(before)
})

test('while something new stands on the changed areas nothing is taken back, and it is named', async () => {
  const { tokens } = world
  const matter = await aMatter(app, world, 'accepted')
  const done = await carryOut(app, world, await aCheckedPlan(app, world, recut(world).steps))
  const undo = () => app.call(reorganisations.undo, { id: done.id }, tokens.zheng_leader)
  await app.must(matters.note, { id: matter.id, note: '新中心已接手' }, tokens.zhou_street)
  expect(await undo()).toMatchObject({ status: 409, reason: 'something_in_the_way' })
  const seen = await app.must(reorganisations.get, { id: done.id }, tokens.zheng_leader)
  expect(seen).toMatchObject({ in_the_way: [{ noun: 'matter', name: matter.number }], can: [] })
})

test('the record has one line for each step, in the name of whoever approved', async () => {
  const { steps } = recut(world)
  await carryOut(app, world, await aCheckedPlan(app, world, steps))
  const found = await sql<{ operation: string }>`
    select operation from audit.entry where actor_id = ${world.people.zheng_leader} and kind = 'job' order by id`.execute(
    app.services.database.db,
  )
  expect(found.rows.map((row) => row.operation)).toEqual(
    steps.map(({ kind }) => `reorganisations.${kind}`),
  )
})

test('a plan for a later day waits for it, is taken up then, and counts stay those of the rows', async () => {
  const { tokens } = world
  const matter = await aMatter(app, world, 'accepted')
  const { street, steps } = recut(world)
  const plan = await aCheckedPlan(app, world, steps, '2022-09-07')
  await carryOut(app, world, plan)
  const takeUp = async () => {
    const job = {
      name: 'every.reorganisations.take_up_plans',
      actor: jobActor(371502),
      subject_id: null,
    }
    await runJob(app.services, job, everyTakeUpPlans)
    await app.runJobs()
    return (await app.must(reorganisations.get, { id: plan.id }, tokens.zheng_leader)).state
  }
  expect(await takeUp()).toBe('approved')
  tick(app, 2 * DAY_MS)
  expect(await takeUp()).toBe('done')
  expect((await app.must(matters.get, { id: matter.id }, tokens.zhou_street)).area.street?.id).toBe(
    street,
  )
  const counted = await everythingIn(app)
  await app.services.database.db.transaction().execute((tx) => recountTallies(tx, 371502))
  expect(await everythingIn(app)).toEqual(counted)
})

test('what has become impossible since the check changes nothing on its day and says why', async () => {
  const { steps } = recut(world)
  const plan = await aCheckedPlan(app, world, steps, '2022-09-07')
  await app.must(
    reorganisations.approve,
    { id: plan.id, revision: plan.revision },
    world.tokens.zheng_leader,
  )
  await sql`update org.area set valid_to = '2022-09-06' where id = ${world.areas.fengyuan}`.execute(
    app.services.database.db,
  )
  tick(app, 2 * DAY_MS)
  const before = await everythingIn(app)
  await runJob(
    app.services,
    { name: 'take up', actor: jobActor(371502), subject_id: null },
    everyTakeUpPlans,
  )
  await app.runJobs()
  expect(
    await app.must(reorganisations.get, { id: plan.id }, world.tokens.zheng_leader),
  ).toMatchObject({
    state: 'refused',
    report: { conflicts: [{ code: 'area_gone', about: null }] },
  })
  expect(await everythingIn(app)).toEqual(before)
})
