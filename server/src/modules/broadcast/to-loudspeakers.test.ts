import { broadcast } from '@linli/contract/broadcast'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fakeLoudspeakers } from '../../../test/fakes/loudspeaker.ts'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { aChannel, aRound, inJob, someBindings } from '../channels/testing.ts'
import { sendAbout } from './send-about.ts'
import { anAsked, bindGroup, groupIn } from './testing.ts'

let app: TestApp
let world: World
let platform: Awaited<ReturnType<typeof fakeLoudspeakers>>
beforeEach(async () => {
  app = await testApp({ public_url: null })
  world = await makeWorld(app)
  platform = await fakeLoudspeakers()
})
afterEach(async () => {
  await platform.close()
  await app.close()
})

/** A group of nobody here that hears by the loudspeaker of its village. */
async function aLoudGroup(): Promise<string> {
  const group_id = await groupIn(app, world, 'grid1', { isEmpty: true })
  const channel_id = await aChannel(app, {
    kind: 'loudspeaker-platform',
    settings: {
      base_url: `${platform.url}/ebd`,
      source_code: '010000000000000001',
      peer_code: '010000000000000002',
      sender_name: '东昌府区',
    },
    secrets: { signing_key: platform.keys.privateKey },
  })
  const [place] = await someBindings(app, channel_id, [{ address: '371502003025' }])
  await sql`
    update channels.binding set about_noun = 'group', about_id = ${group_id} where id = ${place}`.execute(
    app.services.database.db,
  )
  return group_id
}
async function released() {
  const asked = await anAsked(app, world, { audience: { area_ids: [world.areas.grid1] } })
  await app.must(broadcast.release, { id: asked.id }, world.tokens.zhao_street)
  await app.runJobs()
  return asked.id
}
const spoken = () => platform.played.map(({ text, state }) => [text.includes('【停止】'), state])
async function stop(id: string) {
  const reason = '水已经来了'
  await app.must(broadcast.stop, { id, reason }, world.tokens.zhao_street)
  await app.runJobs()
  return app.must(broadcast.get, { id }, world.tokens.zhao_street)
}

test('a stop reaches a loudspeaker that has not spoken: it never does, and says nothing of it either', async () => {
  await aLoudGroup()
  const id = await released()
  expect(spoken()).toEqual([[false, 'waits']])
  const seen = await stop(id)
  expect(spoken()).toEqual([[false, 'cancelled']])
  expect(seen.progress.by_state).toMatchObject({ stopped: 1 })
  await aRound(app, 'send')
  expect(platform.played).toHaveLength(1)
})

test('one that has spoken says the stop notice too', async () => {
  await aLoudGroup()
  const id = await released()
  for (const play of platform.played) play.state = 'played'
  await stop(id)
  expect(spoken()).toEqual([
    [false, 'played'],
    [true, 'waits'],
  ])
  expect(platform.played[1]?.text).toContain('水已经来了')
  await app.runJobs()
  await aRound(app, 'send')
  expect(platform.played).toHaveLength(2)
})

test('where the address of our pages is not known, a loudspeaker speaks all the same, and of no link', async () => {
  const loud = await aLoudGroup()
  const pasted = await groupIn(app, world, 'grid1', { isEmpty: true })
  await bindGroup(app, pasted, { kind: 'manual', presser_id: world.people.wang_grid1 })
  await inJob(app, (ctx) =>
    sendAbout(ctx, {
      id: ctx.newId(),
      about: { noun: 'lost_case', id: ctx.newId() },
      title: '寻人',
      text: '走失老人，穿蓝上衣',
      link: '/lost/abc',
      audience: { area_ids: [], group_ids: [loud, pasted], with_neighbours: false },
      asked_by: world.people.wang_grid1,
      released_by: world.people.zhao_street,
      not_after: null,
    }),
  )
  await app.runJobs()
  expect(platform.played).toHaveLength(1)
  expect(platform.played[0]?.text).not.toMatch(/lost|http/)
  const places = await sql<{ group_id: string; state: string }>`
    select group_id, state from broadcast.target where group_id = any(${[loud, pasted]}::uuid[])`.execute(
    app.services.database.db,
  )
  expect(new Map(places.rows.map((row) => [row.group_id, row.state]))).toEqual(
    new Map([
      [loud, 'handed_over'],
      [pasted, 'no_address'],
    ]),
  )
})
