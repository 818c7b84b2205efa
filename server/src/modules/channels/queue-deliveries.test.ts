import { channels } from '@linli/contract/channels'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { countDeliveries, hearDeliveries, queueDeliveries, stopDeliveries } from './index.ts'
import type { Batch } from './queue-deliveries.ts'
import { aChannel, aRound, deliveriesOf, inJob, someBindings } from './testing.ts'

let app: TestApp
let world: World
let places: string[]
const heard: string[] = []

beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
  hearDeliveries('test', async (_ctx, id) => void heard.push(id))
  const channel_id = await aChannel(app, { kind: 'manual' })
  places = await someBindings(app, channel_id, [
    { address: 'g1', name: '凤苑3号楼群', presser_id: world.people.wang_grid1, via: '王小明' },
    { address: 'g2', name: '凤苑5号楼群', presser_id: world.people.wang_grid1, via: '王小明' },
    { address: 'g3', name: '湖西群', presser_id: world.people.li_grid2, via: '李𬱖' },
  ])
})
afterAll(() => app?.close())
beforeEach(async () => {
  heard.length = 0
  await sql`delete from channels.delivery`.execute(app.services.database.db).catch(() => undefined)
})

let round = 0
const about = () => ({
  noun: 'test',
  id: `00000000-0000-7000-8000-${String(round).padStart(12, '0')}`,
})
const batch = (more: Partial<Batch> = {}): Batch => ({
  about: about(),
  content: { text: '【停水】今晚八点', link: { title: '看详情', url: 'https://example.cn/w' } },
  priority: 'normal',
  not_after: null,
  rows: places.map((binding_id) => ({ idempotency_key: `${round}/${binding_id}`, binding_id })),
  ...more,
})
const queue = (more: Partial<Batch> = {}) => {
  round += 1
  return inJob(app, (ctx) => queueDeliveries(ctx, batch(more)))
}
const posts = async (as: 'wang_grid1' | 'li_grid2') =>
  (await app.must(channels.list_posts, {}, world.tokens[as])).items

test('places where a person pastes wait for that person at once, and nobody else sees them', async () => {
  expect(await queue()).toEqual({ queued: 3, awaiting_human: 3, left: 0 })
  const mine = (await posts('wang_grid1')).slice(-2)
  expect(mine.map((one) => one.place)).toEqual(['凤苑3号楼群', '凤苑5号楼群'])
  expect(mine[0]).toMatchObject({
    text: '【停水】今晚八点',
    link: { url: 'https://example.cn/w' },
    state: 'awaiting_human',
  })
  const id = mine[0]?.id ?? ''
  for (const as of ['li_grid2', 'zhao_street'] as const) {
    const reply = await app.call(channels.mark_posted, { id }, world.tokens[as])
    expect(reply).toMatchObject({ status: 404, reason: 'not_found' })
  }
  const done = await app.must(channels.mark_posted, { id }, world.tokens.wang_grid1)
  expect(done.state).toBe('sent')
  const again = await app.call(channels.mark_posted, { id }, world.tokens.wang_grid1)
  expect(again.reason).toBe('not_in_that_state')
  await app.runJobs()
  expect(heard).toContain(about().id)
})

test('a person who cannot post it says why, and that stands', async () => {
  await queue()
  const [first] = (await posts('li_grid2')).slice(-1)
  const said = await app.must(
    channels.decline_post,
    { id: first?.id ?? '', note: '群已解散' },
    world.tokens.li_grid2,
  )
  expect(said).toMatchObject({ state: 'failed', reason: '群已解散' })
})

test('a repeat under the same keys queues nothing new, and a closed or unknown place is left out', async () => {
  await queue()
  const again = await inJob(app, (ctx) => queueDeliveries(ctx, batch()))
  expect(again).toEqual({ queued: 0, awaiting_human: 0, left: 3 })
  await sql`update channels.binding set state = 'closed' where id = ${places[2] ?? ''}`.execute(
    app.services.database.db,
  )
  expect(await queue()).toEqual({ queued: 2, awaiting_human: 2, left: 1 })
  await sql`update channels.binding set state = 'open'`.execute(app.services.database.db)
})

