import { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { aGroup, aMessage } from './testing.ts'
import { findWatched } from './watch-words.ts'

let app: TestApp
let world: World
let group_id: string
beforeEach(async () => {
  app = await testApp()
  world = await makeWorld(app)
  group_id = await aGroup(app, world)
})
afterEach(() => app.close())

async function say(text: string): Promise<string> {
  const said = await aMessage(app, world.tokens.resident, { group_id, text })
  return said.id
}

const waiting = async (as: keyof World['tokens'] = 'wang_grid1') =>
  (await app.must(groups.list_hints, {}, world.tokens[as])).items

test('what touches life waits first, with the message and the two around it and no more of the talk', async () => {
  await say('大家好')
  await say('楼道里有燃气味')
  await say('还有谁闻到了')
  await say('她说不想活了')
  await say('快去看看')
  await say('门口有人吗')
  const items = await waiting()
  expect(items.map(({ kind, word }) => [kind, word])).toEqual([
    ['self_harm', '不想活'],
    ['danger', '燃气味'],
  ])
  expect(items[0]?.lines.map(({ text, is_hinted }) => [text, is_hinted])).toEqual([
    ['还有谁闻到了', false],
    ['她说不想活了', true],
    ['快去看看', false],
  ])
})

test('keeper and centre duty look at it; who leads, who is elsewhere and who lives there do not', async () => {
  await say('楼道冒烟了')
  expect(await waiting('zhao_street')).toHaveLength(1)
  expect(await waiting('qian_district')).toHaveLength(1)
  expect(await waiting('chen_other_street')).toEqual([])
  expect(await waiting('li_grid2')).toEqual([])
  for (const as of ['zheng_leader', 'resident', 'wu_property'] as const)
    expect(await app.call(groups.list_hints, {}, world.tokens[as])).toMatchObject({ status: 403 })
})

test('a person decides, once; raised needs a matter of the group, and called a word', async () => {
  const said = await say('楼道冒烟了')
  const [hint] = await waiting()
  const decide = (more: object, as: keyof World['tokens'] = 'wang_grid1') =>
    app.call(
      groups.decide_hint,
      { id: hint?.id ?? '', decision: 'nothing', ...more },
      world.tokens[as],
    )
  expect(await decide({ decision: 'called' })).toMatchObject({ reason: 'hint_needs_note' })
  expect(await decide({ decision: 'raised' })).toMatchObject({ reason: 'hint_needs_matter' })
  expect(await decide({}, 'chen_other_street')).toMatchObject({ status: 404 })
  const card = await app.must(
    groups.raise_matter,
    { group_id, message_ids: [said], category_code: 'other' },
    world.tokens.wang_grid1,
  )
  const two = await Promise.all([
    decide({ decision: 'raised', matter_id: card.matter_id }),
    decide({}, 'zhao_street'),
  ])
  expect(two.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(await waiting()).toEqual([])
})

test('nothing happens by itself', async () => {
  await say('楼道冒烟了')
  const made = await sql`select from matters.matter`.execute(app.services.database.db)
  expect(made.rows).toEqual([])
})

test('the first change takes the list of the product over; an ended word is watched for no more', async () => {
  const { tokens } = world
  expect(await app.must(groups.list_watch_words, {}, tokens.zhao_street)).toEqual([])
  const add = (word: string, token = tokens.zhao_street) =>
    app.call(groups.add_watch_word, { word, kind: 'repair', source: '街道要求' }, token)
  const words = (await add('车棚漏雨')).body
  expect(words.length).toBeGreaterThan(30)
  expect(await add('车棚漏雨', tokens.security)).toMatchObject({ reason: 'word_is_watched' })
  expect(await add('别的词', tokens.zheng_leader)).toMatchObject({ status: 403 })
  await say('车棚漏雨了')
  expect((await waiting()).map(({ word }) => word)).toEqual(['车棚漏雨'])
  const id = words.find(({ word }) => word === '冒烟')?.id ?? ''
  await app.must(groups.end_watch_word, { id }, tokens.security)
  expect(await app.call(groups.end_watch_word, { id }, tokens.security)).toMatchObject({
    reason: 'word_has_ended',
  })
  await say('楼道冒烟了')
  expect((await waiting()).map(({ word }) => word)).toEqual(['车棚漏雨'])
})

test('of each kind one word is found', () => {
  const words = [
    { word: '着火', kind: 'danger' },
    { word: '冒烟', kind: 'danger' },
    { word: '停电', kind: 'repair' },
  ] as const
  expect(findWatched('冒烟了，好像着火，还停电', words)).toEqual([words[0], words[2]])
  expect(findWatched('都好', words)).toEqual([])
})
