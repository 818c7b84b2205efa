import { randomUUID } from 'node:crypto'
import { joint } from '@linli/contract/joint'
import { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { runJob } from '#platform/operate'
import { START, type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { jobActor } from '../../wiring.ts'
import { aMatter, aPhoto } from '../matters/testing.ts'
import { everyAlarmTasks } from './every-alarm-tasks.ts'
import { aTask, aUnit, lastTask } from './testing.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
beforeEach(() => app.clock.set(START))
afterAll(() => app?.close())

const at = (text: string) => app.clock.set(new Date(text))

/** A matter that the lights have, with a task of the property firm on it. */
async function aJointMatter(more: Parameters<typeof aTask>[3] = {}) {
  const { id } = await aMatter(app, world, 'handling')
  return { id, task_id: lastTask(await aTask(app, world, id, more)).id }
}

const answer = (
  id: string,
  answer: 'done' | 'partly' | 'ask' | 'refuse',
  as = world.tokens.wu_property,
) => app.call(joint.answer_task, { id, answer, words: '说明一下' }, as)

test('taken, asked, told, partly, done: each is said once on the task and once in the timeline', async () => {
  const { tokens } = world
  const { id, task_id } = await aJointMatter({ evidence: ['photo_after'] })
  expect(lastTask(await app.must(joint.get_work, { id }, tokens.wu_property)).can).toEqual([
    'take',
    'answer',
    'refuse',
  ])
  await app.must(joint.take_task, { id: task_id }, tokens.wu_property)
  await answer(task_id, 'ask')
  expect(lastTask(await app.must(joint.get_work, { id }, tokens.sun_lights)).can).toEqual(['tell'])
  await app.must(joint.tell_task, { id: task_id, words: '配电间在负一层' }, tokens.sun_lights)
  await answer(task_id, 'partly')
  expect(await answer(task_id, 'done')).toMatchObject({ status: 409, reason: 'evidence_missing' })
  const file_ids = [await aPhoto(app, world, 'wu_property')]
  const work = await app.must(
    joint.answer_task,
    { id: task_id, answer: 'done', words: '门已打开', file_ids },
    tokens.wu_property,
  )
  expect(lastTask(work)).toMatchObject({ status: 'done', can: [] })
  expect(lastTask(work).steps.map(({ step }) => step)).toEqual([
    'give',
    'take',
    'ask',
    'tell',
    'partly',
    'done',
  ])
  expect(lastTask(work).steps.at(-1)?.files).toHaveLength(1)
  const seen = await app.must(matters.get, { id }, tokens.zhao_street)
  expect(seen.timeline.slice(-6).map(({ action, reason }) => [action, reason])).toEqual([
    ['give_task', null],
    ['answer_task', 'take'],
    ['answer_task', 'ask'],
    ['give_task', 'tell'],
    ['answer_task', 'partly'],
    ['answer_task', 'done'],
  ])
  expect(seen.held_by).toEqual([])
})

test('the reporter reads the answer of the lead, and nothing that passed between the units', async () => {
  const { tokens } = world
  const { id, task_id } = await aJointMatter()
  await answer(task_id, 'refuse')
  const ruled = {
    id: task_id,
    ruling: 'keep',
    words: '车库归物业管',
    basis: '物业服务合同',
  } as const
  await app.must(joint.rule_task, ruled, tokens.zhao_street)
  await answer(task_id, 'done')
  const file_ids = [await aPhoto(app, world, 'sun_lights')]
  await app.must(
    matters.resolve,
    { id, outcome: 'solved', note: '车库和路灯都已修好', file_ids },
    tokens.sun_lights,
  )
  const told = await app.must(matters.get_reported, { id }, tokens.resident)
  const acts = told.timeline.map(({ action }) => action)
  expect(acts).toEqual(['report', 'accept', 'assign', 'handle', 'resolve'])
  expect(JSON.stringify(told)).not.toMatch(/说明一下|物业服务合同|车库归物业管|凤苑物业/)
  expect(told.timeline.at(-1)?.note).toBe('车库和路灯都已修好')
})

test('who is not of the unit answers nothing: hidden, forbidden, forged', async () => {
  const { tokens } = world
  const { id, task_id } = await aJointMatter()
  const other = await aUnit(app, world, { name: '排水所', person: '周所长' })
  const hidden = await answer(task_id, 'done', other.token)
  const missing = await answer(randomUUID(), 'done', other.token)
  expect([hidden.status, hidden.body]).toEqual([404, missing.body])
  await aTask(app, world, id, { unit_id: other.id })
  expect(await answer(task_id, 'done', other.token)).toMatchObject({
    status: 403,
    reason: 'not_your_task',
  })
  expect(await answer(task_id, 'done', tokens.sun_lights)).toMatchObject({ status: 403 })
  expect(await answer(task_id, 'done', tokens.wang_grid1)).toMatchObject({
    reason: 'not_your_role',
  })
  const foreign = await aPhoto(app, world, 'sun_lights')
  expect(
    await app.call(
      joint.answer_task,
      { id: task_id, answer: 'done', words: '好', file_ids: [foreign] },
      tokens.wu_property,
    ),
  ).toMatchObject({ status: 422, reason: 'no_such_file' })
})

test('two answers at once: one wins, the other is told by whom and what', async () => {
  const colleague = await app.services.database.db.transaction().execute(async (tx) => {
    const found = await sql<{ id: string }>`
      insert into org.post (district_id, id, person_id, unit_id, kind, area_id, valid_from)
      values (371502, ${randomUUID()}, ${world.people.feng_lights}, ${world.units.property}, 'property_manager', ${world.areas.fengyuan}, '2022-01-01')
      returning id`.execute(tx)
    return found.rows[0]?.id
  })
  for (let round = 0; round < 6; round += 1) {
    const { id, task_id } = await aJointMatter()
    const replies = await Promise.all([
      answer(task_id, 'done'),
      answer(task_id, 'refuse', world.tokens.feng_lights),
      answer(task_id, 'done', world.tokens.feng_lights),
    ])
    const won = replies.filter(({ status }) => status === 200)
    const lost = replies.filter(({ status }) => status === 409)
    expect([won.length, lost.length]).toEqual([1, 2])
    for (const { reason, body } of lost) {
      expect(reason).toMatch(/^task_is_(done|refused)$/)
      expect(body).toMatchObject({ data: { name: expect.stringMatching(/^(吴经理|冯师傅)$/) } })
    }
    const { held_by } = await app.must(matters.get, { id }, world.tokens.zhao_street)
    expect(held_by).toEqual(lost[0]?.reason === 'task_is_done' ? [] : ['task'])
  }
  await sql`update org.post set valid_to = '2022-09-05' where id = ${colleague}`.execute(
    app.services.database.db,
  )
})

test('a refusal waits for the centre; a unit ruled to do it does not refuse again', async () => {
  const { tokens } = world
  const { id, task_id } = await aJointMatter()
  await app.must(
    joint.answer_task,
    { id: task_id, answer: 'refuse', words: '不归物业' },
    tokens.wu_property,
  )
  expect(await answer(task_id, 'done')).toMatchObject({ status: 409, reason: 'task_is_refused' })
  const rule = { id: task_id, ruling: 'keep', words: '归物业', basis: '合同第三条' } as const
  expect(await app.call(joint.rule_task, rule, tokens.sun_lights)).toMatchObject({
    reason: 'not_your_role',
  })
  expect((await app.call(joint.rule_task, rule, tokens.chen_other_street)).status).toBe(404)
  const listed = await app.must(joint.list_tasks, { tab: 'to_rule' }, tokens.qian_district)
  expect(listed.items.map((one) => one.id)).toContain(task_id)
  const work = await app.must(
    joint.rule_task,
    { ...rule, due: { on: '2022-09-09' } },
    tokens.qian_district,
  )
  expect(lastTask(work)).toMatchObject({
    status: 'given',
    is_ruled: true,
    deadline: { due_at: '2022-09-09T16:00:00.000Z', basis: '合同第三条' },
  })
  expect(await answer(task_id, 'refuse')).toMatchObject({
    status: 409,
    reason: 'ruled_may_not_refuse',
  })
  expect(await app.call(joint.rule_task, rule, tokens.zhao_street)).toMatchObject({
    reason: 'nothing_to_rule',
  })
  expect((await answer(task_id, 'done')).status).toBe(200)
  expect((await app.must(matters.get, { id }, tokens.zhao_street)).held_by).toEqual([])
})

test('a ruling gives the task to another unit, whose it is for good; the first is freed and told so', async () => {
  const { tokens } = world
  const { id, task_id } = await aJointMatter()
  const other = await aUnit(app, world, { name: '交警大队', person: '丁警官' })
  await answer(task_id, 'refuse')
  const rule = { id: task_id, ruling: 'move', words: '归交警', basis: '职责清单' } as const
  const call = (more: object) => app.call(joint.rule_task, { ...rule, ...more }, tokens.zhao_street)
  expect(await call({})).toMatchObject({ reason: 'ruling_names_no_unit' })
  expect(await call({ unit_id: other.id })).toMatchObject({ reason: 'ruling_names_no_day' })
  const due = { unit: 'working_days', value: 1 } as const
  expect(await call({ unit_id: world.units.lights, due })).toMatchObject({
    reason: 'task_for_the_lead',
  })
  const moved = await call({ unit_id: other.id, due })
  expect(moved.body.tasks.map(({ status }) => status)).toEqual(['moved', 'given'])
  expect(moved.body.tasks[1]).toMatchObject({ from_unit: { name: '凤苑物业' }, is_ruled: true })
  expect((await app.call(matters.get, { id }, tokens.wu_property)).status).toBe(404)
  expect(await answer(task_id, 'done')).toMatchObject({
    status: 409,
    reason: 'task_is_moved',
    body: { data: { name: '赵值班' } },
  })
  const next = moved.body.tasks[1]?.id ?? ''
  expect(await answer(next, 'refuse', other.token)).toMatchObject({
    reason: 'ruled_may_not_refuse',
  })
  expect((await app.must(matters.get, { id }, tokens.zhao_street)).held_by).toEqual(['task'])
  const dropped = await app.must(
    joint.rule_task,
    { id: next, ruling: 'drop', words: '水已退', basis: '现场核查' },
    tokens.zhao_street,
  )
  expect(lastTask(dropped).status).toBe('dropped')
  expect((await app.must(matters.get, { id }, tokens.zhao_street)).held_by).toEqual([])
})

test('nobody rules on the task of their own unit', async () => {
  const { tokens, units } = world
  const { id } = await aMatter(app, world, 'handling')
  const task_id = lastTask(await aTask(app, world, id, { unit_id: units.street_centre })).id
  await answer(task_id, 'refuse', tokens.zhao_street)
  const rule = { id: task_id, ruling: 'drop', words: '不办', basis: '自己说' } as const
  expect(await app.call(joint.rule_task, rule, tokens.zhou_street)).toMatchObject({
    status: 403,
    reason: 'may_not_rule_own_task',
  })
  expect((await app.call(joint.rule_task, rule, tokens.qian_district)).status).toBe(200)
})

test('a ruling and an answer at once: one stands, and the matter is held by what is open', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { id, task_id } = await aJointMatter()
    const rule = { id: task_id, ruling: 'drop', words: '撤', basis: '现场' } as const
    const replies = await Promise.all([
      answer(task_id, 'done'),
      app.call(joint.rule_task, rule, world.tokens.zhao_street),
    ])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await app.must(matters.get, { id }, world.tokens.zhao_street)).held_by).toEqual([])
  }
})

