import { createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BackupWriter, checkWhole, type Entry } from './backup-file.ts'
import type { Manifest } from './backup-tables.ts'
import { makeDatabase, withClient } from './own-database.ts'
import { readBackup } from './read-backup.ts'
import { aFolder } from './testing.ts'
import { writeBackup } from './write-backup.ts'

const { folder: outer, remove } = aFolder()
const server = process.env.LINLI_TEST_URL ?? ''
const databases: string[] = []
const here = join(outer, 'here')
const path = join(outer, '区 备份.backup')
let url = ''
let count = 0

beforeAll(async () => {
  url = await aDatabase('linli_template')
  mkdirSync(join(here, 'files/371502/a'), { recursive: true })
  mkdirSync(join(here, 'keys'))
  writeFileSync(join(here, 'files/371502/a/photo'), Buffer.from([0, 255, 10, 13, 92]))
  writeFileSync(join(here, 'keys/personal-data.json'), '{"current":"1"}')
  await withClient(url, async (client) => {
    for (const statement of ROWS) await client.query(statement)
  })
  await writeBackup({ url, folder: here, path })
})

afterAll(async () => {
  for (const name of databases) {
    await withClient(server, (client) =>
      client.query(`drop database if exists ${name} with (force)`),
    )
  }
  remove()
})

// A tree that points at itself, a row of every awkward text, a partition no migration makes, and a waiting job.
const ROWS = [
  `insert into platform.district values (371502, '东昌府区', 'GB/T 2260', true, 115.98, 36.45, 'WGS-84', '2022-09-05T02:00:00.123456Z')`,
  `insert into org.area (district_id, id, level, code, name, parent_id, code_system, valid_from)
    select 371502, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'grid', n::text,
      E'制表\\t换行\\n反斜杠\\\\ 空 ' || n, case when n < 500 then ('00000000-0000-7000-8000-' || lpad((n + 1)::text, 12, '0'))::uuid end,
      'x', '2022-01-01' from generate_series(1, 500) n`,
  `select platform.make_partitions('matters.act', '2031-01-01', '2031-02-01')`,
  `insert into audit.entry (district_id, id, at, actor_id, operation, kind, transaction)
    select 371502, gen_random_uuid(), now(), gen_random_uuid(), 'x', 'job',
      (pg_current_xact_id()::text::bigint + 100000)::text::xid8`,
  `insert into platform.setting values ('greeting', '{"a": [1, null, "街"]}')`,
  `insert into pgboss.job_common (name, data) select name, '{"subject_id":"x"}' from pgboss.queue limit 1`,
]

async function aDatabase(template?: string): Promise<string> {
  count += 1
  const name = `backup_${process.pid}_${count}`
  databases.push(name)
  if (template) {
    await withClient(server, (client) =>
      client.query(`create database ${name} template ${template}`),
    )
  } else await makeDatabase(server, name)
  const address = new URL(server)
  address.pathname = `/${name}`
  return address.href
}

const tablesIn = async (file: string) => {
  const { tables } = await checkWhole<Manifest>(file)
  return Object.fromEntries(tables.map(({ name, rows, digest }) => [name, `${rows} ${digest}`]))
}

test('what is restored into an empty database has the same counts and digests in every table', async () => {
  const there = join(outer, 'there')
  const target = await aDatabase()
  const restored = await readBackup({ path, url: target, folder: there })
  await restored.putFilesInPlace()
  const second = join(outer, 'second.backup')
  await writeBackup({ url: target, folder: there, path: second })

  const [before, after] = [await tablesIn(path), await tablesIn(second)]
  expect(after).toEqual(before)
  expect(before['org.area']).toMatch(/^500 /)
  expect(before['platform.setting']).toMatch(/^1 /)
  expect(Object.keys(before)).toContain('matters.act_203101')
  expect(readFileSync(join(there, 'files/371502/a/photo'))).toEqual(
    Buffer.from([0, 255, 10, 13, 92]),
  )
  expect(readFileSync(join(there, 'keys/personal-data.json'), 'utf8')).toBe('{"current":"1"}')
})

