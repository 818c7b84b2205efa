import { randomUUID } from 'node:crypto'
import { broadcast } from '@linli/contract/broadcast'
import { channels } from '@linli/contract/channels'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runJob } from '#platform/operate'
import { fakeWecom } from '../../../test/fakes/wecom.ts'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { jobActor } from '../../wiring.ts'
import { aChannel, someBindings } from '../channels/testing.ts'
import { everyCarryOn } from './every-carry-on.ts'
import { sendBatch } from './on-broadcast-wanted.ts'
import { anAsked, bindGroup, groupIn, saidIn } from './testing.ts'

let app: TestApp
let world: World
beforeEach(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
afterEach(() => app.close())

const batch = (id: string) =>
  runJob(
    app.services,
    { name: 'on.broadcast.wanted', actor: jobActor(371502), subject_id: id },
    (ctx) => sendBatch(ctx, id),
  )
const job = () =>
  runJob(
    app.services,
    { name: 'every.broadcast.carry_on', actor: jobActor(371502), subject_id: null },
    everyCarryOn,
  )

test('an audience is counted before sending, by every way; it is asked, released by another, and every place says what became of it', async () => {
  const { tokens, people, areas } = world
  const [talk, owned, posted, empty] = [
    await groupIn(app, world, 'grid1'),
    await groupIn(app, world, 'grid1', { isEmpty: true }),
    await groupIn(app, world, 'grid2', { isEmpty: true }),
    await groupIn(app, world, 'grid2', { isEmpty: true, name: '没人的群' }),
  ]
  await groupIn(app, world, 'grid3')
  const far = await groupIn(app, world, 'grid2', { isEmpty: true })
  await bindGroup(app, far, { kind: 'wecom-group-webhook', state: 'down' })
  await bindGroup(app, owned, { kind: 'wecom-customer-group', presser_id: people.wang_grid1 })
  await bindGroup(app, posted, { kind: 'manual', presser_id: people.li_grid2 })
  const audience = { area_ids: [areas.fengyuan] }
  expect(await app.must(broadcast.count_audience, { audience }, tokens.wang_grid1)).toEqual({
    groups: 5,
    by_way: { built_in: 1, automatic: 0, owner: 1, manual: 1, none: 2 },
    owners: 2,
    scope: { id: areas.fengyuan, name: '凤苑社区' },
  })
  const asked = await anAsked(app, world, { audience })
  expect(asked).toMatchObject({ state: 'asked', can: ['stop'], progress: { groups: 0 } })
  const released = await app.must(broadcast.release, { id: asked.id }, tokens.zhao_street)
  // Released is not sent: all of it waits until the worker has been at it.
  expect(released.progress.by_state).toMatchObject({ sent: 0, queued: 3, no_channel: 2 })
  // The platform itself is not asked here: what it has not answered stays queued.
  await batch(asked.id)
  const seen = await app.must(broadcast.get, { id: asked.id }, tokens.wang_grid1)
  expect(seen).toMatchObject({
    state: 'done',
    released_by: { name: '赵值班' },
    owners: [{ person: { name: '李𬱖' }, groups: 1, reminded: 0, can_remind: true }],
  })
  // A platform that has not answered has sent nothing.
  expect(seen.progress.by_state).toMatchObject({ sent: 1, waiting: 1, queued: 1, no_channel: 2 })
  expect(seen.progress.outside_sent).toBe(0)
  expect((await saidIn(app, asked.id)).map((one) => one.group_id)).toEqual([talk])
  const none = await app.must(
    broadcast.list_targets,
    { id: asked.id, state: 'no_channel', limit: 1 },
    tokens.zhao_street,
  )
  const more = await app.must(
    broadcast.list_targets,
    { id: asked.id, state: 'no_channel', limit: 1, cursor: none.next_cursor ?? '' },
    tokens.zhao_street,
  )
  expect([none, more].flatMap(({ items }) => items.map(({ group }) => group.id)).sort()).toEqual(
    [empty, far].sort(),
  )
  expect(more.next_cursor).toBeNull()
  const owner = await app.must(channels.list_posts, {}, tokens.li_grid2)
  expect(JSON.stringify(owner)).toContain('停水')
})

test('neighbours come from the outlines: the grid beside in another community belongs to the ring, and the scope grows to hold it', async () => {
  const { tokens, areas } = world
  for (const grid of ['grid1', 'grid2', 'grid3'] as const) await groupIn(app, world, grid)
  const count = (area_ids: string[], with_neighbours: boolean) =>
    app.must(
      broadcast.count_audience,
      { audience: { area_ids, with_neighbours } },
      tokens.zhao_street,
    )
  expect((await count([areas.grid1], false)).groups).toBe(1)
  const beside = await count([areas.grid1], true)
  expect([beside.groups, beside.scope.name]).toEqual([2, '凤苑社区'])
  const around = await count([areas.fengyuan], true)
  expect([around.groups, around.scope.name]).toEqual([3, '东昌府区'])
  const asked = await anAsked(app, world, {
    audience: { area_ids: [areas.fengyuan], with_neighbours: true },
  })
  expect(await app.call(broadcast.release, { id: asked.id }, tokens.zhao_street)).toMatchObject({
    status: 404,
  })
  expect((await app.must(broadcast.release, { id: asked.id }, tokens.qian_district)).state).toBe(
    'sending',
  )
})

test('nobody releases their own, nor what their post does not cover; what is hidden is missing', async () => {
  const { tokens, areas } = world
  await groupIn(app, world, 'grid1')
  const audience = { area_ids: [areas.fengyuan] }
  const own = await anAsked(app, world, { audience }, tokens.zhao_street)
  expect(await app.call(broadcast.release, { id: own.id }, tokens.zhao_street)).toMatchObject({
    status: 403,
    reason: 'own_broadcast',
  })
  expect(await app.call(broadcast.release, { id: own.id }, tokens.chen_other_street)).toMatchObject(
    { status: 404 },
  )
  expect(await app.call(broadcast.get, { id: own.id }, tokens.chen_other_street)).toMatchObject({
    status: 404,
  })
  expect(
    await app.call(broadcast.list_targets, { id: own.id }, tokens.chen_other_street),
  ).toMatchObject({ status: 404 })
  expect(await app.call(broadcast.release, { id: randomUUID() }, tokens.zhao_street)).toMatchObject(
    { status: 404 },
  )
  const worker = await anAsked(app, world, { audience: { area_ids: [areas.grid1] } })
  expect(await app.call(broadcast.release, { id: worker.id }, tokens.wang_grid1)).toMatchObject({
    reason: 'outside_jurisdiction',
  })
  const listed = await app.must(broadcast.list, { tab: 'to_release' }, tokens.zhao_street)
  expect([listed.count.n, listed.items.length]).toEqual([2, 2])
  expect(
    (await app.must(broadcast.list, { tab: 'to_release' }, tokens.chen_other_street)).count.n,
  ).toBe(0)
  expect(
    await app.call(
      broadcast.ask,
      { title: '甲', text: '乙', audience: { area_ids: [randomUUID()] } },
      tokens.zhao_street,
    ),
  ).toMatchObject({ reason: 'no_such_area' })
  expect(
    await app.call(
      broadcast.ask,
      { title: '甲', text: '乙', audience: { group_ids: [randomUUID()] } },
      tokens.zhao_street,
    ),
  ).toMatchObject({ reason: 'no_such_group' })
  expect(
    await app.call(broadcast.ask, { title: '甲', text: '乙', audience: {} }, tokens.zhao_street),
  ).toMatchObject({ status: 422 })
})

test('of two who release at once one does, the other is told who; a repeat of the same request changes nothing', async () => {
  const { tokens, areas } = world
  await groupIn(app, world, 'grid1')
  const { id } = await anAsked(app, world, { audience: { area_ids: [areas.grid1] } })
  const replies = await Promise.all([
    app.call(broadcast.release, { id }, tokens.zhao_street),
    app.call(broadcast.release, { id }, tokens.zhou_street),
  ])
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
  const lost = replies.find(({ status }) => status === 409)
  expect(lost?.reason).toBe('broadcast_is_sending')
  expect(['赵值班', '周窗口']).toContain(JSON.stringify(lost?.body).match(/赵值班|周窗口/)?.[0])
  const request = randomUUID()
  const declined = await anAsked(app, world, { audience: { area_ids: [areas.grid1] } })
  const decline = () =>
    app.call(
      broadcast.decline,
      { id: declined.id, reason: '写清地址再发' },
      tokens.zhao_street,
      request,
    )
  expect([(await decline()).status, (await decline()).status]).toEqual([200, 200])
  await app.runJobs()
  expect(await saidIn(app, id)).toHaveLength(1)
  expect(await saidIn(app, declined.id)).toEqual([])
})

test('what cannot wait goes out by one who answers for the area, with a reason, and stays in sight until another has looked', async () => {
  const { tokens, areas } = world
  await groupIn(app, world, 'grid1')
  const urgent = { audience: { area_ids: [areas.grid1] }, urgent_reason: '燃气泄漏，等不及' }
  expect(
    await app.call(
      broadcast.ask,
      { title: '撤离', text: '请立即到楼下', ...urgent },
      tokens.wang_grid1,
    ),
  ).toMatchObject({
    status: 403,
    reason: 'outside_jurisdiction',
  })
  const { id } = await anAsked(app, world, urgent, tokens.zhao_street)
  await app.runJobs()
  expect(await saidIn(app, id)).toHaveLength(1)
  const tab = () => app.must(broadcast.list, { tab: 'to_confirm' }, tokens.zhou_street)
  expect((await tab()).items.map((one) => [one.id, one.bypass_reason])).toEqual([
    [id, '燃气泄漏，等不及'],
  ])
  expect(
    await app.call(broadcast.confirm, { id, words: '属实' }, tokens.zhao_street),
  ).toMatchObject({ reason: 'own_broadcast' })
  const seen = await app.must(broadcast.confirm, { id, words: '属实，应当发' }, tokens.zhou_street)
  expect(seen).toMatchObject({ confirmed_by: { name: '周窗口' }, confirm_words: '属实，应当发' })
  expect(await app.call(broadcast.confirm, { id, words: '再' }, tokens.zhou_street)).toMatchObject({
    reason: 'nothing_to_confirm',
  })
  expect((await tab()).count.n).toBe(0)
})

test('a stop ends what is not out, takes back what waits for owners, and sends one notice to where it went', async () => {
  const { tokens, areas, people } = world
  const talk = await groupIn(app, world, 'grid1')
  const owned = await groupIn(app, world, 'grid1', { isEmpty: true })
  await bindGroup(app, owned, { kind: 'manual', presser_id: people.li_grid2 })
  const { id } = await anAsked(app, world, { audience: { area_ids: [areas.grid1] } })
  await app.must(broadcast.release, { id }, tokens.zhao_street)
  await app.runJobs()
  const late = await groupIn(app, world, 'grid1')
  await sql`insert into broadcast.target values (371502, ${id}, ${late}, 'built_in', ${late}, 'queued', now())`.execute(
    app.services.database.db,
  )
  const stopped = await app.must(broadcast.stop, { id, reason: '时间写错了' }, tokens.wang_grid1)
  expect(stopped).toMatchObject({ state: 'stopped', stop_reason: '时间写错了', can: [] })
  expect(stopped.progress.by_state).toMatchObject({ sent: 1, stopped: 2, waiting: 0 })
  await app.runJobs()
  expect((await saidIn(app, id)).map((one) => one.group_id)).toEqual([talk])
  const notice = await app.must(
    broadcast.get,
    { id: stopped.stop_notice_id ?? '' },
    tokens.zhao_street,
  )
  expect([notice.kind, notice.progress.groups, notice.progress.by_state.sent]).toEqual([
    'stop',
    1,
    1,
  ])
  expect(
    (await saidIn(app, notice.id)).map(({ seq, text }) => [
      seq,
      text.startsWith('此前的通知“停水通知”已停止'),
    ]),
  ).toEqual([[2, true]])
  expect(await app.call(broadcast.stop, { id, reason: '再停' }, tokens.wang_grid1)).toMatchObject({
    reason: 'outside_jurisdiction',
  })
  expect(await app.call(broadcast.stop, { id, reason: '再停' }, tokens.zhao_street)).toMatchObject({
    reason: 'broadcast_is_stopped',
  })
})

test('what may not go out any more does not, asked or released', async () => {
  const { tokens, areas } = world
  await groupIn(app, world, 'grid1')
  const not_after = new Date(app.clock.now().getTime() + 3_600_000).toISOString()
  const ask = () => anAsked(app, world, { audience: { area_ids: [areas.grid1] }, not_after })
  const [waits, sends] = [await ask(), await ask()]
  await app.must(broadcast.release, { id: sends.id }, tokens.zhao_street)
  app.clock.set(new Date(app.clock.now().getTime() + 7_200_000))
  await app.runJobs()
  await job()
  const state = async (id: string) =>
    (await app.must(broadcast.get, { id }, tokens.zhao_street)).state
  expect([await state(waits.id), await state(sends.id)]).toEqual(['expired', 'expired'])
  expect(await saidIn(app, sends.id)).toEqual([])
  expect(
    await app.call(
      broadcast.ask,
      { title: '甲', text: '乙', audience: { area_ids: [areas.grid1] }, not_after },
      tokens.zhao_street,
    ),
  ).toMatchObject({ reason: 'not_after_is_past' })
})

test('owners whom only their platform knows are counted, named, and reminded by it three times in 24 hours', async () => {
  const { tokens, areas } = world
  const wecom = await fakeWecom(() => app.clock.now())
  try {
    const channel_id = await aChannel(app, {
      kind: 'wecom-customer-group',
      settings: { base_url: wecom.url, corp_id: wecom.corp_id },
      secrets: { corp_secret: wecom.app.secret, callback_token: 't', callback_aes_key: 'k' },
    })
    const places = [1, 2, 3].map((n) => ({ address: `wr${n}`, via: n < 3 ? 'GuoLi' : 'SunHai' }))
    const ids = await someBindings(app, channel_id, places)
    for (const [n, id] of ids.entries()) {
      wecom.addGroup(`wr${n + 1}`, places[n]?.via ?? '')
      const group = await groupIn(app, world, 'grid1', { isEmpty: true })
      await sql`update channels.binding set about_noun = 'group', about_id = ${group} where id = ${id}`.execute(
        app.services.database.db,
      )
    }
    const audience = { area_ids: [areas.grid1] }
    const counted = await app.must(broadcast.count_audience, { audience }, tokens.wang_grid1)
    expect(counted.owners).toBe(2)
    const { id } = await anAsked(app, world, { audience })
    await app.must(broadcast.release, { id }, tokens.zhao_street)
    await app.runJobs()
    const owners = async () => (await app.must(broadcast.get, { id }, tokens.zhao_street)).owners
    expect(await owners()).toEqual([
      { person: null, name: 'GuoLi', groups: 2, reminded: 0, can_remind: true },
      { person: null, name: 'SunHai', groups: 1, reminded: 0, can_remind: true },
    ])
    const remind = async () => {
      const reply = await app.call(broadcast.remind, { id }, tokens.zhao_street)
      await app.runJobs()
      return reply.status
    }
    expect([await remind(), await remind(), await remind(), await remind()]).toEqual([
      200, 200, 200, 409,
    ])
    expect((await owners())[0]).toMatchObject({ reminded: 3, can_remind: false })
    for (const task of wecom.tasks.values()) expect(task.reminded).toHaveLength(3)
    app.clock.set(new Date(app.clock.now().getTime() + 25 * 3_600_000))
    expect(await remind()).toBe(200)
  } finally {
    await wecom.close()
  }
})

test('owners are reminded by one text each, at most three times in 24 hours', async () => {
  const { tokens, areas, people } = world
  const group = await groupIn(app, world, 'grid1', { isEmpty: true })
  await bindGroup(app, group, { kind: 'manual', presser_id: people.li_grid2 })
  await sql`update identity.person set sealed_phone = ${app.services.keys.seal('13711112222')} where id = ${people.li_grid2}`.execute(
    app.services.database.db,
  )
  const { id } = await anAsked(app, world, { audience: { area_ids: [areas.grid1] } })
  const remind = () => app.call(broadcast.remind, { id }, tokens.zhao_street)
  expect((await remind()).status).toBe(409)
  await app.must(broadcast.release, { id }, tokens.zhao_street)
  await app.runJobs()
  expect([await remind(), await remind(), await remind()].map(({ status }) => status)).toEqual([
    200, 200, 200,
  ])
  expect(await remind()).toMatchObject({ status: 409, reason: 'reminded_enough' })
  expect(await app.must(channels.list_tray, { phone: '13711112222' })).toHaveLength(3)
  app.clock.set(new Date(app.clock.now().getTime() + 25 * 3_600_000))
  expect((await remind()).status).toBe(200)
})