test('lists hold what their counts say, page by key, and leaders only read', async () => {
  const { tokens } = world
  for (const one of ['wu_property', 'sun_lights', 'zhao_street', 'zheng_leader'] as const) {
    for (const { tab, count } of await app.must(joint.count_tabs, {}, tokens[one])) {
      if (tab === 'whistles') continue
      const ids = new Set<string>()
      let cursor: string | undefined
      do {
        const page = await app.must(joint.list_tasks, { tab, limit: 3, cursor }, tokens[one])
        expect(page.count).toEqual(count)
        for (const item of page.items) ids.add(item.id)
        cursor = page.next_cursor ?? undefined
      } while (cursor)
      expect(ids.size, `${one} ${tab}`).toBe(count.n)
    }
  }
  expect(await app.call(joint.list_tasks, { tab: 'ours' }, tokens.zheng_leader)).toMatchObject({
    status: 403,
    reason: 'no_such_tab',
  })
  expect(await app.call(joint.list_tasks, { tab: 'area' }, tokens.wu_property)).toMatchObject({
    reason: 'no_such_tab',
  })
  expect(
    await app.call(joint.list_tasks, { tab: 'ours', cursor: 'x' }, tokens.wu_property),
  ).toMatchObject({
    reason: 'cursor_not_understood',
  })
  const ended = await app.must(
    joint.list_tasks,
    { tab: 'ours', is_open: false },
    tokens.wu_property,
  )
  expect(ended.items.every(({ status }) => status === 'done')).toBe(true)
})

