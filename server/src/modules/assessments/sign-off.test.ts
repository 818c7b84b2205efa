import { randomUUID } from 'node:crypto'
import { assessments } from '@linli/contract/assessments'
import { matters } from '@linli/contract/matters'
import { org } from '@linli/contract/org'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { START, type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { aMatter } from '../matters/testing.ts'
import { aHeldMeeting, aMeeting, aStation, fullMinutes, postOf } from './testing.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
beforeEach(() => app.clock.set(START))
afterAll(() => app?.close())

test('a meeting is called, held, written and signed; lead, task, number and dissent come of it', async () => {
  const { zheng_leader, zhao_street, wu_property } = world.tokens
  const matter = await aMatter(app, world, 'accepted')
  const held = await aHeldMeeting(app, world, [matter.id])
  expect(held).toMatchObject({
    status: 'held',
    number: null,
    unit: { id: world.units.street_centre },
  })
  const signed = await app.must(assessments.sign_off, held, zheng_leader)
  expect(signed).toMatchObject({
    status: 'signed',
    signed_by: { id: world.people.zheng_leader },
    minutes: {
      lead: { id: world.units.housing, name: '住房和城乡建设局' },
      dissent: [{ who: '路灯管理所', what: '线路不归我们管，应由物业负责。' }],
    },
    can: ['add_addendum'],
  })
  expect(signed.number).toMatch(/^研判〔2022〕第\d+号$/)
  const after = await app.must(matters.get, { id: matter.id }, zhao_street)
  expect(after).toMatchObject({
    status: 'assigned',
    unit: { id: world.units.housing },
    is_designated: true,
  })
  expect(after.helpers.map(({ id }) => id)).toContain(world.units.property)
  expect(
    after.timeline.filter(({ action }) => action === 'assess').map((act) => act.reason),
  ).toEqual(['assess_planned', 'assess_signed'])
  const seen = await app.must(assessments.list_of_matter, { matter_id: matter.id }, wu_property)
  expect(seen.map(({ id }) => id)).toEqual([held.id])
})

test('whoever wrote in the minutes does not sign them, and nobody but the chair does', async () => {
  const { zheng_leader, zhao_street, zhou_street } = world.tokens
  const { id } = await aMatter(app, world, 'accepted')
  const held = await aHeldMeeting(app, world, [id])
  for (const token of [zhao_street, zhou_street])
    expect(await app.call(assessments.sign_off, held, token)).toMatchObject({ status: 403 })
  const planned = await app.must(
    assessments.plan,
    {
      matter_ids: [id],
      topic: '值班员自己主持',
      meets_at: START.toISOString(),
      place: '值班室',
      chair_post_id: await postOf(app, world.people.zhou_street),
      seats: [],
    },
    zhao_street,
  )
  const minutes = fullMinutes(world)
  const wrote = { id: planned.id, version: planned.version, minutes }
  expect(await app.call(assessments.record, wrote, zhou_street)).toMatchObject({ status: 403 })
  const recorded = await app.must(assessments.record, wrote, zhao_street)
  const revised = await app.must(
    assessments.revise,
    {
      id: planned.id,
      version: recorded.version,
      topic: '换人主持',
      meets_at: START.toISOString(),
      place: '值班室',
      chair_post_id: await postOf(app, world.people.zhao_street),
      seats: [],
    },
    zhou_street,
  )
  const now = await app.must(
    assessments.hold,
    { id: planned.id, version: revised.version, absent_seat_ids: [] },
    zhou_street,
  )
  expect(await app.call(assessments.sign_off, now, zhao_street)).toMatchObject({
    status: 403,
    reason: 'second_signature_needed',
  })
  expect(await app.call(assessments.sign_off, held, zheng_leader)).toMatchObject({ status: 200 })
})

test('two signatures at once get two numbers, with none between; a refused one takes none', async () => {
  const { zheng_leader } = world.tokens
  const [one, other, refused] = await Promise.all(
    [0, 1, 2].map(() => aMatter(app, world, 'accepted')),
  )
  const meetings = [
    await aHeldMeeting(app, world, [one?.id ?? '']),
    await aHeldMeeting(app, world, [other?.id ?? '']),
  ]
  const last = await aHeldMeeting(app, world, [refused?.id ?? ''], { decision: '' })
  const serials = async () =>
    (
      await sql<{ number: string }>`select number from assessments.minute order by number`.execute(
        app.services.database.db,
      )
    ).rows.map(({ number }) => Number(/第(\d+)号/.exec(number)?.[1]))
  expect(await app.call(assessments.sign_off, last, zheng_leader)).toMatchObject({
    status: 422,
    reason: 'minutes_incomplete',
  })
  await Promise.all(meetings.map((held) => app.must(assessments.sign_off, held, zheng_leader)))
  const found = (await serials()).sort((a, b) => a - b)
  expect(found).toEqual(found.map((_, at) => at + 1))
})

test('two who sign the same minutes at once sign once; a repeat with the same request id answers alike', async () => {
  const { zheng_leader } = world.tokens
  const { id } = await aMatter(app, world, 'accepted')
  const held = await aHeldMeeting(app, world, [id])
  const request = randomUUID()
  const replies = await Promise.all([
    app.call(assessments.sign_off, held, zheng_leader, request),
    app.call(assessments.sign_off, held, zheng_leader),
  ])
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
  const winner = replies[0]?.status === 200 ? request : undefined
  if (winner)
    expect((await app.call(assessments.sign_off, held, zheng_leader, winner)).status).toBe(200)
  const acts = (await app.must(matters.get, { id }, zheng_leader)).timeline
  expect(acts.filter(({ reason }) => reason === 'assess_signed')).toHaveLength(1)
})

test('a unit that was closed or a matter that ended meanwhile is named, and nothing is lost', async () => {
  const { zheng_leader, zhao_street, zhou_street, admin } = world.tokens
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
  const first = await aMatter(app, world, 'accepted')
  const held = await aHeldMeeting(app, world, [first.id], { lead: unit })
  await app.must(org.close_unit, { id: unit.id, on: '2022-09-05' }, admin)
  const refused = await app.call(assessments.sign_off, held, zheng_leader)
  expect(refused).toMatchObject({
    status: 409,
    reason: 'unit_of_minutes_closed',
    body: { data: { unit: '临时工作专班' } },
  })
  const kept = await app.must(assessments.get, { id: held.id }, zheng_leader)
  expect(kept).toMatchObject({ status: 'held', number: null, minutes: held.minutes })

  const second = await aMatter(app, world, 'accepted')
  const other = await aHeldMeeting(app, world, [second.id])
  await app.must(matters.propose_void, { id: second.id, reason: 'test', note: '测试' }, zhao_street)
  await app.must(matters.void, { id: second.id }, zhou_street)
  expect(await app.call(assessments.sign_off, other, zheng_leader)).toMatchObject({
    status: 409,
    reason: 'assessed_matter_over',
    body: { data: { number: second.number, status: 'voided' } },
  })
})

test('signed minutes never change, whatever changes around them; what is put right is added', async () => {
  const { zheng_leader, zhao_street } = world.tokens
  const { id } = await aMatter(app, world, 'accepted')
  const held = await aHeldMeeting(app, world, [id])
  const signed = await app.must(assessments.sign_off, held, zheng_leader)
  const changed = { ...fullMinutes(world), decision: '改了的决定' }
  for (const call of [
    app.call(
      assessments.record,
      { id: held.id, version: signed.version, minutes: changed },
      zhao_street,
    ),
    app.call(assessments.cancel, { id: held.id, reason: '不算了' }, zhao_street),
    app.call(assessments.sign_off, { id: held.id, version: signed.version }, zheng_leader),
  ])
    expect((await call).reason).toBe('assessment_not_in_that_state')
  const { db } = app.services.database
  await sql`update assessments.assessment set minutes = ${JSON.stringify(changed)}::jsonb, topic = '别的' where id = ${held.id}`.execute(
    db,
  )
  await expect(sql`update assessments.minute set content = '{}'`.execute(db)).rejects.toMatchObject(
    {
      code: '42501',
    },
  )
  await app.must(
    assessments.add_addendum,
    { id: held.id, words: '第二段的日期应为9月9日。' },
    zhao_street,
  )
  const read = await app.must(assessments.get, { id: held.id }, zheng_leader)
  expect(read.minutes).toEqual(signed.minutes)
  expect(read).toMatchObject({ topic: held.topic, seats: signed.seats })
  expect(read.addenda.map(({ words }) => words)).toEqual(['第二段的日期应为9月9日。'])
})

test('another lead takes a matter over from the unit that has it, and one that waits to be verified stays', async () => {
  const { zheng_leader, zhao_street } = world.tokens
  const handled = await aMatter(app, world, 'handling')
  await app.must(assessments.sign_off, await aHeldMeeting(app, world, [handled.id]), zheng_leader)
  const after = await app.must(matters.get, { id: handled.id }, zhao_street)
  expect(after).toMatchObject({ status: 'assigned', unit: { id: world.units.housing } })
  const done = await aMatter(app, world, 'resolved')
  expect(
    await app.call(assessments.sign_off, await aHeldMeeting(app, world, [done.id]), zheng_leader),
  ).toMatchObject({ status: 409, reason: 'lead_too_late' })
  const fresh = await aMatter(app, world, 'reported')
  await app.must(assessments.sign_off, await aHeldMeeting(app, world, [fresh.id]), zheng_leader)
  expect(await app.must(matters.get, { id: fresh.id }, zhao_street)).toMatchObject({
    status: 'assigned',
    is_designated: true,
  })
})

test('who writes on an older version is told who wrote meanwhile, and both writings stand where they were', async () => {
  const { zhao_street, zhou_street } = world.tokens
  const { id: matter_id } = await aMatter(app, world, 'accepted')
  const { id, version } = await aMeeting(app, world, [matter_id])
  const minutes = fullMinutes(world)
  const first = { id, version, minutes: { ...minutes, facts: '周窗口写的' } }
  await app.must(assessments.record, first, zhou_street)
  const late = await app.call(assessments.record, { id, version, minutes }, zhao_street)
  expect(late).toMatchObject({
    status: 409,
    reason: 'assessment_changed',
    body: { data: { name: '周窗口' } },
  })
  expect((await app.must(assessments.get, { id }, zhao_street)).minutes.facts).toBe('周窗口写的')
})

test('an invited unit sees a secret matter and its meeting, and neither any more when it is called off', async () => {
  const { zhao_street, sun_lights, zheng_leader, chen_other_street, qian_district } = world.tokens
  const station = await aStation(app, world)
  const { id } = await aMatter(app, world, 'accepted')
  await app.must(matters.set_secret, { id, is_secret: true }, zhao_street)
  expect((await app.call(matters.get, { id }, station.token)).status).toBe(404)
  const meeting = await aMeeting(app, world, [id], [{ post_id: station.post_id }])
  expect(meeting.is_secret).toBe(true)
  const seesIt = async (token: string) =>
    (await app.call(assessments.get, { id: meeting.id }, token)).status
  expect((await app.call(matters.get, { id }, station.token)).status).toBe(200)
  expect([await seesIt(station.token), await seesIt(qian_district)]).toEqual([200, 200])
  // The leader is invited by name and reads the meeting; the secret matter itself stays hidden from him.
  const read = await app.must(assessments.get, { id: meeting.id }, zheng_leader)
  expect(read.matters).toMatchObject([{ id: null, summary: null }])
  expect([await seesIt(sun_lights), await seesIt(chen_other_street)]).toEqual([404, 404])
  await app.must(assessments.cancel, { id: meeting.id, reason: '双方已和解' }, zhao_street)
  expect((await app.call(matters.get, { id }, station.token)).status).toBe(404)
})

test('a meeting takes the centre of the place, an open matter, and posts of this district', async () => {
  const { zhao_street, sun_lights, chen_other_street, zheng_leader } = world.tokens
  const { id } = await aMatter(app, world, 'accepted')
  const input = {
    matter_ids: [id],
    topic: '研判',
    meets_at: START.toISOString(),
    place: '值班室',
    chair_post_id: await postOf(app, world.people.zheng_leader),
    seats: [],
  }
  const status = async (token: string, change: object = {}) =>
    (await app.call(assessments.plan, { ...input, ...change }, token)).status
  expect(await status(sun_lights)).toBe(403)
  expect(await status(zheng_leader)).toBe(403)
  expect(await status(chen_other_street)).toBe(404)
  expect(await status(zhao_street, { matter_ids: [randomUUID()] })).toBe(404)
  expect(await status(zhao_street, { chair_post_id: randomUUID() })).toBe(422)
  const closed = await aMatter(app, world, 'closed')
  expect(await status(zhao_street, { matter_ids: [closed.id] })).toBe(409)
  const request = randomUUID()
  const first = await app.call(assessments.plan, input, zhao_street, request)
  const repeat = await app.call(assessments.plan, input, zhao_street, request)
  expect(repeat.body.id).toBe(first.body.id)
})

test('lists and counts are one condition, and the calendar shows the next meeting until it is planned', async () => {
  const { zhao_street, zheng_leader } = world.tokens
  const { id } = await aMatter(app, world, 'accepted')
  const held = await aHeldMeeting(app, world, [id])
  await app.must(assessments.sign_off, held, zheng_leader)
  const count = await app.must(assessments.count, {}, zhao_street)
  for (const status of ['planned', 'held', 'signed', 'cancelled'] as const) {
    const { items } = await app.must(assessments.list, { status, limit: 100 }, zhao_street)
    expect(items, status).toHaveLength(count.by_status[status] ?? 0)
  }
  const coming = async () =>
    (await app.must(assessments.list_coming, {}, zhao_street)).filter((one) => one.id === held.id)
  expect(await coming()).toMatchObject([{ day: '2022-09-20', meets_at: null }])
  const next = await app.must(
    assessments.plan,
    {
      matter_ids: [id],
      follows_id: held.id,
      topic: '再议',
      meets_at: '2022-09-20T02:00:00Z',
      place: '三楼',
      chair_post_id: await postOf(app, world.people.zheng_leader),
      seats: [],
    },
    zhao_street,
  )
  expect(await coming()).toEqual([])
  expect((await app.must(assessments.get, { id: held.id }, zhao_street)).followed_by).toBe(next.id)
})
