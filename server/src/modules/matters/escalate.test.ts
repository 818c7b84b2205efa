import { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import { START, type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { everyEscalate } from './every-escalate.ts'
import { aMatter, givePhone, runSchedule, textsTo } from './testing.ts'

let app: TestApp
let world: World
let head: string
let owner: string
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
  head = await appoint('centre_head', world.units.street_centre, world.areas.xinqu)
  owner = await appoint('department_handler', world.units.housing, world.areas.district)
})
beforeEach(() => app.clock.set(START))
afterAll(() => app?.close())

async function appoint(kind: string, unit_id: string, area_id: string): Promise<string> {
  const { db } = app.services.database
  const [person_id, post_id] = [newId(app.clock.now()), newId(app.clock.now())]
  await sql`insert into identity.person (district_id, id, kind, public_name, created_at)
    values (371502, ${person_id}, 'staff', ${kind}, ${app.clock.now()})`.execute(db)
  await sql`insert into org.post (district_id, id, person_id, unit_id, kind, area_id, valid_from)
    values (371502, ${post_id}, ${person_id}, ${unit_id}, ${kind}, ${area_id}, '2022-01-01')`.execute(
    db,
  )
  return app.signIn(person_id)
}

const at = (text: string) => app.clock.set(new Date(`${text}+08:00`))
const run = () => runSchedule(app, everyEscalate)
const get = (id: string) => app.must(matters.get, { id }, world.tokens.qian_district)
const level = async (id: string) => (await get(id)).escalation
const brought = async (as: string) => {
  const list = await app.must(matters.list, { queue: 'escalated', order: 'due' }, as)
  const counts = await app.must(matters.count_queues, {}, as)
  const count = counts.find(({ queue }) => queue === 'escalated')
  const open = Object.values(count?.by_status ?? {}).reduce((sum, n) => sum + n, 0)
  expect(open).toBe(list.count.n)
  return list.items.map(({ id }) => id)
}

test('what nobody accepts climbs from the duty officers to the head, the district and its leader', async () => {
  // Due on Thursday at 18:00, eight hours after the report.
  at('2022-09-08T10:00:00')
  const { id } = await aMatter(app, world, 'reported')
  const steps = [
    ['2022-09-08T17:59:00', null],
    ['2022-09-08T18:01:00', { level: 1, to: 'duty' }],
    ['2022-09-09T21:59:00', { level: 1, to: 'duty' }],
    // Saturday to Monday are Mid-Autumn: only Friday has gone by.
    ['2022-09-13T06:59:00', { level: 1, to: 'duty' }],
    ['2022-09-13T08:00:00', { level: 2, to: 'centre_head' }],
    ['2022-09-14T08:00:00', { level: 3, to: 'district_centre' }],
    ['2022-09-15T08:00:00', { level: 4, to: 'district_leader' }],
    ['2022-09-30T08:00:00', { level: 4, to: 'district_leader' }],
  ] as const
  for (const [moment, expected] of steps) {
    at(moment)
    await run()
    await run()
    expect(await level(id), moment).toEqual(expected)
    if (expected?.level === 1) expect(await brought(world.tokens.zhao_street)).toEqual([id])
    if (expected?.level === 2) expect(await brought(head)).toEqual([id])
  }
  const acts = (await get(id)).timeline.filter(({ action }) => action === 'escalate')
  expect(acts.map(({ reason }) => reason)).toEqual([
    'not_accepted.duty',
    'not_accepted.centre_head',
    'not_accepted.district_centre',
    'not_accepted.district_leader',
  ])
  expect(await brought(head)).toEqual([])
  expect(await brought(world.tokens.zheng_leader)).toEqual([id])
})

test('accepted and given to nobody it climbs by its wait; given to a unit it is down again', async () => {
  at('2022-09-30T10:00:00')
  const { id } = await aMatter(app, world, 'accepted')
  // Off from the 1st to the 7th; the 8th and 9th are worked.
  at('2022-10-08T09:00:00')
  await run()
  expect(await level(id)).toBeNull()
  at('2022-10-09T09:00:00')
  await run()
  expect(await level(id)).toEqual({ level: 1, to: 'duty' })
  await app.must(matters.assign, { id, unit_id: world.units.lights }, world.tokens.zhao_street)
  expect(await level(id)).toBeNull()
})

test('assigned and not done in time it goes to the unit, to the owner of the category, and to the district', async () => {
  const { id } = await aMatter(app, world, 'handling')
  await givePhone(app, world.people.feng_lights, '13900000077')
  expect((await app.call(matters.get, { id }, owner)).status).toBe(404)
  at('2022-09-10T11:00:00')
  await run()
  expect(await level(id)).toEqual({ level: 1, to: 'unit_head' })
  expect(await brought(world.tokens.feng_lights)).toEqual([id])
  expect((await textsTo(app, '13900000077')).join()).toContain('已上报到您这里')
  at('2022-09-14T09:00:00')
  await run()
  expect(await brought(owner)).toEqual([id])
  expect((await app.must(matters.get, { id }, owner)).can).toContain('note')
  at('2022-09-15T09:00:00')
  await run()
  expect(await level(id)).toEqual({ level: 3, to: 'district_centre' })
  expect((await app.call(matters.get, { id }, owner)).status).toBe(404)
})

test('secret work is not listed for a leader; a paused clock climbs nowhere; a run is a few statements', async () => {
  const secret = await aMatter(app, world, 'reported')
  await app.must(matters.set_secret, { id: secret.id, is_secret: true }, world.tokens.zhao_street)
  const many = await Promise.all(Array.from({ length: 12 }, () => aMatter(app, world, 'assigned')))
  const [paused] = many
  await app.must(
    matters.pause,
    { id: paused?.id ?? '', reason: 'weather', note: '连日大雨', until: '2022-09-30' },
    world.tokens.zhao_street,
  )
  at('2022-09-13T09:00:00')
  const { count } = await app.countStatements(run)
  expect(count).toBeLessThanOrEqual(10)
  expect(await level(paused?.id ?? '')).toBeNull()
  expect(await level(secret.id)).toMatchObject({ to: 'district_leader' })
  expect(await brought(world.tokens.zheng_leader)).not.toContain(secret.id)
})
