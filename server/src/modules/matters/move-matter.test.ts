import { randomUUID } from 'node:crypto'
import { channels } from '@linli/contract/channels'
import { matters } from '@linli/contract/matters'
import { org } from '@linli/contract/org'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { START, type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { aMatter, aPhoto } from './testing.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
beforeEach(() => app.clock.set(START))
afterAll(() => app?.close())

const hours = (n: number) => app.clock.set(new Date(START.getTime() + n * 3_600_000))

test('the whole story: report, accept, assign, handle, resolve, verify, close, rate', async () => {
  const matter = await aMatter(app, world, 'closed')
  expect(matter.timeline.map((act) => act.action)).toEqual([
    'report',
    'accept',
    'assign',
    'handle',
    'resolve',
    'verify',
    'close',
  ])
  expect(matter).toMatchObject({
    status: 'closed',
    closed_as: 'handled',
    clock: null,
    unit: { name: '路灯管理所' },
  })
  const rated = await app.must(
    matters.rate,
    { id: matter.id, solved: 'yes', rating: 5, words: '很快' },
    world.tokens.resident,
  )
  expect(rated).toMatchObject({ rating: 5, can: ['reopen'] })
  const again = await app.call(
    matters.rate,
    { id: matter.id, solved: 'no', rating: 1 },
    world.tokens.resident,
  )
  expect(again).toMatchObject({ status: 409, reason: 'already_rated' })
  await app.runJobs()
  const tray = await app.must(channels.list_tray, { phone: '13900000001' })
  expect(tray.filter((sent) => sent.text.includes('已办结'))).toHaveLength(1)
})

test('hidden and missing answer alike, to every act', async () => {
  const matter = await aMatter(app, world, 'assigned')
  const missing = randomUUID()
  const acts = [
    (id: string) => app.call(matters.get, { id }, world.tokens.chen_other_street),
    (id: string) => app.call(matters.accept, { id }, world.tokens.chen_other_street),
    (id: string) => app.call(matters.note, { id, note: '看看' }, world.tokens.wu_property),
    (id: string) =>
      app.call(matters.resolve, { id, outcome: 'solved', note: '好了' }, world.tokens.wu_property),
    (id: string) =>
      app.call(matters.rate, { id, solved: 'yes', rating: 5 }, world.tokens.neighbour),
    (id: string) => app.call(matters.get_reported, { id }, world.tokens.neighbour),
  ]
  for (const act of acts) {
    const [hidden, absent] = [await act(matter.id), await act(missing)]
    expect(hidden.status).toBe(404)
    expect(hidden.body).toEqual(absent.body)
  }
})

test('an act in the wrong state is refused and says the state; the wrong person is refused', async () => {
  const matter = await aMatter(app, world, 'assigned')
  const { id } = matter
  expect(await app.call(matters.accept, { id }, world.tokens.wang_grid1)).toMatchObject({
    status: 409,
    reason: 'not_in_that_state',
    body: { data: { status: 'assigned' } },
  })
  expect(await app.call(matters.handle, { id }, world.tokens.wang_grid1)).toMatchObject({
    status: 403,
    reason: 'may_not_handle',
  })
  expect(await app.call(matters.close, { id }, world.tokens.sun_lights)).toMatchObject({
    status: 403,
    reason: 'not_your_role',
  })
  expect(await app.call(matters.get, { id }, world.tokens.auditor)).toMatchObject({ status: 403 })
})

test("without the picture that the category asks for nothing is resolved, and another person's file does not count", async () => {
  const { id } = await aMatter(app, world, 'handling')
  const by = world.tokens.sun_lights
  expect(
    await app.call(matters.resolve, { id, outcome: 'solved', note: '好了' }, by),
  ).toMatchObject({
    status: 409,
    reason: 'evidence_missing',
  })
  const foreign = await aPhoto(app, world, 'wang_grid1')
  expect(
    await app.call(
      matters.resolve,
      { id, outcome: 'solved', note: '好了', file_ids: [foreign] },
      by,
    ),
  ).toMatchObject({ status: 422, reason: 'no_such_file' })
  expect((await app.must(matters.get, { id }, by)).status).toBe('handling')
})

test('the handler does not verify, nor a colleague of the same unit; a rejection runs on the old deadline', async () => {
  const before = await aMatter(app, world, 'handling')
  const { id } = before
  hours(20)
  await app.must(
    matters.resolve,
    { id, outcome: 'solved', note: '好了', file_ids: [await aPhoto(app, world, 'sun_lights')] },
    world.tokens.sun_lights,
  )
  expect(
    await app.call(matters.verify, { id, outcome: 'solved' }, world.tokens.sun_lights),
  ).toMatchObject({
    status: 403,
  })
  const rejected = await app.must(matters.reject, { id, note: '还是不亮' }, world.tokens.wang_grid1)
  expect(rejected).toMatchObject({
    status: 'handling',
    clock: { kind: 'handle', due_at: before.clock?.due_at },
  })
})

test('a unit sends back once with a reason; sent to it again it stays there', async () => {
  const { id } = await aMatter(app, world, 'assigned')
  const back = { id, reason: 'not_ours' as const, note: '这盏灯归物业' }
  const returned = await app.must(matters.return, back, world.tokens.sun_lights)
  expect(returned.matter).toBeNull()
  const seen = await app.must(matters.get, { id }, world.tokens.zhao_street)
  expect(seen).toMatchObject({
    status: 'returned',
    unit: null,
    returned_count: 1,
    clock: { kind: 'handle' },
  })
  await app.must(
    matters.assign,
    { id, unit_id: world.units.lights, note: '归路灯所' },
    world.tokens.zhao_street,
  )
  expect(await app.call(matters.return, back, world.tokens.sun_lights)).toMatchObject({
    status: 403,
    reason: 'may_not_return_again',
  })
})

test('triage changes category, clock and place; the clock counts from the acceptance; out of sight there is nothing to show', async () => {
  const { id } = await aMatter(app, world, 'accepted')
  hours(1)
  const input = { id, category_code: 'facility.street_light', urgency: 'critical' as const }
  const { matter } = await app.must(matters.triage, input, world.tokens.zhao_street)
  expect(matter).toMatchObject({
    status: 'triaged',
    urgency: 'critical',
    clock: { kind: 'handle', due_at: '2022-09-06T02:00:00.000Z' },
  })
  const moved = await app.must(
    matters.triage,
    { ...input, area_id: world.areas.building3 },
    world.tokens.zhao_street,
  )
  expect(moved.matter).toBeNull()
  expect((await app.call(matters.get, { id }, world.tokens.chen_other_street)).status).toBe(200)
})

test('several at once: one wins, the others are told where the matter stands', async () => {
  for (let round = 0; round < 8; round += 1) {
    const { id } = await aMatter(app, world, 'assigned')
    const crowd = [
      'sun_lights',
      'feng_lights',
      'sun_lights',
      'feng_lights',
      'sun_lights',
      'feng_lights',
    ] as const
    const replies = await Promise.all(
      crowd.map((one) => app.call(matters.handle, { id }, world.tokens[one])),
    )
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409, 409, 409, 409, 409])
    expect(new Set(replies.map((reply) => reply.reason))).toEqual(
      new Set([undefined, 'not_in_that_state']),
    )
  }
})

