import { execFile } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { audit } from '@linli/contract/audit'
import { identity } from '@linli/contract/identity'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { writeAudit } from '#platform/audit'
import { newId } from '#platform/ids'
import { CHAIN_START } from '#platform/sm3'
import { type TestApp, testApp } from '../../../test/harness.ts'
import { aDistrict, aHolder, type TestDistrict } from '../org/testing.ts'
import { everySealAudit } from './every-seal-audit.ts'
import { verifyExport } from './verify-export.ts'

let app: TestApp
let district: TestDistrict
let auditor: Awaited<ReturnType<typeof aHolder>>

beforeEach(async () => {
  await app?.close()
  app = await testApp()
  district = await aDistrict(app)
  const { areas, units } = district
  auditor = await aHolder(app, district, {
    kind: 'auditor',
    unit_id: units.government,
    area_id: areas.district,
    name: '审计员',
  })
})
afterAll(() => app.close())

async function write(n: number, more: Partial<Parameters<typeof writeAudit>[1]> = {}) {
  const { db } = app.services.database
  const now = app.clock.now()
  for (let at = 0; at < n; at += 1) {
    await db.transaction().execute((tx) =>
      writeAudit(tx, {
        district_id: district.district_id,
        id: newId(now),
        at: now,
        actor_id: auditor.person_id,
        operation: 'matters.report',
        kind: 'command',
        subject_id: null,
        fields: ['描述', 'a"b'],
        request_id: crypto.randomUUID(),
        ...more,
      }),
    )
  }
}

const seal = () =>
  app.services.database.db
    .transaction()
    .execute((tx) => everySealAudit({ tx, actor: district, now: app.clock.now() }))

// Other tests use the same server: their running transactions hold the horizon, a whole load for many seconds.
vi.setConfig({ testTimeout: 180_000 })

