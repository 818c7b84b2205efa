import { randomUUID } from 'node:crypto'
import type { PlanStep } from '@linli/contract/reorganisation-steps'
import { reorganisations } from '@linli/contract/reorganisations'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { asOwner, makeWorld, type World } from '../../../test/world.ts'
import { aMatter } from '../matters/testing.ts'
import { aCheckedPlan, aPlan, carryOut, everythingIn, recut, TODAY, takeBack } from './testing.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
afterAll(() => app?.close())

const head = { title: '区划调整', basis: '聊政字〔2022〕9号', day: TODAY }
const rename = (area_id: string): PlanStep => ({ kind: 'rename_area', area_id, name: '新名' })

test('the administrator draws up, the leader decides, the centre reads; nobody else has anything to do with it', async () => {
  const { tokens } = world
  const plan = await aPlan(app, world, [rename(world.areas.grid2)])
  expect(plan).toMatchObject({ state: 'draft', can: ['save', 'check', 'discard'], revision: 2 })
  expect(await app.must(reorganisations.get, { id: plan.id }, tokens.zhao_street)).toMatchObject({
    can: [],
    names: { [world.areas.grid2]: '凤苑第二网格' },
  })
  expect(await app.call(reorganisations.draft, head, tokens.zheng_leader)).toMatchObject({
    status: 403,
  })
  for (const token of [tokens.wang_grid1, tokens.sun_lights, tokens.resident])
    expect(await app.call(reorganisations.get, { id: plan.id }, token)).toMatchObject({
      status: 403,
    })
  expect(await app.call(reorganisations.check, { id: plan.id }, tokens.zheng_leader)).toMatchObject(
    {
      status: 403,
    },
  )
  const list = await app.must(reorganisations.list, {}, tokens.admin)
  expect(list).toMatchObject({
    may_draft: true,
    items: [{ id: plan.id, changed_by: { name: '系统管理员' } }],
  })
})

test('an administrator of a street draws up nothing for the district', async () => {
  await sql`update org.post set area_id = ${world.areas.xinqu} where person_id = ${world.people.admin}`.execute(
    app.services.database.db,
  )
  expect(await app.call(reorganisations.draft, head, world.tokens.admin)).toMatchObject({
    status: 403,
    reason: 'outside_jurisdiction',
  })
  await sql`update org.post set area_id = ${world.areas.district} where person_id = ${world.people.admin}`.execute(
    app.services.database.db,
  )
})

test('a day that is past, a plan somebody else has saved, and an unchecked one are refused; a repeat drafts once', async () => {
  const { tokens } = world
  const past = { ...head, day: '2022-09-04' }
  expect(await app.call(reorganisations.draft, past, tokens.admin)).toMatchObject({
    reason: 'day_is_past',
  })
  const { id, revision } = await aPlan(app, world, [])
  const save = (of: number) =>
    app.call(reorganisations.save, { id, revision: of, ...head, steps: [] }, tokens.admin)
  expect(await save(revision - 1)).toMatchObject({ status: 409, reason: 'changed_meanwhile' })
  expect(
    await app.call(reorganisations.approve, { id, revision }, tokens.zheng_leader),
  ).toMatchObject({
    status: 409,
    reason: 'plan_not_in_that_state',
  })
  await app.must(reorganisations.check, { id }, tokens.admin)
  await app.runJobs()
  expect(await app.must(reorganisations.get, { id }, tokens.zheng_leader)).toMatchObject({
    state: 'checked',
    report: { conflicts: [{ code: 'no_steps' }] },
    can: [],
  })
  expect(
    await app.call(reorganisations.approve, { id, revision }, tokens.zheng_leader),
  ).toMatchObject({
    reason: 'plan_has_conflicts',
  })
  const request_id = randomUUID()
  const first = await app.call(reorganisations.draft, head, tokens.admin, request_id)
  const again = await app.call(reorganisations.draft, head, tokens.admin, request_id)
  expect(again.body.id).toBe(first.body.id)
})

test('whoever wrote the plan does not approve it, and nobody approves another one than was checked', async () => {
  const { tokens, people, units, areas } = world
  await sql`insert into org.post (district_id, id, person_id, unit_id, kind, area_id, valid_from)
    values (371502, ${randomUUID()}, ${people.admin}, ${units.district_centre}, 'district_leader', ${areas.district}, '2022-01-01')`.execute(
    app.services.database.db,
  )
  const { id, revision } = await aCheckedPlan(app, world, [rename(areas.grid2)])
  expect(await app.call(reorganisations.approve, { id, revision }, tokens.admin)).toMatchObject({
    status: 403,
    reason: 'plan_needs_second_person',
  })
  await sql`delete from org.post where person_id = ${people.admin} and kind = 'district_leader'`.execute(
    app.services.database.db,
  )
  expect(
    await app.call(reorganisations.approve, { id, revision: revision - 1 }, tokens.zheng_leader),
  ).toMatchObject({ status: 409, reason: 'changed_meanwhile' })
})

