import { randomUUID } from 'node:crypto'
import { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { aFile, aPhoto } from '../documents/testing.ts'
import { aGroup, aMessage, putIn } from './testing.ts'

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

const send = (as: string, text: string) => app.call(groups.send_message, { group_id, text }, as)
const read = (as: string) => app.must(groups.list_messages, { group_id }, as)

test('what one neighbour says, the others read in order, under a masked name and never with a phone', async () => {
  const { resident, neighbour } = world.tokens
  const first = await aMessage(app, resident, { group_id, text: '3号楼电梯坏了' })
  const second = await aMessage(app, neighbour, { group_id, text: '我也看到了' })
  expect([first.seq, second.seq]).toEqual([1, 2])
  const { items, last_seq, has_earlier, has_later } = await read(world.tokens.wu_property)
  expect(items.map(({ text }) => text)).toEqual(['3号楼电梯坏了', '我也看到了'])
  expect(items[0]?.author).toEqual({
    id: world.people.resident,
    name: '刘**',
    kind: 'resident',
    unit_name: null,
  })
  expect({ last_seq, has_earlier, has_later }).toEqual({
    last_seq: 2,
    has_earlier: false,
    has_later: false,
  })
  expect(JSON.stringify(items)).not.toContain('13900000001')
})

test('who is not in the group finds none: staff of the centre, a former member, one who only asks', async () => {
  await aMessage(app, world.tokens.resident, { group_id, text: '只给群里的人' })
  await putIn(app, world, group_id, {
    person_id: world.people.neighbour,
    kind: 'resident',
    status: 'left',
  })
  await putIn(app, world, group_id, {
    person_id: world.people.sun_lights,
    kind: 'utility',
    status: 'asked',
  })
  const strangers = ['zhao_street', 'qian_district', 'zheng_leader', 'neighbour', 'sun_lights']
  const missing = newId(app.clock.now())
  for (const name of strangers) {
    const as = world.tokens[name as keyof World['tokens']]
    for (const id of [group_id, missing]) {
      const replies = [
        await app.call(groups.get, { id }, as),
        await app.call(groups.list_messages, { group_id: id }, as),
        await app.call(groups.list_members, { group_id: id }, as),
        await app.call(groups.find_messages, { group_id: id, text: '群里' }, as),
        await app.call(groups.send_message, { group_id: id, text: '我来说' }, as),
        await app.call(groups.mark_read, { group_id: id, seq: 1 }, as),
        await app.call(groups.post_notice, { group_id: id, text: '通知' }, as),
      ]
      expect(replies.map(({ status, reason }) => `${status} ${reason}`)).toEqual(
        replies.map(() => '404 not_found'),
      )
    }
    expect(await app.must(groups.find_messages, { text: '群里' }, as)).toMatchObject({ items: [] })
  }
  expect(await read(world.tokens.resident)).toMatchObject({ last_seq: 1 })
})

test('the same request id says it once, and takes one number', async () => {
  const request_id = randomUUID()
  const input = { group_id, text: '说一次' }
  const [one, two] = await Promise.all([
    app.call(groups.send_message, input, world.tokens.resident, request_id),
    app.call(groups.send_message, input, world.tokens.resident, request_id),
  ])
  expect([one.status, two.status]).toEqual([200, 200])
  expect(two.body).toEqual(one.body)
  expect((await read(world.tokens.resident)).items).toHaveLength(1)
})

test('many at once leave no gap and no number twice', async () => {
  const tokens = [world.tokens.resident, world.tokens.neighbour, world.tokens.wang_grid1]
  await Promise.all(Array.from({ length: 30 }, (_, at) => send(tokens[at % 3] ?? '', `第${at}句`)))
  const { items } = await read(world.tokens.resident)
  expect(items.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1))
  expect(new Set(items.map(({ text }) => text)).size).toBe(30)
})

test('a refused message takes no number', async () => {
  await send(world.tokens.resident, '一')
  expect(await send(world.tokens.zhao_street, '中心插话')).toMatchObject({ status: 404 })
  const nothing = { group_id, kind: 'photo', text: '没有照片' } as const
  expect(await app.call(groups.send_message, nothing, world.tokens.resident)).toMatchObject({
    reason: 'nothing_said',
  })
  const other = await aGroup(app, world)
  const quoted = await aMessage(app, world.tokens.resident, { group_id: other, text: '别的群' })
  const across = { group_id, text: '引用别的群', quote_id: quoted.id }
  expect(await app.call(groups.send_message, across, world.tokens.resident)).toMatchObject({
    reason: 'no_such_message',
  })
  expect((await aMessage(app, world.tokens.resident, { group_id, text: '二' })).seq).toBe(2)
})

test('a photo is shown by a signed address, and only what one has added oneself can be sent', async () => {
  const as = world.tokens.resident
  const photo = await aFile(app, as, { kind: 'photo', bytes: await aPhoto() })
  const input = { group_id, kind: 'photo' as const, file_ids: [photo.id] }
  expect(await app.call(groups.send_message, input, world.tokens.neighbour)).toMatchObject({
    reason: 'no_such_file',
  })
  const sent = await aMessage(app, as, input)
  expect(sent).toMatchObject({ kind: 'photo', text: null, files: [{ id: photo.id }] })
  expect((await app.raw('GET', sent.files[0]?.url ?? '')).status).toBe(200)
})

test('a quote shows who said what, and shows nothing of it any more once it is withheld', async () => {
  const said = await aMessage(app, world.tokens.neighbour, { group_id, text: '电梯又停了' })
  const answer = await aMessage(app, world.tokens.resident, {
    group_id,
    text: '我也被关过',
    quote_id: said.id,
  })
  expect(answer.quote).toMatchObject({ seq: 1, text: '电梯又停了', is_withheld: false })
  const why = { id: said.id, reason: '泄露他人隐私' }
  await app.must(groups.withhold_message, why, world.tokens.wang_grid1)
  const later = (await read(world.tokens.wu_property)).items
  expect(later[1]?.quote).toMatchObject({ text: null, is_withheld: true })
  expect(JSON.stringify(later)).not.toContain('电梯又停了')
})

