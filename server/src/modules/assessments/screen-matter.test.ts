import { randomUUID } from 'node:crypto'
import { assessments } from '@linli/contract/assessments'
import { type Danger, DUTIES } from '@linli/contract/codes/assessments'
import { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { runJob } from '#platform/operate'
import { START, type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { jobActor } from '../../wiring.ts'
import { aMatter } from '../matters/testing.ts'
import { everyEscalateDuties } from './every-escalate-duties.ts'
import { everyTellMeetings } from './every-tell-meetings.ts'
import { aHeldMeeting, aMeeting, aStation, postOf } from './testing.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
beforeEach(() => app.clock.set(START))
afterAll(() => app?.close())

const report = (id: string) =>
  ({
    id,
    to: 'police',
    receiver: '新区派出所 马警官',
    receipt: 'J3715022209050012',
    how: 'call_110',
    reported_at: app.clock.now().toISOString(),
  }) as const

async function screened(danger: Danger, stage: Parameters<typeof aMatter>[2] = 'accepted') {
  const matter = await aMatter(app, world, stage)
  const { risk } = await app.must(
    assessments.screen,
    { matter_id: matter.id, answers: { [danger]: 'yes' } },
    world.tokens.zhao_street,
  )
  return { matter, duty_id: risk?.duties[0]?.id ?? '' }
}

test('violence at home opens the duty to report, hides the matter and keeps it from being closed', async () => {
  const { zhao_street, zhou_street, wang_grid1, zheng_leader } = world.tokens
  const { matter, duty_id } = await screened('violence', 'verified')
  const { id } = matter
  const held = await app.must(matters.get, { id }, zhao_street)
  expect(held).toMatchObject({ is_secret: true, held_by: ['duty'] })
  expect(held.can).not.toContain('set_secret')
  expect((await app.call(matters.get, { id }, zheng_leader)).status).toBe(404)
  expect(await app.call(matters.close, { id }, zhao_street)).toMatchObject({
    status: 409,
    reason: 'matter_is_held',
  })
  expect(await app.call(matters.set_secret, { id, is_secret: false }, zhao_street)).toMatchObject({
    status: 409,
    reason: 'stays_secret',
  })
  const { risk } = await app.must(assessments.report_risk, report(duty_id), zhou_street)
  expect(risk).toMatchObject({
    duties: [
      {
        state: 'reported',
        basis: DUTIES.violence.basis,
        report: { to: 'police', receipt: 'J3715022209050012' },
        settled_by: { id: world.people.zhou_street },
      },
    ],
  })
  await app.must(matters.close, { id }, zhao_street)
  expect((await app.call(matters.get, { id }, wang_grid1)).status).toBe(404)
})

test('the reporter of such a matter is known to the centre of the place alone', async () => {
  const { zhao_street, sun_lights } = world.tokens
  const { matter } = await screened('minor', 'assigned')
  const { id } = matter
  expect((await app.must(matters.get, { id }, sun_lights)).reporter).toMatchObject({
    name: null,
    phone: null,
    is_known: true,
  })
  expect((await app.call(matters.reveal_reporter, { id }, sun_lights)).status).toBe(403)
  expect((await app.must(matters.get, { id }, zhao_street)).reporter.phone).not.toBeNull()
  expect((await app.call(matters.reveal_reporter, { id }, zhao_street)).status).toBe(200)
})

test('a matter is neither voided nor closed in place while a duty is open', async () => {
  const { zhao_street, zhou_street, wang_grid1 } = world.tokens
  const { matter } = await screened('threat')
  const { id } = matter
  await app.must(matters.propose_void, { id, reason: 'test', note: '测试' }, zhao_street)
  expect(await app.call(matters.void, { id }, zhou_street)).toMatchObject({
    reason: 'matter_is_held',
  })
  const small = await app.must(
    matters.report,
    { description: '楼道垃圾', category_code: 'env.rubbish', area_id: world.areas.building2 },
    world.tokens.resident,
  )
  await app.must(
    assessments.screen,
    { matter_id: small.id, answers: { crowd: 'yes' }, crowd_size: 12 },
    wang_grid1,
  )
  expect(await app.call(matters.self_close, { id: small.id }, wang_grid1)).toMatchObject({
    reason: 'matter_is_held',
  })
})

test('answers are read by those who work on the matter and not by leaders from above', async () => {
  const { zhao_street, zheng_leader, sun_lights, chen_other_street, wang_grid1, resident } =
    world.tokens
  const { matter } = await screened('threat', 'assigned')
  const status = async (token: string) =>
    (await app.call(assessments.get_risk, { matter_id: matter.id }, token)).status
  expect((await app.call(matters.get, { id: matter.id }, zheng_leader)).status).toBe(200)
  expect(await status(zheng_leader)).toBe(403)
  expect([await status(chen_other_street), await status(resident)]).toEqual([404, 403])
  expect(await Promise.all([zhao_street, sun_lights, wang_grid1].map(status))).toEqual([
    200, 200, 200,
  ])
  const seen = await app.must(matters.get, { id: matter.id }, zheng_leader)
  expect(JSON.stringify(seen.timeline)).not.toContain('threat')
})

test('the same danger opens one duty at a time, also when two answer at once; a repeat makes nothing new', async () => {
  const { zhao_street, wang_grid1 } = world.tokens
  const { id } = await aMatter(app, world, 'accepted')
  const input = { matter_id: id, answers: { crime: 'yes', crowd: 'no' } } as const
  const request = randomUUID()
  await Promise.all([
    app.call(assessments.screen, input, zhao_street, request),
    app.call(assessments.screen, input, wang_grid1),
  ])
  await app.call(assessments.screen, input, zhao_street, request)
  const risk = await app.must(assessments.get_risk, { matter_id: id }, zhao_street)
  expect(risk.duties).toHaveLength(1)
  expect(risk.answers).toMatchObject({ crime: { answer: 'yes' }, crowd: { answer: 'no' } })
  expect((await app.must(matters.get, { id }, zhao_street)).held_by).toEqual(['duty'])
  await app.must(assessments.report_risk, report(risk.duties[0]?.id ?? ''), zhao_street)
  await app.must(assessments.screen, input, zhao_street)
  const again = await app.must(assessments.get_risk, { matter_id: id }, zhao_street)
  expect(again.duties.map(({ state }) => state)).toEqual(['reported', 'open'])
})

test('two who settle the same duty at once settle it once, and the hold is lifted once', async () => {
  const { zhao_street, zhou_street } = world.tokens
  const matter = await aMatter(app, world, 'accepted')
  const { risk } = await app.must(
    assessments.screen,
    { matter_id: matter.id, answers: { threat: 'yes', crime: 'yes' } },
    zhao_street,
  )
  const id = risk?.duties[0]?.id ?? ''
  const replies = await Promise.all(
    [zhao_street, zhou_street].map((token) => app.call(assessments.report_risk, report(id), token)),
  )
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
  expect((await app.must(matters.get, { id: matter.id }, zhao_street)).held_by).toEqual(['duty'])
})

test('a second person of the centre says that there is no duty; who found the danger may not', async () => {
  const { zhao_street, zhou_street, wang_grid1, chen_other_street } = world.tokens
  const { matter, duty_id } = await screened('minor')
  const lift = { id: duty_id, reason: '核实后是邻居看错，孩子随父母外出' }
  expect(await app.call(assessments.lift_duty, lift, zhao_street)).toMatchObject({
    reason: 'second_finder_needed',
  })
  expect((await app.call(assessments.lift_duty, lift, wang_grid1)).status).toBe(403)
  expect((await app.call(assessments.lift_duty, lift, chen_other_street)).status).toBe(404)
  expect(
    (await app.call(assessments.lift_duty, { ...lift, id: randomUUID() }, zhou_street)).status,
  ).toBe(404)
  await app.must(assessments.lift_duty, lift, zhou_street)
  const after = await app.must(matters.get, { id: matter.id }, zhao_street)
  expect(after).toMatchObject({ held_by: [], is_secret: true })
  await app.must(matters.set_secret, { id: matter.id, is_secret: false }, zhao_street)
})

test('a report names an office that the law names, a unit that stands, and a moment that is over', async () => {
  const { zhao_street } = world.tokens
  const { duty_id } = await screened('violence')
  const later = new Date(app.clock.now().getTime() + 60_000).toISOString()
  for (const [change, reason] of [
    [{ to: 'education' }, 'report_to_does_not_fit'],
    [{ reported_at: later }, 'moment_is_ahead'],
    [{ receiver_unit_id: randomUUID() }, 'no_such_unit'],
  ] as const)
    expect(
      await app.call(assessments.report_risk, { ...report(duty_id), ...change }, zhao_street),
    ).toMatchObject({ status: 422, reason })
  const nothing = { matter_id: (await screened('crime')).matter.id, answers: {} }
  expect(await app.call(assessments.screen, nothing, zhao_street)).toMatchObject({
    reason: 'nothing_answered',
  })
})

test('the list of open duties equals its count, and stations of the place are offered', async () => {
  const { zhao_street, chen_other_street } = world.tokens
  const station = await aStation(app, world)
  const { matter } = await screened('threat')
  const risk = await app.must(assessments.get_risk, { matter_id: matter.id }, zhao_street)
  expect(risk.stations.map(({ id }) => id)).toContain(station.unit_id)
  const { items } = await app.must(assessments.list_duties, { limit: 100 }, zhao_street)
  const { open_duties } = await app.must(assessments.count, {}, zhao_street)
  expect(items).toHaveLength(open_duties)
  expect(items.some((one) => one.matter.id === matter.id)).toBe(true)
  expect((await app.must(assessments.list_duties, {}, chen_other_street)).items).toEqual([])
})

const run = (job: typeof everyEscalateDuties) =>
  runJob(app.services, { name: 'test', actor: jobActor(371502), subject_id: null }, job)

const textsFor = async (purpose: string) =>
  (
    await sql<{
      n: number
    }>`select count(*) as n from channels.text_message where purpose = ${purpose}`.execute(
      app.services.database.db,
    )
  ).rows[0]?.n ?? 0

test('a duty that nobody settles goes to the district: in the timeline at night too, by text in the morning, once', async () => {
  const { zhao_street } = world.tokens
  const { db } = app.services.database
  await sql`update identity.person set sealed_phone = ${app.services.keys.seal('13900000098')}
    where id = ${world.people.qian_district}`.execute(db)
  app.clock.set(new Date('2022-09-05T13:00:00Z'))
  const { matter } = await screened('threat')
  const escalated = async () =>
    (await app.must(assessments.get_risk, { matter_id: matter.id }, zhao_street)).duties[0]
      ?.escalated_at
  await run(everyEscalateDuties)
  const before = await textsFor('assessments.duty_waits')
  expect(await escalated()).toBeNull()
  app.clock.set(new Date('2022-09-05T15:00:00Z'))
  await run(everyEscalateDuties)
  expect(await escalated()).toBe('2022-09-05T15:00:00.000Z')
  expect(await textsFor('assessments.duty_waits')).toBe(before)
  app.clock.set(new Date('2022-09-06T00:00:00Z'))
  await run(everyEscalateDuties)
  const told = await textsFor('assessments.duty_waits')
  expect(told).toBe(before + 1)
  await run(everyEscalateDuties)
  expect(await textsFor('assessments.duty_waits')).toBe(told)
  const acts = (await app.must(matters.get, { id: matter.id }, zhao_street)).timeline
  expect(acts.filter(({ action }) => action === 'escalate')).toHaveLength(1)
})

test('those invited are told once, never at night, and again when the day changes; the next meeting is recalled', async () => {
  const { zhao_street, zheng_leader } = world.tokens
  const station = await aStation(app, world)
  const { id: matter_id } = await aMatter(app, world, 'accepted')
  const meeting = await aMeeting(app, world, [matter_id], [{ post_id: station.post_id }])
  await sql`update assessments.assessment set meets_at = '2022-09-07T06:00:00Z' where id = ${meeting.id}`.execute(
    app.services.database.db,
  )
  app.clock.set(new Date('2022-09-05T15:00:00Z'))
  await run(everyTellMeetings)
  expect(await textsFor('assessments.invited')).toBe(0)
  app.clock.set(new Date('2022-09-06T00:00:00Z'))
  await run(everyTellMeetings)
  const told = await textsFor('assessments.invited')
  expect(told).toBeGreaterThan(0)
  await run(everyTellMeetings)
  expect(await textsFor('assessments.invited')).toBe(told)
  const { zheng_leader: chair } = world.people
  await app.must(
    assessments.revise,
    {
      id: meeting.id,
      version: meeting.version,
      topic: meeting.topic,
      meets_at: '2022-09-08T06:00:00Z',
      place: meeting.place,
      chair_post_id: await postOf(app, chair),
      seats: [{ post_id: station.post_id }],
    },
    zhao_street,
  )
  await run(everyTellMeetings)
  expect(await textsFor('assessments.invited')).toBe(told + 1)

  await sql`update identity.person set sealed_phone = ${app.services.keys.seal('13900000097')}
    where id = ${world.people.zhao_street}`.execute(app.services.database.db)
  app.clock.set(START)
  const other = await aMatter(app, world, 'accepted')
  await app.must(assessments.sign_off, await aHeldMeeting(app, world, [other.id]), zheng_leader)
  app.clock.set(new Date('2022-09-18T02:00:00Z'))
  await run(everyTellMeetings)
  expect(await textsFor('assessments.next_meeting')).toBe(0)
  app.clock.set(new Date('2022-09-19T02:00:00Z'))
  await run(everyTellMeetings)
  const recalled = await textsFor('assessments.next_meeting')
  expect(recalled).toBeGreaterThan(0)
  await run(everyTellMeetings)
  expect(await textsFor('assessments.next_meeting')).toBe(recalled)
})
