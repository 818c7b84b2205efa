import { caucus } from '@linli/contract/caucus'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { aDispute, type TestDispute } from '../mediation/testing.ts'
import { anAgreedRelease, aRoomPhoto, aWord } from './testing.ts'

let app: TestApp
let world: World
let dispute: TestDispute
let of: { id: string; side: 'a' }

beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
})
afterAll(() => app?.close())
beforeEach(async () => {
  dispute = await aDispute(app, world)
  of = { id: dispute.id, side: 'a' }
})

const shared = async (as: string) => (await app.must(caucus.get_table, { id: of.id }, as)).shared

describe('who sees a room', () => {
  test('its side and the mediators of today, and nobody else: hidden and missing answer alike', async () => {
    const { tokens } = dispute
    await aWord(app, dispute, '只对调解员说')
    expect((await app.must(caucus.get_room, of, tokens.lead)).items[0]?.words).toBe('只对调解员说')
    const missing = await app.call(caucus.get_room, { ...of, id: world.people.admin }, tokens.b)
    const { tokens: others } = world
    for (const as of [
      tokens.b,
      tokens.clerk,
      tokens.other_mediator,
      others.zheng_leader,
      others.zhao_street,
      others.auditor,
      others.security,
      others.admin,
    ]) {
      for (const input of [of, { ...of, side: 'c' as const }]) {
        const reply = await app.call(caucus.get_room, input, as)
        expect([reply.status, reply.body]).toEqual([missing.status, missing.body])
      }
      const write = { ...of, kind: 'message' as const, words: '冒充' }
      expect((await app.call(caucus.write, write, as)).status).toBe(404)
    }
  })

  test('a mediator who has left the case, or the office, reads no more', async () => {
    const { tokens, people, id } = dispute
    await aWord(app, dispute, '您走了就别看了')
    const { db } = app.services.database
    const ended = (at: Date | null) =>
      sql`update org.post set valid_to = ${at ? '2022-09-01' : null} where person_id = ${people.lead}`.execute(
        db,
      )
    await ended(app.clock.now())
    expect((await app.call(caucus.get_room, of, tokens.lead)).status).not.toBe(200)
    await ended(null)
    await sql`update mediation.case_mediator set until_at = ${app.clock.now()} where dispute_id = ${id}`.execute(
      db,
    )
    expect((await app.call(caucus.get_room, of, tokens.lead)).status).toBe(404)
  })

  test('who mediates and sits on a side has that side’s room alone', async () => {
    const { tokens, people, parties } = dispute
    const { db } = app.services.database
    await sql`update mediation.party set person_id = ${people.lead} where id = ${parties.b}`.execute(
      db,
    )
    expect((await app.call(caucus.get_room, of, tokens.lead)).status).toBe(404)
    expect((await app.call(caucus.get_room, { ...of, side: 'b' }, tokens.lead)).status).toBe(200)
  })

  test('the kinds of a side are not those of a mediator, and a closed case is only read', async () => {
    const { tokens } = dispute
    const record = { ...of, kind: 'record' as const, words: '记录' }
    const refused = await app.call(caucus.write, record, tokens.a)
    expect(refused).toMatchObject({ status: 403, reason: 'kind_not_yours' })
    expect(await app.call(caucus.write, record, tokens.lead)).toMatchObject({
      reason: 'record_says_when',
    })
    await sql`update mediation.dispute set state = 'closed' where id = ${of.id}`.execute(
      app.services.database.db,
    )
    const late = { ...of, kind: 'message' as const, words: '晚了' }
    expect(await app.call(caucus.write, late, tokens.a)).toMatchObject({
      reason: 'dispute_is_closed',
    })
    expect((await app.must(caucus.get_room, of, tokens.a)).can).toEqual([])
  })
})

