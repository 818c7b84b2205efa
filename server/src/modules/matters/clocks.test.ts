import { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { START, type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { everyAlarmDueSoon } from './every-alarm-due-soon.ts'
import { everyResume } from './every-resume.ts'
import { aMatter, aPhoto, givePhone, runSchedule, textsTo } from './testing.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
beforeEach(() => app.clock.set(START))
afterAll(() => app?.close())

// A street light is to be handled within 120 hours of Monday 10:00: until Saturday 10:00.
const DUE = '2022-09-10T02:00:00.000Z'
const at = (text: string) => app.clock.set(new Date(`2022-09-${text}+08:00`))
const get = (id: string, as: keyof World['tokens'] = 'sun_lights') =>
  app.must(matters.get, { id }, world.tokens[as])
const pause = (id: string, until: string, as: keyof World['tokens'] = 'sun_lights') =>
  app.call(matters.pause, { id, reason: 'examination', note: '灯杆送检', until }, world.tokens[as])
const ask = (id: string, wanted_day: string) =>
  app.call(matters.ask_extension, { id, note: '等配件到货', wanted_day }, world.tokens.sun_lights)
const grant = (id: string, granted_day: string, as: keyof World['tokens'] = 'zhao_street') =>
  app.call(matters.grant_extension, { id, note: '配件要从外地调', granted_day }, world.tokens[as])

test('each clock is shown with its beginning, its end and whether it was met', async () => {
  const { id } = await aMatter(app, world, 'handling')
  at('10T12:00:00')
  const file_ids = [await aPhoto(app, world, 'sun_lights')]
  await app.must(
    matters.resolve,
    { id, outcome: 'solved', note: '好了', file_ids },
    world.tokens.sun_lights,
  )
  const shown = (await get(id)).clocks.map(({ kind, from, due_at, ended_at, alarm }) => [
    kind,
    from,
    due_at,
    ended_at,
    alarm,
  ])
  const [start, now] = [START.toISOString(), app.clock.now().toISOString()]
  expect(shown).toEqual([
    ['accept', start, '2022-09-05T10:00:00.000Z', start, 'none'],
    ['handle', start, DUE, now, 'overdue'],
    ['verify', now, '2022-09-11T04:00:00.000Z', null, 'none'],
  ])
  await app.must(matters.reject, { id, note: '还是不亮' }, world.tokens.wang_grid1)
  expect((await get(id)).clocks.map(({ kind, ended_at }) => [kind, ended_at === null])).toEqual([
    ['accept', false],
    ['verify', false],
    ['handle', true],
  ])
})

test('a pause moves the deadline by what is left, is shown to the reporter, and ends by itself', async () => {
  const { id } = await aMatter(app, world, 'handling')
  at('07T10:00:00')
  const paused = await pause(id, '2022-09-09')
  expect(paused.body.clock).toMatchObject({
    due_at: '2022-09-11T16:00:00.000Z',
    paused_until: '2022-09-08T16:00:00.000Z',
  })
  expect(paused.body.clocks.at(-1)).toMatchObject({ first_due_at: DUE, alarm: 'none' })
  expect(paused.body.can).toContain('resume')
  expect(await pause(id, '2022-09-10')).toMatchObject({ status: 403, reason: 'paused_already' })
  const told = await app.must(matters.get_reported, { id }, world.tokens.resident)
  expect(told).toMatchObject({ paused_for: 'examination', first_due_at: DUE })
  await app.runJobs()
  expect((await textsTo(app, '13900000001')).join()).toContain('等鉴定或检测结果，最迟 9月9日恢复')
  await runSchedule(app, everyResume)
  expect((await get(id)).clock?.paused_until).not.toBeNull()
  at('09T00:05:00')
  await runSchedule(app, everyResume)
  const running = await get(id)
  expect(running.clock).toMatchObject({ due_at: '2022-09-11T16:00:00.000Z', paused_until: null })
  expect(running.timeline.at(-1)).toMatchObject({ action: 'resume', reason: 'planned_end' })
  await runSchedule(app, everyResume)
  expect((await get(id)).timeline).toHaveLength(running.timeline.length)
})

test('the centre lifts a pause: only the time that it lasted is added; done while paused is done in time', async () => {
  const { id } = await aMatter(app, world, 'handling')
  await pause(id, '2022-09-20')
  at('06T10:00:00')
  const lifted = await app.must(matters.resume, { id }, world.tokens.zhao_street)
  expect(lifted.clock).toMatchObject({ due_at: '2022-09-11T02:00:00.000Z', paused_until: null })
  await pause(id, '2022-09-20')
  at('15T10:00:00')
  const file_ids = [await aPhoto(app, world, 'sun_lights')]
  await app.must(
    matters.resolve,
    { id, outcome: 'solved', note: '好了', file_ids },
    world.tokens.sun_lights,
  )
  expect((await get(id)).clocks[1]).toMatchObject({ kind: 'handle', alarm: 'none' })
})

test('no pause after the deadline, beyond what the district allows, into the past, or by others', async () => {
  const { id } = await aMatter(app, world, 'handling')
  expect(await pause(id, '2022-09-05')).toMatchObject({ status: 422, reason: 'day_is_past' })
  expect(await pause(id, '2022-10-06')).toMatchObject({ reason: 'pause_too_long' })
  expect(await pause(id, '2022-09-09', 'wang_grid1')).toMatchObject({ reason: 'may_not_pause' })
  expect(await pause(id, '2022-09-09', 'wu_property')).toMatchObject({ status: 404 })
  for (const until of ['2022-10-04', '2022-11-03']) {
    expect((await pause(id, until)).status).toBe(200)
    app.clock.set(new Date(`${until}T00:01:00+08:00`))
    await runSchedule(app, everyResume)
  }
  expect(await pause(id, '2022-11-09')).toMatchObject({ status: 409, reason: 'paused_too_often' })
  app.clock.set(new Date('2022-12-01T00:00:00Z'))
  expect(await pause(id, '2022-12-03')).toMatchObject({ status: 409, reason: 'deadline_is_past' })
})

test('a longer time is asked for, granted by somebody else, and both dates stay in sight', async () => {
  const { id } = await aMatter(app, world, 'handling')
  expect(await ask(id, '2022-09-10')).toMatchObject({ status: 422, reason: 'day_not_later' })
  expect(await ask(id, '2022-09-20')).toMatchObject({
    reason: 'extension_too_long',
    body: { data: { until: '2022-09-19' } },
  })
  expect((await ask(id, '2022-09-16')).body.extension).toMatchObject({
    wanted_day: '2022-09-16',
    asked_by: { name: '孙师傅' },
  })
  expect(await ask(id, '2022-09-16')).toMatchObject({ status: 403 })
  const [count] = await app.must(matters.count_queues, {}, world.tokens.zhao_street)
  const list = await app.must(
    matters.list,
    { queue: 'jurisdiction', is_extension_asked: true },
    world.tokens.zhao_street,
  )
  expect(list.items.map((one) => one.id)).toEqual([id])
  expect(count).toMatchObject({ queue: 'mine', extension_asked: 0 })
  expect(await grant(id, '2022-09-16', 'sun_lights')).toMatchObject({ status: 403 })
  expect(await grant(id, '2022-09-17')).toMatchObject({ reason: 'later_than_asked' })
  const granted = await grant(id, '2022-09-15')
  expect(granted.body).toMatchObject({
    extension: null,
    clock: { due_at: '2022-09-15T16:00:00.000Z' },
  })
  expect(granted.body.clocks.at(-1)).toMatchObject({ first_due_at: DUE })
  await app.runJobs()
  expect((await textsTo(app, '13900000001')).join()).toContain(
    '延长到 9月15日。原因：配件要从外地调',
  )
  at('12T12:00:00')
  const file_ids = [await aPhoto(app, world, 'sun_lights')]
  await app.must(
    matters.resolve,
    { id, outcome: 'solved', note: '好了', file_ids },
    world.tokens.sun_lights,
  )
  expect((await get(id)).clocks[1]?.alarm).toBe('none')
})

test('after the deadline no longer time is asked for; granted too late, it stays late', async () => {
  const first = await aMatter(app, world, 'handling')
  const second = await aMatter(app, world, 'handling')
  await ask(second.id, '2022-09-16')
  at('10T10:00:01')
  expect(await ask(first.id, '2022-09-16')).toMatchObject({
    status: 409,
    reason: 'deadline_is_past',
  })
  expect((await grant(second.id, '2022-09-16')).status).toBe(200)
  const { db } = app.services.database
  const row = await sql<{ was_late: boolean }>`
    select was_late from matters.matter where id = ${second.id}`.execute(db)
  expect(row.rows[0]?.was_late).toBe(true)
})

test('the unit that asked does not decide, a second decision finds none, and a number of times is enough', async () => {
  const { id } = await aMatter(app, world, 'accepted')
  await app.must(
    matters.assign,
    { id, unit_id: world.units.street_centre },
    world.tokens.zhao_street,
  )
  const by = world.tokens.zhao_street
  await app.must(matters.ask_extension, { id, note: '等会签', wanted_day: '2022-09-14' }, by)
  expect(await grant(id, '2022-09-14', 'zhou_street')).toMatchObject({
    status: 403,
    reason: 'decided_by_asker',
  })
  const both = await Promise.all([
    grant(id, '2022-09-14', 'qian_district'),
    app.call(matters.refuse_extension, { id, note: '按原期限办' }, world.tokens.qian_district),
  ])
  expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(both.map(({ reason }) => reason)).toContain('no_extension_asked')
  for (const day of ['2022-09-15', '2022-09-16']) {
    const asked = await app.call(matters.ask_extension, { id, note: '等', wanted_day: day }, by)
    if (asked.status === 200) await grant(id, day, 'qian_district')
  }
  expect(
    await app.call(matters.ask_extension, { id, note: '等', wanted_day: '2022-09-19' }, by),
  ).toMatchObject({ status: 409, reason: 'too_many_extensions' })
})

test('a request is gone with the unit that made it', async () => {
  const { id } = await aMatter(app, world, 'handling')
  await ask(id, '2022-09-14')
  const back = { id, reason: 'not_ours' as const, note: '归物业' }
  await app.must(matters.return, back, world.tokens.sun_lights)
  expect(await grant(id, '2022-09-14')).toMatchObject({ status: 409, reason: 'not_in_that_state' })
  at('05T11:00:00')
  await app.must(matters.assign, { id, unit_id: world.units.lights }, world.tokens.zhao_street)
  expect(await get(id)).toMatchObject({ extension: null })
  expect((await ask(id, '2022-09-15')).status).toBe(200)
})

test('nearly over is told once by day, listed, and counted as the list says', async () => {
  const { id } = await aMatter(app, world, 'handling')
  await givePhone(app, world.people.sun_lights, '13900000088')
  const listed = async () => {
    const queue = { queue: 'unit', is_due_soon: true } as const
    const list = await app.must(matters.list, queue, world.tokens.sun_lights)
    const counts = await app.must(matters.count_queues, {}, world.tokens.sun_lights)
    expect(counts.find((one) => one.queue === 'unit')?.due_soon).toBe(list.items.length)
    return list.items.some((one) => one.id === id)
  }
  at('09T09:00:00')
  expect(await listed()).toBe(false)
  at('09T22:30:00')
  expect(await listed()).toBe(true)
  await runSchedule(app, everyAlarmDueSoon)
  expect(await textsTo(app, '13900000088')).toEqual([])
  at('10T08:00:00')
  await runSchedule(app, everyAlarmDueSoon)
  await runSchedule(app, everyAlarmDueSoon)
  const texts = await textsTo(app, '13900000088')
  expect(texts).toHaveLength(1)
  expect(texts[0]).toContain('快到时限')
  at('10T10:00:01')
  expect(await listed()).toBe(false)
})

test('commands of the clock stay within their statements', async () => {
  const { id } = await aMatter(app, world, 'handling')
  const { count } = await app.countStatements(() => pause(id, '2022-09-09'))
  const view = await app.countStatements(() => get(id))
  expect(count - view.count).toBeLessThanOrEqual(13)
})
