import { randomUUID } from 'node:crypto'
import { channels } from '@linli/contract/channels'
import { matters } from '@linli/contract/matters'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { START, type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { aMatter } from './testing.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
beforeEach(() => app.clock.set(START))
afterAll(() => app?.close())

const later = (hours: number) => app.clock.set(new Date(START.getTime() + hours * 3_600_000))

test('"me too": one tap, the number and the progress, and nothing of the person who reported', async () => {
  const { resident, neighbour, zhao_street } = world.tokens
  const words = '我家窗外的路灯坏了，孩子放学怕黑'
  const place = { category_code: 'facility.street_light', area_id: world.areas.building1 }
  const { id, number } = await app.must(matters.report, { description: words, ...place }, resident)
  await app.must(matters.accept, { id }, zhao_street)
  const mine = await app.must(matters.appeal_reported, { id }, neighbour)
  expect(mine).toMatchObject({
    number,
    status: 'accepted',
    joined: 'me_too',
    description: '路灯不亮',
    address: null,
    tracking_token: null,
    files: [],
  })
  const list = await app.must(matters.list_reported, {}, neighbour)
  expect(list.items.map((item) => item.id)).toContain(id)
  const seen = await app.must(matters.get, { id }, zhao_street)
  expect(seen).toMatchObject({ me_too_count: 1, repeat_count: 0 })
  expect(seen.timeline.at(-1)).toMatchObject({ action: 'appeal', reason: 'me_too' })
  const { appeals } = await app.must(matters.list_joined, { id }, zhao_street)
  expect(appeals).toMatchObject([{ kind: 'me_too', name: '何**', phone: '139****0002' }])
})

test('the same person again is a repeat and no second order: counted, in the timeline, not too often by oneself', async () => {
  const { resident, neighbour, zhao_street } = world.tokens
  const { id } = await aMatter(app, world, 'accepted')
  const asked = await app.must(matters.appeal_reported, { id, words: '还没人来' }, resident)
  expect(asked.timeline.at(-1)).toMatchObject({ action: 'appeal', note: '还没人来' })
  expect(await app.call(matters.appeal_reported, { id }, resident)).toMatchObject({
    status: 409,
    reason: 'appealed_lately',
  })
  later(12)
  await app.must(matters.appeal_reported, { id }, resident)
  await app.must(matters.appeal_reported, { id }, neighbour)
  const called = { id, source: 'phone' as const, reporter_phone: '13900000002' }
  const seen = await app.must(matters.appeal, called, zhao_street)
  expect(seen).toMatchObject({ me_too_count: 1, repeat_count: 3 })
  const others = await app.must(matters.get_reported, { id }, resident)
  expect(others.timeline.filter((act) => act.action === 'appeal')).toHaveLength(2)
})

test('many at once count exactly', async () => {
  const { zhao_street, zhou_street, wang_grid1 } = world.tokens
  const { id } = await aMatter(app, world, 'accepted')
  const call = (n: number, as: string) =>
    app.must(matters.appeal, { id, source: 'phone', reporter_phone: `1380000000${n % 6}` }, as)
  await Promise.all(
    Array.from({ length: 18 }, (_, n) =>
      call(n, [zhao_street, zhou_street, wang_grid1][n % 3] ?? zhao_street),
    ),
  )
  expect(await app.must(matters.get, { id }, zhao_street)).toMatchObject({
    me_too_count: 6,
    repeat_count: 12,
  })
})

test('what is secret, about people, or not there cannot be joined, and answers alike', async () => {
  const { neighbour, zhao_street, resident } = world.tokens
  const secret = await aMatter(app, world, 'accepted')
  await app.must(matters.set_secret, { id: secret.id, is_secret: true }, zhao_street)
  const unsorted = await app.must(
    matters.report,
    { description: '嗯', area_id: world.areas.building1 },
    resident,
  )
  const replies = await Promise.all(
    [secret.id, unsorted.id, randomUUID()].map((id) =>
      app.call(matters.appeal_reported, { id }, neighbour),
    ),
  )
  for (const reply of replies) expect(reply).toMatchObject({ status: 404, reason: 'not_found' })
  expect((await app.call(matters.appeal_reported, { id: secret.id })).status).toBe(404)
})

test('staff of another street and handlers write no appeal', async () => {
  const { id } = await aMatter(app, world, 'accepted')
  const input = { id, source: 'phone' as const }
  expect((await app.call(matters.appeal, input, world.tokens.chen_other_street)).status).toBe(404)
  expect((await app.call(matters.appeal, input, world.tokens.sun_lights)).status).toBe(403)
})

test('who joined hears the end in one text, rates for themself, and says that it is not solved: a matter to reopen', async () => {
  const { neighbour, zhao_street, sun_lights, wang_grid1 } = world.tokens
  const { id, number } = await aMatter(app, world, 'verified')
  await app.must(matters.appeal_reported, { id }, neighbour)
  await app.must(matters.close, { id }, zhao_street)
  await app.runJobs()
  const tray = await app.must(channels.list_tray, { phone: '13900000002' })
  expect(tray.filter(({ text }) => text.includes('已办结') && text.includes(number))).toHaveLength(
    1,
  )
  const mine = await app.must(matters.get_reported, { id }, neighbour)
  expect(mine.can).toEqual(['rate', 'appeal'])
  expect((await app.must(matters.rate, { id, solved: 'yes', rating: 4 }, neighbour)).rating).toBe(4)
  expect(await app.call(matters.rate, { id, solved: 'yes', rating: 1 }, neighbour)).toMatchObject({
    reason: 'already_rated',
  })
  expect((await app.must(matters.get, { id }, zhao_street)).rating).toBeNull()
  later(20)
  await app.must(matters.appeal_reported, { id, words: '又灭了' }, neighbour)
  const seen = await app.must(matters.get, { id }, zhao_street)
  expect(seen).toMatchObject({ status: 'closed', appealed_since_closed: 1, repeat_count: 1 })
  expect(seen.can).toContain('reopen')
  await app.must(matters.reopen, { id, note: '又有人说没好' }, zhao_street)
  await app.runJobs()
  const told = await app.must(channels.list_tray, { phone: '13900000002' })
  expect(told.filter(({ text }) => text.includes('已重新办理'))).toHaveLength(1)
  for (const as of [sun_lights, wang_grid1])
    expect((await app.call(matters.rate, { id, solved: 'yes', rating: 5 }, as)).status).toBe(404)
})

test('an appeal for a merged matter counts where it is answered', async () => {
  const { neighbour, zhao_street } = world.tokens
  const into = await aMatter(app, world, 'accepted')
  const child = await app.must(
    matters.report,
    {
      description: '路灯不亮',
      category_code: 'facility.street_light',
      area_id: world.areas.building2,
    },
    neighbour,
  )
  await app.must(matters.merge, { id: into.id, from_ids: [child.id] }, zhao_street)
  const asked = await app.must(matters.appeal_reported, { id: child.id }, neighbour)
  expect(asked).toMatchObject({ number: child.number, joined: 'merged' })
  expect(await app.must(matters.get, { id: into.id }, zhao_street)).toMatchObject({
    me_too_count: 1,
    repeat_count: 1,
  })
})
