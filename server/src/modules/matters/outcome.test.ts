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

const days = (n: number) => app.clock.set(new Date(START.getTime() + n * 86_400_000))
const list = (closure: 'unsolved' | 'solved_unsatisfied' | 'unrecorded') =>
  app
    .must(matters.list, { queue: 'jurisdiction', closure, limit: 100 }, world.tokens.zhao_street)
    .then(({ items, count }) => {
      expect(count.n).toBe(items.length)
      return items.map(({ id }) => id)
    })

test('what the handler claims, what the verifier found and what the reporter says stand side by side', async () => {
  const { id } = await aMatter(app, world, 'handling')
  const { sun_lights, wang_grid1, zhao_street, resident } = world.tokens
  const file_ids = [await aPhoto(app, world, 'sun_lights')]
  const planned = { id, outcome: 'planned' as const, note: '等备件', file_ids }
  expect(await app.call(matters.resolve, planned, sun_lights)).toMatchObject({
    status: 422,
    reason: 'planned_day_missing',
  })
  expect(
    await app.call(matters.resolve, { ...planned, planned_for: '2022-09-05' }, sun_lights),
  ).toMatchObject({ status: 422, reason: 'day_is_past' })
  await app.must(matters.resolve, { ...planned, planned_for: '2022-10-10' }, sun_lights)
  await app.must(matters.verify, { id, outcome: 'partly_solved', note: '临时接了灯' }, wang_grid1)
  await app.must(matters.close, { id }, zhao_street)
  await app.must(matters.rate, { id, solved: 'no', rating: 4 }, resident)
  const three = {
    claimed_outcome: 'planned',
    planned_for: '2022-10-10',
    verified_outcome: 'partly_solved',
    reporter_solved: 'no',
    rating: 4,
  }
  expect(await app.must(matters.get, { id }, zhao_street)).toMatchObject(three)
  expect(await app.must(matters.get_reported, { id }, resident)).toMatchObject(three)
  expect(await list('unsolved')).toContain(id)
  expect(await list('solved_unsatisfied')).not.toContain(id)
})

test('closed, solved and content are told apart in the queue; what is not recorded is solved for nobody', async () => {
  const content = await aMatter(app, world, 'closed')
  const unhappy = await aMatter(app, world, 'closed')
  const old = await aMatter(app, world, 'closed')
  await app.must(matters.rate, { id: content.id, solved: 'yes', rating: 5 }, world.tokens.resident)
  await app.must(matters.rate, { id: unhappy.id, solved: 'yes', rating: 1 }, world.tokens.resident)
  await sql`update matters.matter set claimed_outcome = null, verified_outcome = null where id = ${old.id}`.execute(
    app.services.database.db,
  )
  expect(await list('solved_unsatisfied')).toEqual([unhappy.id])
  expect(await list('unrecorded')).toEqual([old.id])
  for (const { id } of [content, unhappy, old]) expect(await list('unsolved')).not.toContain(id)
})

test('taking it up again wipes out no bad answer: it stands until the reporter is asked again', async () => {
  const { id } = await aMatter(app, world, 'closed')
  const { resident, zhao_street } = world.tokens
  await app.must(matters.rate, { id, solved: 'no', rating: 1 }, resident)
  await app.must(matters.reopen, { id, note: '重办' }, zhao_street)
  const open = await app.must(matters.get, { id }, zhao_street)
  expect(open).toMatchObject({
    rating: 1,
    reporter_solved: 'no',
    is_answer_old: true,
    verified_outcome: null,
    claimed_outcome: null,
  })
  await app.must(matters.assign, { id, unit_id: world.units.lights }, zhao_street)
  await app.must(matters.handle, { id }, world.tokens.sun_lights)
  const file_ids = [await aPhoto(app, world, 'sun_lights')]
  await app.must(
    matters.resolve,
    { id, outcome: 'solved', note: '换线', file_ids },
    world.tokens.sun_lights,
  )
  await app.must(matters.verify, { id, outcome: 'solved' }, world.tokens.wang_grid1)
  await app.must(matters.close, { id }, zhao_street)
  expect(await list('unsolved')).toContain(id)
  expect((await app.must(matters.get_reported, { id }, resident)).can).toContain('rate')
  await app.must(matters.rate, { id, solved: 'yes', rating: 5 }, resident)
  expect(await app.call(matters.rate, { id, solved: 'yes', rating: 5 }, resident)).toMatchObject({
    reason: 'already_rated',
  })
  expect(await list('unsolved')).not.toContain(id)
})

test('the window holds by the link too; later the centre gives a reason, and that is counted apart', async () => {
  const { id } = await aMatter(app, world, 'closed')
  const { tracking_token } = await app.must(matters.get_reported, { id }, world.tokens.resident)
  const token = tracking_token ?? ''
  days(7)
  expect(await app.call(matters.reopen_reported, { id, token, note: '又坏了' })).toMatchObject({
    status: 409,
    reason: 'reopen_window_over',
  })
  expect(
    await app.call(matters.reopen, { id, note: '又坏了' }, world.tokens.zhao_street),
  ).toMatchObject({ status: 422, reason: 'reopen_reason_needed' })
  await app.must(
    matters.reopen,
    { id, reason: 'came_back', note: '又坏了' },
    world.tokens.zhao_street,
  )
  const kept = await sql<{ is_in_window: boolean; reason: string; reopened_by: string }>`
    select is_in_window, reason, reopened_by from matters.reopening where matter_id = ${id}`.execute(
    app.services.database.db,
  )
  expect(kept.rows).toEqual([{ is_in_window: false, reason: 'came_back', reopened_by: 'centre' }])
})

test('what was merged is answered by the other: its window is that one, signed in or by the link', async () => {
  const child = await aMatter(app, world, 'accepted')
  const parent = await aMatter(app, world, 'closed')
  const { tracking_token } = await app.must(
    matters.get_reported,
    { id: child.id },
    world.tokens.resident,
  )
  const token = tracking_token ?? ''
  const { db } = app.services.database
  await sql`update matters.matter set status = 'merged', merged_into_id = ${parent.id} where id = ${child.id}`.execute(
    db,
  )
  await app.must(matters.rate, { id: child.id, token, solved: 'no', rating: 2 })
  days(7)
  const input = { id: child.id, note: '还没好' }
  for (const late of [
    await app.call(matters.reopen_reported, input, world.tokens.resident),
    await app.call(matters.reopen_reported, { ...input, token }),
  ])
    expect(late).toMatchObject({ status: 409, reason: 'reopen_window_over' })
  days(6)
  await app.must(matters.reopen_reported, { ...input, token })
  const kept = await sql<{ is_in_window: boolean; reopened_by: string }>`
    select is_in_window, reopened_by from matters.reopening where matter_id = ${child.id}`.execute(
    db,
  )
  expect(kept.rows).toEqual([{ is_in_window: true, reopened_by: 'reporter' }])
  expect((await app.must(matters.get, { id: parent.id }, world.tokens.zhao_street)).status).toBe(
    'closed',
  )
})
