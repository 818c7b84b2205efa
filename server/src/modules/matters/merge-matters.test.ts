import { randomUUID } from 'node:crypto'
import { channels } from '@linli/contract/channels'
import { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
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

const light = { description: '凤苑小区门口的路灯不亮了', category_code: 'facility.street_light' }

/** A call about the same light, from a phone of its own. */
const aCall = (phone: string) =>
  app.must(
    matters.report_on_behalf,
    { source: 'phone', ...light, area_id: world.areas.building2, reporter_phone: phone },
    world.tokens.zhao_street,
  )

/** Brings an accepted matter to its end. */
async function settle(id: string) {
  const { sun_lights, wang_grid1, zhao_street } = world.tokens
  await app.must(matters.assign, { id, unit_id: world.units.lights }, zhao_street)
  await app.must(matters.handle, { id }, sun_lights)
  const file_ids = [await aPhoto(app, world, 'sun_lights')]
  await app.must(matters.resolve, { id, outcome: 'solved', note: '换了灯泡', file_ids }, sun_lights)
  await app.must(matters.verify, { id, outcome: 'solved' }, wang_grid1)
  await app.must(matters.close, { id }, zhao_street)
}

const endTexts = async (phone: string) =>
  (await app.must(channels.list_tray, { phone })).filter(({ text }) => text.includes('已办结'))

test('several become one: units are relieved, counts stand, all are answered once, each may rate and reopen alone', async () => {
  const { zhao_street, neighbour, sun_lights, resident } = world.tokens
  const into = await aMatter(app, world, 'accepted')
  const own = await aCall('13900000002')
  const other = await aCall('13900000077')
  await app.must(matters.assign, { id: other.id, unit_id: world.units.lights }, zhao_street)
  const merged = await app.must(
    matters.merge,
    { id: into.id, from_ids: [own.id, other.id] },
    zhao_street,
  )
  expect(merged).toMatchObject({ status: 'accepted', me_too_count: 2 })
  expect(merged.timeline.at(-1)).toMatchObject({ action: 'note', reason: 'took_in' })
  const child = await app.must(matters.get, { id: other.id }, zhao_street)
  expect(child).toMatchObject({
    status: 'merged',
    unit: null,
    clock: null,
    merged_into: { id: into.id, number: into.number },
  })
  expect(child.timeline.at(-1)).toMatchObject({
    reason: 'unit_relieved',
    unit_name: '路灯管理所',
    note: into.number,
  })
  expect((await app.call(matters.get, { id: other.id }, sun_lights)).status).toBe(404)
  const joined = await app.must(matters.list_joined, { id: into.id }, zhao_street)
  expect(joined.merged.map(({ reporter }) => reporter.phone).sort()).toEqual([
    '139****0002',
    '139****0077',
  ])

  await settle(into.id)
  await app.runJobs()
  for (const phone of ['13900000001', '13900000002', '13900000077'])
    expect(await endTexts(phone)).toHaveLength(1)
  expect((await endTexts('13900000002'))[0]?.text).toContain(own.number)
  const seen = await app.must(matters.get_reported, { id: own.id }, neighbour)
  expect(seen).toMatchObject({
    number: own.number,
    status: 'closed',
    joined: 'merged',
    can: ['rate', 'reopen'],
  })
  // The answer, and nobody else: not the first reporter's words, photos or number.
  expect(seen.timeline.map((act) => act.action)).toContain('resolve')
  expect(seen.timeline.find((act) => act.action === 'resolve')?.note).toBe('换了灯泡')
  expect(seen.timeline.flatMap((act) => act.files)).toEqual([])
  expect(JSON.stringify(seen)).not.toContain(into.number)

  expect(
    (await app.must(matters.rate, { id: own.id, solved: 'yes', rating: 2 }, neighbour)).rating,
  ).toBe(2)
  const again = await app.must(
    matters.reopen_reported,
    { id: own.id, note: '我家这边还黑着' },
    neighbour,
  )
  expect(again).toMatchObject({ status: 'reopened', joined: null })
  expect((await app.must(matters.get_reported, { id: into.id }, resident)).status).toBe('closed')
  const after = await app.must(matters.get, { id: into.id }, zhao_street)
  expect(after).toMatchObject({ status: 'closed', me_too_count: 1 })
})

test('the job of an answer that runs twice sends one text a phone', async () => {
  const into = await aMatter(app, world, 'accepted')
  const child = await aCall('13900000081')
  await app.must(matters.merge, { id: into.id, from_ids: [child.id] }, world.tokens.zhao_street)
  await settle(into.id)
  const { db } = app.services.database
  await sql`insert into pgboss.job (name, data) select name, data from pgboss.job where name = 'matter.answered'`.execute(
    db,
  )
  await app.runJobs()
  expect(await endTexts('13900000081')).toHaveLength(1)
})

test('taken out again it is triaged by itself, its clock counts from its acceptance, and every number is right', async () => {
  const { zhao_street } = world.tokens
  const into = await aMatter(app, world, 'accepted')
  const child = await aCall('13900000003')
  const due = child.clock?.due_at
  await app.must(matters.merge, { id: into.id, from_ids: [child.id] }, zhao_street)
  app.clock.set(new Date(START.getTime() + 5 * 3_600_000))
  const out = await app.must(matters.unmerge, { id: child.id, note: '另一盏灯' }, zhao_street)
  expect(out).toMatchObject({
    status: 'accepted',
    merged_into: null,
    clock: { kind: 'handle', due_at: due },
  })
  expect(await app.must(matters.get, { id: into.id }, zhao_street)).toMatchObject({
    me_too_count: 0,
  })
  const twice = await app.call(matters.unmerge, { id: child.id, note: '再分' }, zhao_street)
  expect(twice).toMatchObject({ status: 409, reason: 'not_in_that_state' })
})

test('what may not be merged is refused with a reason, and nothing is half done', async () => {
  const { zhao_street, chen_other_street, sun_lights } = world.tokens
  const into = await aMatter(app, world, 'accepted')
  const child = await aCall('13900000004')
  const closed = await aMatter(app, world, 'closed')
  const merge = (id: string, from_ids: string[], as = zhao_street) =>
    app.call(matters.merge, { id, from_ids }, as)
  expect(await merge(into.id, [into.id])).toMatchObject({
    status: 422,
    reason: 'merge_into_itself',
  })
  expect(await merge(closed.id, [child.id])).toMatchObject({
    status: 409,
    reason: 'merge_target_not_open',
  })
  expect(await merge(into.id, [child.id, closed.id])).toMatchObject({ reason: 'not_in_that_state' })
  // Hidden, missing and of another district answer alike.
  for (const reply of [
    await merge(into.id, [child.id, randomUUID()]),
    await merge(randomUUID(), [child.id]),
    await merge(into.id, [child.id], chen_other_street),
  ])
    expect(reply).toMatchObject({ status: 404, reason: 'not_found' })
  expect(await merge(into.id, [child.id], sun_lights)).toMatchObject({ reason: 'not_your_role' })
  expect((await app.must(matters.get, { id: child.id }, zhao_street)).status).toBe('accepted')
  await app.must(matters.merge, { id: into.id, from_ids: [child.id] }, zhao_street)
  expect(await merge(into.id, [child.id])).toMatchObject({
    reason: 'already_merged',
    body: { data: { into: into.number } },
  })
  const other = await aCall('13900000005')
  expect(await merge(child.id, [other.id])).toMatchObject({
    reason: 'matter_is_merged',
    body: { data: { number: into.number } },
  })
  const act = await app.call(
    matters.assign,
    { id: child.id, unit_id: world.units.lights },
    zhao_street,
  )
  expect(act).toMatchObject({
    status: 409,
    reason: 'matter_is_merged',
    body: { data: { number: into.number } },
  })
})

test('while others are answered with it, it is not voided', async () => {
  const { zhao_street, zhou_street } = world.tokens
  const into = await aMatter(app, world, 'accepted')
  const child = await aCall('13900000009')
  await app.must(matters.merge, { id: into.id, from_ids: [child.id] }, zhao_street)
  const propose = { id: into.id, reason: 'by_mistake' as const, note: '报错了' }
  await app.must(matters.propose_void, propose, zhao_street)
  expect(await app.call(matters.void, { id: into.id }, zhou_street)).toMatchObject({
    status: 409,
    reason: 'matter_has_merged',
  })
})

test('a secret one goes into a secret one alone, or makes the other secret', async () => {
  const { zhao_street, zheng_leader } = world.tokens
  const into = await aMatter(app, world, 'accepted')
  const child = await aCall('13900000006')
  await app.must(matters.set_secret, { id: child.id, is_secret: true }, zhao_street)
  const input = { id: into.id, from_ids: [child.id] }
  expect(await app.call(matters.merge, input, zhao_street)).toMatchObject({
    status: 409,
    reason: 'merge_needs_secrecy',
  })
  const merged = await app.must(matters.merge, { ...input, makes_secret: true }, zhao_street)
  expect(merged.is_secret).toBe(true)
  expect((await app.call(matters.get, { id: into.id }, zheng_leader)).status).toBe(404)
})

test('two merges of the same ones at once: one wins, the other is told where it went', async () => {
  const { zhao_street, zhou_street } = world.tokens
  for (let round = 0; round < 6; round += 1) {
    const [one, other] = [await aCall('13900000007'), await aCall('13900000008')]
    const replies = await Promise.all([
      app.call(matters.merge, { id: one.id, from_ids: [other.id] }, zhao_street),
      app.call(matters.merge, { id: other.id, from_ids: [one.id] }, zhou_street),
    ])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
    const reason = replies.find(({ status }) => status === 409)?.reason
    expect(['already_merged', 'matter_is_merged']).toContain(reason)
  }
})

test('two hundred at once, with those merged into them before; a repeated request does it once', async () => {
  const { zhao_street } = world.tokens
  const into = await aMatter(app, world, 'accepted')
  const calls = await Promise.all(
    Array.from({ length: 201 }, (_, n) => aCall(`137${String(n).padStart(8, '0')}`)),
  )
  const ids = calls.map(({ id }) => id)
  const [first = '', ...rest] = ids
  await app.must(matters.merge, { id: first, from_ids: rest.slice(0, 1) }, zhao_street)
  const request_id = randomUUID()
  const from_ids = [first, ...rest.slice(1)]
  const input = { id: into.id, from_ids }
  const { count, log } = await app.countStatements(async () => {
    const merged = await app.call(matters.merge, input, zhao_street, request_id)
    expect(merged.body.me_too_count).toBe(201)
  })
  // The platform's, the command's own, and the page that answers; one for the numbers.
  expect(count, log.join('\n')).toBeLessThanOrEqual(7 + 7 + 5)
  const again = await app.call(matters.merge, input, zhao_street, request_id)
  expect(again.body.me_too_count).toBe(201)
  expect((await app.call(matters.merge, { id: into.id, from_ids: ids }, zhao_street)).status).toBe(
    422,
  )
  const counts = await app.must(matters.count_queues, {}, zhao_street)
  const rows = await sql<{ n: number }>`
    select count(*)::int as n from matters.matter where status = 'merged' and street_id = ${world.areas.xinqu}`.execute(
    app.services.database.db,
  )
  const standing = counts.find(({ queue }) => queue === 'jurisdiction')?.by_status.merged
  expect(standing).toBe(rows.rows[0]?.n)
}, 120_000)
