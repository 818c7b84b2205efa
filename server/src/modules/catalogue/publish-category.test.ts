import { catalogue } from '@linli/contract/catalogue'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { aDistrict, aHolder, aResident, type TestDistrict } from '../org/testing.ts'
import { categoryInForce } from './editions.ts'
import { aCategory, aDraft } from './testing.ts'

/** The tests begin on 2022-09-05. */
const TODAY = '2022-09-05'
let app: TestApp
let district: TestDistrict
let owner = ''
let editor = ''
let colleague = ''
let leader = ''
let worker = ''
let resident = ''
let of_a_street = ''

beforeAll(async () => {
  app = await testApp()
  district = await aDistrict(app)
  owner = district.units.department
  const { areas, units } = district
  const holder = async (kind: Parameters<typeof aHolder>[2]['kind'], area_id: string) =>
    (await aHolder(app, district, { kind, unit_id: units.government, area_id })).token
  editor = await holder('catalogue_editor', areas.district)
  colleague = await holder('catalogue_editor', areas.district)
  of_a_street = await holder('catalogue_editor', areas.street)
  leader = await holder('district_leader', areas.district)
  worker = await holder('grid_worker', areas.grid)
  resident = (await aResident(app)).token
})
afterAll(() => app.close())

let made = 0
/** A code that no other test uses. */
function aCode(): string {
  made += 1
  return `kind_${'abcdefghijklmnopqrstuvwxyz'[made % 26]}${made >= 26 ? 'x' : ''}`
}

const draft = (change: Parameters<typeof aDraft>[1] = {}) =>
  app.must(catalogue.draft, aDraft(owner, { code: aCode(), ...change }), editor)
const publish = (id: string, valid_from = TODAY, as = editor) =>
  app.call(catalogue.publish, { id, valid_from }, as)

test('a category is drafted, published, seen by everybody and found by other modules', async () => {
  const drafted = await draft({ name: '路灯不亮' })
  expect(drafted).toMatchObject({
    state: 'draft',
    owner: { id: owner },
    can: ['revise', 'publish', 'discard'],
  })
  const { body } = await publish(drafted.id)
  expect(body).toMatchObject({
    state: 'published',
    valid_from: TODAY,
    valid_to: null,
    can: ['end', 'restore'],
  })
  const seen = await app.must(catalogue.list_published, {})
  expect(seen.find(({ id }) => id === drafted.id)).toMatchObject({
    name: '路灯不亮',
    doer_kind: 'grid',
  })
  expect((await app.must(catalogue.suggest, { text: '这里路灯不亮' }))[0]?.id).toBe(drafted.id)
  const { db } = app.services.database
  const found = await categoryInForce(db, 371502, drafted.code, TODAY)
  expect(found).toMatchObject({
    id: drafted.id,
    verifier: 'grid_worker',
    evidence: ['photo_after'],
  })
  expect(await categoryInForce(db, 371502, drafted.code, '2022-09-04')).toBeUndefined()
  expect(await categoryInForce(db, 371521, drafted.code, TODAY)).toBeUndefined()
})

test.each([
  ['no_owner', { owner_unit_id: null }],
  ['no_doer', { doer_kind: null }],
  ['no_doer', { doer_kind: 'unit', doer_unit_id: null }],
  ['no_standard', { standard: null }],
  ['no_standard', { standard: '   ' }],
  ['no_clocks', { clocks: null }],
] as const)('a category with %s is not published', async (reason, change) => {
  const { id } = await draft(change)
  const answer = await publish(id)
  expect([answer.status, answer.reason]).toEqual([422, reason])
  const { keywords, ...whole } = aDraft(owner)
  await app.must(catalogue.revise, { ...whole, id, keywords: [...keywords] }, editor)
  expect((await publish(id)).status).toBe(200)
})

test('nothing is put in force in the past', async () => {
  const { id } = await draft()
  expect((await publish(id, '2022-09-04')).reason).toBe('day_is_past')
  expect((await publish(id, TODAY)).status).toBe(200)
})

