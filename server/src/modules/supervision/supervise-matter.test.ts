import { randomUUID } from 'node:crypto'
import { matters } from '@linli/contract/matters'
import { supervision } from '@linli/contract/supervision'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { START, type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { aMatter, givePhone, textsTo } from '../matters/testing.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
beforeEach(() => app.clock.set(START))
afterAll(() => app?.close())

const at = (text: string) => app.clock.set(new Date(`2022-09-${text}+08:00`))
type Who = keyof World['tokens']
const order = (id: string, as: Who = 'zhao_street', copy_unit_ids: string[] = []) =>
  app.call(
    supervision.supervise,
    {
      id,
      trigger: 'overdue',
      grade: 'ordinary',
      text: '三日内修好，并说明逾期原因',
      reply_by: '2022-09-08',
      copy_unit_ids,
    },
    world.tokens[as],
  )
const answer = (id: string, as: Who = 'sun_lights', request_id?: string) =>
  app.call(supervision.answer, { id, note: '配件已到，今晚修好' }, world.tokens[as], request_id)
const lift = (id: string, as: Who = 'zhao_street') =>
  app.call(supervision.lift, { id, note: '已核实' }, world.tokens[as])
const tabs = async (as: Who) => app.must(supervision.count_tabs, {}, world.tokens[as])

test('an order goes to the unit, holds the matter, is answered, and is lifted by somebody else', async () => {
  const { id } = await aMatter(app, world, 'verified')
  await givePhone(app, world.people.sun_lights, '13900000066')
  await givePhone(app, world.people.zhao_street, '13900000065')
  const before = await tabs('sun_lights')
  const made = await order(id)
  expect(made.body).toMatchObject({ held_by: ['supervision'] })
  await app.runJobs()
  expect((await textsTo(app, '13900000066')).join()).toContain('有督办单')
  expect(await app.call(matters.close, { id }, world.tokens.zhao_street)).toMatchObject({
    status: 409,
    reason: 'matter_is_held',
  })
  expect(await order(id)).toMatchObject({ status: 403, reason: 'may_not_supervise' })
  expect((await tabs('sun_lights')).waiting.n).toBe(before.waiting.n + 1)
  expect(await lift(id, 'sun_lights')).toMatchObject({ status: 403, reason: 'not_your_role' })
  expect(await answer(id, 'wang_grid1')).toMatchObject({ status: 403 })
  const request_id = randomUUID()
  expect((await answer(id, 'sun_lights', request_id)).status).toBe(200)
  expect((await answer(id, 'sun_lights', request_id)).status).toBe(200)
  expect(await answer(id)).toMatchObject({ status: 403, reason: 'may_not_answer_supervision' })
  await app.runJobs()
  expect((await textsTo(app, '13900000065')).join()).toContain('已有回复')
  expect((await lift(id)).body).toMatchObject({ held_by: [] })
  const closed = await app.must(matters.close, { id }, world.tokens.zhao_street)
  expect(closed.timeline.map(({ action }) => action).slice(-4)).toEqual([
    'supervise',
    'answer_supervision',
    'lift_supervision',
    'close',
  ])
  const shown = await app.must(supervision.get_of_matter, { id }, world.tokens.sun_lights)
  expect(shown.orders).toMatchObject([
    { state: 'lifted', answer: '配件已到，今晚修好', reply_due_at: '2022-09-08T16:00:00.000Z' },
  ])
})

test('what nobody has is supervised at its centre, by the district and not by itself', async () => {
  const { id } = await aMatter(app, world, 'accepted')
  expect(await order(id, 'zhao_street')).toMatchObject({
    status: 403,
    reason: 'own_unit_supervised',
  })
  const made = await order(id, 'zheng_leader')
  expect(made.status).toBe(200)
  const [one] = (await app.must(supervision.get_of_matter, { id }, world.tokens.zhao_street)).orders
  expect(one).toMatchObject({ unit: { id: world.units.street_centre }, state: 'waiting' })
  await app.must(matters.assign, { id, unit_id: world.units.lights }, world.tokens.zhao_street)
  expect(await answer(id, 'sun_lights')).toMatchObject({ status: 403 })
  expect((await answer(id, 'zhou_street')).status).toBe(200)
  expect(await lift(id, 'zhao_street')).toMatchObject({
    status: 403,
    reason: 'may_not_lift_supervision',
  })
  const { can } = await app.must(matters.get, { id }, world.tokens.zhao_street)
  expect(can).not.toContain('lift_supervision')
  expect(await lift(id, 'qian_district')).toMatchObject({ status: 200 })
})

test('hidden and missing answer alike; two orders at once make one; forged and past input is refused', async () => {
  const { id } = await aMatter(app, world, 'assigned')
  const [hidden, missing] = [
    await order(id, 'chen_other_street'),
    await order(randomUUID(), 'chen_other_street'),
  ]
  expect(hidden.status).toBe(404)
  expect(hidden.body).toEqual(missing.body)
  expect(await order(id, 'sun_lights')).toMatchObject({ reason: 'not_your_role' })
  expect(await order(id, 'zhao_street', [randomUUID()])).toMatchObject({ reason: 'no_such_unit' })
  at('09T10:00:00')
  expect(await order(id)).toMatchObject({ status: 422, reason: 'day_is_past' })
  app.clock.set(START)
  const both = await Promise.all([order(id, 'zhao_street'), order(id, 'qian_district')])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 403])
  const [made] = (await app.must(supervision.get_of_matter, { id }, world.tokens.zhao_street))
    .orders
  const sheet = { id: made?.id ?? '' }
  expect(
    (await app.call(supervision.get_order, sheet, world.tokens.chen_other_street)).status,
  ).toBe(404)
})

