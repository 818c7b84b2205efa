import { randomUUID } from 'node:crypto'
import { routing } from '@linli/contract/routing'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { START, type TestApp, testApp } from '../../../test/harness.ts'
import { asOwner, makeWorld, type World } from '../../../test/world.ts'
import { aDraftOf, aRule, inForce } from './testing.ts'

let app: TestApp
let world: World
let editor = ''
let lights = ''
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
  editor = world.tokens.editor
  lights = world.units.lights
})
beforeEach(async () => {
  app.clock.set(START)
  await sql`delete from routing.version`.execute(app.services.database.db)
})
afterAll(() => app?.close())

const lightRule = (change = {}) =>
  aRule({ category_code: 'facility.street_light', target_kind: 'unit', unit_id: lights, ...change })
const on = (day: string) => app.clock.set(new Date(`${day}T02:00:00Z`))
const list = () => app.must(routing.list_versions, {}, world.tokens.zhao_street)
const standings = async () => (await list()).map(({ number, state }) => `${number} ${state}`)

test('a draft is written, published from a day on, and ends the version before on the day before', async () => {
  const first = await inForce(app, editor, [lightRule()])
  expect(first).toMatchObject({ number: 1, state: 'in_force', rules: 1, problems: [], can: [] })
  expect(first.lines[0]).toMatchObject({
    place: 1,
    category_name: '路灯不亮',
    unit_name: '路灯管理所',
    target_kind: 'unit',
  })
  const draft = await app.must(routing.draft, {}, editor)
  expect(draft).toMatchObject({ number: 2, state: 'draft', rules: 1 })
  const { id, revision } = await app.must(
    routing.add_rules,
    { version_id: draft.id, rules: [lightRule({ day_kind: 'night' })] },
    editor,
  )
  await app.must(routing.publish, { id, revision, valid_from: '2022-09-20' }, editor)
  expect(await standings()).toEqual(['2 scheduled', '1 in_force'])
  expect((await list())[1]).toMatchObject({ valid_from: '2022-09-05', valid_to: '2022-09-19' })
  on('2022-09-20')
  expect(await standings()).toEqual(['2 in_force', '1 ended'])
})

test('places stay with their rules, and two versions are compared by them', async () => {
  const first = await inForce(app, editor, [
    lightRule(),
    aRule({ category_code: 'env.rubbish', target_kind: 'doer', doer_kind: 'community' }),
    aRule({ area_id: world.areas.xinqu }),
  ])
  const { id } = await app.must(routing.draft, {}, editor)
  const drop = { version_id: id, place: 2, revision: 0 }
  await app.must(routing.remove_rule, drop, editor)
  const rule = lightRule({ unit_id: world.units.housing })
  await app.must(routing.save_rule, { version_id: id, place: 1, revision: 0, rule }, editor)
  await app.must(
    routing.add_rules,
    { version_id: id, rules: [lightRule({ day_kind: 'night' })] },
    editor,
  )
  const seen = await app.must(routing.compare, { id, than_id: first.id }, world.tokens.zheng_leader)
  expect(seen.added.map(({ place }) => place)).toEqual([4])
  expect(seen.removed.map(({ place }) => place)).toEqual([2])
  expect(seen.changed.map(({ before, after }) => [before.unit_name, after.unit_name])).toEqual([
    ['路灯管理所', '住房和城乡建设局'],
  ])
})

test('faulty rules are not published, and every fault is named', async () => {
  const closed = randomUUID()
  await sql`insert into org.unit (district_id, id, kind, name, area_id, valid_from, valid_to)
    values (371502, ${closed}, 'department', '九月撤并的单位', ${world.areas.district}, '2022-01-01', '2022-09-10')`.execute(
    app.services.database.db,
  )
  const refer = (code: string) => ({ target_kind: 'refer' as const, refer_category_code: code })
  const { id, revision, problems } = await aDraftOf(app, editor, [
    lightRule(),
    lightRule({ unit_id: closed }),
    aRule({ category_code: 'env.rubbish', ...refer('other') }),
    aRule({ category_code: 'other', ...refer('env.rubbish') }),
  ])
  expect(problems.map(({ fault }) => fault)).toEqual(['tie', 'circle'])
  const publish = (valid_from: string) =>
    app.call(routing.publish, { id, revision, valid_from }, editor)
  const refused = await publish('2022-09-20')
  expect(refused).toMatchObject({ status: 409, reason: 'rules_faulty' })
  expect(refused.body).toMatchObject({
    data: {
      problems: [
        { fault: 'tie', places: [1, 2] },
        { fault: 'circle', places: [3, 4, 3] },
        { fault: 'no_such_unit', places: [2], name: '九月撤并的单位' },
      ],
    },
  })
  expect((await list())[0]?.state).toBe('draft')
  expect((await publish('2022-09-04')).reason).toBe('day_is_past')
})

