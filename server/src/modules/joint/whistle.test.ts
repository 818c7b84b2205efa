import { randomUUID } from 'node:crypto'
import type { Input } from '@linli/contract/endpoint'
import { joint } from '@linli/contract/joint'
import { matters } from '@linli/contract/matters'
import { parameters } from '@linli/contract/parameters'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { runJob } from '#platform/operate'
import { START, type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { jobActor } from '../../wiring.ts'
import { aMatter } from '../matters/testing.ts'
import { everyRingWhistles } from './ring-whistles.ts'
import { aUnit } from './testing.ts'

type Called = Awaited<ReturnType<typeof aUnit>>
let app: TestApp
let world: World
let traffic: Called
let water: Called
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
  traffic = await aUnit(app, world, { name: '交警大队', person: '丁警官' })
  water = await aUnit(app, world, {
    name: '供水公司',
    person: '韩师傅',
    kind: 'utility',
    post: 'utility_handler',
  })
})
beforeEach(() => app.clock.set(START))
afterAll(() => app?.close())

const at = (text: string) => app.clock.set(new Date(text))

async function aCall(more: Partial<Input<typeof joint.whistle>> = {}) {
  const { id } = await aMatter(app, world, 'handling')
  const work = await app.must(
    joint.whistle,
    {
      id,
      kind: 'law_enforcement',
      unit_ids: [traffic.id, water.id],
      what: '下穿通道积水，要封路抽水',
      place: '湖南路下穿通道北口',
      meets_at: new Date(app.clock.now().getTime() + 3_600_000).toISOString(),
      ...more,
    },
    world.tokens.zhao_street,
  )
  const call = work.whistles.at(-1)
  if (!call) throw new Error('no call')
  return { id, call }
}

const comes = (call: { id: string }, unit: Called) =>
  app.call(
    joint.answer_whistle,
    {
      id: call.id,
      unit_id: unit.id,
      is_coming: true,
      comes_as: '值班二组',
      comes_at: '2022-09-05T03:00:00Z',
    },
    unit.token,
  )

test('a street calls two units; both see the matter, answer, and the figures say who was in time', async () => {
  const { tokens } = world
  const { id, call } = await aCall()
  expect(call).toMatchObject({
    caller: { name: '新区街道社会治理服务中心' },
    due_at: '2022-09-06T02:00:00.000Z',
    due_hours: 24,
    can: ['end'],
  })
  const seen = await app.must(matters.get, { id }, traffic.token)
  expect([seen.held_by, seen.reporter.phone]).toEqual([['whistle'], null])
  expect((await comes(call, traffic)).status).toBe(200)
  at('2022-09-06T03:00:00Z')
  const late = await app.must(
    joint.answer_whistle,
    { id: call.id, unit_id: water.id, is_coming: false, words: '抢修队都在别处' },
    water.token,
  )
  expect(late.whistles[0]?.units.map(({ unit, answer }) => [unit.name, answer])).toEqual([
    ['交警大队', 'in_time'],
    ['供水公司', 'late'],
  ])
  const ended = await app.must(
    joint.end_whistle,
    {
      id: call.id,
      outcome: '水已抽干，通道已放行',
      units: [
        { unit_id: traffic.id, came: true, helped: true },
        { unit_id: water.id, came: false, helped: true },
      ],
    },
    tokens.zhao_street,
  )
  expect(ended.whistles[0]?.units.map(({ came, helped }) => [came, helped])).toEqual([
    [true, true],
    [false, false],
  ])
  for (const [unit, was_justified] of [
    [traffic, true],
    [water, false],
  ] as const) {
    await app.must(
      joint.judge_whistle,
      { id: call.id, unit_id: unit.id, was_justified, words: '说明' },
      unit.token,
    )
  }
  expect((await app.must(matters.get, { id }, tokens.zhao_street)).held_by).toEqual([])
  const figures = await app.must(
    joint.count_whistles,
    { from: '2022-09-01', to: '2022-09-30' },
    tokens.zheng_leader,
  )
  expect(figures.streets).toEqual([
    {
      unit: { id: world.units.street_centre, name: '新区街道社会治理服务中心' },
      calls: 1,
      justified: { n: 1, of: 2 },
    },
  ])
  expect(figures.units.find(({ unit }) => unit.id === water.id)).toMatchObject({
    calls: 1,
    waiting: 0,
    in_time: { n: 0, of: 1 },
    late: { n: 1, of: 1 },
    came: { n: 0, of: 1 },
  })
  const before = await app.must(
    joint.count_whistles,
    { from: '2022-09-01', to: '2022-09-04' },
    tokens.zheng_leader,
  )
  expect(before).toEqual({ streets: [], units: [] })
})

