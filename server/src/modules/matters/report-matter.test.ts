import { randomUUID } from 'node:crypto'
import { channels } from '@linli/contract/channels'
import { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
afterAll(() => app?.close())

const light = { description: '凤苑小区门口的路灯不亮了', category_code: 'facility.street_light' }

test('a resident reports by position: grid found, worker of the grid has it, clock runs, reporter is told', async () => {
  const made = await app.must(
    matters.report,
    { ...light, position: world.inside },
    world.tokens.resident,
  )
  expect(made).toMatchObject({
    status: 'reported',
    number: expect.stringMatching(/^2022-\d{7}$/),
    area_name: '凤苑社区 凤苑第一网格',
  })
  expect(made.tracking_token).toHaveLength(22)
  expect(made.clock).toMatchObject({
    kind: 'accept',
    due_at: '2022-09-05T10:00:00.000Z',
    basis: '测试规则',
    is_overdue: false,
  })
  const seen = await app.must(matters.get, { id: made.id }, world.tokens.wang_grid1)
  expect(seen.assignee).toMatchObject({ id: world.people.wang_grid1 })
  expect(seen.reporter).toEqual({ name: '刘**', phone: '139****0001', is_known: true })
  await app.runJobs()
  const tray = await app.must(channels.list_tray, { phone: '13900000001' })
  expect(tray[0]?.text).toContain(made.number)
})

test('outside every outline it is taken all the same, and the centre finds the place', async () => {
  const made = await app.must(
    matters.report,
    { ...light, position: world.outside },
    world.tokens.resident,
  )
  expect(made.area_name).toBeNull()
  expect((await app.call(matters.get, { id: made.id }, world.tokens.zhao_street)).status).toBe(404)
  const seen = await app.must(matters.get, { id: made.id }, world.tokens.qian_district)
  expect(seen.can).toContain('accept')
})

test('without a category the words choose one, and words that say nothing go to "other"', async () => {
  const hinted = await app.must(
    matters.report,
    { description: '这里路灯不亮', area_id: world.areas.building1 },
    world.tokens.resident,
  )
  expect(hinted.category_name).toBe('路灯不亮')
  const other = await app.must(
    matters.report,
    { description: '嗯', area_id: world.areas.building1 },
    world.tokens.resident,
  )
  expect(other.category_name).toBe('其他')
})

test('a visitor signs in first; an unknown category, place or file is refused and nothing is left', async () => {
  expect(await app.call(matters.report, light)).toMatchObject({
    status: 401,
    reason: 'sign_in_first',
  })
  const before = await count()
  const by = world.tokens.resident
  expect(await app.call(matters.report, { ...light, category_code: 'no.such' }, by)).toMatchObject({
    status: 422,
    reason: 'no_such_category',
  })
  expect(await app.call(matters.report, { ...light, area_id: randomUUID() }, by)).toMatchObject({
    status: 422,
    reason: 'no_such_place',
  })
  expect((await app.call(matters.report, { ...light, file_ids: [randomUUID()] }, by)).status).toBe(
    422,
  )
  expect(
    (await app.call(matters.report, { ...light, description: '字'.repeat(2001) }, by)).status,
  ).toBe(422)
  expect(await count()).toBe(before)
})

test('a repeated request makes one matter and answers it again; another input under the same id is a conflict', async () => {
  const request_id = randomUUID()
  const input = { ...light, area_id: world.areas.building1 }
  const [first, second] = await Promise.all([
    app.call(matters.report, input, world.tokens.resident, request_id),
    app.call(matters.report, input, world.tokens.resident, request_id),
  ])
  expect(first.status).toBe(200)
  expect(second.body.id).toBe(first.body.id)
  const third = await app.call(
    matters.report,
    { ...input, description: '别的事' },
    world.tokens.resident,
    request_id,
  )
  expect(third).toMatchObject({ status: 409, reason: 'request_id_reused' })
})

test('one touch closes with counts apart, a category that may not is refused', async () => {
  const made = await app.must(
    matters.record_self_closed,
    { category_code: 'env.rubbish' },
    world.tokens.wang_grid1,
  )
  expect(made).toMatchObject({
    status: 'closed',
    closed_as: 'self_closed',
    description: '垃圾堆放',
    clock: null,
  })
  expect(made.area.grid?.id).toBe(world.areas.grid1)
  const refused = await app.call(
    matters.record_self_closed,
    { category_code: 'facility.street_light' },
    world.tokens.wang_grid1,
  )
  expect(refused).toMatchObject({ status: 409, reason: 'category_may_not_self_close' })
  const wrong = await app.call(
    matters.record_self_closed,
    { category_code: 'env.rubbish' },
    world.tokens.zhao_street,
  )
  expect(wrong).toMatchObject({ status: 403, reason: 'not_your_role' })
  const day = await sql<{
    n: number
  }>`select n from platform.tally_day where fact = 'matter.recorded' and scope = 'community'`.execute(
    app.services.database.db,
  )
  expect(day.rows).toEqual([{ n: 1 }])
})

test("staff report for a caller: accepted at once, found again by phone and on the caller's own phone", async () => {
  const input = {
    source: 'phone' as const,
    ...light,
    area_id: world.areas.building2,
    reporter_name: '欧阳𬱖',
    reporter_phone: '13900000002',
    external_ref: 'T-1',
  }
  const made = await app.must(matters.report_on_behalf, input, world.tokens.zhao_street)
  expect(made).toMatchObject({ status: 'accepted', clock: { kind: 'handle' } })
  const again = await app.call(matters.report_on_behalf, input, world.tokens.zhao_street)
  expect(again).toMatchObject({ status: 409, reason: 'external_ref_known' })
  const found = await app.must(
    matters.find_by_phone,
    { phone: '+86 139-0000-0002' },
    world.tokens.zhao_street,
  )
  expect(found).toMatchObject({ items: [{ id: made.id }], reporter_name: '欧阳*' })
  const mine = await app.must(matters.list_reported, {}, world.tokens.neighbour)
  expect(mine.items.map((item) => item.id)).toEqual([made.id])
  const logged = await sql<{
    kind: string
    fields: string[]
  }>`select kind, fields from audit.entry where operation = 'matters.find_by_phone'`.execute(
    app.services.database.db,
  )
  expect(logged.rows).toEqual([{ kind: 'disclosure', fields: ['reporter.phone'] }])
})

test('a report costs the platform seven statements, itself six, and its answer two', async () => {
  const report = () =>
    app.must(matters.report, { ...light, position: world.inside }, world.tokens.resident)
  await report()
  const { log } = await app.countStatements(report)
  const isPlatform = (text: string) => PLATFORM.test(text.trim())
  expect(log.filter(isPlatform).length, log.join('\n')).toBeLessThanOrEqual(7)
  expect(log.filter((text) => !isPlatform(text)).length, log.join('\n')).toBeLessThanOrEqual(6 + 2)
})

const PLATFORM = /identity\.session|^begin|^commit|platform\.(request|tally)|audit\.entry|pgboss/

async function count() {
  const rows = await sql<{ n: number }>`select count(*) as n from matters.matter`.execute(
    app.services.database.db,
  )
  return rows.rows[0]?.n
}