test('a unit that is closed later makes its rule show as broken', async () => {
  const unit_id = randomUUID()
  await sql`insert into org.unit (district_id, id, kind, name, area_id, valid_from)
    values (371502, ${unit_id}, 'department', '以后撤的单位', ${world.areas.district}, '2022-01-01')`.execute(
    app.services.database.db,
  )
  const { id } = await inForce(app, editor, [lightRule({ unit_id })])
  await asOwner(app, sql`update org.unit set valid_to = '2022-09-08' where id = ${unit_id}`)
  expect((await list())[0]?.broken).toBe(0)
  on('2022-09-08')
  expect((await list())[0]?.broken).toBe(1)
  expect((await app.must(routing.get_version, { id }, editor)).problems).toEqual([
    { fault: 'no_such_unit', places: [1], name: '以后撤的单位' },
  ])
})

test('an earlier version is put in force again by one act, on the very day too', async () => {
  const first = await inForce(app, editor, [lightRule()], '2022-09-05')
  on('2022-09-06')
  const second = await inForce(
    app,
    editor,
    [lightRule({ unit_id: world.units.housing })],
    '2022-09-06',
  )
  expect(second.can).toEqual([])
  const back = await app.must(routing.restore, { id: first.id, reason: '派错太多' }, editor)
  expect(back).toMatchObject({
    number: 3,
    state: 'in_force',
    restores_number: 1,
    reason: '派错太多',
    valid_from: '2022-09-06',
  })
  expect(back.lines.map(({ place, unit_name }) => [place, unit_name])).toEqual([[1, '路灯管理所']])
  expect(await standings()).toEqual(['3 in_force', '2 ended', '1 ended'])
  expect((await list()).map(({ valid_to }) => valid_to)).toEqual([null, '2022-09-05', '2022-09-05'])
})

test('taking back calls off what was to follow', async () => {
  const first = await inForce(app, editor, [lightRule()], '2022-09-05')
  expect(await app.call(routing.restore, { id: first.id, reason: '再来' }, editor)).toMatchObject({
    status: 409,
    reason: 'version_in_force',
  })
  await inForce(app, editor, [lightRule({ unit_id: world.units.housing })], '2022-10-01')
  const earlier = await aDraftOf(app, editor, [lightRule()])
  const publish = { id: earlier.id, revision: earlier.revision, valid_from: '2022-09-15' }
  expect(await app.call(routing.publish, publish, editor)).toMatchObject({
    status: 409,
    reason: 'later_version_exists',
    body: { data: { number: 2 } },
  })
  const seen = await app.must(routing.get_version, { id: first.id }, editor)
  expect(seen.can).toEqual(['restore'])
  await app.must(routing.restore, { id: first.id, reason: '不改了' }, editor)
  on('2022-10-02')
  expect(await standings()).toEqual(['3 draft', '4 in_force', '2 ended', '1 ended'])
})