test('voiding takes two people; the second may also keep it', async () => {
  const { id } = await aMatter(app, world, 'accepted')
  const propose = { id, reason: 'duplicate' as const, note: '与上一件相同' }
  expect(await app.call(matters.void, { id }, world.tokens.zhao_street)).toMatchObject({
    status: 403,
    reason: 'no_void_proposed',
  })
  await app.must(matters.propose_void, propose, world.tokens.zhao_street)
  expect(await app.call(matters.void, { id }, world.tokens.zhao_street)).toMatchObject({
    status: 403,
    reason: 'second_person_needed',
  })
  const kept = await app.must(matters.keep, { id, note: '不是同一盏灯' }, world.tokens.zhou_street)
  expect(kept).toMatchObject({ status: 'accepted', void_proposal: null })
  await app.must(matters.propose_void, propose, world.tokens.zhao_street)
  const voided = await app.must(matters.void, { id }, world.tokens.zhou_street)
  expect(voided).toMatchObject({ status: 'voided', clock: null })
})

test('the reporter reopens within the window and not after it; the handling clock starts anew', async () => {
  const first = await aMatter(app, world, 'closed')
  const tracked = await app.must(matters.get_reported, { id: first.id }, world.tokens.resident)
  expect(tracked.reopen_until).toBe('2022-09-12T02:00:00.000Z')
  hours(24 * 7)
  expect(
    await app.call(
      matters.reopen_reported,
      { id: first.id, note: '又坏了' },
      world.tokens.resident,
    ),
  ).toMatchObject({ status: 409, reason: 'reopen_window_over' })
  hours(24 * 7 - 1)
  await app.must(matters.reopen_reported, { id: first.id, note: '又坏了' }, world.tokens.resident)
  const seen = await app.must(matters.get, { id: first.id }, world.tokens.zhao_street)
  expect(seen).toMatchObject({
    status: 'reopened',
    reopened_count: 1,
    closed_as: null,
    clock: { kind: 'handle' },
  })
})

