import { randomUUID } from 'node:crypto'
import { assignments } from '@linli/contract/assignments'
import { matters } from '@linli/contract/matters'
import { routing } from '@linli/contract/routing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { asOwner, makeWorld, type World } from '../../../test/world.ts'
import { aDraftOf, aRule } from '../routing/testing.ts'
import { pastMatters } from './testing.ts'

let app: TestApp
let world: World
let editor = ''
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
  editor = world.tokens.editor
  await pastMatters(app, world, 1_000)
})
afterAll(() => app?.close())

const PERIOD = { from: '2022-07-01', to: '2022-08-31' }
const draft = async (rules: Parameters<typeof aDraftOf>[2]) => {
  await sql`delete from routing.version where published_at is null`.execute(
    app.services.database.db,
  )
  return aDraftOf(app, editor, rules)
}
const start = (version: { id: string; revision: number }, period = PERIOD) =>
  app.call(
    assignments.start_dry_run,
    { version_id: version.id, revision: version.revision, ...period },
    editor,
  )
const tried = async (version: { id: string; revision: number }) => {
  const begun = await start(version)
  expect(begun.body).toMatchObject({ state: 'running', total: null, can: ['cancel'] })
  await app.runJobs()
  return app.must(assignments.get_dry_run, { id: begun.body.id }, editor)
}

test('a draft is tried on the past: how many go elsewhere, how many of them late, by kind and by units', async () => {
  // The past: 500 lights in the new district's street, 300 in the old one, 200 heaps of rubbish; the lights took an hour,
  // the property firm takes five days.
  const version = await draft([
    aRule({
      category_code: 'facility.street_light',
      area_id: world.areas.xinqu,
      target_kind: 'unit',
      unit_id: world.units.property,
    }),
  ])
  const done = await tried(version)
  expect(done).toMatchObject({
    state: 'done',
    total: 1_000,
    done: 1_000,
    than_number: null,
    diverted: 500,
    late: 500,
    unknown: 0,
    nowhere: 0,
    with_unit: 1_000,
    by_category: [{ code: 'facility.street_light', name: '路灯不亮', n: 500, late: 500 }],
    by_units: [{ from: { name: '路灯管理所' }, to: { name: '凤苑物业' }, n: 500, late: 500 }],
    can: [],
  })
  // Lights did the lights, property the rubbish: the catalogue would have hit 800, the draft 300.
  expect([done.hits_before, done.hits_after]).toEqual([800, 300])
  const shown = await app.must(
    assignments.list_diverted,
    { id: done.id, category_code: 'facility.street_light' },
    world.tokens.zheng_leader,
  )
  expect(shown).toMatchObject({ n: 500 })
  expect(shown.items).toHaveLength(20)
  expect(Object.keys(shown.items[0] ?? {}).sort()).not.toContain('description')
  expect(
    (
      await app.must(
        assignments.list_diverted,
        { id: done.id, category_code: 'env.rubbish' },
        editor,
      )
    ).n,
  ).toBe(0)
})

test('the same rules divert nothing, and a rule to nobody says so', async () => {
  const same = await tried(
    await draft([
      aRule({
        category_code: 'facility.street_light',
        target_kind: 'unit',
        unit_id: world.units.lights,
      }),
    ]),
  )
  expect(same).toMatchObject({ diverted: 0, hits_before: 800, hits_after: 800 })
  const gone = await tried(
    await draft([
      aRule({
        category_code: 'facility.street_light',
        area_id: world.areas.guchong,
        target_kind: 'doer',
        doer_kind: 'property',
      }),
    ]),
  )
  expect(gone).toMatchObject({
    diverted: 300,
    nowhere: 300,
    late: 0,
    by_units: [{ to: null, n: 300 }],
  })
})

test('night and day of the past are told apart', async () => {
  const done = await tried(
    await draft([
      aRule({
        category_code: 'facility.street_light',
        day_kind: 'night',
        target_kind: 'district_centre',
      }),
    ]),
  )
  const found = await sql<{ n: number }>`
    select count(*) as n from matters.matter where category_code = 'facility.street_light'
      and (extract(hour from assigned_at at time zone 'Asia/Shanghai') >= 22 or extract(hour from assigned_at at time zone 'Asia/Shanghai') < 7)`.execute(
    app.services.database.db,
  )
  expect(done.diverted).toBe(found.rows[0]?.n)
  expect(done.diverted).toBeGreaterThan(0)
  // The centre has settled nothing: nobody can say.
  expect(done).toMatchObject({ late: 0, unknown: done.diverted })
})

