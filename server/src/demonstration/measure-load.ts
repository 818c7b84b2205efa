import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { from, to } from 'pg-copy-streams'
import { migrate } from '#platform/migrate'
import { withClient } from '../launch/own-database.ts'
import { loadDemonstration, type Manifest } from './load.ts'

/** What was measured: seconds of each, and the first in terms of the second (at most 4 is promised). */
export type LoadMeasure = {
  load_s: number
  bare_copy_s: number
  ratio: number
  rows: number
  bytes: number
  by_step_s: Record<string, number>
  manifest: Manifest
}

/**
 * Measures a first load against a bare COPY of the same rows, text format, into the same tables with their indexes and
 * keys in place. Makes two databases on the server of `url` (a superuser's) and drops them afterwards.
 */
async function measureLoad(options: {
  url: string
  data_folder: string
  scale?: number
  history?: number
}): Promise<LoadMeasure> {
  const folder = await mkdtemp(join(tmpdir(), 'linli-measure-'))
  const names = ['linli_measure_load', 'linli_measure_copy'] as const
  try {
    const [loaded, bare] = [await fresh(options.url, names[0]), await fresh(options.url, names[1])]
    const by_step_s: Record<string, number> = {}
    const began = performance.now()
    const manifest = await loadDemonstration({
      ...options,
      url: loaded,
      onProgress: ({ step }) => {
        by_step_s[step] = secondsSince(began)
      },
    })
    const load_s = secondsSince(began)
    const tables = await take(loaded, folder)
    await migrateLike(loaded, bare)
    const copying = performance.now()
    const rows = await put(bare, tables)
    const bare_copy_s = secondsSince(copying)
    const bytes = tables.reduce((sum, table) => sum + table.bytes, 0)
    return { load_s, bare_copy_s, ratio: load_s / bare_copy_s, rows, bytes, by_step_s, manifest }
  } finally {
    await rm(folder, { recursive: true, force: true })
    for (const name of names)
      await onServer(options.url, `drop database if exists ${name} with (force)`)
  }
}

type Table = { name: string; file: string; columns: string; bytes: number }

/** Writes every filled table to a file, parents before their children. */
async function take(url: string, folder: string): Promise<Table[]> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string; columns: string }>(
      `select c.oid::regclass::text as name, string_agg(quote_ident(attname), ', ' order by attnum) as columns
       from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
       join pg_attribute as a on a.attrelid = c.oid and attnum > 0 and not attisdropped
       where c.relkind in ('r', 'p') and not c.relispartition and nspname = any($1) and c.oid <> 'platform.setting'::regclass
       group by c.oid, nspname order by array_position($1, nspname::text), c.oid`,
      [['platform', 'identity', 'org', 'catalogue', 'matters', 'groups', 'audit']],
    )
    const tables: Table[] = []
    for (const [at, { name, columns }] of rows.entries()) {
      const file = join(folder, `${at}.copy`)
      const writer = createWriteStream(file)
      await pipeline(client.query(to(`copy (select ${columns} from ${name}) to stdout`)), writer)
      if (writer.bytesWritten > 0) tables.push({ name, file, columns, bytes: writer.bytesWritten })
    }
    return tables
  })
}

async function put(url: string, tables: readonly Table[]): Promise<number> {
  return withClient(url, async (client) => {
    await client.query('set synchronous_commit = off')
    let rows = 0
    for (const { name, file, columns } of tables) {
      const copy = client.query(from(`copy ${name} (${columns}) from stdin`))
      await pipeline(createReadStream(file, { highWaterMark: 256 * 1024 }), copy)
      rows += copy.rowCount
    }
    return rows
  })
}

/** A long history has partitions from before the first month of the schema; the copy gets the same ones. */
async function migrateLike(loaded: string, bare: string): Promise<void> {
  const first = await withClient(loaded, (client) =>
    client.query<{ day: string }>('select min(at)::date::text as day from matters.act'),
  )
  await withClient(bare, (client) =>
    client.query(`select platform.make_partitions('matters.act', $1::date, '2022-12-01')`, [
      first.rows[0]?.day ?? '2022-01-01',
    ]),
  )
}

async function fresh(url: string, name: string): Promise<string> {
  await onServer(url, `drop database if exists ${name} with (force)`)
  await onServer(url, `create database ${name}`)
  const its = new URL(url)
  its.pathname = `/${name}`
  await migrate({ url: its.href })
  return its.href
}

async function onServer(url: string, statement: string): Promise<void> {
  await withClient(url, (client) => client.query(statement))
}

function secondsSince(began: number): number {
  return Math.round(performance.now() - began) / 1000
}

if (import.meta.main) {
  const [url, scale = '1', history = '1'] = process.argv.slice(2)
  if (!url) throw new Error('usage: measure-load.ts <superuser url> [scale] [history]')
  const data_folder = await mkdtemp(join(tmpdir(), 'linli-measure-keys-'))
  const measured = await measureLoad({
    url,
    data_folder,
    scale: Number(scale),
    history: Number(history),
  })
  await rm(data_folder, { recursive: true, force: true })
  process.stdout.write(`${JSON.stringify(measured, null, 2)}\n`)
}