test('the same rows queued twice at once go in once', async () => {
  round += 1
  const both = await Promise.all([
    inJob(app, (ctx) => queueDeliveries(ctx, batch())),
    inJob(app, (ctx) => queueDeliveries(ctx, batch())),
  ])
  expect(both.map((one) => one.queued).sort()).toEqual([0, 3])
})

test('stopping ends what nobody has posted yet and says what is out already', async () => {
  await queue()
  const [first] = (await posts('wang_grid1')).slice(-2)
  await app.must(channels.mark_posted, { id: first?.id ?? '' }, world.tokens.wang_grid1)
  const stopped = await inJob(app, (ctx) => stopDeliveries(ctx, about()))
  expect(stopped).toEqual({ stopped: 2, asked_back: 0, too_late: 1 })
  const { db } = app.services.database
  expect(await countDeliveries({ db, district_id: 371502 }, about())).toEqual({
    sent: 1,
    stopped: 2,
  })
})

test('what is not posted in time runs out, and can be posted no more', async () => {
  const began = app.clock.now()
  await queue({ not_after: new Date(began.getTime() + 3_600_000) })
  const [first] = (await posts('wang_grid1')).slice(-2)
  app.clock.set(new Date(began.getTime() + 3_600_001))
  await aRound(app, 'send')
  const late = await app.call(
    channels.mark_posted,
    { id: first?.id ?? '' },
    world.tokens.wang_grid1,
  )
  expect(late.reason).toBe('not_in_that_state')
  expect((await deliveriesOf(app, about())).slice(-3).map((one) => one.state)).toEqual([
    'expired',
    'expired',
    'expired',
  ])
  app.clock.set(began)
})

test('2,700 places are queued in two statements of the command', async () => {
  const channel_id = await aChannel(app, { kind: 'manual' })
  const many = await someBindings(
    app,
    channel_id,
    Array.from({ length: 2700 }, (_, n) => ({
      address: `big${n}`,
      presser_id: world.people.wang_grid1,
    })),
  )
  round += 1
  const rows = many.map((binding_id) => ({ idempotency_key: `${round}/${binding_id}`, binding_id }))
  let own = 0
  await inJob(app, async (ctx) => {
    const counted = await app.countStatements(() => queueDeliveries(ctx, batch({ rows })))
    own = counted.count
  })
  expect(own).toBe(2)
  const { db } = app.services.database
  expect(await countDeliveries({ db, district_id: 371502 }, about())).toEqual({
    awaiting_human: 2700,
  })
})

test('bulk waits for a moment in which platforms have room, unless its time is over by then; what is urgent goes at once', async () => {
  const channel_id = await aChannel(app, { kind: 'wecom-group-webhook', state: 'paused' })
  const [binding_id = ''] = await someBindings(app, channel_id, [{ address: 'bulk' }])
  const began = app.clock.now()
  app.clock.set(new Date(Math.ceil((began.getTime() + 1) / 3_600_000) * 3_600_000))
  const now = app.clock.now().getTime()
  const startsAt = async (more: Partial<Batch>) => {
    await queue({ ...more, rows: [{ idempotency_key: `bulk/${round}`, binding_id }] })
    const at = (await deliveriesOf(app, about()))[0]?.next_at
    return at ? new Date(at).getTime() : null
  }
  const bulk = await startsAt({ priority: 'bulk' })
  expect(bulk).toBeGreaterThanOrEqual(now + 120_000)
  expect(bulk).toBeLessThanOrEqual(now + 300_000)
  expect(await startsAt({ priority: 'bulk', not_after: new Date(now + 60_000) })).toBeNull()
  expect(await startsAt({ priority: 'normal' })).toBeNull()
  expect(await startsAt({ priority: 'emergency' })).toBeNull()
  app.clock.set(began)
})