test('the next edition ends the one before on the day before; both stay readable on their days', async () => {
  const first = await aCategory(app, editor, {
    owner_unit_id: owner,
    code: aCode(),
    valid_from: TODAY,
  })
  const { code } = first
  const next = await app.must(catalogue.draft, aDraft(owner, { code, name: '新名' }), editor)
  await app.must(catalogue.publish, { id: next.id, valid_from: '2022-10-01' }, editor)
  const editions = await app.must(catalogue.list, { code }, leader)
  expect(editions.map(({ valid_from, valid_to }) => [valid_from, valid_to])).toEqual([
    ['2022-10-01', null],
    [TODAY, '2022-09-30'],
  ])
  const { db } = app.services.database
  expect((await categoryInForce(db, 371502, code, '2022-09-30'))?.id).toBe(first.id)
  expect((await categoryInForce(db, 371502, code, '2022-10-01'))?.name).toBe('新名')
  const on = await app.must(catalogue.list_published, { on: '2022-10-01' })
  expect(on.filter((line) => line.code === code).map(({ name }) => name)).toEqual(['新名'])
  // Between the two, or on the same day, there is no room.
  const third = await app.must(catalogue.draft, aDraft(owner, { code }), editor)
  for (const day of ['2022-09-20', '2022-10-01']) {
    expect((await publish(third.id, day)).reason).toBe('later_edition_exists')
  }
  expect((await publish(third.id, '2022-10-02')).status).toBe(200)
})