test('a unit is told before and after the deadline of its task, once each and never at night', async () => {
  const unit = await aUnit(app, world, { name: '供水公司', person: '韩师傅' })
  const { id } = await aMatter(app, world, 'handling')
  await aTask(app, world, id, { unit_id: unit.id, due: { unit: 'hours', value: 60 } })
  const run = () =>
    runJob(
      app.services,
      { name: 'test', actor: jobActor(371502), subject_id: null },
      everyAlarmTasks,
    )
  const told = async () => {
    const found = await sql<{ purpose: string }>`
      select t.purpose from channels.text_message as t join identity.person as p
        on t.phone_index = ${app.services.keys.blindIndex('phone', await phoneOf(unit.person_id))}
      where p.id = ${unit.person_id} order by t.created_at, t.id`.execute(app.services.database.db)
    return found.rows.map(({ purpose }) => purpose)
  }
  // 60 hours from Monday 10:00 end on Wednesday at 22:00; a day before that it is night.
  at('2022-09-06T13:00:00Z')
  await run()
  expect(await told()).toEqual([])
  at('2022-09-06T20:00:00Z')
  await run()
  expect(await told()).toEqual([])
  at('2022-09-07T00:00:00Z')
  await run()
  await run()
  expect(await told()).toEqual(['task.soon'])
  at('2022-09-07T15:00:00Z')
  await run()
  expect(await told()).toEqual(['task.soon'])
  at('2022-09-08T00:00:00Z')
  await run()
  await run()
  expect(await told()).toEqual(['task.soon', 'task.late'])
})

async function phoneOf(person_id: string): Promise<string> {
  const found = await sql<{ sealed_phone: Buffer }>`
    select sealed_phone from identity.person where id = ${person_id}`.execute(
    app.services.database.db,
  )
  const sealed = found.rows[0]?.sealed_phone
  return sealed ? app.services.keys.unseal(sealed) : ''
}
