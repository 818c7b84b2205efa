import type { Operation } from '@linli/contract/endpoint'
import { groups } from '@linli/contract/groups'
import { matters } from '@linli/contract/matters'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { aGroup, aMessage } from './testing.ts'

let app: TestApp
let world: World
let told: { group_id: string; said: string; secret: string; matter_id: string }
const WORDS = '路灯不亮，我家钥匙藏在门垫下'
const BESIDE = '别告诉别人密码是四八二零'

beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
  const group_id = await aGroup(app, world)
  const secret = await aMessage(app, world.tokens.neighbour, { group_id, text: BESIDE })
  await aMessage(app, world.tokens.neighbour, { group_id, text: '中间一句' })
  await aMessage(app, world.tokens.neighbour, { group_id, text: '再一句' })
  const said = await aMessage(app, world.tokens.resident, { group_id, text: WORDS })
  const card = await app.must(
    groups.raise_matter,
    { group_id, message_ids: [said.id] },
    world.tokens.wang_grid1,
  )
  told = { group_id, said: said.id, secret: secret.id, matter_id: card.matter_id }
})
afterAll(() => app?.close())

const OUTSIDERS = [
  'li_grid2',
  'zhao_street',
  'zhou_street',
  'qian_district',
  'sun_lights',
  'zheng_leader',
  'chen_other_street',
  'editor',
  'admin',
  'security',
  'auditor',
] as const

/** Everything by which somebody could try to learn what is said, with the ids in hand. */
type Attempt = readonly [op: Operation, input: unknown]
const TRIES: readonly (() => Attempt)[] = [
  () => [groups.get, { id: told.group_id }],
  () => [groups.list_messages, { group_id: told.group_id }],
  () => [groups.list_thread, { group_id: told.group_id, matter_id: told.matter_id }],
  () => [groups.find_messages, { text: '密码' }],
  () => [groups.find_messages, { text: '密码', group_id: told.group_id }],
  () => [groups.list_members, { group_id: told.group_id }],
  () => [groups.list_mine, {}],
  () => [groups.suggest_matter, { group_id: told.group_id, message_ids: [told.secret] }],
  () => [groups.list_cards, { group_id: told.group_id, matter_ids: [told.matter_id] }],
  () => [groups.get_talk, { matter_id: told.matter_id }],
  () => [groups.list_hints, {}],
  () => [groups.list_hints, { is_decided: true }],
  () => [groups.get_record, { id: told.group_id }],
  () => [groups.list_registry, {}],
  () => [groups.list_waiting, {}],
  () => [groups.list_acknowledgements, { id: told.secret }],
  () => [matters.get, { id: told.matter_id }],
  () => [matters.list, { queue: 'jurisdiction', text: '密码' }],
]

test('whoever is not in the group learns nothing of what was not selected, by whatever they ask', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...OUTSIDERS),
      fc.constantFrom(...TRIES),
      async (who, attempt) => {
        const [operation, input] = attempt()
        const reply = await app.call(operation, input as never, world.tokens[who])
        const answer = JSON.stringify(reply.body)
        expect(answer).not.toContain(BESIDE)
        expect(answer).not.toContain('四八二零')
        expect(answer).not.toContain('中间一句')
      },
    ),
    { numRuns: 120 },
  )
})

test('what was selected is known to those who may see the matter, and to nobody else', async () => {
  const sees = async (who: (typeof OUTSIDERS)[number]) =>
    JSON.stringify(
      (await app.call(groups.get_talk, { matter_id: told.matter_id }, world.tokens[who])).body,
    ).includes(WORDS)
  const knowing: string[] = []
  for (const who of OUTSIDERS) if (await sees(who)) knowing.push(who)
  expect(knowing).toEqual(['zhao_street', 'zhou_street', 'qian_district', 'zheng_leader'])
})

test('who has left learns nothing more, by whatever they ask', async () => {
  await app.must(groups.leave, { group_id: told.group_id }, world.tokens.neighbour)
  for (const attempt of TRIES) {
    const [operation, input] = attempt()
    const reply = await app.call(operation, input as never, world.tokens.neighbour)
    expect(JSON.stringify(reply.body)).not.toContain('四八二零')
  }
})
