import { caucus } from '@linli/contract/caucus'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inRooms } from '#platform/rooms'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { asOwner, makeWorld, type World } from '../../../test/world.ts'
import { aDispute, type TestDispute } from '../mediation/testing.ts'
import { roomId } from './room-id.ts'
import { anAgreedRelease, aRoomPhoto, aWord } from './testing.ts'

let app: TestApp
let world: World
let dispute: TestDispute
let room_id: string
const WALLED = ['room', 'item', 'file', 'release', 'consent', 'offer']

beforeAll(async () => {
  app = await testApp()
  world = await makeWorld(app)
  dispute = await aDispute(app, world)
  const { id, tokens } = dispute
  await aWord(app, dispute, '我最多让到三万')
  const upload = await aRoomPhoto(app, { id, side: 'a' }, tokens.a)
  await app.must(
    caucus.write,
    { id, side: 'a', kind: 'paper', words: '收据', upload_ids: [upload] },
    tokens.a,
  )
  await anAgreedRelease(app, dispute)
  const ends_at = new Date(app.clock.now().getTime() + 3_600_000).toISOString()
  const round = { id, payer_side: 'b' as const, payee_side: 'a' as const, ends_at }
  const table = await app.must(caucus.open_round, { ...round, rule: 'midpoint' }, tokens.lead)
  const round_id = table.rounds[0]?.id ?? ''
  await app.must(caucus.offer, { id, round_id, amount_fen: 3_000_000 }, tokens.a)
  room_id = roomId(app.services.keys, { district_id: world.district_id, dispute_id: id }, 'a')
})
afterAll(() => app?.close())

const count = (table: string) =>
  sql<{ n: number }>`select count(*)::int as n from ${sql.table(`caucus.${table}`)}`

test('every table with a room has the wall, for its owner too', async () => {
  const found = await sql<{ name: string; has: boolean; forced: boolean }>`
    select c.relname as name, c.relrowsecurity as has, c.relforcerowsecurity as forced
    from pg_class as c join pg_attribute as a on a.attrelid = c.oid and a.attname = 'room_id'
    where c.relnamespace = 'caucus'::regnamespace and c.relkind in ('r', 'p') order by 1`.execute(
    app.services.database.db,
  )
  expect(found.rows.map(({ name }) => name)).toEqual([...WALLED].sort())
  for (const row of found.rows) expect(row).toMatchObject({ has: true, forced: true })
})

test.each(WALLED)(
  'without the setting the application sees no row of caucus.%s, with it it does',
  async (table) => {
    const { db } = app.services.database
    expect((await count(table).execute(db)).rows[0]?.n).toBe(0)
    const seen = await inRooms(db, [room_id], (tx) => count(table).execute(tx))
    expect(seen.rows[0]?.n).toBeGreaterThan(0)
    const other = await inRooms(db, [world.people.resident], (tx) => count(table).execute(tx))
    expect(other.rows[0]?.n).toBe(0)
  },
)

test('the owner of the tables, who is no superuser, sees no row either', async () => {
  await asOwner(app, sql`create role caucus_owner`)
  await asOwner(app, sql`grant usage on schema caucus to caucus_owner`)
  await asOwner(app, sql`alter table caucus.item owner to caucus_owner`)
  await app.services.database.db.connection().execute(async (one) => {
    await sql`set role none`.execute(one)
    await sql`set role caucus_owner`.execute(one)
    const { rows } = await count('item').execute(one)
    await sql`set role none`.execute(one)
    await sql`set role linli_app`.execute(one)
    expect(rows[0]?.n).toBe(0)
  })
  await asOwner(app, sql`alter table caucus.item owner to current_user`)
  await asOwner(app, sql`revoke all on schema caucus from caucus_owner`)
  await asOwner(app, sql`drop role caucus_owner`)
})

test('a row cannot be put into a room that the transaction has not named', async () => {
  const put = sql`insert into caucus.room (district_id, room_id, seq) values (371502, ${world.people.neighbour}, 1)`
  const { db } = app.services.database
  await expect(put.execute(db)).rejects.toMatchObject({ code: '42501' })
  await expect(inRooms(db, [room_id], (tx) => put.execute(tx))).rejects.toMatchObject({
    code: '42501',
  })
})

test('the setting ends with the work in the room, and never reaches the next user of the connection', async () => {
  const { db } = app.services.database
  await db.connection().execute(async (one) => {
    await inRooms(one, [room_id], async (tx) => {
      expect((await count('item').execute(tx)).rows[0]?.n).toBe(2)
    })
    expect((await count('item').execute(one)).rows[0]?.n).toBe(0)
    await one.transaction().execute(async (tx) => {
      await inRooms(tx, [room_id], () => Promise.resolve())
      expect((await count('item').execute(tx)).rows[0]?.n).toBe(0)
    })
    await expect(inRooms(one, [room_id], (tx) => sql`select 1 / 0`.execute(tx))).rejects.toThrow()
    expect((await count('item').execute(one)).rows[0]?.n).toBe(0)
  })
})

test('only ids name rooms', async () => {
  const { db } = app.services.database
  for (const id of ["' or true --", '*', room_id.toUpperCase(), ''])
    await expect(inRooms(db, [id], () => Promise.resolve())).rejects.toThrow(RangeError)
})

test('what stands in a room, and the bytes of its files, are sealed and lie nowhere else', async () => {
  const found = await asSuperuser<{ text: string }>(
    sql`select string_agg(i::text, ' ') || (select string_agg(s::text, ' ') from caucus.release s) as text from caucus.item i`,
  )
  expect(found[0]?.text).not.toContain('三万')
  const left = await asSuperuser<{ n: number }>(
    sql`select (select count(*) from documents.file)::int + (select count(*) from documents.upload)::int as n`,
  )
  expect(left[0]?.n).toBe(0)
})

async function asSuperuser<T>(statement: ReturnType<typeof sql>): Promise<T[]> {
  return app.services.database.db.connection().execute(async (one) => {
    await sql`set role none`.execute(one)
    const { rows } = await statement.execute(one)
    await sql`set role linli_app`.execute(one)
    return rows as T[]
  })
}
