import { audit } from '@linli/contract/audit'
import { caucus } from '@linli/contract/caucus'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { makeWorld, type World } from '../../../test/world.ts'
import { aDispute, type TestDispute } from '../mediation/testing.ts'
import { aWord } from './testing.ts'

let app: TestApp
let world: World
let dispute: TestDispute
let number: string

beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
  dispute = await aDispute(app, world)
  await aWord(app, dispute, '只对调解员说')
  const found = await sql<{ number: string }>`select number from mediation.dispute`.execute(
    app.services.database.db,
  )
  number = found.rows[0]?.number ?? ''
})
afterAll(() => app?.close())

test('opens by two people for a time, every reading is listed, and its side and the mediators are told', async () => {
  const { tokens, id } = dispute
  const { auditor, security } = world.tokens
  const input = { number, side: 'a' as const, reason: '有人投诉调解员透露底价', hours: 2 }
  const asked = await app.must(caucus.ask_glass, input, auditor)
  const read = () => app.call(caucus.read_glass, { id: asked.id }, auditor)
  expect(await read()).toMatchObject({ reason: 'glass_is_asked' })
  expect(
    (await app.call(caucus.answer_glass, { id: asked.id, agrees: true }, auditor)).status,
  ).toBe(403)
  await app.must(caucus.answer_glass, { id: asked.id, agrees: true }, security)
  const texts = await sql<{ phone_index: Buffer; sealed_text: Buffer }>`
    select phone_index, sealed_text from channels.text_message where purpose = 'room_opened'`.execute(
    app.services.database.db,
  )
  const { keys } = app.services
  expect(texts.rows.map(({ phone_index }) => phone_index)).toEqual([
    keys.blindIndex('phone', '13900000001'),
  ])
  expect(keys.unseal(texts.rows[0]?.sealed_text ?? Buffer.alloc(0))).not.toMatch(
    /刘|何|申请|背靠背/,
  )
  const seen = await read()
  expect(seen.body.items[0]?.words).toBe('只对调解员说')
  expect((await app.call(caucus.read_glass, { id: asked.id }, security)).status).toBe(403)
  for (const as of [tokens.a, tokens.lead]) {
    const room = await app.must(caucus.get_room, { id, side: 'a' }, as)
    expect(room.glass).toMatchObject([
      { state: 'open', auditor_name: '审计员', agreed_by_name: '安全管理员', reason: input.reason },
    ])
    expect(room.glass[0]?.readings).toHaveLength(1)
  }
  const other = await app.must(caucus.get_room, { id, side: 'b' }, tokens.b)
  expect(other.glass).toEqual([])
  const lines = await app.must(audit.list, { operation: 'caucus.read_glass' }, auditor)
  expect(lines.items).toMatchObject([{ subject_id: asked.id, fields: ['items'] }])
  const began = app.clock.now()
  app.clock.set(new Date(began.getTime() + 2 * 3_600_000))
  expect(await read()).toMatchObject({ reason: 'glass_is_ended' })
  app.clock.set(began)
})

test('a no, a request for longer than the district allows, and other people open nothing', async () => {
  const { auditor, security, resident } = world.tokens
  const input = { number, side: 'b' as const, reason: '例行检查', hours: 25 }
  expect(await app.call(caucus.ask_glass, input, auditor)).toMatchObject({
    reason: 'glass_too_long',
  })
  expect((await app.call(caucus.ask_glass, { ...input, hours: 1 }, resident)).status).toBe(403)
  const asked = await app.must(caucus.ask_glass, { ...input, hours: 1 }, auditor)
  await app.must(caucus.answer_glass, { id: asked.id, agrees: false }, security)
  expect(await app.call(caucus.read_glass, { id: asked.id }, auditor)).toMatchObject({
    reason: 'glass_is_refused',
  })
  const room = await app.must(caucus.get_room, { id: dispute.id, side: 'b' }, dispute.tokens.b)
  expect(room.glass).toEqual([])
})