test('the restored database refuses what the first one refused', async () => {
  const target = await aDatabase()
  await readBackup({ path, url: target, folder: join(outer, 'again') })
  const orphan = `insert into org.area (district_id, id, level, code, name, parent_id, code_system, valid_from)
    values (371502, gen_random_uuid(), 'grid', 'x', 'x', gen_random_uuid(), 'x', '2022-01-01')`
  await expect(withClient(target, (client) => client.query(orphan))).rejects.toThrow(/foreign key/)
})

test('what was written before the restore counts as older than what is written after it', async () => {
  const target = await aDatabase()
  await readBackup({ path, url: target, folder: join(outer, 'later') })
  const { rows } = await withClient(target, (client) =>
    client.query('select max(transaction) < pg_current_xact_id() as older from audit.entry'),
  )
  expect(rows).toEqual([{ older: true }])
})

test.each([
  ['one byte changed', (bytes: Buffer) => bytes.fill(bytes.readUInt8(5000) ^ 1, 5000, 5001)],
  ['the end cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 40)],
  ['something else', () => Buffer.from('PGDMP and so on')],
  ['nothing', () => Buffer.alloc(0)],
])('a damaged backup is refused and nothing is restored: %s', async (_, damage) => {
  const file = join(outer, 'damaged.backup')
  writeFileSync(file, damage(readFileSync(path)))
  const target = await aDatabase()
  await expect(readBackup({ path: file, url: target, folder: outer })).rejects.toThrow(
    /损坏|不是邻里的备份/,
  )
  expect(await tableCount(target)).toBe(0)
})

test.each<[string, Entry | null, string]>([
  ['a file beside the folder of files', { kind: 'file', name: '../escaped' }, 'platform.setting'],
  ['a table that is a statement', null, 'a.b; drop schema platform cascade; --'],
])('a forged backup is refused: %s', async (_, entry, table) => {
  const file = join(outer, 'forged.backup')
  const head = { format: 1, made_at: '', version: '', migrations: [], keys_digest: null }
  const writer = new BackupWriter(createWriteStream(file), head)
  if (entry) await writer.add(entry, Readable.from(['x']))
  const tables = entry ? [] : [{ name: table, columns: [], parent: 'a.b', bounds: '', rows: 0 }]
  await writer.finish({ tables, files: 1, sequences: [] })
  const folder = join(outer, 'forged')
  const attempt = readBackup({ path: file, url: await aDatabase(), folder })
  await expect(attempt).rejects.toThrow(/不是邻里写成的备份/)
  expect(existsSync(join(folder, 'escaped'))).toBe(false)
})

test('a backup of a newer program is refused by its head', async () => {
  const file = join(outer, 'newer.backup')
  const bytes = readFileSync(path)
  bytes.write('"format":9', bytes.indexOf('"format":1'))
  writeFileSync(file, bytes)
  await expect(readBackup({ path: file, url: await aDatabase(), folder: outer })).rejects.toThrow(
    /更新版本/,
  )
})

test('a backup without its keys is refused before anything is changed', async () => {
  const file = join(outer, 'alone.backup')
  writeFileSync(file, readFileSync(path))
  const target = await aDatabase()
  await expect(readBackup({ path: file, url: target, folder: join(outer, 'x') })).rejects.toThrow(
    /密钥/,
  )
  expect(await tableCount(target)).toBe(0)
})

test('a database that holds something is left alone', async () => {
  await expect(readBackup({ path, url, folder: here })).rejects.toThrow(/不是空的/)
  expect(existsSync(join(here, 'files.before'))).toBe(false)
})

async function tableCount(database: string): Promise<number> {
  const { rows } = await withClient(database, (client) =>
    client.query(
      `select count(*)::integer as n from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    ),
  )
  return rows[0].n
}