test('who may call: the centre of the street alone; wrong units, places and times are refused', async () => {
  const { tokens, units } = world
  const { id } = await aMatter(app, world, 'handling')
  const input = {
    id,
    kind: 'emergency' as const,
    unit_ids: [traffic.id],
    what: '积水',
    place: '通道',
    meets_at: '2022-09-05T04:00:00Z',
  }
  const call = (more: object, as = tokens.zhao_street) =>
    app.call(joint.whistle, { ...input, ...more }, as)
  expect(await call({}, tokens.qian_district)).toMatchObject({
    status: 403,
    reason: 'may_not_whistle',
  })
  expect(await call({}, tokens.sun_lights)).toMatchObject({ status: 403, reason: 'not_your_role' })
  expect((await call({}, tokens.chen_other_street)).status).toBe(404)
  expect(await call({ unit_ids: [randomUUID()] })).toMatchObject({
    status: 422,
    reason: 'no_such_unit',
  })
  expect(await call({ unit_ids: [traffic.id, traffic.id] })).toMatchObject({
    reason: 'unit_named_twice',
  })
  expect(await call({ unit_ids: [units.street_centre] })).toMatchObject({ reason: 'calls_itself' })
  expect(await call({ unit_ids: [units.housing] })).toMatchObject({ reason: 'unit_has_nobody' })
  expect(await call({ meets_at: '2022-09-05T01:00:00Z' })).toMatchObject({
    reason: 'meeting_is_past',
  })
  expect((await app.must(matters.get, { id }, tokens.zhao_street)).held_by).toEqual([])
})

test('answers by others, half answers, and answers of two at once', async () => {
  const { call } = await aCall({ unit_ids: [traffic.id] })
  const answer = (more: object, as: string) =>
    app.call(
      joint.answer_whistle,
      { id: call.id, unit_id: traffic.id, is_coming: true, ...more },
      as,
    )
  expect((await answer({}, water.token)).status).toBe(404)
  expect(await answer({}, world.tokens.zhao_street)).toMatchObject({ status: 403 })
  expect(await answer({}, traffic.token)).toMatchObject({ status: 422, reason: 'say_who_comes' })
  expect(await answer({ is_coming: false }, traffic.token)).toMatchObject({ reason: 'say_why_not' })
  const replies = await Promise.all([
    comes(call, traffic),
    comes(call, traffic),
    comes(call, traffic),
  ])
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  expect(replies.find(({ status }) => status === 409)).toMatchObject({
    reason: 'whistle_is_answered',
    body: { data: { name: '丁警官' } },
  })
})

test('a call is ended by its street alone, of every unit, once; before the meeting nobody judges it', async () => {
  const { tokens } = world
  const { id, call } = await aCall({ unit_ids: [traffic.id], meets_at: '2022-09-05T05:00:00Z' })
  const judge = { id: call.id, unit_id: traffic.id, was_justified: true, words: '该来' }
  expect(await app.call(joint.judge_whistle, judge, traffic.token)).toMatchObject({
    reason: 'whistle_not_met',
  })
  const end = (
    units: { unit_id: string; came: boolean; helped: boolean }[],
    as = tokens.zhao_street,
  ) => app.call(joint.end_whistle, { id: call.id, outcome: '已处置', units }, as)
  const one = { unit_id: traffic.id, came: true, helped: true }
  expect(await end([])).toMatchObject({ status: 422, reason: 'say_who_came' })
  expect(await end([one, { ...one, unit_id: water.id }])).toMatchObject({ reason: 'say_who_came' })
  expect(await end([one], tokens.qian_district)).toMatchObject({ status: 403 })
  const replies = await Promise.all([end([one]), end([one], tokens.zhou_street)])
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(await comes(call, traffic)).toMatchObject({ status: 409, reason: 'whistle_is_over' })
  await app.must(joint.judge_whistle, judge, traffic.token)
  expect(await app.call(joint.judge_whistle, judge, traffic.token)).toMatchObject({
    reason: 'whistle_is_judged',
  })
  expect((await app.must(matters.get, { id }, tokens.zhao_street)).held_by).toEqual([])
})

