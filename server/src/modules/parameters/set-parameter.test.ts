import { randomUUID } from 'node:crypto'
import { PARAMETERS } from '@linli/contract/codes/parameters'
import { parameters } from '@linli/contract/parameters'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { parametersOn } from './in-force.ts'

const KEY = 'matters.warn_hours'
const FIRST = PARAMETERS[KEY].first
let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
afterAll(() => app?.close())

const find = async (as = world.tokens.editor) => {
  const all = await app.must(parameters.list, {}, as)
  const found = all.find(({ key }) => key === KEY)
  if (!found) throw new Error('the list lacks a parameter')
  return found
}
const set = async (value: number, valid_from: string, last_edition_id: string | null) =>
  app.call(
    parameters.set,
    { key: KEY, value, source: '区政法委 2022 年 9 月会议纪要', valid_from, last_edition_id },
    world.tokens.editor,
  )
const onDay = async (day: string) =>
  (await parametersOn(app.services.database.db, 371502, day, [KEY]))[KEY]

test("until a district sets its own number the product's stands, with its source", async () => {
  expect(await find()).toMatchObject({
    value: FIRST,
    mark: PARAMETERS[KEY].mark,
    valid_from: null,
    last_edition_id: null,
    can: ['set'],
  })
  expect((await find(world.tokens.sun_lights)).can).toEqual([])
})

test('a number set for a later day is planned until then, and set again is taken back', async () => {
  const planned = await set(36, '2022-09-10', null)
  expect(planned.body).toMatchObject({
    value: FIRST,
    planned: { value: 36, valid_from: '2022-09-10' },
  })
  expect([await onDay('2022-09-09'), await onDay('2022-09-10')]).toEqual([FIRST, 36])
  const back = await set(FIRST, '2022-09-10', planned.body.last_edition_id)
  expect(back.status).toBe(200)
  expect(await onDay('2022-09-10')).toBe(FIRST)
  const history = await app.must(parameters.list_editions, { key: KEY }, world.tokens.zheng_leader)
  expect(history.items.map(({ value, value_before }) => [value, value_before])).toEqual([
    [FIRST, 36],
    [36, null],
  ])
  expect(history.items[0]?.set_by.name).toBe('编目员')
})

test('who has not seen the newest change does not overwrite it, also when two set at once', async () => {
  const { last_edition_id } = await find()
  expect(await set(48, '2022-09-05', null)).toMatchObject({
    status: 409,
    reason: 'changed_meanwhile',
  })
  const both = await Promise.all([
    set(48, '2022-09-05', last_edition_id),
    set(72, '2022-09-05', last_edition_id),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('refused: outside of the bounds, a past day, an unknown name, another role; a repeat sets once', async () => {
  const { last_edition_id } = await find()
  const most = PARAMETERS[KEY].most
  expect(await set(most + 1, '2022-09-05', last_edition_id)).toMatchObject({
    status: 422,
    reason: 'value_out_of_bounds',
    body: { data: { least: PARAMETERS[KEY].least, most } },
  })
  expect(await set(48, '2022-09-04', last_edition_id)).toMatchObject({ reason: 'day_is_past' })
  const input = { key: KEY, value: 50, source: '会议', valid_from: '2022-09-05', last_edition_id }
  expect(
    await app.call(parameters.set, { ...input, key: 'matters.nothing' }, world.tokens.editor),
  ).toMatchObject({ status: 422, reason: 'no_such_parameter' })
  expect(await app.call(parameters.set, input, world.tokens.zheng_leader)).toMatchObject({
    status: 403,
    reason: 'not_your_role',
  })
  const request_id = randomUUID()
  await app.call(parameters.set, input, world.tokens.editor, request_id)
  const again = await app.call(parameters.set, input, world.tokens.editor, request_id)
  expect(again).toMatchObject({ status: 200, body: { value: 50 } })
  const { items } = await app.must(parameters.list_editions, { key: KEY }, world.tokens.editor)
  expect(items.filter(({ value }) => value === 50)).toHaveLength(1)
})
