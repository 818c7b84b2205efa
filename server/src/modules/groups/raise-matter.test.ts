import { groups } from '@linli/contract/groups'
import { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { aPhoto } from '../matters/testing.ts'
import { aGroup, aMessage, neighbours } from './testing.ts'

let app: TestApp
let world: World
let group_id: string
beforeEach(async () => {
  app = await testApp()
  world = await makeWorld(app)
  const { people, units } = world
  const lights = { person_id: people.sun_lights, kind: 'utility', unit_id: units.lights } as const
  group_id = await aGroup(app, world, { members: [...neighbours(world), lights] })
  for (const building_id of [world.areas.building1, world.areas.building2])
    await sql`insert into groups.cover (district_id, group_id, building_id, since)
      values (371502, ${group_id}, ${building_id}, ${app.clock.now()})`.execute(
      app.services.database.db,
    )
})
afterEach(() => app.close())

const say = (as: keyof World['tokens'], text: string) =>
  aMessage(app, world.tokens[as], { group_id, text })
const raise = (
  as: keyof World['tokens'],
  message_ids: string[],
  more: Record<string, unknown> = {},
) => app.call(groups.raise_matter, { group_id, message_ids, ...more }, world.tokens[as])
const talk = async (as: keyof World['tokens'] = 'resident') =>
  (await app.must(groups.list_messages, { group_id }, world.tokens[as])).items

test('a message becomes a matter in one act: words, place, reporter, number in the group', async () => {
  const said = await say('resident', '3号楼路灯不亮，晚上没法走')
  const suggested = await app.must(
    groups.suggest_matter,
    { group_id, message_ids: [said.id] },
    world.tokens.wang_grid1,
  )
  expect(suggested).toMatchObject({
    category: { code: 'facility.street_light' },
    building: { name: '凤苑小区3号楼' },
    unit: { name: '路灯管理所' },
    may_assign: true,
  })
  const { body: card } = await raise('wang_grid1', [said.id])
  expect(card).toMatchObject({
    category_name: '路灯不亮',
    status: 'accepted',
    raised_by_name: '王小明',
    quotes: [said.id],
  })
  const matter = await app.must(matters.get, { id: card.matter_id }, world.tokens.wang_grid1)
  expect(matter).toMatchObject({
    source: 'group',
    assignee: { name: '王小明' },
    area: { building: { name: '凤苑小区3号楼' }, grid: { name: '凤苑第一网格' } },
    reporter: { is_known: true },
  })
  expect(matter.description).toBe('「3号楼路灯不亮，晚上没法走」——刘**，9月5日10:00')
  expect((await talk()).at(-1)).toMatchObject({
    kind: 'matter',
    author: null,
    text: `已报成事项 ${card.number}：路灯不亮`,
    card: { noun: 'matter', id: card.matter_id },
    matter_id: card.matter_id,
  })
  const mine = await app.must(matters.list_reported, {}, world.tokens.resident)
  expect(mine.items.map(({ id }) => id)).toEqual([card.matter_id])
})

test('photos that a neighbour added go along into the matter', async () => {
  const file_ids = [await aPhoto(app, world, 'neighbour')]
  const photo = await app.must(
    groups.send_message,
    { group_id, kind: 'photo', file_ids },
    world.tokens.neighbour,
  )
  const { body: card } = await raise('wang_grid1', [photo.id], {
    category_code: 'facility.street_light',
  })
  const matter = await app.must(matters.get, { id: card.matter_id }, world.tokens.wang_grid1)
  expect(matter.timeline[0]?.files.map(({ id }) => id)).toEqual(file_ids)
})

test('the grid worker gives it out in the same act; the utility works on it from its card', async () => {
  const said = await say('neighbour', '路灯不亮')
  const { body: card } = await raise('wang_grid1', [said.id], { unit_id: world.units.lights })
  expect(card).toMatchObject({ status: 'assigned', unit: { name: '路灯管理所' } })
  const cardOf = async (as: keyof World['tokens']) =>
    (
      await app.must(
        groups.list_cards,
        { group_id, matter_ids: [card.matter_id] },
        world.tokens[as],
      )
    )[0]
  expect((await cardOf('sun_lights'))?.can).toContain('handle')
  expect(await cardOf('resident')).toMatchObject({
    can: [],
    unit: { name: '路灯管理所' },
    due_at: card.due_at,
  })
})

test('a firm takes what is free and of its kind, once, and nothing else', async () => {
  const said = await say('neighbour', '路灯不亮')
  const { body: card } = await raise('wang_grid1', [said.id])
  const take = (as: keyof World['tokens']) =>
    app.call(groups.take_matter, { group_id, matter_id: card.matter_id }, world.tokens[as])
  expect(await take('wu_property')).toMatchObject({ status: 403, reason: 'not_your_work' })
  expect(await take('feng_lights')).toMatchObject({ status: 404 })
  const [first, second] = await Promise.all([take('sun_lights'), take('sun_lights')])
  expect([first?.status, second?.status].sort()).toEqual([200, 409])
  const cards = await app.must(
    groups.list_cards,
    { group_id, matter_ids: [card.matter_id] },
    world.tokens.neighbour,
  )
  expect(cards[0]).toMatchObject({ status: 'assigned', unit: { name: '路灯管理所' } })
})

test('a resident raises their own words and no others', async () => {
  const [own, other] = [await say('resident', '路灯不亮'), await say('neighbour', '我家也是')]
  expect(await raise('resident', [own.id, other.id])).toMatchObject({
    status: 403,
    reason: 'may_raise_own_only',
  })
  const { body: card } = await raise('resident', [own.id])
  expect(card.status).toBe('reported')
  const matter = await app.must(matters.get, { id: card.matter_id }, world.tokens.wang_grid1)
  expect(matter.assignee?.name).toBe('王小明')
  const given = await raise('resident', [(await say('resident', '路灯又不亮')).id], {
    unit_id: world.units.lights,
  })
  expect(given).toMatchObject({ status: 403, reason: 'may_not_assign' })
})

test('nothing said twice, elsewhere, by the product or withheld becomes a matter', async () => {
  const said = await say('resident', '路灯不亮')
  const { body: card } = await raise('wang_grid1', [said.id])
  expect(await raise('wu_property', [said.id])).toMatchObject({
    status: 409,
    reason: 'raised_already',
  })
  const product = (await talk()).at(-1)
  const refused = { status: 422, reason: 'message_not_here' }
  expect(await raise('wang_grid1', [product?.id ?? ''])).toMatchObject(refused)
  const other = await aGroup(app, world)
  const there = await aMessage(app, world.tokens.resident, { group_id: other, text: '别的群' })
  expect(await raise('wang_grid1', [there.id])).toMatchObject(refused)
  const bad = await say('resident', '不好的话')
  await app.must(groups.withhold_message, { id: bad.id, reason: '骂人' }, world.tokens.wang_grid1)
  expect(await raise('wang_grid1', [bad.id])).toMatchObject(refused)
  expect(card.number).toMatch(/^2022-/)
})

test('of two who raise the same message at once one is told the number of the other', async () => {
  const said = await say('resident', '路灯不亮')
  const two = await Promise.all([raise('wang_grid1', [said.id]), raise('wu_property', [said.id])])
  expect(two.map(({ status }) => status).sort()).toEqual([200, 409])
  expect((await talk()).filter(({ kind }) => kind === 'matter')).toHaveLength(1)
})

test('a secret matter shows no card, names nobody, and the group learns nothing of it', async () => {
  const said = await say('resident', '楼上邻里纠纷打起来了')
  const { body: card } = await raise('wang_grid1', [said.id], {
    category_code: 'dispute.neighbour',
  })
  expect(card.is_secret).toBe(true)
  expect((await talk()).map(({ kind }) => kind)).toEqual(['text'])
  const cards = (as: keyof World['tokens']) =>
    app.must(groups.list_cards, { group_id, matter_ids: [card.matter_id] }, world.tokens[as])
  expect(await cards('neighbour')).toEqual([])
  const matter = await app.must(matters.get, { id: card.matter_id }, world.tokens.zhao_street)
  expect(matter.description).not.toContain('刘')
  const seen = await app.must(
    groups.get_talk,
    { matter_id: card.matter_id },
    world.tokens.zhao_street,
  )
  expect(seen?.quotes[0]).toMatchObject({ author_name: null, text: '楼上邻里纠纷打起来了' })
  expect(
    await app.call(groups.get_talk, { matter_id: card.matter_id }, world.tokens.neighbour),
  ).toMatchObject({ status: 404 })
})

test('the matter leads back to what was selected, and to nothing beside it', async () => {
  const before = await say('neighbour', '隔壁小王又没还钱')
  const said = await say('resident', '路灯不亮')
  const { body: card } = await raise('wang_grid1', [said.id])
  const seen = await app.must(
    groups.get_talk,
    { matter_id: card.matter_id },
    world.tokens.zhao_street,
  )
  expect(seen).toMatchObject({ is_member: false, quotes: [{ id: said.id, text: '路灯不亮' }] })
  expect(JSON.stringify(seen)).not.toContain(before.text)
  const member = await app.must(
    groups.get_talk,
    { matter_id: card.matter_id },
    world.tokens.neighbour,
  )
  expect(member?.is_member).toBe(true)
  for (const token of [world.tokens.chen_other_street, world.tokens.li_grid2])
    expect(await app.call(groups.get_talk, { matter_id: card.matter_id }, token)).toMatchObject({
      status: 404,
    })
})

test('who is not in the group raises nothing from it and sees no card', async () => {
  const said = await say('resident', '路灯不亮')
  const { body: card } = await raise('wang_grid1', [said.id])
  for (const as of ['zhao_street', 'li_grid2', 'zheng_leader', 'feng_lights'] as const) {
    expect(await raise(as, [said.id])).toMatchObject({ status: 404 })
    expect(
      await app.call(
        groups.list_cards,
        { group_id, matter_ids: [card.matter_id] },
        world.tokens[as],
      ),
    ).toMatchObject({ status: 404 })
  }
})

test('a repeated request makes one matter', async () => {
  const said = await say('resident', '路灯不亮')
  const request_id = crypto.randomUUID()
  const input = { group_id, message_ids: [said.id] }
  const first = await app.call(groups.raise_matter, input, world.tokens.wang_grid1, request_id)
  const second = await app.call(groups.raise_matter, input, world.tokens.wang_grid1, request_id)
  expect(second.body.matter_id).toBe(first.body.matter_id)
  expect((await talk()).filter(({ kind }) => kind === 'matter')).toHaveLength(1)
})

test('where a property firm is meant, it is the one that speaks in the group', async () => {
  const { db } = app.services.database
  await sql`insert into org.unit (district_id, id, kind, name, area_id, valid_from)
    values (371502, ${crypto.randomUUID()}, 'property_firm', 'A别的物业', ${world.areas.fengyuan}, '2022-01-01')`.execute(
    db,
  )
  await sql`update catalogue.edition set doer_kind = 'property', doer_unit_id = null where code = 'env.rubbish'`.execute(
    db,
  )
  const said = await say('neighbour', '垃圾堆放没人收')
  const suggested = await app.must(
    groups.suggest_matter,
    { group_id, message_ids: [said.id] },
    world.tokens.wang_grid1,
  )
  expect(suggested.unit?.name).toBe('凤苑物业')
  const { body: card } = await raise('wang_grid1', [said.id], { category_code: 'env.rubbish' })
  const [seen] = await app.must(
    groups.list_cards,
    { group_id, matter_ids: [card.matter_id] },
    world.tokens.wu_property,
  )
  expect(seen?.may_take).toBe(true)
  const taken = await app.must(
    groups.take_matter,
    { group_id, matter_id: card.matter_id },
    world.tokens.wu_property,
  )
  expect(taken.unit?.name).toBe('凤苑物业')
})