test('of two who approve at once one does, of two plans for the same area one is approved, and what is carried out is not carried out twice', async () => {
  const { tokens } = world
  const steps = [rename(world.areas.grid2)]
  const one = await aCheckedPlan(app, world, steps, '2022-09-08')
  const other = await aCheckedPlan(app, world, steps, '2022-09-09')
  const approve = ({ id, revision }: { id: string; revision: number }) =>
    app.call(reorganisations.approve, { id, revision }, tokens.zheng_leader)
  const both = await Promise.all([approve(one), approve(one)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(await approve(other)).toMatchObject({ status: 409, reason: 'plan_overlaps' })
  const seen = await aCheckedPlan(app, world, steps, '2022-09-10')
  expect(seen.report?.conflicts).toMatchObject([{ code: 'overlaps_plan', about: '区划调整' }])
  await app.must(reorganisations.withdraw, { id: one.id }, tokens.admin)
  expect(await approve(one)).toMatchObject({ reason: 'plan_not_in_that_state' })
  const now = await aCheckedPlan(app, world, [rename(world.areas.grid3)])
  const done = await carryOut(app, world, now)
  expect(await approve(now)).toMatchObject({ status: 409, reason: 'plan_not_in_that_state' })
  await takeBack(app, world, done)
  expect(await app.call(reorganisations.undo, { id: now.id }, tokens.zheng_leader)).toMatchObject({
    reason: 'plan_not_in_that_state',
  })
})

test('plans and areas of another district are missing', async () => {
  await asOwner(
    app,
    sql`insert into platform.district values (371521, '阳谷县', 'test', true, 115.7, 36.1, 'gcj02', now())`,
  )
  const [plan_id, area_id] = [randomUUID(), randomUUID()]
  await sql`insert into org.area (district_id, id, level, code, name, code_system, valid_from)
    values (371521, ${area_id}, 'district', '371521', '阳谷县', 'test', '2022-01-01')`.execute(
    app.services.database.db,
  )
  await sql`insert into reorganisations.plan (district_id, id, title, basis, day, state, made_by, made_at, changed_by, changed_at)
    values (371521, ${plan_id}, '别处', '别处', '2022-09-05', 'draft', ${plan_id}, now(), ${plan_id}, now())`.execute(
    app.services.database.db,
  )
  const { admin, zheng_leader } = world.tokens
  for (const reply of [
    await app.call(reorganisations.get, { id: plan_id }, admin),
    await app.call(reorganisations.compare, { id: plan_id }, admin),
    await app.call(reorganisations.check, { id: plan_id }, admin),
    await app.call(reorganisations.save, { id: plan_id, revision: 1, ...head, steps: [] }, admin),
    await app.call(reorganisations.discard, { id: plan_id }, admin),
    await app.call(reorganisations.approve, { id: plan_id, revision: 1 }, zheng_leader),
    await app.call(reorganisations.undo, { id: plan_id }, zheng_leader),
    await app.call(reorganisations.get, { id: randomUUID() }, admin),
  ])
    expect(reply).toMatchObject({ status: 404 })
  const plan = await aCheckedPlan(app, world, [rename(area_id)])
  expect(plan.report?.conflicts).toMatchObject([{ code: 'area_gone', about: null }])
  expect(plan.names[area_id]).toBeUndefined()
})

test('a dry run counts and writes nothing else; it can be stopped', async () => {
  await aMatter(app, world, 'accepted')
  const before = await everythingIn(app)
  const { steps } = recut(world)
  const { id } = await aPlan(app, world, steps)
  const { admin } = world.tokens
  await app.must(reorganisations.check, { id }, admin)
  expect(await app.must(reorganisations.cancel_check, { id }, admin)).toMatchObject({
    state: 'draft',
    report: null,
  })
  await app.runJobs()
  expect(await app.must(reorganisations.get, { id }, admin)).toMatchObject({
    state: 'draft',
    report: null,
  })
  await app.must(reorganisations.check, { id }, admin)
  await app.runJobs()
  const { report } = await app.must(reorganisations.get, { id }, admin)
  expect(report).toMatchObject({
    conflicts: [],
    areas: { made: 1, changed: 5, ended: 0 },
    units: { made: 2, changed: 0, ended: 0 },
    posts: { made: 1, ended: 0 },
    matters: { open: 1, closed: 0 },
    // The one who goes to the new centre holds a post in the old one too, and sees on.
    gains: { n: 0 },
    loses: { n: 1, items: [{ person: '赵值班', areas: ['凤苑社区'] }] },
  })
  expect(await everythingIn(app)).toEqual(before)
})

test('before and after stand side by side with their outlines, and the record keeps them when it is done', async () => {
  const { steps, street } = recut(world, 'huxi')
  const plan = await aCheckedPlan(app, world, steps)
  const ask = () => app.must(reorganisations.compare, { id: plan.id }, world.tokens.zheng_leader)
  const planned = await ask()
  const changes = (side: 'before' | 'after', of: 'areas' | 'shapes') =>
    planned[side][of].map(({ name, change }) => `${name} ${change}`)
  expect(changes('before', 'areas')).toEqual(['古楼街道 same', '湖西社区 moved'])
  expect(changes('after', 'areas')).toEqual(['古楼街道 same', '湖西社区 moved', '九州街道 made'])
  expect(changes('after', 'shapes')).toContain('九州街道 made')
  const made = planned.after.shapes.find(({ id }) => id === street)
  expect(made?.polygons[0]?.[0]?.length).toBeGreaterThan(3)
  const done = await carryOut(app, world, plan)
  expect(await ask()).toEqual(planned)
  await takeBack(app, world, done)
})