test('of two drafts of one code at once one wins', async () => {
  const code = aCode()
  const answers = await Promise.all(
    [editor, colleague, editor, colleague].map((as) =>
      app.call(catalogue.draft, aDraft(owner, { code }), as),
    ),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
  expect(answers.find(({ status }) => status === 409)?.reason).toBe('draft_exists')
})

test('published twice at once it is published once', async () => {
  const { id, code } = await draft()
  const answers = await Promise.all([publish(id), publish(id, TODAY, colleague)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(await app.must(catalogue.list, { code }, editor)).toHaveLength(1)
})

test('a repeated request publishes once and answers the same', async () => {
  const { id } = await draft()
  const request_id = crypto.randomUUID()
  const input = { id, valid_from: TODAY }
  const first = await app.call(catalogue.publish, input, editor, request_id)
  const again = await app.call(catalogue.publish, input, editor, request_id)
  expect(again).toMatchObject({ status: 200, body: first.body })
})

test('only editors of the whole district change it, and only staff see drafts', async () => {
  const { id } = await draft()
  const { code: _, parent_code: __, ...whole } = aDraft(owner)
  const acts = (as: string | undefined) =>
    Promise.all([
      app.call(catalogue.draft, aDraft(owner, { code: 'forbidden' }), as),
      app.call(catalogue.revise, { id, ...whole }, as),
      app.call(catalogue.publish, { id, valid_from: TODAY }, as),
      app.call(catalogue.end, { id, on: TODAY }, as),
      app.call(catalogue.discard, { id }, as),
    ])
  for (const as of [worker, resident, leader, of_a_street]) {
    expect((await acts(as)).map(({ status }) => status)).toEqual([403, 403, 403, 403, 403])
  }
  expect((await acts(undefined)).map(({ status }) => status)).toEqual([401, 401, 401, 401, 401])
  for (const as of [worker, resident]) {
    expect((await app.call(catalogue.list, {}, as)).status).toBe(403)
    expect((await app.call(catalogue.get, { id }, as)).status).toBe(403)
  }
  const seen = await app.must(catalogue.get, { id }, leader)
  expect(seen).toMatchObject({ state: 'draft', can: [] })
  expect((await app.must(catalogue.list_published, {})).some((line) => line.id === id)).toBe(false)
})

test('what is published is never changed or discarded, and what is missing is not found', async () => {
  const { id, code } = await aCategory(app, editor, {
    owner_unit_id: owner,
    code: aCode(),
    valid_from: TODAY,
  })
  const { code: _, parent_code: __, ...whole } = aDraft(owner, { code })
  const revised = await app.call(catalogue.revise, { id, ...whole }, editor)
  const discarded = await app.call(catalogue.discard, { id }, editor)
  for (const answer of [revised, discarded, await publish(id)]) {
    expect([answer.status, answer.reason]).toEqual([409, 'edition_not_in_that_state'])
  }
  const missing = crypto.randomUUID()
  expect((await publish(missing)).status).toBe(404)
  expect((await app.call(catalogue.get, { id: missing }, editor)).status).toBe(404)
})

test('a draft is revised and discarded', async () => {
  const { id, code } = await draft()
  const { code: _, parent_code: __, ...whole } = aDraft(owner, { name: '改过' })
  const revised = await app.must(catalogue.revise, { id, ...whole }, editor)
  expect(revised).toMatchObject({ id, code, name: '改过' })
  await app.must(catalogue.discard, { id }, editor)
  expect((await app.call(catalogue.get, { id }, editor)).status).toBe(404)
  await app.must(catalogue.draft, aDraft(owner, { code }), editor)
})

test('an edition ends on the day that is set, sooner but not later, and then is ended', async () => {
  const { id, code } = await aCategory(app, editor, {
    owner_unit_id: owner,
    code: aCode(),
    valid_from: '2022-09-10',
  })
  const end = (on: string) => app.call(catalogue.end, { id, on }, editor)
  expect((await end('2022-09-04')).reason).toBe('day_is_past')
  expect((await end('2022-09-09')).reason).toBe('day_before_start')
  expect((await end('2022-09-20')).body).toMatchObject({
    valid_to: '2022-09-20',
    state: 'published',
  })
  expect((await end('2022-09-21')).reason).toBe('ends_earlier')
  expect((await end('2022-09-15')).body.valid_to).toBe('2022-09-15')
  const { db } = app.services.database
  expect((await categoryInForce(db, 371502, code, '2022-09-15'))?.id).toBe(id)
  expect(await categoryInForce(db, 371502, code, '2022-09-16')).toBeUndefined()
  const start = app.clock.now()
  app.clock.set(new Date('2022-09-16T02:00:00Z'))
  const again = await end('2022-09-16')
  const seen = await app.must(catalogue.get, { id }, editor)
  app.clock.set(start)
  expect(again.reason).toBe('edition_not_in_that_state')
  expect(seen).toMatchObject({ state: 'ended', can: ['restore'] })
})

test('codes stand below their parents, and units must exist', async () => {
  const attempt = (change: Parameters<typeof aDraft>[1]) =>
    app.call(catalogue.draft, aDraft(owner, change), editor)
  expect((await attempt({ code: 'nowhere.lamp', parent_code: null })).reason).toBe(
    'parent_does_not_fit',
  )
  expect((await attempt({ code: 'lamp', parent_code: 'nowhere' })).reason).toBe(
    'parent_does_not_fit',
  )
  expect((await attempt({ code: 'nowhere.lamp', parent_code: 'nowhere' })).reason).toBe(
    'no_such_parent',
  )
  expect((await attempt({ code: 'some', owner_unit_id: crypto.randomUUID() })).reason).toBe(
    'no_such_unit',
  )
  const closed_today = crypto.randomUUID()
  await sql`insert into org.unit (district_id, id, kind, name, area_id, valid_from, valid_to)
    values (371502, ${closed_today}, 'department', '撤销的单位', ${district.areas.district}, '2022-01-01', ${TODAY})`.execute(
    app.services.database.db,
  )
  expect((await attempt({ code: 'some', owner_unit_id: closed_today })).reason).toBe('no_such_unit')
  const { code } = await draft()
  expect((await attempt({ code: `${code}.lamp`, parent_code: code })).status).toBe(200)
})

test('the public list and a category come in one statement, publishing in few', async () => {
  const { db } = app.services.database
  const { code, id } = await draft()
  const own = (log: string[]) =>
    log.filter((text) => /catalogue\.edition|from org\.unit/.test(text)).length
  const listed = await app.countStatements(() => app.must(catalogue.list_published, {}))
  expect(own(listed.log)).toBe(1)
  const published = await app.countStatements(() => publish(id))
  expect(own(published.log)).toBeLessThanOrEqual(6)
  const found = await app.countStatements(() => categoryInForce(db, 371502, code, TODAY))
  expect(found.count).toBe(1)
})
