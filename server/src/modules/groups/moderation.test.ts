import { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { aFile, aPhoto } from '../documents/testing.ts'
import { aGroup, aMessage, aResident, putIn } from './testing.ts'

let app: TestApp
let world: World
let group_id: string
beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
afterAll(() => app?.close())
beforeEach(async () => {
  group_id = await aGroup(app, world)
})

const TOMORROW = '2022-09-06T10:00:00Z'
const list = (as: string) => app.must(groups.list_messages, { group_id }, as)

test('a notice is posted by those who answer for the group, pinned, and acknowledged by name', async () => {
  const { resident, neighbour, wu_property, wang_grid1 } = world.tokens
  const notice = { group_id, text: '明天 8 点停水到 12 点', acknowledge_by: TOMORROW }
  expect(await app.call(groups.post_notice, notice, resident)).toMatchObject({
    status: 403,
    reason: 'not_yours_to_do',
  })
  const past = { ...notice, acknowledge_by: '2022-09-05T01:00:00Z' }
  expect(await app.call(groups.post_notice, past, wu_property)).toMatchObject({
    reason: 'acknowledge_by_is_past',
  })
  const posted = await app.must(groups.post_notice, notice, wu_property)
  expect(posted).toMatchObject({ kind: 'notice', seq: 1 })
  const page = await app.must(groups.get, { id: group_id }, resident)
  expect(page.pins.map(({ id }) => id)).toEqual([posted.id])
  expect(page.to_acknowledge.map(({ id }) => id)).toEqual([posted.id])
  const [line] = (await app.must(groups.list_mine, {}, resident)).filter(
    ({ id }) => id === group_id,
  )
  expect(line?.to_acknowledge).toBe(1)

  const after = await app.must(groups.acknowledge, { id: posted.id }, resident)
  expect(after.to_acknowledge).toEqual([])
  await app.must(groups.acknowledge, { id: posted.id }, resident)
  const names = await app.must(groups.list_acknowledgements, { id: posted.id }, wang_grid1)
  expect(names.known.map(({ name }) => name)).toEqual(['刘**'])
  expect(names.missing.map(({ name }) => name).sort()).toEqual(['何**', '王小明'].sort())
  // Its author sees the names too, other members do not.
  await app.must(groups.list_acknowledgements, { id: posted.id }, wu_property)
  expect(await app.call(groups.list_acknowledgements, { id: posted.id }, neighbour)).toMatchObject({
    status: 403,
  })
})

test('who stands in for a member does not know of a notice in that one’s name', async () => {
  const { people, tokens } = world
  await sql`insert into org.leave (district_id, id, person_id, substitute_id, from_day, to_day)
    values (371502, ${crypto.randomUUID()}, ${people.wang_grid1}, ${people.li_grid2}, '2022-09-05', '2022-09-05')`.execute(
    app.services.database.db,
  )
  const notice = { group_id, text: '停水', acknowledge_by: TOMORROW }
  const { id } = await app.must(groups.post_notice, notice, tokens.wu_property)
  const page = await app.must(groups.get, { id: group_id }, tokens.li_grid2)
  expect(page.to_acknowledge).toEqual([])
  expect(page.can).toContain('moderate')
  expect(await app.call(groups.acknowledge, { id }, tokens.li_grid2)).toMatchObject({
    reason: 'nothing_to_acknowledge',
  })
  await sql`update org.leave set ended_at = ${app.clock.now()}`.execute(app.services.database.db)
})

test('what is withheld is gone for everybody, found by nobody, kept sealed, and read by a keeper with a line in the record', async () => {
  const { resident, neighbour, wang_grid1, zhao_street } = world.tokens
  const photo = await aFile(app, resident, { kind: 'photo', bytes: await aPhoto() })
  const said = await aMessage(app, resident, {
    group_id,
    kind: 'photo',
    text: '欠债人张三的身份证',
    file_ids: [photo.id],
  })
  const url = said.files[0]?.url ?? ''
  const act = { id: said.id, reason: '泄露他人隐私' }
  for (const [as, status] of [
    [neighbour, 403],
    [zhao_street, 404],
  ] as const)
    expect((await app.call(groups.withhold_message, act, as)).status).toBe(status)
  await app.must(groups.withhold_message, act, wang_grid1)
  expect(await app.call(groups.withhold_message, act, wang_grid1)).toMatchObject({
    reason: 'is_withheld',
  })
  for (const as of [resident, neighbour, wang_grid1])
    expect((await list(as)).items[0]).toMatchObject({ text: null, files: [], is_withheld: true })
  expect(await app.must(groups.find_messages, { group_id, text: '张三' }, neighbour)).toMatchObject(
    {
      items: [],
    },
  )
  expect((await app.raw('GET', url)).status).toBe(404)
  const stored = await sql<{ row: string }>`
    select m::text as row from groups.moderation as m where message_id = ${said.id}`.execute(
    app.services.database.db,
  )
  expect(stored.rows[0]?.row).not.toContain('张三')

  expect(await app.call(groups.read_withheld, { id: said.id }, neighbour)).toMatchObject({
    status: 403,
  })
  const original = await app.must(groups.read_withheld, { id: said.id }, wang_grid1)
  expect(original).toMatchObject({ text: '欠债人张三的身份证', reason: '泄露他人隐私' })
  const lines = await sql`
    select from audit.entry where operation = 'groups.read_withheld' and kind = 'disclosure'
      and actor_id = ${world.people.wang_grid1} and subject_id = ${world.people.resident}`.execute(
    app.services.database.db,
  )
  expect(lines.rows).toHaveLength(1)

  await app.must(groups.restore_message, { id: said.id, reason: '当事人同意' }, wang_grid1)
  const [again] = (await list(neighbour)).items
  expect(again).toMatchObject({ text: '欠债人张三的身份证', is_withheld: false })
  expect((await app.raw('GET', again?.files[0]?.url ?? '')).status).toBe(200)
})

test('whoever said something takes it back themselves', async () => {
  const said = await aMessage(app, world.tokens.resident, { group_id, text: '发错群了' })
  await app.must(
    groups.withhold_message,
    { id: said.id, reason: '本人撤回' },
    world.tokens.resident,
  )
  expect((await list(world.tokens.neighbour)).items[0]).toMatchObject({ is_withheld: true })
})

test('a complaint reaches the keepers, is decided once, and never by whoever it is about', async () => {
  const { resident, neighbour, wang_grid1, wu_property } = world.tokens
  const said = await aMessage(app, resident, { group_id, text: '骂人的话' })
  const complaint = { id: said.id, reason: '辱骂邻居' }
  await app.must(groups.complain, complaint, neighbour)
  expect(await app.call(groups.complain, complaint, neighbour)).toMatchObject({
    reason: 'complained_before',
  })
  await app.must(groups.complain, complaint, wu_property)
  expect(await app.call(groups.list_complaints, { group_id }, resident)).toMatchObject({
    status: 403,
  })
  expect((await app.must(groups.get, { id: group_id }, wang_grid1)).complaints).toBe(2)
  expect((await app.must(groups.get, { id: group_id }, neighbour)).complaints).toBeNull()
  const open = (await app.must(groups.list_complaints, { group_id }, wang_grid1)).items
  expect(open.map(({ by }) => by.name)).toEqual(['何**', '吴经理'])
  const decide = { id: open[0]?.id ?? '', decision: 'withheld' as const, reason: '辱骂' }
  expect(await app.call(groups.decide_complaint, decide, neighbour)).toMatchObject({ status: 403 })
  await app.must(groups.decide_complaint, decide, wang_grid1)
  expect(await app.call(groups.decide_complaint, decide, wang_grid1)).toMatchObject({
    reason: 'complaint_is_decided',
  })
  expect((await list(neighbour)).items[0]).toMatchObject({ is_withheld: true })
  expect((await app.must(groups.list_complaints, { group_id }, wang_grid1)).items).toEqual([])

  const own = await aMessage(app, wang_grid1, { group_id, text: '群主也会说错' })
  await app.must(groups.complain, { id: own.id, reason: '不当言论' }, neighbour)
  const [about] = (await app.must(groups.list_complaints, { group_id }, wang_grid1)).items
  expect(
    await app.call(groups.decide_complaint, { ...decide, id: about?.id ?? '' }, wang_grid1),
  ).toMatchObject({ reason: 'decides_about_oneself' })
})

test('a search finds all words in one group or in all of mine, page by page, and nothing of other groups', async () => {
  const { resident, neighbour } = world.tokens
  const stranger = await aResident(app, world, '外人')
  const other = await aGroup(app, world, {
    members: [{ person_id: world.people.resident, kind: 'resident' }],
  })
  for (let at = 1; at <= 5; at++)
    await aMessage(app, resident, { group_id, text: `3号楼电梯第${at}次停了` })
  await aMessage(app, resident, { group_id: other, text: '这里电梯也停了' })
  const first = await app.must(groups.find_messages, { text: '电梯 停了', limit: 4 }, resident)
  expect(first.items).toHaveLength(4)
  expect(first.items[0]?.group.id).toBe(other)
  const rest = await app.must(
    groups.find_messages,
    { text: '电梯 停了', limit: 4, cursor: first.next_cursor ?? '' },
    resident,
  )
  expect(rest.items).toHaveLength(2)
  const one = await app.must(groups.find_messages, { group_id, text: '第3次' }, neighbour)
  expect(one.items.map(({ message }) => message.text)).toEqual(['3号楼电梯第3次停了'])
  expect(await app.must(groups.find_messages, { text: '也停' }, neighbour)).toMatchObject({
    items: [],
  })
  expect(await app.must(groups.find_messages, { text: '电梯' }, stranger.token)).toMatchObject({
    items: [],
  })
})

test('a blocked person is named to whoever blocked them and to nobody else', async () => {
  const { people, tokens } = world
  const block = { person_id: people.neighbour, is_blocked: true }
  await app.must(groups.block_person, block, tokens.resident)
  const blocked = async (as: string) =>
    (await app.must(groups.get, { id: group_id }, as)).blocked_ids
  expect(await blocked(tokens.resident)).toEqual([people.neighbour])
  expect(await blocked(tokens.neighbour)).toEqual([])
  const listed = (as: string) => app.must(groups.list_blocked, { group_id }, as)
  expect(await listed(tokens.resident)).toMatchObject([{ id: people.neighbour, kind: 'resident' }])
  // Neither the blocked one nor who keeps the group learns of it; who is not in it finds no group.
  expect(await listed(tokens.neighbour)).toEqual([])
  expect(await listed(tokens.wang_grid1)).toEqual([])
  expect(await app.call(groups.list_blocked, { group_id }, tokens.chen_other_street)).toMatchObject(
    { status: 404 },
  )
  await app.must(groups.block_person, { ...block, is_blocked: false }, tokens.resident)
  expect(await blocked(tokens.resident)).toEqual([])
  const far = { person_id: people.chen_other_street, is_blocked: true }
  expect(await app.call(groups.block_person, far, tokens.resident)).toMatchObject({ status: 404 })
})

test('keepers pin and take down, at most twenty; a pinned message that is withheld goes from the top too', async () => {
  const { wang_grid1, resident } = world.tokens
  const ids: string[] = []
  for (let at = 0; at <= 20; at++)
    ids.push((await aMessage(app, resident, { group_id, text: `第${at}句` })).id)
  expect(await app.call(groups.pin_message, { id: ids[0] ?? '' }, resident)).toMatchObject({
    status: 403,
  })
  for (const id of ids.slice(0, 20)) await app.must(groups.pin_message, { id }, wang_grid1)
  expect(await app.call(groups.pin_message, { id: ids[20] ?? '' }, wang_grid1)).toMatchObject({
    reason: 'too_many_pins',
  })
  await app.must(groups.unpin_message, { id: ids[0] ?? '' }, wang_grid1)
  const why = { id: ids[1] ?? '', reason: '过期' }
  await app.must(groups.withhold_message, why, wang_grid1)
  expect((await app.must(groups.get, { id: group_id }, resident)).pins).toHaveLength(18)
})

test('a member is listed with what they want to be called, and their reading only if they want', async () => {
  const { tokens, people } = world
  await aMessage(app, tokens.wang_grid1, { group_id, text: '大家好' })
  await app.must(groups.mark_read, { group_id, seq: 9 }, tokens.resident)
  const member = async () =>
    (await app.must(groups.list_members, { group_id }, tokens.neighbour)).items.find(
      ({ id }) => id === people.resident,
    )
  expect(await member()).toMatchObject({ name: '刘**', read_seq: null })
  const mine = { group_id, alias: '3号楼老刘', shows_reading: true }
  await app.must(groups.set_mine, mine, tokens.resident)
  expect(await member()).toMatchObject({ name: '3号楼老刘', read_seq: 1, is_keeper: false })
  await app.must(groups.mark_read, { group_id, seq: 0 }, tokens.resident)
  expect(await member()).toMatchObject({ read_seq: 1 })
  const all: string[] = []
  let cursor: string | undefined
  do {
    const page = await app.must(
      groups.list_members,
      { group_id, limit: 2, ...(cursor && { cursor }) },
      tokens.neighbour,
    )
    all.push(...page.items.map(({ id }) => id))
    cursor = page.next_cursor ?? undefined
  } while (cursor)
  expect(new Set(all).size).toBe(4)
  expect(all.slice(0, 2)).toEqual([people.wang_grid1, people.wu_property])
  await putIn(app, world, group_id, {
    person_id: people.neighbour,
    kind: 'resident',
    status: 'left',
  })
})