test('by the link alone a matter is followed and rated; a wrong token finds nothing', async () => {
  const { id, number } = await aMatter(app, world, 'closed')
  const mine = await app.must(matters.get_reported, { id }, world.tokens.resident)
  const token = mine.tracking_token ?? ''
  expect((await app.must(matters.track, { token })).number).toBe(number)
  expect((await app.call(matters.track, { token: 'x'.repeat(22) })).status).toBe(404)
  expect(
    (await app.call(matters.rate, { id, token: 'x'.repeat(22), solved: 'yes', rating: 4 })).status,
  ).toBe(404)
  expect((await app.must(matters.rate, { id, token, solved: 'yes', rating: 4 })).rating).toBe(4)
  expect((await app.must(matters.track_by_number, { number, phone: '13900000001' })).id).toBe(id)
  expect((await app.call(matters.track_by_number, { number, phone: '13900000002' })).status).toBe(
    404,
  )
})

test('secret matters are hidden from the grid worker, the leader and the lists; the centre sees them', async () => {
  const { id } = await aMatter(app, world, 'assigned')
  await app.must(matters.set_secret, { id, is_secret: true }, world.tokens.zhao_street)
  expect((await app.call(matters.get, { id }, world.tokens.zheng_leader)).status).toBe(404)
  expect((await app.call(matters.get, { id }, world.tokens.li_grid2)).status).toBe(404)
  expect((await app.call(matters.get, { id }, world.tokens.qian_district)).status).toBe(200)
  expect((await app.call(matters.get, { id }, world.tokens.sun_lights)).status).toBe(200)
})

test('overdue work is told to whoever has it, once, and never at night', async () => {
  const { id } = await aMatter(app, world, 'assigned')
  const { everyAlarmOverdue } = await import('./every-alarm-overdue.ts')
  const { runJob } = await import('#platform/operate')
  const { jobActor } = await import('../../wiring.ts')
  const run = () =>
    runJob(
      app.services,
      { name: 'test', actor: jobActor(371502), subject_id: null },
      everyAlarmOverdue,
    )
  const { sql } = await import('kysely')
  const { db } = app.services.database
  await sql`update identity.person set sealed_phone = ${app.services.keys.seal('13900000099')} where id = ${world.people.sun_lights}`.execute(
    db,
  )
  const told = async () =>
    (
      await sql<{
        n: number
      }>`select count(*) as n from channels.text_message where purpose = 'matter.overdue'`.execute(
        db,
      )
    ).rows[0]?.n
  const isMarked = async () =>
    (
      await sql<{
        marked: boolean
      }>`select alarmed_due_at is not null as marked from matters.matter where id = ${id}`.execute(
        db,
      )
    ).rows[0]?.marked
  app.clock.set(new Date('2022-09-12T15:00:00Z'))
  await run()
  expect(await isMarked()).toBe(false)
  app.clock.set(new Date('2022-09-13T02:00:00Z'))
  await run()
  expect(await isMarked()).toBe(true)
  const first = await told()
  expect(first).toBeGreaterThan(0)
  await run()
  expect(await told()).toBe(first)
})

test('a unit is not closed while it has open matters', async () => {
  const { admin, zhao_street } = world.tokens
  const unit = await app.must(
    org.create_unit,
    {
      kind: 'department',
      name: '临时工作专班',
      parent_id: null,
      area_id: world.areas.district,
      phone: null,
      address: null,
      hours: null,
    },
    admin,
  )
  const { id } = await aMatter(app, world, 'accepted')
  await app.must(matters.assign, { id, unit_id: unit.id }, zhao_street)
  const refused = await app.call(org.close_unit, { id: unit.id, on: '2022-09-06' }, admin)
  expect(refused).toMatchObject({ status: 409, reason: 'unit_has_open_work' })
})