describe('release', () => {
  test('needs the party’s own word, shows exactly the passage, and is one copy for good', async () => {
    const { tokens } = dispute
    await aWord(app, dispute, '房顶泡坏了。我最多让到三万。')
    const release_id = await anAgreedRelease(app, dispute, '房顶泡坏了。')
    expect(await shared(tokens.b)).toEqual([])
    const to = { ...of, release_id }
    await app.must(caucus.hand_over, to, tokens.lead)
    const [seen] = await shared(tokens.b)
    expect(seen).toMatchObject({ from_side: 'a', words: '房顶泡坏了。', files: [] })
    expect(seen?.consents).toMatchObject([{ name: '刘大爷', manner: 'phone' }])
    for (const [op, as] of [
      [caucus.hand_over, tokens.lead],
      [caucus.withdraw_release, tokens.lead],
    ] as const)
      expect(await app.call(op, to, as)).toMatchObject({ reason: 'release_is_released' })
    const back = await app.call(caucus.answer_release, { ...to, answer: 'withdrawn' }, tokens.a)
    expect(back).toMatchObject({ reason: 'release_is_released' })
  })

  test('without consent, after a no, and after a yes taken back, nothing is handed over', async () => {
    const { tokens } = dispute
    await aWord(app, dispute, '先别说')
    const release_id = await anAgreedRelease(app, dispute)
    const to = { ...of, release_id }
    await app.must(caucus.answer_release, { ...to, answer: 'withdrawn' }, tokens.a)
    expect(await app.call(caucus.hand_over, to, tokens.lead)).toMatchObject({
      reason: 'consent_missing',
    })
    await app.must(caucus.answer_release, { ...to, answer: 'refused' }, tokens.a)
    expect(await app.call(caucus.hand_over, to, tokens.lead)).toMatchObject({
      reason: 'release_is_refused',
    })
    expect(await shared(tokens.b)).toEqual([])
    expect((await app.call(caucus.hand_over, to, tokens.a)).status).toBe(403)
  })

  test('nobody else says yes for a party, and every party of the side is asked', async () => {
    const { tokens, id } = dispute
    const { keys, database } = app.services
    await sql`insert into mediation.party (district_id, id, dispute_id, side, position, kind, sealed_name, name_index, capacity,
        added_by, added_at)
      values (371502, ${crypto.randomUUID()}, ${id}, 'a', 9, 'person', ${keys.seal('刘大娘')}, ${keys.blindIndex('name', '刘大娘')},
        'full', ${world.people.resident}, ${app.clock.now()})`.execute(database.db)
    await aWord(app, dispute, '两个人的事')
    const release_id = await anAgreedRelease(app, dispute)
    const to = { ...of, release_id }
    expect(await app.call(caucus.hand_over, to, tokens.lead)).toMatchObject({
      reason: 'consent_missing',
    })
    const yes = { ...to, answer: 'agreed' as const }
    expect(await app.call(caucus.answer_release, yes, tokens.lead)).toMatchObject({
      reason: 'not_your_consent',
    })
    expect((await app.call(caucus.answer_release, yes, tokens.b)).status).toBe(404)
    const room = await app.must(caucus.get_room, of, tokens.lead)
    const other = room.releases[0]?.parties.find(({ name }) => name === '刘大娘')
    const upload_id = await aRoomPhoto(app, of, tokens.lead)
    const paper = { ...yes, party_id: other?.party_id ?? '', upload_id }
    await app.must(caucus.record_consent, paper, tokens.lead)
    await app.must(caucus.hand_over, to, tokens.lead)
    expect(await shared(tokens.b)).toHaveLength(1)
  })

  test('a second party on a phone says yes for itself alone', async () => {
    const { tokens, people, id } = dispute
    const { keys, database } = app.services
    await sql`insert into mediation.party (district_id, id, dispute_id, side, position, kind, sealed_name, name_index, capacity,
        person_id, added_by, added_at)
      values (371502, ${crypto.randomUUID()}, ${id}, 'a', 9, 'person', ${keys.seal('刘大娘')}, ${keys.blindIndex('name', '刘大娘')},
        'full', ${people.other_mediator}, ${world.people.resident}, ${app.clock.now()})`.execute(
      database.db,
    )
    const { items } = await aWord(app, dispute, '各说各的')
    const what = { item_id: items[0]?.id ?? '', to_sides: ['b' as const] }
    await app.must(caucus.propose_release, { ...of, ...what }, tokens.lead)
    const as = tokens.other_mediator
    const { releases } = await app.must(caucus.get_room, of, as)
    const yes = { ...of, release_id: releases[0]?.id ?? '', answer: 'agreed' as const }
    await app.must(caucus.answer_release, yes, as)
    const room = await app.must(caucus.get_room, of, tokens.a)
    expect(room.releases[0]?.parties).toMatchObject([
      { name: '刘大爷', answer: null, is_me: true },
      { name: '刘大娘', answer: 'agreed', is_me: false },
    ])
  })

  test('only what stands in the item can be proposed', async () => {
    await aWord(app, dispute, '原话')
    const room = await app.must(caucus.get_room, of, dispute.tokens.lead)
    const what = { ...of, item_id: room.items[0]?.id ?? '', to_sides: ['b' as const] }
    const ask = (more: object) =>
      app.call(caucus.propose_release, { ...what, ...more }, dispute.tokens.lead)
    expect(await ask({ passage: '改过的话' })).toMatchObject({ reason: 'passage_not_in_item' })
    expect(await ask({ files: [0] })).toMatchObject({ reason: 'no_such_file' })
    expect(await ask({ passage: null })).toMatchObject({ reason: 'nothing_to_release' })
    expect(await ask({ to_sides: ['a'] })).toMatchObject({ reason: 'no_such_side' })
  })
})

