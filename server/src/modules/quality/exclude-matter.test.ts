import { randomUUID } from 'node:crypto'
import { matters } from '@linli/contract/matters'
import { quality } from '@linli/contract/quality'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { aMatter, aPhoto } from '../matters/testing.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
afterAll(() => app?.close())

const WHY = '法院已于九月三日立案受理同一纠纷，案号附后，按规定不再重复办理'
const proposal = (id: string) => ({ id, reason: 'judicial' as const, note: WHY })

async function proposed() {
  const { id } = await aMatter(app, world, 'closed')
  await app.must(quality.propose_exclusion, proposal(id), world.tokens.zhao_street)
  return id
}

test('excluding takes evidence and a second person; it is told on the matter and can be taken back', async () => {
  const { id } = await aMatter(app, world, 'closed')
  const { zhao_street, zhou_street } = world.tokens
  expect(await app.call(quality.exclude, { id }, zhou_street)).toMatchObject({
    status: 403,
    reason: 'no_exclusion_proposed',
  })
  expect(
    await app.call(quality.propose_exclusion, { ...proposal(id), note: '已立案' }, zhao_street),
  ).toMatchObject({ status: 422, reason: 'words_too_few' })
  const file_ids = [await aPhoto(app, world, 'zhao_street')]
  const waiting = await app.must(
    quality.propose_exclusion,
    { ...proposal(id), note: '见判决', file_ids },
    zhao_street,
  )
  expect(waiting.exclusion).toMatchObject({
    reason: 'judicial',
    is_in_force: false,
    by: { name: '赵值班' },
  })
  expect(waiting.can).not.toContain('exclude')
  expect(await app.call(quality.exclude, { id }, zhao_street)).toMatchObject({
    status: 403,
    reason: 'second_person_needed',
  })
  const out = await app.must(quality.exclude, { id, note: '属实' }, zhou_street)
  expect(out.exclusion?.is_in_force).toBe(true)
  expect(await app.call(quality.exclude, { id }, zhou_street)).toMatchObject({
    status: 403,
    reason: 'may_not_exclude',
  })
  const back = await app.must(quality.keep_counted, { id, note: '法院已驳回，仍计入' }, zhou_street)
  expect(back.exclusion).toBeNull()
  expect(back.timeline.map(({ action }) => action).slice(-3)).toEqual([
    'propose_exclusion',
    'exclude',
    'keep_counted',
  ])
})

test("the handler's unit proposes, and judges nothing of its own", async () => {
  const { id } = await aMatter(app, world, 'closed')
  await app.must(quality.propose_exclusion, proposal(id), world.tokens.sun_lights)
  expect((await app.call(quality.exclude, { id }, world.tokens.feng_lights)).status).toBe(403)
  const { db } = app.services.database
  await sql`insert into org.post (district_id, id, person_id, unit_id, kind, area_id, valid_from)
    values (371502, ${newId(app.clock.now())}, ${world.people.zhou_street}, ${world.units.lights}, 'utility_handler', ${world.areas.district}, '2022-01-01')`.execute(
    db,
  )
  for (const act of [quality.exclude, quality.keep_counted])
    expect(await app.call(act, { id, note: '属实' }, world.tokens.zhou_street)).toMatchObject({
      status: 403,
    })
  expect((await app.must(matters.get, { id }, world.tokens.zhou_street)).can).not.toContain(
    'exclude',
  )
  await app.must(quality.exclude, { id }, world.tokens.zhao_street)
})

test('wrong state, hidden and missing, a repeat, and two at once', async () => {
  const open = await aMatter(app, world, 'handling')
  expect(
    await app.call(quality.propose_exclusion, proposal(open.id), world.tokens.zhao_street),
  ).toMatchObject({ status: 409, reason: 'not_in_that_state' })
  const id = await proposed()
  const hidden = await app.call(quality.exclude, { id }, world.tokens.chen_other_street)
  const missing = await app.call(
    quality.exclude,
    { id: randomUUID() },
    world.tokens.chen_other_street,
  )
  expect(hidden.status).toBe(404)
  expect(hidden.body).toEqual(missing.body)
  const request = randomUUID()
  const both = await Promise.all([
    app.call(quality.exclude, { id }, world.tokens.qian_district, request),
    app.call(quality.keep_counted, { id, note: '仍计入' }, world.tokens.qian_district),
  ])
  expect(both.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(1)
  expect(both.every(({ status }) => [200, 403].includes(status))).toBe(true)
})