test('a duty that is called reaches who is on it now, who stands in for them, and a muted one too', async () => {
  const { people, tokens, units } = world
  const marked = async (as: string) =>
    (await app.must(groups.list_mine, {}, as)).find(({ id }) => id === group_id)?.is_called
  await app.must(groups.set_mine, { group_id, is_muted: true }, tokens.wu_property)
  const called = await aMessage(app, tokens.resident, {
    group_id,
    text: '@物业 电梯停了',
    mentioned_roles: ['property'],
  })
  expect(called.mentioned_ids).toEqual([people.wu_property])
  expect(await marked(tokens.wu_property)).toBe(true)
  expect(await marked(tokens.neighbour)).toBe(false)
  await app.must(groups.mark_read, { group_id, seq: called.seq }, tokens.wu_property)
  expect(await marked(tokens.wu_property)).toBe(false)

  // Sun of the same firm stands in while Wu is away, and reads and answers in the group without being in it.
  await sql`insert into org.post (district_id, id, person_id, unit_id, kind, area_id, valid_from)
    values (371502, ${newId(app.clock.now())}, ${people.sun_lights}, ${units.property}, 'property_manager', ${world.areas.fengyuan}, '2022-01-01')`.execute(
    app.services.database.db,
  )
  await sql`insert into org.leave (district_id, id, person_id, substitute_id, from_day, to_day)
    values (371502, ${newId(app.clock.now())}, ${people.wu_property}, ${people.sun_lights}, '2022-09-05', '2022-09-06')`.execute(
    app.services.database.db,
  )
  const again = await aMessage(app, tokens.resident, {
    group_id,
    text: '@物业 还没来',
    mentioned_roles: ['property'],
  })
  expect(again.mentioned_ids).toEqual([people.sun_lights])
  expect(await marked(tokens.sun_lights)).toBe(true)
  const answer = await aMessage(app, tokens.sun_lights, { group_id, text: '马上到' })
  expect(answer.author).toMatchObject({ name: '孙师傅', kind: 'property', unit_name: '凤苑物业' })
  const page = await app.must(groups.get, { id: group_id }, tokens.sun_lights)
  expect(page.me).toMatchObject({ name: '孙师傅', stands_in_for: '吴经理' })
  expect(page.duties.find(({ role }) => role === 'property')?.people).toEqual([
    { id: people.sun_lights, name: '孙师傅' },
  ])
})

test('a member who has been silenced reads and does not write until then', async () => {
  const { tokens, people } = world
  const silence = { group_id, person_id: people.neighbour, hours: 2, reason: '多次辱骂' }
  expect(await app.call(groups.silence_member, silence, tokens.resident)).toMatchObject({
    status: 403,
    reason: 'not_yours_to_do',
  })
  await app.must(groups.silence_member, silence, tokens.wang_grid1)
  expect(await send(tokens.neighbour, '我要说')).toMatchObject({ status: 403, reason: 'silenced' })
  expect((await app.must(groups.get, { id: group_id }, tokens.neighbour)).can).toEqual([])
  await app.must(groups.silence_member, { ...silence, hours: null }, tokens.wang_grid1)
  expect(await send(tokens.neighbour, '谢谢')).toMatchObject({ status: 200 })
  const owner = { ...silence, person_id: people.wang_grid1 }
  expect(await app.call(groups.silence_member, owner, tokens.wang_grid1)).toMatchObject({
    reason: 'may_not_silence_keeper',
  })
})

test('a message costs three statements of its own, makes no job, and reading leaves no line in the record', async () => {
  const { db } = app.services.database
  const { log } = await app.countStatements(() => send(world.tokens.resident, '数一数'))
  // What earlier messages are pushed by may be read meanwhile, after their commits.
  const own = log.filter((text) => /groups\./.test(text) && !/members_version/.test(text))
  expect(own).toHaveLength(3)
  expect(log.some((text) => text.includes('pgboss'))).toBe(false)
  await app.must(groups.mark_read, { group_id, seq: 1 }, world.tokens.neighbour)
  const lines = await sql<{ operation: string }>`
    select distinct operation from audit.entry where operation like 'groups.%'`.execute(db)
  const operations = lines.rows.map(({ operation }) => operation)
  expect(operations).toContain('groups.send_message')
  expect(operations).not.toContain('groups.mark_read')
})

test('a phone that was away for a week asks on and on, and the last piece says that nothing comes after', async () => {
  const as = world.tokens.resident
  for (let at = 1; at <= 7; at++) await send(as, `第${at}句`)
  const first = await app.must(groups.list_messages, { group_id, after_seq: 1, limit: 4 }, as)
  expect(first.items.map(({ seq }) => seq)).toEqual([2, 3, 4, 5])
  expect(first).toMatchObject({ has_earlier: true, has_later: true })
  const rest = await app.must(groups.list_messages, { group_id, after_seq: 5, limit: 4 }, as)
  expect(rest).toMatchObject({ has_later: false, items: [{ seq: 6 }, { seq: 7 }] })
  const before = await app.must(groups.list_messages, { group_id, before_seq: 3, limit: 4 }, as)
  expect(before.items.map(({ seq }) => seq)).toEqual([1, 2])
  const around = await app.must(groups.list_messages, { group_id, around_seq: 4, limit: 4 }, as)
  expect(around.items.map(({ seq }) => seq)).toContain(4)
})