test('what is secret, was settled on the spot or came from elsewhere is not tried', async () => {
  const { db } = app.services.database
  const version = await draft([aRule({ category_code: 'facility.street_light' })])
  expect((await tried(version)).diverted).toBe(800)
  await sql`update matters.matter set is_secret = true where number like '2021-00000%'`.execute(db)
  const hidden = await sql<{
    n: number
  }>`select count(*) as n from matters.matter where is_secret`.execute(db)
  const done = await tried(version)
  expect(done.total).toBe(1_000 - (hidden.rows[0]?.n ?? 0))
  await sql`update matters.matter set is_secret = false`.execute(db)
})

test('one at a time; cancelled it leaves nothing running', async () => {
  const version = await draft([aRule({ category_code: 'facility.street_light' })])
  const first = await start(version)
  expect(await start(version)).toMatchObject({ status: 409, reason: 'dry_run_going' })
  const { id } = first.body
  expect(
    (await app.call(assignments.cancel_dry_run, { id }, world.tokens.zheng_leader)).status,
  ).toBe(403)
  const stopped = await app.must(assignments.cancel_dry_run, { id }, editor)
  expect(stopped).toMatchObject({ state: 'cancelled', can: [] })
  await app.runJobs()
  expect(await app.must(assignments.get_dry_run, { id }, editor)).toMatchObject({
    state: 'cancelled',
    done: 0,
    diverted: 0,
  })
  const jobs =
    await sql`select from pgboss.job where name = 'dry_run.wanted' and state in ('created', 'active', 'retry')`.execute(
      app.services.database.db,
    )
  expect(jobs.rows).toEqual([])
  expect(await app.call(assignments.cancel_dry_run, { id }, editor)).toMatchObject({
    status: 409,
    reason: 'dry_run_over',
  })
  expect((await tried(version)).state).toBe('done')
  expect((await app.call(assignments.get_dry_run, { id }, editor)).status).toBe(404)
})

test('only a draft as it is seen is tried, by its editor, on days in their order', async () => {
  const version = await draft([aRule({ category_code: 'facility.street_light' })])
  expect((await start({ ...version, revision: 0 })).reason).toBe('draft_changed')
  expect((await start(version, { from: '2022-08-02', to: '2022-08-01' })).reason).toBe(
    'days_the_wrong_way',
  )
  expect((await start({ id: randomUUID(), revision: 0 })).status).toBe(404)
  const refer = (code: string) => ({ target_kind: 'refer' as const, refer_category_code: code })
  const circle = await draft([
    aRule({ category_code: 'other', ...refer('env.rubbish') }),
    aRule({ category_code: 'env.rubbish', ...refer('other') }),
  ])
  expect(await start(circle)).toMatchObject({ status: 409, reason: 'rules_faulty' })
  expect(
    (await app.call(assignments.find_dry_run, { version_id: version.id }, world.tokens.zhao_street))
      .status,
  ).toBe(403)
})

test('a published set divides its matters as it did when it was tried', async () => {
  const version = await draft([
    aRule({
      category_code: 'facility.street_light',
      area_id: world.areas.xinqu,
      target_kind: 'unit',
      unit_id: world.units.property,
    }),
  ])
  expect((await tried(version)).diverted).toBe(500)
  const { id, revision } = await app.must(routing.get_version, { id: version.id }, editor)
  await app.must(routing.publish, { id, revision, valid_from: '2022-09-05' }, editor)
  const reported = await app.must(
    matters.report_on_behalf,
    {
      source: 'window',
      description: '路灯不亮',
      category_code: 'facility.street_light',
      area_id: world.areas.building1,
    },
    world.tokens.zhao_street,
  )
  expect(reported.suggested_unit?.name).toBe('凤苑物业')
  const again = await tried(await draft([aRule({ category_code: 'other' })]))
  expect(again).toMatchObject({ than_number: version.number, diverted: 500 })
  await asOwner(app, sql`truncate routing.version, routing.rule`)
})
