import { supervision } from '@linli/contract/supervision'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { START, type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { aMatter, givePhone, runSchedule, textsTo } from '../matters/testing.ts'
import { everyAlarmReplies } from './every-alarm-replies.ts'

const UNIT = '13900000071'
const COPIED = '13900000072'
const ISSUER = '13900000073'
const LEADER = '13900000074'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
  const { people } = world
  await givePhone(app, people.sun_lights, UNIT)
  await givePhone(app, people.wu_property, COPIED)
  await givePhone(app, people.zhao_street, ISSUER)
  await givePhone(app, people.zheng_leader, LEADER)
})
beforeEach(() => app.clock.set(START))
afterAll(() => app?.close())

const at = (text: string) => app.clock.set(new Date(`2022-09-${text}+08:00`))
const run = () => runSchedule(app, everyAlarmReplies)
const newTexts = async (phone: string, words: string) =>
  (await textsTo(app, phone)).filter((text) => text.includes(words)).length

async function anOrder(reply_by = '2022-09-08'): Promise<string> {
  const { id } = await aMatter(app, world, 'handling')
  const order = { id, trigger: 'overdue', grade: 'ordinary', text: '限期修好', reply_by } as const
  await app.must(
    supervision.supervise,
    { ...order, copy_unit_ids: [world.units.property] },
    world.tokens.zhao_street,
  )
  await app.runJobs()
  return id
}

const ordersOf = (as: keyof World['tokens']) =>
  app.must(supervision.list_orders, { state: 'waiting', limit: 100 }, world.tokens[as])
const tabs = () => app.must(supervision.count_tabs, {}, world.tokens.zhao_street)

test('a reply is told of a day before it is due, and once it is late to the unit and to the issuer, each once', async () => {
  const id = await anOrder()
  const before = (await tabs()).late.n
  at('07T23:50:00')
  await run()
  expect(await newTexts(UNIT, '快到回复期限')).toBe(0)
  at('08T09:00:00')
  await run()
  await run()
  expect(await newTexts(UNIT, '快到回复期限')).toBe(1)
  expect(await newTexts(COPIED, '快到回复期限')).toBe(0)
  expect((await tabs()).late.n).toBe(before)
  at('09T00:30:00')
  await run()
  expect(await newTexts(UNIT, '还没有回复')).toBe(0)
  at('09T09:00:00')
  await run()
  await run()
  expect(await newTexts(UNIT, '过了期限还没有回复')).toBe(1)
  expect(await newTexts(ISSUER, '您发的督办单过了期限')).toBe(1)
  expect(await newTexts(COPIED, '还没有回复')).toBe(0)
  expect((await tabs()).late.n).toBe(before + 1)
  const [first] = (await ordersOf('zhao_street')).items
  expect(first).toMatchObject({ matter: { id }, is_late: true })
  await app.must(supervision.answer, { id, note: '已修好' }, world.tokens.sun_lights)
  expect((await tabs()).late.n).toBe(before)
  const shown = await app.must(supervision.get_of_matter, { id }, world.tokens.zhao_street)
  expect(shown.orders).toMatchObject([{ state: 'answered', is_late: true }])
})

test('one that is answered or lifted in time rings for nobody', async () => {
  const [answered, lifted] = [await anOrder(), await anOrder()]
  await app.must(supervision.answer, { id: answered, note: '已修好' }, world.tokens.sun_lights)
  await app.must(supervision.lift, { id: lifted, note: '另行安排' }, world.tokens.zhao_street)
  const before = await Promise.all([UNIT, ISSUER].map((phone) => newTexts(phone, '回复')))
  at('09T09:00:00')
  await run()
  expect(await Promise.all([UNIT, ISSUER].map((phone) => newTexts(phone, '回复')))).toEqual(before)
})

test('a late answer to an instruction goes back to the leader; what has no day is never late', async () => {
  const before = (await tabs()).instructed_late.n
  const instruct = async (answer_by?: string) => {
    const { id } = await aMatter(app, world, 'handling')
    const said = { id, to: 'unit', text: '请抓紧', wants_answer: true } as const
    await app.must(
      supervision.instruct,
      { ...said, ...(answer_by && { answer_by }) },
      world.tokens.zheng_leader,
    )
    return id
  }
  await instruct()
  const id = await instruct('2022-09-06')
  at('07T09:00:00')
  await run()
  await run()
  expect(await newTexts(LEADER, '您的批示过了期限')).toBe(1)
  expect(await newTexts(UNIT, '批示过了期限')).toBe(1)
  expect((await tabs()).instructed_late.n).toBe(before + 1)
  const list = await app.must(
    supervision.list_instructions,
    { is_answered: false, limit: 100 },
    world.tokens.zheng_leader,
  )
  expect(list.items.map(({ is_late }) => is_late)).toEqual([true, false])
  expect(list.items[0]).toMatchObject({ matter: { id } })
})

test('orders that wait are read by their day, page after page, each once', async () => {
  for (const day of ['2022-09-20', '2022-09-08', '2022-09-15', '2022-09-08']) await anOrder(day)
  const whole = await ordersOf('zhao_street')
  const days = whole.items.map(({ reply_due_at }) => reply_due_at)
  expect(days).toEqual(days.toSorted())
  const read: string[] = []
  let cursor: string | undefined
  do {
    const input = { state: 'waiting', limit: 2, ...(cursor && { cursor }) } as const
    const page = await app.must(supervision.list_orders, input, world.tokens.zhao_street)
    read.push(...page.items.map(({ id }) => id))
    cursor = page.next_cursor ?? undefined
  } while (cursor)
  expect(read).toEqual(whole.items.map(({ id }) => id))
  expect(
    await app.call(
      supervision.list_orders,
      { state: 'waiting', cursor: 'x~y' },
      world.tokens.zhao_street,
    ),
  ).toMatchObject({ status: 422, reason: 'cursor_not_understood' })
})

test('the tabs are counted in two statements, and a run that finds nothing takes five', async () => {
  await run()
  expect((await app.countStatements(run)).count).toBeLessThanOrEqual(10)
  const { count } = await app.countStatements(tabs)
  expect(count).toBeLessThanOrEqual(7)
})
