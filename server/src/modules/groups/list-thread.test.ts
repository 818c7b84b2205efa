import { randomUUID } from 'node:crypto'
import { groups } from '@linli/contract/groups'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { aGroup, aMessage, neighbours } from './testing.ts'

let app: TestApp
let world: World
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
afterAll(() => app.close())

test('a thread holds the card and what was said about the matter, in order, for members alone', async () => {
  const { resident, neighbour, wang_grid1, zhao_street } = world.tokens
  const group_id = await aGroup(app, world, { members: neighbours(world) })
  const other_id = await aGroup(app, world, { members: neighbours(world) })
  const said = await aMessage(app, resident, { group_id, text: '3号楼路灯不亮' })
  const { matter_id } = await app.must(
    groups.raise_matter,
    { group_id, message_ids: [said.id] },
    wang_grid1,
  )
  await aMessage(app, neighbour, { group_id, text: '明天谁去买菜' })
  for (const text of ['我家窗外那盏也不亮', '傍晚还闪过'])
    await app.must(groups.send_message, { group_id, matter_id, text }, neighbour)
  const list = (more: Record<string, unknown>, as: string) =>
    app.call(groups.list_thread, { group_id, matter_id, ...more }, as)
  const texts = ({ body }: Awaited<ReturnType<typeof list>>) => body.items.map(({ text }) => text)

  const whole = await list({}, resident)
  expect(texts(whole)).toEqual([
    expect.stringContaining('已报成事项'),
    '我家窗外那盏也不亮',
    '傍晚还闪过',
  ])
  expect(whole.body.has_earlier).toBe(false)
  const newest = await list({ limit: 1 }, resident)
  expect(texts(newest)).toEqual(['傍晚还闪过'])
  expect(newest.body.has_earlier).toBe(true)
  expect(texts(await list({ before_seq: newest.body.items[0]?.seq, limit: 1 }, resident))).toEqual([
    '我家窗外那盏也不亮',
  ])
  expect(texts(await list({ matter_id: randomUUID() }, resident))).toEqual([])
  expect(texts(await list({ group_id: other_id }, resident))).toEqual([])
  const [outside, missing] = [
    await list({}, zhao_street),
    await list({ group_id: randomUUID() }, zhao_street),
  ]
  expect(outside.status).toBe(404)
  expect(outside.body).toEqual(missing.body)
})
