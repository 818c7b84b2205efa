import { groups } from '@linli/contract/groups'
import { matters } from '@linli/contract/matters'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runJob } from '#platform/operate'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { jobActor } from '../../wiring.ts'
import { aPhoto } from '../matters/testing.ts'
import { onMatterTold, outcomeWords } from './on-matter-told.ts'
import { aGroup, aMessage } from './testing.ts'

let app: TestApp
let world: World
let group_id: string
beforeEach(async () => {
  app = await testApp()
  world = await makeWorld(app)
  group_id = await aGroup(app, world)
})
afterEach(() => app.close())

const tick = () => app.clock.set(new Date(app.clock.now().getTime() + 60_000))

async function raised(): Promise<string> {
  const { tokens, units } = world
  const said = await aMessage(app, tokens.resident, { group_id, text: '路灯不亮' })
  const card = await app.must(
    groups.raise_matter,
    { group_id, message_ids: [said.id], unit_id: units.lights },
    tokens.wang_grid1,
  )
  return card.matter_id
}

async function closed(id: string, note = '换了灯泡'): Promise<void> {
  const { tokens } = world
  const file_ids = [await aPhoto(app, world, 'sun_lights')]
  await app.must(matters.resolve, { id, outcome: 'solved', note, file_ids }, tokens.sun_lights)
  await app.must(matters.verify, { id, outcome: 'solved' }, tokens.wang_grid1)
  await app.must(matters.close, { id }, tokens.zhao_street)
}

const told = async () =>
  (await app.must(groups.list_messages, { group_id }, world.tokens.resident)).items.flatMap(
    ({ kind, text }) => (kind === 'matter' && text?.includes('办结') ? [text] : []),
  )

test('the end is told once, however often the job runs', async () => {
  const id = await raised()
  await closed(id)
  await app.runJobs()
  const job = { name: 'test', actor: jobActor(371502), subject_id: id }
  await runJob(app.services, job, (ctx) => onMatterTold(ctx, { subject_id: id }))
  await Promise.all(
    [1, 2].map(() => runJob(app.services, job, (ctx) => onMatterTold(ctx, { subject_id: id }))),
  )
  expect(await told()).toEqual([
    expect.stringMatching(/^路灯不亮（2022-\d{7}）办结了，已解决。路灯管理所答复：换了灯泡$/),
  ])
})

test('opened again and closed again it is told again', async () => {
  const id = await raised()
  await closed(id)
  await app.runJobs()
  tick()
  await app.must(matters.reopen, { id, note: '又不亮了' }, world.tokens.zhao_street)
  await app.runJobs()
  expect(await told()).toHaveLength(1)
  await app.must(matters.assign, { id, unit_id: world.units.lights }, world.tokens.zhao_street)
  tick()
  await closed(id, '换了整根线')
  await app.runJobs()
  expect((await told()).map((text) => text.split('：').at(-1))).toEqual(['换了灯泡', '换了整根线'])
})

test('a job that comes when the matter is open again says nothing', async () => {
  const id = await raised()
  await closed(id)
  await app.must(matters.reopen, { id, note: '又不亮了' }, world.tokens.zhao_street)
  await app.runJobs()
  expect(await told()).toEqual([])
})

test('a matter that was merged into another is told with the number the group knows', async () => {
  const id = await raised()
  const { number } = await app.must(matters.get, { id }, world.tokens.zhao_street)
  const other = await app.must(
    matters.report_on_behalf,
    {
      source: 'phone',
      description: '路灯不亮',
      category_code: 'facility.street_light',
      area_id: world.areas.building1,
    },
    world.tokens.zhao_street,
  )
  await app.must(matters.merge, { id: other.id, from_ids: [id] }, world.tokens.zhao_street)
  await app.must(
    matters.assign,
    { id: other.id, unit_id: world.units.lights },
    world.tokens.zhao_street,
  )
  await closed(other.id)
  await app.runJobs()
  expect(await told()).toEqual([expect.stringContaining(number)])
})

const talk = async () =>
  (await app.must(groups.list_messages, { group_id }, world.tokens.resident)).items

test('that an end which was told holds no more is told as well, once', async () => {
  const id = await raised()
  await closed(id)
  await app.runJobs()
  await app.must(matters.reopen, { id, note: '又不亮了' }, world.tokens.zhao_street)
  await app.runJobs()
  const job = { name: 'test', actor: jobActor(371502), subject_id: id }
  await runJob(app.services, job, (ctx) => onMatterTold(ctx, { subject_id: id }))
  const said = (await talk()).map(({ text }) => text ?? '')
  expect(said.filter((text) => text.includes('重新办理'))).toEqual([
    expect.stringMatching(
      /^路灯不亮（2022-\d{7}）重新办理。之前的结果不算，有了新结果再告诉大家。$/,
    ),
  ])
  const seen = await app.must(groups.get_talk, { matter_id: id }, world.tokens.zhao_street)
  expect(seen?.told_closed_at).toBeNull()
})

test('of one made secret after it was raised the group learns nothing more: neither its end nor that it is open again', async () => {
  const { zhao_street, sun_lights, resident } = world.tokens
  const id = await raised()
  await app.must(matters.set_secret, { id, is_secret: true }, zhao_street)
  const before = await talk()
  const file_ids = [await aPhoto(app, world, 'sun_lights')]
  await app.must(matters.resolve, { id, outcome: 'solved', note: '换了灯泡', file_ids }, sun_lights)
  await app.must(matters.verify, { id, outcome: 'solved' }, zhao_street)
  await app.must(matters.close, { id }, world.tokens.zhou_street)
  await app.runJobs()
  expect((await app.must(matters.get, { id }, zhao_street)).status).toBe('closed')
  expect(await talk()).toEqual(before)
  expect(await app.must(groups.list_cards, { group_id, matter_ids: [id] }, resident)).toEqual([])
  await app.must(matters.reopen, { id, note: '又不亮了' }, zhao_street)
  await app.runJobs()
  expect(await talk()).toEqual(before)
})

test('one made secret after its end was told is not told to be open again', async () => {
  const id = await raised()
  await closed(id)
  await app.runJobs()
  await app.must(matters.set_secret, { id, is_secret: true }, world.tokens.zhao_street)
  const before = await talk()
  await app.must(matters.reopen, { id, note: '又不亮了' }, world.tokens.zhao_street)
  await app.runJobs()
  expect(await talk()).toEqual(before)
})

test.each([
  [
    { status: 'closed', unit_name: '凤苑物业', outcome: 'explained', answer: '电梯年检' } as const,
    '电梯故障（2022-0000001）办结了，已作解释。凤苑物业答复：电梯年检',
  ],
  [
    { status: 'closed', unit_name: null, outcome: 'solved', answer: null } as const,
    '电梯故障（2022-0000001）办结了，已解决。网格办理。',
  ],
  [
    { status: 'voided', unit_name: null, outcome: null, answer: '重复' } as const,
    '电梯故障（2022-0000001）经两人核对后作废：重复',
  ],
])('%o', (how, words) => {
  expect(outcomeWords({ number: '2022-0000001', category_name: '电梯故障', ...how })).toBe(words)
})