test('an emergency rings at night, anything else in the morning and has its time from then; the number is the district’s', async () => {
  // What the tests before have left rings by day, and not in this night.
  await app.runJobs()
  // One from the evening whose job comes late, at night: it waits for the morning too.
  at('2022-09-05T13:30:00Z')
  const late = await aCall({ kind: 'key_work', unit_ids: [traffic.id] })
  expect(late.call).toMatchObject({ rings_at: '2022-09-05T13:30:00.000Z' })
  at('2022-09-05T15:30:00Z')
  const night = await aCall({ kind: 'emergency', unit_ids: [traffic.id] })
  const waits = await aCall({ kind: 'key_work', unit_ids: [water.id] })
  expect(night.call).toMatchObject({
    rings_at: '2022-09-05T15:30:00.000Z',
    due_at: '2022-09-05T16:30:00.000Z',
  })
  expect(waits.call).toMatchObject({
    rings_at: '2022-09-05T23:00:00.000Z',
    due_at: '2022-09-07T23:00:00.000Z',
  })
  const rung = async () => {
    const found = await sql<{ purpose: string; n: number }>`
      select purpose, count(*) as n from channels.text_message where purpose = 'whistle.rung' and created_at >= '2022-09-05T15:00:00Z'
      group by purpose order by purpose`.execute(app.services.database.db)
    return Object.fromEntries(found.rows.map(({ purpose, n }) => [purpose, n]))
  }
  const run = () =>
    runJob(
      app.services,
      { name: 'test', actor: jobActor(371502), subject_id: null },
      everyRingWhistles,
    )
  await app.runJobs()
  expect(await rung()).toEqual({ 'whistle.rung': 1 })
  await run()
  at('2022-09-05T20:00:00Z')
  await run()
  expect(await rung()).toEqual({ 'whistle.rung': 1 })
  at('2022-09-05T23:05:00Z')
  await run()
  await run()
  expect(await rung()).toMatchObject({ 'whistle.rung': 3 })
  await app.must(
    parameters.set,
    {
      key: 'joint.whistle_key_work_hours',
      value: 12,
      source: '区吹哨报到办法',
      last_edition_id: null,
      valid_from: '2022-09-06',
    },
    world.tokens.editor,
  )
  const next = await aCall({ kind: 'key_work', unit_ids: [water.id] })
  expect(next.call.due_hours).toBe(12)
})

test('lists of calls equal their counts, and a unit of neither side sees none', async () => {
  const other = await aUnit(app, world, { name: '气象局', person: '云科长' })
  for (const token of [
    traffic.token,
    world.tokens.zhao_street,
    world.tokens.zheng_leader,
    other.token,
  ]) {
    const [tab] = (await app.must(joint.count_tabs, {}, token)).filter(
      (one) => one.tab === 'whistles',
    )
    const ids: string[] = []
    let cursor: string | undefined
    do {
      const page = await app.must(joint.list_whistles, { limit: 2, cursor }, token)
      expect(page.count).toEqual(tab?.count)
      ids.push(...page.items.map((one) => one.id))
      cursor = page.next_cursor ?? undefined
    } while (cursor)
    expect(new Set(ids).size).toBe(tab?.count.n)
    if (token === other.token) expect(ids).toEqual([])
    else expect(ids.length).toBeGreaterThan(0)
  }
})
