import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import { from as copyFrom } from 'pg-copy-streams'
import { migrate } from '../platform/migrate.ts'
import { checkWhole, eachEntry, type Head, readHead } from './backup-file.ts'
import {
  columnsOf,
  dropForeignKeys,
  listTables,
  type Manifest,
  makeMissing,
  setPlainText,
} from './backup-tables.ts'
import { root } from './home.ts'
import { findKeys } from './keys-file.ts'
import { withClient } from './own-database.ts'

export interface RestoreOptions {
  path: string
  /** The owner's address of an empty database. */
  url: string
  folder: string
  onProgress?: (done: number, total: number, label: string) => void
}

/** What was restored, and what puts it into use. */
export interface Restored {
  head: Head
  rows: number
  files: number
  /** Puts the stored files and keys in place of those there; what was there is kept beside as `.before`. */
  putFilesInPlace(): Promise<void>
}

/**
 * Restores a backup into an empty database, all of it or nothing, and checks counts and digests. Refuses a damaged
 * file, a newer one, one without its keys, and a database that is not empty. An older one is brought up to date.
 */
export async function readBackup(options: RestoreOptions): Promise<Restored> {
  const head = await readHead(options.path)
  const manifest = await checkWhole<Manifest>(options.path)
  const putKeys = await findKeys(options.folder, `${options.path}.keys`, head.keys_digest)
  await checkEmpty(options.url)
  await migrateTo(options.url, head)
  const fresh = join(options.folder, 'files.new')
  await rm(fresh, { recursive: true, force: true })
  await withClient(options.url, async (client) => {
    await fill(client, options, manifest, fresh)
    await passTransactions(client)
  })
  await migrate({ url: options.url })
  return {
    head,
    rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
    files: manifest.files,
    putFilesInPlace: async () => {
      await replace(join(options.folder, 'files'), fresh)
      await putKeys()
    },
  }
}

async function checkEmpty(url: string): Promise<void> {
  const tables = await withClient(url, listTables)
  if (tables.length === 0) return
  throw new Error('要恢复到的数据库不是空的，没有做任何改动。请先建立一个空数据库。')
}

/** Gives the empty database exactly the schema of the backup; later migrations then change its rows as they did everywhere. */
async function migrateTo(url: string, head: Head): Promise<void> {
  await withClient(url, async (client) => {
    await client.query(`create table public.linli_migration (
      name text primary key, digest text not null, applied_at timestamptz not null default now())`)
    for (const { name, digest } of head.migrations) {
      const text = await migrationText(name, digest, head)
      await client.query('begin')
      await client.query("set local citus.multi_shard_modify_mode = 'sequential'")
      await client.query(text)
      const note = 'insert into public.linli_migration (name, digest) values ($1, $2)'
      await client.query(note, [name, digest])
      await client.query('commit')
    }
  })
  const boss = new PgBoss({ connectionString: url, max: 1, supervise: false, schedule: false })
  boss.on('error', () => undefined)
  await boss.start()
  await boss.stop({ graceful: false })
}

async function migrationText(name: string, digest: string, head: Head): Promise<string> {
  const path = join(root, 'server/migrations', name)
  const text = existsSync(path) ? await readFile(path, 'utf8') : ''
  if (createHash('sha256').update(text).digest('hex') === digest) return text
  throw new Error(
    `这份备份由另一个版本的程序（${head.version}）写成，本程序没有它的 ${name}。请升级程序后再恢复。现有数据未被改动。`,
  )
}

// A backup may have come from anywhere: its names become paths and SQL, so they must look like names of ours.
const FILE_NAME = /^\d+(\/[\w-]+)+$/
const TABLE_NAME = /^("?)\w+\1\.("?)\w+\2$/
const BOUNDS = /^(DEFAULT|FOR VALUES (FROM \('[^']*'\) TO \('[^']*'\)|IN \('[^']*'\)))$/

function isOurs({ name, parent, bounds }: Manifest['tables'][number]): boolean {
  if (!TABLE_NAME.test(name)) return false
  return parent === null || (TABLE_NAME.test(parent) && BOUNDS.test(bounds ?? ''))
}

function forged(path: string, name: string): Error {
  return new Error(
    `${path} 不是邻里写成的备份：里面的名字 ${JSON.stringify(name)} 不对。没有恢复任何内容，现有数据未被改动。`,
  )
}

/** One transaction: after any failure the database is as empty as before. */
async function fill(
  client: pg.Client,
  options: RestoreOptions,
  manifest: Manifest,
  files: string,
): Promise<void> {
  await setPlainText(client)
  await client.query('begin')
  for (const table of manifest.tables) {
    if (!isOurs(table)) throw forged(options.path, table.name)
  }
  await makeMissing(client, manifest.tables)
  const foreignKeys = await dropForeignKeys(client)
  const present = await listTables(client)
  // Migrations bring rows of their own, and so does the job store.
  await client.query(`truncate ${present.map((table) => table.name).join(', ')}`)
  let done = 0
  await eachEntry(options.path, async (entry, content) => {
    if (entry.kind === 'file') {
      if (!FILE_NAME.test(entry.name)) throw forged(options.path, entry.name)
      return saveFile(join(files, entry.name), content)
    }
    if (!present.some((table) => table.name === entry.name)) throw forged(options.path, entry.name)
    options.onProgress?.(done++, manifest.tables.length + 1, entry.name)
    const columns = columnsOf(client, entry.columns ?? [])
    await pipeline(content, client.query(copyFrom(`copy ${entry.name} (${columns}) from stdin`)))
  })
  options.onProgress?.(done, manifest.tables.length + 1, '核对')
  for (const { name, value, is_called } of manifest.sequences) {
    await client.query('select setval($1::regclass, $2::bigint, $3)', [name, value, is_called])
  }
  for (const statement of foreignKeys) await client.query(statement)
  await checkCounts(client, manifest)
  await client.query('commit')
  await client.query('analyze')
  options.onProgress?.(1, 1, '')
}

/**
 * Rows that remember which transaction wrote them wait until all older transactions have ended. On a younger server
 * those numbers lie in the future, so that it first has to count up to them: about 500,000 a second.
 */
async function passTransactions(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(`
    select attrelid::regclass::text as table, quote_ident(attname) as column
    from pg_attribute join pg_class c on c.oid = attrelid
    where atttypid = 'xid8'::regtype and c.relkind in ('r', 'p') and not c.relispartition and attnum > 0
      and c.relnamespace <> 'pg_catalog'::regnamespace`)
  for (const { table, column } of rows) {
    const found = await client.query(`select max(${column})::text as last from ${table}`)
    const last = found.rows[0]?.last
    if (!last) continue
    await client.query(`do $$ begin
      while pg_current_xact_id() <= ${client.escapeLiteral(last)}::xid8 loop commit; end loop; end $$`)
  }
}

async function checkCounts(client: pg.Client, manifest: Manifest): Promise<void> {
  for (const table of manifest.tables) {
    const { rows } = await client.query(`select count(*)::integer as n from ${table.name}`)
    if (rows[0].n === table.rows) continue
    throw new Error(
      `恢复后 ${table.name} 有 ${rows[0].n} 行，备份里是 ${table.rows} 行；已全部撤销。`,
    )
  }
}

async function saveFile(path: string, content: Readable): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await pipeline(content, createWriteStream(path, { mode: 0o600 }))
}

async function replace(present: string, fresh: string): Promise<void> {
  await rm(`${present}.before`, { recursive: true, force: true })
  if (existsSync(present)) await rename(present, `${present}.before`)
  if (existsSync(fresh)) await rename(fresh, present)
}