describe('files', () => {
  test('open for their person alone, inside the room, and for the other side once released', async () => {
    const { tokens } = dispute
    const upload = await aRoomPhoto(app, of, tokens.a)
    const paper = { ...of, kind: 'paper' as const, words: '', upload_ids: [upload] }
    await app.must(caucus.write, paper, tokens.a)
    const room = await app.must(caucus.get_room, of, tokens.a)
    const url = room.items[0]?.files[0]?.url ?? ''
    const open = async (address: string, as?: string) =>
      (await app.raw('GET', address, as ? { as } : {})).status
    expect(await open(url, tokens.a)).toBe(200)
    for (const as of [undefined, tokens.b, tokens.lead, world.tokens.auditor])
      expect(await open(url, as)).toBe(404)
    const release_id = await anAgreedRelease(app, dispute)
    await app.must(caucus.hand_over, { ...of, release_id }, tokens.lead)
    const copy = (await shared(tokens.b))[0]?.files[0]?.url ?? ''
    expect(await open(copy, tokens.b)).toBe(200)
    expect(await open(url, tokens.b)).toBe(404)
    const began = app.clock.now()
    app.clock.set(new Date(began.getTime() + 12 * 60_000))
    expect(await open(url, tokens.a)).toBe(404)
    app.clock.set(began)
  })
})

test('the same request twice writes once; a table costs the same however much lies on it', async () => {
  const { tokens } = dispute
  const input = { ...of, kind: 'message' as const, words: '一次' }
  const request = crypto.randomUUID()
  for (let n = 0; n < 2; n += 1) await app.call(caucus.write, input, tokens.a, request)
  expect((await app.must(caucus.get_room, of, tokens.a)).items).toHaveLength(1)
  const cost = async () =>
    (await app.countStatements(() => app.must(caucus.get_room, of, tokens.lead))).count
  const before = await cost()
  await Promise.all(
    [...'一二三四五六'].map((words) => app.must(caucus.write, { ...input, words }, tokens.a)),
  )
  const room = await app.must(caucus.get_room, of, tokens.a)
  expect(room.items.map(({ seq }) => seq)).toEqual([7, 6, 5, 4, 3, 2, 1])
  expect(await cost()).toBe(before)
})