test('a copy shows the order and not the words of the matter', async () => {
  const { id } = await aMatter(app, world, 'assigned')
  await order(id, 'zhao_street', [world.units.property])
  const list = await app.must(
    supervision.list_orders,
    { state: 'waiting' },
    world.tokens.wu_property,
  )
  expect(list.items).toMatchObject([{ matter: { id, summary: null, is_seen: false } }])
  expect(list.count.n).toBe(list.items.length)
})

test('what the data show is suggested, with its reason, and no more once supervised', async () => {
  const { id } = await aMatter(app, world, 'handling')
  at('15T10:00:00')
  const suggested = async () => {
    const list = await app.must(
      supervision.list_suggested,
      { limit: 100 },
      world.tokens.qian_district,
    )
    expect((await tabs('qian_district')).suggested.n).toBe(list.count.n)
    return list.items.find(({ matter }) => matter.id === id)?.triggers
  }
  expect(await suggested()).toBeUndefined()
  at('16T10:00:00')
  expect(await suggested()).toEqual(['overdue'])
  const shown = await app.must(supervision.get_of_matter, { id }, world.tokens.qian_district)
  expect(shown.suggested).toEqual(['overdue'])
  await app.call(
    supervision.supervise,
    { id, trigger: 'overdue', grade: 'posted', text: '限期办结', reply_by: '2022-09-20' },
    world.tokens.qian_district,
  )
  expect(await suggested()).toBeUndefined()
})

test('a leader writes on a matter, the unit answers, and it goes back to the leader', async () => {
  const { id } = await aMatter(app, world, 'handling')
  const instruct = (to: 'unit' | 'centre', as: Who = 'zheng_leader') =>
    app.call(
      supervision.instruct,
      { id, to, text: '老人多，请连夜抢修', wants_answer: true, answer_by: '2022-09-06' },
      world.tokens[as],
    )
  expect(await instruct('unit', 'zhao_street')).toMatchObject({ reason: 'not_your_role' })
  expect((await instruct('unit')).status).toBe(200)
  expect((await tabs('zheng_leader')).instructed.n).toBe(1)
  const say = (as: Who) =>
    app.call(supervision.answer_instruction, { id, note: '今晚 8 点修好' }, world.tokens[as])
  expect(await say('zhao_street')).toMatchObject({ reason: 'may_not_answer_instruction' })
  const both = await Promise.all([say('sun_lights'), say('feng_lights')])
  expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
  const list = await app.must(
    supervision.list_instructions,
    { is_answered: true },
    world.tokens.zheng_leader,
  )
  expect(list.items).toMatchObject([{ answer: '今晚 8 点修好', matter: { id } }])
  expect((await tabs('zheng_leader')).instructed.n).toBe(0)
  expect((await app.must(matters.get, { id }, world.tokens.zheng_leader)).can).toEqual(
    expect.arrayContaining(['instruct', 'supervise']),
  )
  expect(await app.call(matters.accept, { id }, world.tokens.zheng_leader)).toMatchObject({
    reason: 'not_your_role',
  })
})

test('a leader writes on nothing that is secret to him', async () => {
  const { id } = await aMatter(app, world, 'handling')
  await app.must(matters.set_secret, { id, is_secret: true }, world.tokens.zhao_street)
  expect(
    await app.call(
      supervision.instruct,
      { id, to: 'unit', text: '请速办', wants_answer: false },
      world.tokens.zheng_leader,
    ),
  ).toMatchObject({ status: 404 })
})
