import { channels } from '@linli/contract/channels'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { aDistrict } from '../org/testing.ts'
import { sendText } from './send-text.ts'

const PHONE = '13912345678'
let app: TestApp

beforeAll(async () => {
  app = await testApp()
  await aDistrict(app)
  await aDistrict(app, { district_id: 440310, is_demonstration: false })
  await sql`insert into platform.setting (name, value) values ('default_district', '371502')`.execute(
    app.services.database.db,
  )
})
afterAll(() => app.close())

function send(district_id: number, text: string) {
  const { database, keys } = app.services
  const now = app.clock.now()
  const context = { actor: { district_id }, now, keys, newId: () => newId(now) }
  return database.db
    .transaction()
    .execute((tx) =>
      sendText({ ...context, tx }, { phone: PHONE, text, purpose: 'matter_answered' }),
    )
}

test('a demonstration shows its messages in the tray, newest first, with the phone typed in any way', async () => {
  expect(await send(371502, '第一条')).toBe('shown_in_tray')
  expect(await send(371502, '第二条')).toBe('shown_in_tray')
  const tray = await app.must(channels.list_tray, { phone: '+86 139-1234-5678' })
  expect(tray.map((message) => message.text)).toEqual(['第二条', '第一条'])
})

test('a real district keeps what could not be sent as unsent, and fails nobody by it', async () => {
  expect(await send(440310, '不会出现')).toBe('no_channel')
  const kept = await sql<{ state: string }>`
    select state from channels.text_message where district_id = 440310`.execute(
    app.services.database.db,
  )
  expect(kept.rows).toEqual([{ state: 'no_channel' }])
  const tray = await app.must(channels.list_tray, { phone: PHONE })
  expect(JSON.stringify(tray)).not.toContain('不会出现')
})

test('a message is gone with the transaction that wrote it', async () => {
  const { database, keys } = app.services
  const now = app.clock.now()
  const attempt = database.db.transaction().execute(async (tx) => {
    const context = { tx, actor: { district_id: 371502 }, now, keys, newId: () => newId(now) }
    await sendText(context, { phone: '13700000000', text: '撤回', purpose: 'test' })
    throw new Error('taken back')
  })
  await expect(attempt).rejects.toThrow('taken back')
  expect(await app.must(channels.list_tray, { phone: '13700000000' })).toEqual([])
})