async function sealAll() {
  const { db } = app.services.database
  for (let tries = 0; tries < 1_200; tries += 1) {
    const found = await sql<{ is_past: boolean | null }>`
      select max(transaction) < pg_snapshot_xmin(pg_current_snapshot()) as is_past from audit.entry
      where district_id = ${district.district_id}`.execute(db)
    if (found.rows[0]?.is_past !== false) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await seal()
  expect(await app.must(audit.get_chain, {}, auditor.token)).toMatchObject({ unsealed: 0 })
}

async function exported(): Promise<string[]> {
  const answer = await app.raw('GET', '/audit/export', { as: auditor.token })
  expect(answer.status).toBe(200)
  return answer.body.toString('utf8').trimEnd().split('\n')
}

async function* each(lines: readonly string[]) {
  yield* lines
}

test('entries are sealed in links that follow one another, and each says which', async () => {
  await write(3)
  await sealAll()
  await write(2)
  await sealAll()
  const { seals, entries } = await app.must(audit.get_chain, {}, auditor.token)
  expect(entries).toBe(5)
  expect(seals.at(-1)).toMatchObject({ number: 1, entries: 3, previous: CHAIN_START })
  for (const [at, one] of seals.entries())
    expect(one.previous).toBe(seals[at + 1]?.chain ?? CHAIN_START)
  await write(1)
  const page = await app.must(audit.list, { limit: 3 }, auditor.token)
  expect(page.items.map((entry) => entry.seal)).toEqual([null, seals[0]?.number, seals[0]?.number])
  expect(page.items[0]?.actor?.name).toBe('审计员')
  const rest = await app.must(audit.list, { cursor: page.next_cursor ?? '' }, auditor.token)
  expect(rest.items).toHaveLength(3)
})

test('nothing new makes no seal', async () => {
  await write(1)
  await sealAll()
  await seal()
  expect((await app.must(audit.get_chain, {}, auditor.token)).seals).toHaveLength(1)
})

test('an entry is not passed over because its transaction was slow', async () => {
  const { db } = app.services.database
  const slow = await db.startTransaction().execute()
  const line = {
    district_id: district.district_id,
    id: newId(app.clock.now()),
    at: app.clock.now(),
    actor_id: auditor.person_id,
    operation: 'slow',
    kind: 'job' as const,
    subject_id: null,
    fields: [],
    request_id: null,
  }
  await writeAudit(slow, line)
  await write(2)
  await seal()
  expect((await app.must(audit.get_chain, {}, auditor.token)).seals).toEqual([])
  await slow.commit().execute()
  await sealAll()
  const { seals } = await app.must(audit.get_chain, {}, auditor.token)
  expect(seals.reduce((sum, one) => sum + one.entries, 0)).toBe(3)
  expect(await verifyExport(each(await exported()))).toMatchObject({ sealed: 3, unsealed: 1 })
})

test('while one worker seals a district, another leaves it alone', async () => {
  await write(5)
  await sealAll()
  await write(5)
  const first = await app.services.database.db.startTransaction().execute()
  const count = async () => (await sql`select number from audit.seal`.execute(first)).rows.length
  for (let tries = 0; tries < 200 && (await count()) < 2; tries += 1) {
    await everySealAudit({ tx: first, actor: district, now: app.clock.now() })
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await seal()
  await first.commit().execute()
  await sealAll()
  const { seals, entries } = await app.must(audit.get_chain, {}, auditor.token)
  expect(entries).toBe(10)
  expect(seals.map((one) => one.entries).reduce((sum, n) => sum + n)).toBe(10)
})

test('a batch is whole where one transaction wrote more than fits into one', async () => {
  await sql`
    insert into audit.entry (district_id, id, at, actor_id, operation, kind)
    select ${district.district_id}, gen_random_uuid(), now(), gen_random_uuid(), 'load', 'job'
    from generate_series(1, 50003)`.execute(app.services.database.db)
  await write(2)
  await sealAll()
  const { seals } = await app.must(audit.get_chain, {}, auditor.token)
  expect(seals.map((one) => one.entries)).toContain(50003)
  const found = await verifyExport(each(await exported()))
  expect(found).toMatchObject({ sealed: 50005, unsealed: 1 })
})

test('an export proves itself, and every change of it is found', async () => {
  await write(3)
  await sealAll()
  await write(3)
  await sealAll()
  const lines = await exported()
  const chain = (await app.must(audit.get_chain, {}, auditor.token)).seals[0]?.chain
  expect(await verifyExport(each(lines))).toMatchObject({ sealed: 6, unsealed: 1, chain })
  const entries = lines.flatMap((line, at) => (line.includes('"type":"entry"') ? [at] : []))
  const seals = lines.flatMap((line, at) => (line.includes('"type":"seal"') ? [at] : []))
  const [entry = 0, another = 0] = entries
  const [first = 0, second = 0] = seals
  const changed = (at: number, from: string | RegExp, to: string) =>
    lines.map((line, n) => (n === at ? line.replace(from, to) : line))
  const broken: Record<string, string[]> = {
    'a value': changed(entry, 'matters.report', 'matters.void'),
    'a time': changed(another, /"at":"2022/, '"at":"2021'),
    'an entry taken out': lines.filter((_, at) => at !== entry),
    'the newest sealed entry taken out': lines.filter((_, at) => at !== entries[5]),
    'an entry twice': lines.flatMap((line, at) => (at === entry ? [line, line] : [line])),
    'two exchanged': lines.map(
      (line, at) => (at === entry ? lines[another] : at === another ? lines[entry] : line) ?? line,
    ),
    'a seal taken out': lines.filter((_, at) => at !== first),
    'the first batch taken out': lines.slice(second),
    'the time of a seal': changed(first, /"sealed_at":"2022/, '"sealed_at":"2021'),
    'a link': changed(first, /"chain":"../, '"chain":"zz'),
    'not JSON': [...lines, 'x'],
    'a member more': changed(entry, '{', '{"more":1,'),
  }
  for (const [what, those] of Object.entries(broken)) {
    await expect(verifyExport(each(those)), what).rejects.toThrow(/^line /)
  }
})

test('the command of the terminal proves an export and finds a cut by a link noted earlier', async () => {
  await write(2)
  await sealAll()
  const early = await exported()
  await write(2)
  await sealAll()
  const chain = (await app.must(audit.get_chain, {}, auditor.token)).seals[0]?.chain ?? ''
  const folder = await mkdtemp(join(tmpdir(), 'linli-audit-'))
  const verify = async (lines: string[], ...more: string[]) => {
    const path = join(folder, 'export.ndjson')
    await writeFile(path, `${lines.join('\n')}\n`)
    const script = fileURLToPath(new URL('../../launch/verify-audit.ts', import.meta.url))
    return new Promise<{ code: number; text: string }>((resolve) => {
      execFile(process.execPath, [script, path, ...more], (error, text) =>
        resolve({ code: error ? 1 : 0, text }),
      )
    })
  }
  expect(await verify(await exported(), chain)).toMatchObject({
    code: 0,
    text: expect.stringContaining(chain),
  })
  expect(await verify(early)).toMatchObject({ code: 0 })
  expect(await verify(early, chain)).toMatchObject({
    code: 1,
    text: expect.stringContaining('截掉'),
  })
  expect(await verify(early.map((line) => line.replace('matters', 'mutters')))).toMatchObject({
    code: 1,
    text: expect.stringContaining('第'),
  })
})

test('only the auditor reads the record, and the taking away stands in it', async () => {
  const { areas, units } = district
  const admin = await aHolder(app, district, {
    kind: 'system_admin',
    unit_id: units.government,
    area_id: areas.district,
  })
  expect((await app.call(audit.list, {}, admin.token)).reason).toBe('not_your_role')
  expect((await app.call(audit.get_chain, {})).reason).toBe('sign_in_first')
  expect((await app.raw('GET', '/audit/export', { as: admin.token })).status).toBe(404)
  await exported()
  const taken = await app.must(audit.list, { operation: 'audit.export' }, auditor.token)
  expect(taken.items).toMatchObject([{ actor: { id: auditor.person_id }, kind: 'disclosure' }])
})

test('the record of one district shows nothing of another', async () => {
  await write(2)
  const other = await aDistrict(app, { district_id: 440310 })
  const theirs = await aHolder(app, other, {
    kind: 'auditor',
    unit_id: other.units.government,
    area_id: other.areas.district,
  })
  expect((await app.must(audit.list, {}, theirs.token)).items).toEqual([])
  expect(await app.must(audit.get_chain, {}, theirs.token)).toEqual({
    seals: [],
    unsealed: 0,
    entries: 0,
  })
})

test('the application can neither change nor remove what was recorded', async () => {
  await write(1)
  await sealAll()
  const { db } = app.services.database
  for (const statement of [
    'update audit.entry set operation = operation',
    'delete from audit.entry',
    'update audit.seal set note = note',
    'truncate audit.seal',
  ]) {
    await expect(sql.raw(statement).execute(db), statement).rejects.toThrow(/permission denied/)
  }
})

test('a failed sign-in is in the record with its reason', async () => {
  await app.call(identity.sign_in, { account: 'nobody', password: 'wrong' })
  const { items } = await app.must(audit.list, {}, auditor.token)
  expect(items).toMatchObject([
    { operation: 'identity.sign_in', refused: 'wrong_name_or_password', actor: null },
  ])
})
