import { randomUUID } from 'node:crypto'
import { type BatchAct, batches } from '@linli/contract/batches'
import { channels } from '@linli/contract/channels'
import type { MatterStatus } from '@linli/contract/codes/matters'
import { matters } from '@linli/contract/matters'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { runJob } from '#platform/operate'
import { START, type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { jobActor } from '../../wiring.ts'
import { aMatter } from '../matters/testing.ts'
import { everySendTexts } from './every-send-texts.ts'
import { actsOn, copies, matterIds, prepared, recounted, rowsOf, talliesOf } from './testing.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
// Time only goes on: what happened in one test lies before the next.
let begun = START.getTime()
beforeEach(() => {
  begun = app.clock.now().getTime() + 3_600_000
  app.clock.set(new Date(begun))
})
afterAll(() => app?.close())

const minutes = (n: number) => app.clock.set(new Date(begun + n * 60_000))
const listed = (status: MatterStatus) => ({
  queue: 'jurisdiction' as const,
  statuses: [status],
  order: 'newest' as const,
})
const CLOSE: BatchAct = { action: 'close' }

const sendTexts = () =>
  runJob(
    app.services,
    { name: 'every.batches.send_texts', actor: jobActor(371502), subject_id: null },
    everySendTexts,
  )

test('eleven are closed at once, each with a line of its own that names the batch', async () => {
  const { zhao_street } = world.tokens
  const ids = await matterIds(app, world, 11, 'verified')
  const looked = await prepared(
    app,
    { action: 'close', note: '{编号} 已核实，{分类}' },
    ids,
    zhao_street,
  )
  expect(looked).toMatchObject({ state: 'prepared', counts: { going: 11 }, can: ['run'] })
  expect(looked.texts).toEqual({ n: 11, from: null, are_sent: false })
  const before = await rowsOf(app, ids)
  expect(before).toEqual(await rowsOf(app, ids))
  const done = await app.must(batches.run, { id: looked.id }, zhao_street)
  expect(done).toMatchObject({ state: 'done', counts: { done: 11 }, can: ['undo'] })
  const matter = await app.must(matters.get, { id: ids[0] ?? '' }, zhao_street)
  expect(matter).toMatchObject({ status: 'closed', closed_as: 'handled', clock: null })
  expect(matter.timeline.at(-1)).toMatchObject({
    action: 'close',
    batch_id: looked.id,
    actor_name: '赵值班',
    note: `${matter.number} 已核实，路灯不亮`,
  })
  expect(await talliesOf(app)).toEqual(await recounted(app, world.district_id))
})

test('what is taken back stands as before, in every column and every count; the timeline keeps both', {
  timeout: 120_000,
}, async () => {
  const { zhao_street, resident } = world.tokens
  const acts: [Parameters<typeof aMatter>[2], BatchAct][] = [
    ['reported', { action: 'accept' }],
    ['accepted', { action: 'triage', category_code: 'env.rubbish', urgency: 'critical' }],
    ['accepted', { action: 'assign', unit_id: world.units.lights }],
    ['accepted', { action: 'assign', unit_id: world.units.grid_team }],
    ['verified', CLOSE],
    ['assigned', { action: 'note', note: '已电话核对' }],
    ['handling', { action: 'set_secret', is_secret: true }],
    ['accepted', { action: 'hand_over', person_id: world.people.zhou_street }],
  ]
  for (const [stage, act] of acts) {
    begun = app.clock.now().getTime()
    const ids = await matterIds(app, world, 2, stage)
    const [rows, tallies] = [await rowsOf(app, ids), await talliesOf(app)]
    const looked = await prepared(app, act, ids, zhao_street)
    minutes(7)
    const done = await app.must(batches.run, { id: looked.id }, zhao_street)
    expect(done.counts, act.action).toEqual({ done: 2 })
    if (act.action !== 'note') expect(await rowsOf(app, ids), act.action).not.toEqual(rows)
    expect(await talliesOf(app), act.action).toEqual(await recounted(app, world.district_id))
    minutes(20)
    const undone = await app.must(batches.undo, { id: looked.id }, zhao_street)
    expect(undone).toMatchObject({ state: 'undone', counts: { undone: 2 }, can: [] })
    expect(await rowsOf(app, ids), act.action).toEqual(rows)
    expect(await talliesOf(app), act.action).toEqual(tallies)
    const line = act.action === 'set_secret' ? 'note' : act.action
    expect((await actsOn(app, ids[0] ?? '', zhao_street)).slice(-2)).toEqual([line, 'take_back'])
    const { timeline } = await app.must(matters.get_reported, { id: ids[0] ?? '' }, resident)
    const isTold = !['note', 'hand_over'].includes(line)
    expect(timeline.filter(({ action }) => action === 'take_back')).toHaveLength(isTold ? 1 : 0)
  }
})

test('what is looked at is what happens: each row by the rules of the single act', async () => {
  const { zhao_street, sun_lights, chen_other_street } = world.tokens
  const verified = await aMatter(app, world, 'verified')
  const reported = await aMatter(app, world, 'reported')
  const missing = randomUUID()
  const ids = [verified.id, reported.id, missing]
  const looked = await prepared(app, CLOSE, ids, zhao_street)
  expect(looked.counts).toEqual({ going: 1, refused: 2 })
  expect(looked.reasons).toEqual([
    { state: 'refused', reason: 'not_found', n: 1 },
    { state: 'refused', reason: 'not_in_that_state', n: 1 },
  ])
  const why = await app.must(
    batches.list_rows,
    { id: looked.id, reason: 'not_in_that_state' },
    zhao_street,
  )
  expect(why.items.map((row) => row.matter?.number)).toEqual([reported.number])
  const done = await app.must(batches.run, { id: looked.id }, zhao_street)
  expect(done.counts).toEqual({ done: 1, refused: 2 })
  const hidden = await prepared(app, { action: 'accept' }, [reported.id], chen_other_street)
  expect(hidden.reasons).toEqual([{ state: 'refused', reason: 'not_found', n: 1 }])
  const handler = await prepared(app, { action: 'note', note: '看看' }, [reported.id], sun_lights)
  expect(handler.reasons).toEqual([{ state: 'refused', reason: 'not_found', n: 1 }])
})

test('two batches over the same rows: each row moves once, and the other says who was faster', async () => {
  const { zhao_street, qian_district } = world.tokens
  const ids = await matterIds(app, world, 6, 'verified')
  const mine = await prepared(app, CLOSE, ids, zhao_street)
  const theirs = await prepared(
    app,
    { action: 'note', note: '先看看' },
    ids.slice(2),
    qian_district,
  )
  const [first, second] = await Promise.all([
    app.must(batches.run, { id: mine.id }, zhao_street),
    app.must(batches.run, { id: theirs.id }, qian_district),
  ])
  const moved = (first.counts.done ?? 0) + (second.counts.done ?? 0)
  const overtaken = (first.counts.changed ?? 0) + (second.counts.changed ?? 0)
  expect([moved, overtaken]).toEqual([6, 4])
  const loser = first.counts.changed ? mine.id : theirs.id
  const rows = await app.must(
    batches.list_rows,
    { id: loser, state: 'changed' },
    first.counts.changed ? zhao_street : qian_district,
  )
  expect(rows.items[0]).toMatchObject({
    reason: 'acted_on_since',
    last: { by: expect.any(String) },
  })
})

test('a row on which somebody has acted since stays, and the others come back', async () => {
  const { zhao_street, resident } = world.tokens
  const ids = await matterIds(app, world, 3, 'verified')
  const looked = await prepared(app, CLOSE, ids, zhao_street)
  await app.must(batches.run, { id: looked.id }, zhao_street)
  await app.must(matters.rate, { id: ids[1] ?? '', solved: 'yes', rating: 5 }, resident)
  const undone = await app.must(batches.undo, { id: looked.id }, zhao_street)
  expect(undone.counts).toEqual({ undone: 2, kept: 1 })
  const kept = await app.must(batches.list_rows, { id: looked.id, state: 'kept' }, zhao_street)
  expect(kept.items).toMatchObject([
    { matter_id: ids[1], reason: 'acted_on_since', last: { action: 'rate' } },
  ])
  expect(await talliesOf(app)).toEqual(await recounted(app, world.district_id))
})

test('the reporter is told when the time to take it back is over, once, and never of what was taken back', async () => {
  const { zhao_street } = world.tokens
  const ids = await matterIds(app, world, 2, 'verified')
  const seen = await Promise.all(ids.map((id) => app.must(matters.get, { id }, zhao_street)))
  // By their numbers: the tray shows the newest alone, and others were told before.
  const told = async () =>
    (await app.must(channels.list_tray, { phone: '13900000001' })).flatMap(({ text }) =>
      text.includes('已办结') ? seen.filter(({ number }) => text.includes(number)) : [],
    )
  await sendTexts()
  await app.runJobs()
  const kept = await prepared(app, CLOSE, ids.slice(0, 1), zhao_street)
  const dropped = await prepared(app, CLOSE, ids.slice(1), zhao_street)
  for (const { id } of [kept, dropped]) await app.must(batches.run, { id }, zhao_street)
  await app.must(batches.undo, { id: dropped.id }, zhao_street)
  minutes(29)
  await sendTexts()
  await app.runJobs()
  expect(await told()).toEqual([])
  minutes(31)
  for (let again = 0; again < 2; again++) await sendTexts()
  await app.runJobs()
  expect((await told()).map(({ id }) => id)).toEqual(ids.slice(0, 1))
  const mine = await app.must(batches.get, { id: kept.id }, zhao_street)
  expect(mine.texts.are_sent).toBe(true)
  expect((await app.must(batches.get, { id: dropped.id }, zhao_street)).texts.are_sent).toBe(false)
  const late = await app.call(batches.undo, { id: kept.id }, zhao_street)
  expect(late).toMatchObject({ status: 409, reason: 'undo_window_over' })
})

test('a batch is its maker’s: others of the same centre may take it back, nobody else finds it', async () => {
  const { zhao_street, zhou_street, wang_grid1, sun_lights } = world.tokens
  const looked = await prepared(app, CLOSE, await matterIds(app, world, 1, 'verified'), zhao_street)
  const { id } = looked
  expect(await app.call(batches.run, { id }, zhou_street)).toMatchObject({
    status: 403,
    reason: 'not_your_role',
  })
  for (const token of [wang_grid1, sun_lights]) {
    const hidden = await app.call(batches.get, { id }, token)
    const missing = await app.call(batches.get, { id: randomUUID() }, token)
    expect(hidden).toEqual({ ...missing, body: missing.body })
    expect(hidden.status).toBe(404)
    expect((await app.call(batches.run, { id }, token)).status).toBe(404)
  }
  await app.must(batches.run, { id }, zhao_street)
  expect((await app.must(batches.list, {}, zhou_street)).items.map((one) => one.id)).toContain(id)
  const undone = await app.must(batches.undo, { id }, zhou_street)
  expect(undone.counts).toEqual({ undone: 1 })
})

test('repeated, in the wrong state, empty: nothing is done twice', async () => {
  const { zhao_street } = world.tokens
  const [id = ''] = await matterIds(app, world, 1, 'verified')
  const looked = await prepared(app, CLOSE, [id], zhao_street)
  const request = randomUUID()
  const first = await app.call(batches.run, { id: looked.id }, zhao_street, request)
  const second = await app.call(batches.run, { id: looked.id }, zhao_street, request)
  expect(second.body).toEqual(first.body)
  expect((await actsOn(app, id, zhao_street)).filter((act) => act === 'close')).toHaveLength(1)
  expect(await app.call(batches.run, { id: looked.id }, zhao_street)).toMatchObject({
    status: 409,
    reason: 'batch_not_in_that_state',
  })
  const none = { act: CLOSE, rows: { held_by: world.people.feng_lights } }
  expect(await app.call(batches.prepare, none, zhao_street)).toMatchObject({
    status: 422,
    reason: 'nothing_selected',
  })
  const nowhere: BatchAct = { action: 'assign', unit_id: randomUUID() }
  expect(
    await app.call(batches.prepare, { act: nowhere, rows: { ids: [id] } }, zhao_street),
  ).toMatchObject({ status: 422, reason: 'no_such_unit' })
})

test('everything that a list shows goes, and nothing that came in after the look', async () => {
  const { zhao_street } = world.tokens
  const first = await aMatter(app, world, 'reported')
  const filter = listed('reported')
  const list = await app.must(matters.list, filter, zhao_street)
  const looked = await app.must(
    batches.prepare,
    { act: { action: 'accept' }, rows: { filter } },
    zhao_street,
  )
  expect(looked.counts.going).toBe(list.count.n)
  const late = await aMatter(app, world, 'reported')
  const done = await app.must(batches.run, { id: looked.id }, zhao_street)
  expect(done.counts).toEqual({ done: list.count.n })
  expect((await app.must(matters.get, { id: first.id }, zhao_street)).status).toBe('accepted')
  expect((await app.must(matters.get, { id: late.id }, zhao_street)).status).toBe('reported')
})

test('more than 5,000 go in pieces, with progress, and a cancelled one leaves the rest', {
  timeout: 180_000,
}, async () => {
  const { zhao_street } = world.tokens
  const { id } = await aMatter(app, world, 'verified')
  const ids = await copies(app, id, 6100)
  const filter = listed('verified')
  const look = () => app.must(batches.prepare, { act: CLOSE, rows: { filter } }, zhao_street)
  const looked = await look()
  const n = looked.counts.going ?? 0
  expect(n).toBeGreaterThan(6100)
  const begun = await app.must(batches.run, { id: looked.id }, zhao_street)
  expect(begun).toMatchObject({ state: 'running', counts: { done: 5000, going: n - 5000 } })
  expect(begun.can).toEqual(['cancel'])
  const cancelled = await app.must(batches.cancel, { id: looked.id }, zhao_street)
  expect(cancelled).toMatchObject({ state: 'cancelled', counts: { done: 5000, left: n - 5000 } })
  await app.runJobs()
  expect((await app.must(batches.get, { id: looked.id }, zhao_street)).counts.done).toBe(5000)
  const undone = await app.must(batches.undo, { id: looked.id }, zhao_street)
  expect(undone.counts.undone).toBe(5000)
  await app.runJobs()
  const whole = await look()
  await app.must(batches.run, { id: whole.id }, zhao_street)
  await app.runJobs()
  const done = await app.must(batches.get, { id: whole.id }, zhao_street)
  expect(done).toMatchObject({ state: 'done', counts: { done: n } })
  expect(ids).toHaveLength(6100)
  expect(await talliesOf(app)).toEqual(await recounted(app, world.district_id))
})

test('a batch of any size takes the same handful of statements', async () => {
  const { zhao_street } = world.tokens
  const few = await prepared(app, CLOSE, await matterIds(app, world, 2, 'verified'), zhao_street)
  const more = await prepared(app, CLOSE, await matterIds(app, world, 9, 'verified'), zhao_street)
  const count = async (id: string) =>
    (await app.countStatements(() => app.must(batches.run, { id }, zhao_street))).count
  expect(await count(more.id)).toBe(await count(few.id))
  expect(await count(few.id).catch(() => 0)).toBe(0)
})
