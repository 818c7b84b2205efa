import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { to as copyTo } from 'pg-copy-streams'
import { BackupWriter, FORMAT, type Head } from './backup-file.ts'
import {
  columnsOf,
  listSequences,
  listTables,
  type Manifest,
  setPlainText,
} from './backup-tables.ts'
import { root } from './home.ts'
import { keysDigest, writeKeys } from './keys-file.ts'
import { withClient } from './own-database.ts'

export interface BackupOptions {
  /** The owner's address of the database. */
  url: string
  /** The data folder: its `files` go in, its `keys` go beside. */
  folder: string
  path: string
  onProgress?: (done: number, total: number, label: string) => void
}

/** What was backed up. */
export interface BackupReport {
  tables: number
  rows: number
  files: number
  /** Where the keys were written; null if there are none. */
  keys_path: string | null
}

/**
 * Writes the whole database as of one moment, and the stored files, into one file that appears under its name only
 * when it is whole. The keys of personal data go into a second file beside it. The system may run meanwhile.
 */
export async function writeBackup(options: BackupOptions): Promise<BackupReport> {
  const part = `${options.path}.part`
  try {
    const report = await writePart(options, part)
    await rename(part, options.path)
    const keys_path = `${options.path}.keys`
    return { ...report, keys_path: (await writeKeys(options.folder, keys_path)) ? keys_path : null }
  } finally {
    await rm(part, { force: true })
  }
}

/** The keys are apart from what they open: whoever finds one of the two can read no personal data. */
async function writePart(
  options: BackupOptions,
  part: string,
): Promise<Omit<BackupReport, 'keys_path'>> {
  return withClient(options.url, async (client) => {
    await setPlainText(client)
    await client.query('begin isolation level repeatable read read only')
    const tables = await listTables(client)
    const migrations = await client.query(
      'select name, digest from public.linli_migration order by name',
    )
    const head = await headOf(options.folder, migrations.rows)
    const writer = new BackupWriter(createWriteStream(part, { mode: 0o600 }), head)
    const manifest: Manifest = { tables: [], files: 0, sequences: await listSequences(client) }
    for (const table of tables) {
      options.onProgress?.(manifest.tables.length, tables.length + 1, table.name)
      const copy = client.query(
        copyTo(`copy ${table.name} (${columnsOf(client, table.columns)}) to stdout`),
      )
      const entry = { kind: 'table', name: table.name, columns: table.columns } as const
      const { rows, digest } = await writer.add(entry, copy, () => copy.rowCount)
      manifest.tables.push({ ...table, rows: rows ?? 0, digest })
    }
    await client.query('commit')
    options.onProgress?.(tables.length, tables.length + 1, '附件')
    manifest.files = await addFiles(writer, join(options.folder, 'files'))
    await writer.finish(manifest)
    options.onProgress?.(1, 1, '')
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    return { tables: tables.length, rows, files: manifest.files }
  })
}

async function headOf(folder: string, migrations: Head['migrations']): Promise<Head> {
  const { version }: { version: string } = JSON.parse(
    await readFile(join(root, 'package.json'), 'utf8'),
  )
  const made_at = new Date().toISOString()
  return { format: FORMAT, made_at, version, migrations, keys_digest: await keysDigest(folder) }
}

async function addFiles(writer: BackupWriter, folder: string): Promise<number> {
  if (!existsSync(folder)) return 0
  let count = 0
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.endsWith('.part')) continue
    const path = join(entry.parentPath, entry.name)
    const name = path.slice(folder.length + 1).replaceAll('\\', '/')
    await writer.add({ kind: 'file', name }, createReadStream(path))
    count += 1
  }
  return count
}
