import { randomUUID } from 'node:crypto'
import { outcomes } from '@linli/contract/outcomes'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { START, type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import {
  aCommittee,
  aPostHolder,
  aUnitOf,
  type Seated,
  type TestCommittee,
} from '../mediators/testing.ts'
import { aWentDispute } from './testing.ts'

let app: TestApp
let world: World
let committee: TestCommittee
let guide: Seated
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
  committee = await aCommittee(app, world)
  const office = await aUnitOf(app, world, {
    kind: 'justice_office',
    name: '新区司法所',
    area_id: world.areas.xinqu,
  })
  const post = { name: '所长', kind: 'department_handler', unit_id: office }
  guide = await aPostHolder(app, world, { ...post, area_id: world.areas.xinqu })
})
beforeEach(() => app.clock.set(START))
afterAll(() => app?.close())

const RULE = {
  difficulty: 'simple',
  form: 'written',
  amount_fen: 20_000,
  needs_performed: true,
  source: '区财政局、司法局 2022 年以案定补办法',
  valid_from: '2022-09-05',
} as const
const SPAN = { from: '2022-09-05', to: '2022-09-30' }

/** A settled dispute of the committee with its lead; done unless told otherwise. */
async function settled(day: string, state = 'done', form: 'written' | 'oral' = 'written') {
  const { id: committee_id, lead } = committee
  const id = await aWentDispute(app, world, { committee_id, accepted: day, agreed: day, form })
  const { db } = app.services.database
  await sql`update agreements.agreement set state = ${state} where dispute_id = ${id}`.execute(db)
  await sql`
    insert into mediation.case_mediator (district_id, id, dispute_id, person_id, part, chosen_by, from_at)
    values (371502, ${randomUUID()}, ${id}, ${lead.person_id}, 'lead', 'appointed', ${app.clock.now()})`.execute(
    db,
  )
  return id
}
const find = async (as = committee.clerk.token) =>
  (await app.must(outcomes.find_subsidies, { committee_id: committee.id, ...SPAN }, as)).map(
    ({ dispute_id, bar, amount_fen }) => ({ dispute_id, bar, amount_fen }),
  )
const make = (as = committee.clerk.token) =>
  app.call(outcomes.make_subsidy_list, { committee_id: committee.id, ...SPAN }, as)

test('no amount is made up: without a rule there is none, and a rule says its paper and its day', async () => {
  const id = await settled('2022-09-06')
  expect(await find()).toEqual([{ dispute_id: id, bar: 'no_rule', amount_fen: null }])
  expect(await make()).toMatchObject({ status: 409, reason: 'nothing_to_pay' })
  const set = (as: string, more: object = {}) =>
    app.call(outcomes.set_subsidy_rule, { ...RULE, ...more }, as)
  expect(await set(committee.clerk.token)).toMatchObject({ status: 403 })
  expect(await set(world.tokens.editor, { valid_from: '2022-09-04' })).toMatchObject({
    status: 422,
    reason: 'day_is_past',
  })
  expect((await set(world.tokens.editor)).body).toMatchObject(RULE)
  expect(await find()).toEqual([{ dispute_id: id, bar: null, amount_fen: 20_000 }])
  await set(world.tokens.editor, { amount_fen: 30_000, valid_from: '2022-09-07' })
  const later = await settled('2022-09-08')
  expect(await find()).toEqual(
    expect.arrayContaining([
      { dispute_id: id, bar: null, amount_fen: 20_000 },
      { dispute_id: later, bar: null, amount_fen: 30_000 },
    ]),
  )
})

test('one file is paid once: twice at once, again, and after a list was taken back', async () => {
  await settled('2022-09-09', 'effective')
  const both = await Promise.all([make(), make()])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  const [made] = both.filter(({ status }) => status === 200)
  const id = made?.body.id ?? ''
  expect(made?.body).toMatchObject({ state: 'waiting', total_fen: 50_000, can: ['drop'] })
  expect(made?.body.lines).toHaveLength(2)
  expect((await find()).map(({ bar }) => bar).sort()).toEqual([
    'not_performed',
    'on_a_list',
    'on_a_list',
  ])
  expect(await make()).toMatchObject({ status: 409, reason: 'nothing_to_pay' })
  await app.must(outcomes.drop_subsidy_list, { id }, committee.clerk.token)
  expect(await app.call(outcomes.drop_subsidy_list, { id }, committee.clerk.token)).toMatchObject({
    status: 409,
    reason: 'list_is_over',
  })
  expect((await make()).body).toMatchObject({ state: 'waiting', total_fen: 50_000 })
})

test('whoever guides the committee approves a list, never whoever drew it up', async () => {
  const page = await app.must(outcomes.list_subsidy_lists, { limit: 10 }, guide.token)
  expect(page.items.map(({ state }) => state)).toEqual(['waiting', 'dropped'])
  const id = page.items[0]?.id ?? ''
  const approve = (as: string) => app.call(outcomes.approve_subsidy_list, { id }, as)
  expect(await approve(committee.clerk.token)).toMatchObject({
    status: 403,
    reason: 'may_not_approve',
  })
  for (const as of [committee.other.token, world.tokens.sun_lights])
    expect(await approve(as)).toMatchObject({ status: 404, reason: 'not_found' })
  const done = await approve(guide.token)
  expect(done.body).toMatchObject({
    state: 'approved',
    approved_by: { id: guide.person_id },
    can: [],
  })
  expect(await approve(world.tokens.zheng_leader)).toMatchObject({
    status: 409,
    reason: 'list_is_over',
  })
  const seen = { id }
  expect((await app.call(outcomes.get_subsidy_list, seen, world.tokens.sun_lights)).status).toBe(
    404,
  )
})