test('of two editors at one rule the second is told what it says now, and nothing is lost', async () => {
  const draft = await aDraftOf(app, editor, [lightRule(), aRule({ category_code: 'other' })])
  const [one] = draft.lines
  const save = (unit_id: string) =>
    app.call(
      routing.save_rule,
      {
        version_id: draft.id,
        place: 1,
        revision: one?.revision ?? -1,
        rule: lightRule({ unit_id }),
      },
      editor,
    )
  const answers = await Promise.all([save(world.units.housing), save(world.units.property)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  const loser = answers.find(({ status }) => status === 409)
  expect(loser).toMatchObject({
    reason: 'rule_changed',
    body: { data: { rule: { place: 1, changed_by_name: '编目员' } } },
  })
  // What nobody else touched is saved all the same.
  const other = draft.lines[1]
  const rule = aRule({ category_code: 'other', target_kind: 'unit', unit_id: world.units.housing })
  const input = { version_id: draft.id, place: 2, revision: other?.revision ?? -1, rule }
  expect((await app.call(routing.save_rule, input, editor)).status).toBe(200)
  const publish = { id: draft.id, revision: draft.revision, valid_from: '2022-09-06' }
  expect(await app.call(routing.publish, publish, editor)).toMatchObject({
    status: 409,
    reason: 'draft_changed',
    body: { data: { places: [1, 2] } },
  })
})

test('published twice at once it is published once, and a repeat answers the same', async () => {
  const { id, revision } = await aDraftOf(app, editor, [lightRule()])
  const input = { id, revision, valid_from: '2022-09-06' }
  const request = randomUUID()
  const both = await Promise.all([
    app.call(routing.publish, input, editor, request),
    app.call(routing.publish, input, editor),
  ])
  const statuses = both.map(({ status }) => status).sort()
  expect(statuses).toEqual([200, 409])
  expect(await list()).toHaveLength(1)
  if (both[0].status === 200)
    expect((await app.call(routing.publish, input, editor, request)).body).toEqual(both[0].body)
})

test('of two drafts at once one wins; thrown away it leaves nothing', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => app.call(routing.draft, {}, editor)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  const [draft] = await list()
  await app.must(routing.discard, { id: draft?.id ?? '' }, editor)
  expect(await list()).toEqual([])
})

test('only editors of the whole district change rules; staff read them; names of another district are nobody', async () => {
  const { id, revision } = await aDraftOf(app, editor, [lightRule()])
  for (const as of [world.tokens.zhao_street, world.tokens.zheng_leader, world.tokens.resident]) {
    expect(
      (await app.call(routing.publish, { id, revision, valid_from: '2022-09-06' }, as)).status,
    ).toBe(403)
    expect((await app.call(routing.discard, { id }, as)).status).toBe(403)
  }
  expect((await app.must(routing.get_version, { id }, world.tokens.sun_lights)).can).toEqual([])
  expect((await app.call(routing.get_version, { id }, world.tokens.resident)).status).toBe(403)
  const [area, unit] = [randomUUID(), randomUUID()]
  await asOwner(
    app,
    sql`insert into org.area (district_id, id, level, code, name, code_system, valid_from)
      values (440310, ${area}, 'district', '440310', '坪山区', 'test', '2022-01-01')`,
  )
  await asOwner(
    app,
    sql`insert into org.unit (district_id, id, kind, name, area_id, valid_from)
      values (440310, ${unit}, 'department', '别区的单位', ${area}, '2022-01-01')`,
  )
  const add = (rule: ReturnType<typeof aRule>) =>
    app.call(routing.add_rules, { version_id: id, rules: [rule] }, editor)
  expect((await add(lightRule({ unit_id: unit }))).reason).toBe('no_such_unit')
  expect((await add(lightRule({ cc_unit_ids: [unit] }))).reason).toBe('no_such_unit')
  expect((await add(lightRule({ area_id: area }))).reason).toBe('no_such_area')
  expect((await add(aRule({ category_code: 'no.such' }))).reason).toBe('no_such_category')
  expect((await add({ ...lightRule(), unit_id: null })).reason).toBe('input_not_understood')
  expect((await app.call(routing.get_version, { id: randomUUID() }, editor)).status).toBe(404)
})

test('a version of another district is not there, whatever is asked of it', async () => {
  const { id: own } = await aDraftOf(app, editor, [lightRule()])
  const [id, published] = [randomUUID(), randomUUID()]
  await asOwner(
    app,
    sql`insert into routing.version (district_id, id, number, night_from, night_to, drafted_at, published_at, valid_from)
      values (440310, ${id}, 2, 22, 7, now(), null, null), (440310, ${published}, 1, 22, 7, now(), now(), '2022-01-01')`,
  )
  await asOwner(
    app,
    sql`insert into routing.rule (district_id, version_id, place, target_kind) values (440310, ${id}, 1, 'district_centre')`,
  )
  const kind = { category_code: 'env.rubbish', urgency: 'urgent', day_kind: 'workday' } as const
  const rule = lightRule()
  const answers = [
    await app.call(routing.get_version, { id }, editor),
    await app.call(routing.compare, { id, than_id: own }, editor),
    await app.call(routing.compare, { id: own, than_id: id }, editor),
    await app.call(routing.try, { id, area_id: world.areas.grid1, ...kind }, editor),
    await app.call(routing.draft, { from_id: published }, editor),
    await app.call(routing.add_rules, { version_id: id, rules: [rule] }, editor),
    await app.call(routing.save_rule, { version_id: id, place: 1, revision: 0, rule }, editor),
    await app.call(routing.remove_rule, { version_id: id, place: 1, revision: 0 }, editor),
    await app.call(routing.publish, { id, revision: 0, valid_from: '2022-09-06' }, editor),
    await app.call(routing.restore, { id: published, reason: '试' }, editor),
    await app.call(routing.discard, { id }, editor),
  ]
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404))
  expect((await list()).map((version) => version.id)).not.toContain(id)
})

test('one imagined matter is tried on a draft before anybody is touched by it', async () => {
  const { id } = await aDraftOf(app, editor, [
    lightRule({ area_id: world.areas.guchong, unit_id: world.units.housing }),
    aRule({
      area_id: world.areas.xinqu,
      category_code: 'facility.street_light',
      target_kind: 'refer',
      refer_area_id: world.areas.guchong,
    }),
  ])
  const asked = {
    category_code: 'facility.street_light',
    area_id: world.areas.building1,
    urgency: 'ordinary',
    day_kind: 'workday',
  } as const
  expect(await app.must(routing.try, { id, ...asked }, editor)).toMatchObject({
    unit: { name: '住房和城乡建设局' },
    rule: { place: 1 },
    via: [2],
  })
  expect(await app.must(routing.try, { id: null, ...asked }, editor)).toMatchObject({
    unit: { name: '路灯管理所' },
    rule: null,
  })
})
