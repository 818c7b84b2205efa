import { randomUUID } from 'node:crypto'
import { catalogue } from '@linli/contract/catalogue'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { aDistrict, aHolder, type TestDistrict } from '../org/testing.ts'
import { categoryInForce } from './editions.ts'
import { aCategory, aDraft } from './testing.ts'

/** The tests begin on 2022-09-05. */
const TODAY = '2022-09-05'
const CODE = 'facility'
let app: TestApp
let district: TestDistrict
let editor = ''
let leader = ''
let first = ''

beforeAll(async () => {
  app = await testApp()
  district = await aDistrict(app)
  const { areas, units } = district
  const holder = async (kind: Parameters<typeof aHolder>[2]['kind']) =>
    (await aHolder(app, district, { kind, unit_id: units.government, area_id: areas.district }))
      .token
  editor = await holder('catalogue_editor')
  leader = await holder('district_leader')
  first = (
    await aCategory(app, editor, {
      owner_unit_id: units.department,
      code: CODE,
      name: '公共设施',
      valid_from: TODAY,
    })
  ).id
})
afterAll(() => app?.close())

const next = async (name: string, valid_from: string) => {
  const owner_unit_id = district.units.department
  return aCategory(app, editor, { owner_unit_id, code: CODE, name, valid_from })
}
const onDay = (day: string) => categoryInForce(app.services.database.db, 371502, CODE, day)

test('a change is taken back on its very first day, and what was planned after it too', async () => {
  app.clock.set(new Date('2022-09-10T02:00:00Z'))
  const second = await next('公共设施和绿化', '2022-09-10')
  const third = await next('公共设施、绿化和水', '2022-10-01')
  const back = await app.must(catalogue.restore, { id: first, valid_from: '2022-09-10' }, editor)
  expect(back).toMatchObject({ name: '公共设施', state: 'published', valid_from: '2022-09-10' })
  expect(back.id).not.toBe(first)
  for (const [day, name] of [
    ['2022-09-09', '公共设施'],
    ['2022-09-10', '公共设施'],
    ['2022-10-02', '公共设施'],
  ] as const)
    expect((await onDay(day))?.name, day).toBe(name)
  const all = await app.must(catalogue.list, { code: CODE }, editor)
  const stateOf = (id: string) => all.find((one) => one.id === id)?.state
  expect([stateOf(second.id), stateOf(third.id), stateOf(back.id)]).toEqual([
    'ended',
    'ended',
    'published',
  ])
})

test('a draft that somebody is writing stays, and cannot itself be restored', async () => {
  const { department } = district.units
  const draft = await app.must(catalogue.draft, aDraft(department, { code: CODE }), editor)
  await app.must(catalogue.restore, { id: first, valid_from: '2022-09-12' }, editor)
  expect((await app.must(catalogue.get, { id: draft.id }, editor)).state).toBe('draft')
  expect(
    await app.call(catalogue.restore, { id: draft.id, valid_from: '2022-09-12' }, editor),
  ).toMatchObject({ status: 409, reason: 'edition_not_in_that_state' })
  await app.must(catalogue.discard, { id: draft.id }, editor)
})

test('refused: another role, a day that is past, what is not there; a repeat makes one edition', async () => {
  const input = { id: first, valid_from: '2022-09-20' }
  expect(await app.call(catalogue.restore, input, leader)).toMatchObject({ status: 403 })
  expect(
    await app.call(catalogue.restore, { ...input, valid_from: '2022-09-01' }, editor),
  ).toMatchObject({ status: 422, reason: 'day_is_past' })
  expect(await app.call(catalogue.restore, { ...input, id: randomUUID() }, editor)).toMatchObject({
    status: 404,
  })
  const request_id = randomUUID()
  const [one, again] = [
    await app.call(catalogue.restore, input, editor, request_id),
    await app.call(catalogue.restore, input, editor, request_id),
  ]
  expect(again.body).toEqual(one.body)
})

test('every publication and every ending is a line of the history, the newest first, page by page', async () => {
  app.clock.set(new Date('2022-09-21T02:00:00Z'))
  const inForce = await onDay('2022-09-21')
  await app.must(catalogue.end, { id: inForce?.id ?? '', on: '2022-09-30' }, editor)
  const whole = await app.must(catalogue.list_changes, { limit: 100 }, leader)
  expect(whole.items[0]).toMatchObject({ kind: 'ended', day: '2022-09-30', code: CODE })
  expect(whole.items.filter((one) => one.kind === 'published')).toHaveLength(6)
  expect(whole.items.at(-1)).toMatchObject({ edition_id: first, previous_id: null })
  const paged: typeof whole.items = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: typeof whole = await app.must(
      catalogue.list_changes,
      { limit: 2, ...(cursor && { cursor }) },
      leader,
    )
    paged.push(...page.items)
    cursor = page.next_cursor
  }
  expect(paged).toEqual(whole.items)
})
