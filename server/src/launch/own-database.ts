import pg from 'pg'
import { loadLibrary } from '#modules/law'
import { openDatabase } from '#platform/db'
import { migrate } from '../platform/migrate.ts'

/** Two ways into the database: its owner, who changes the schema, and the application, who may not. */
export interface Doors {
  owner_url: string
  app_url: string
}

export const DATABASE = 'linli'

/** Makes the database on our own server if it is absent. `url` is the owner's, to any database. */
export async function makeDatabase(url: string, name = DATABASE): Promise<void> {
  await withClient(url, async (client) => {
    const found = await client.query('select from pg_database where datname = $1', [name])
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  })
}

/** Brings the schema and the library of law up to date and opens the application's door; answers how many migrations were
 * applied. */
export async function prepareDatabase(owner_url: string, app_password?: string): Promise<number> {
  await checkChinese(owner_url)
  const applied = await migrate({ url: owner_url })
  await bringLibrary(owner_url)
  if (app_password) {
    await withClient(owner_url, (client) =>
      client.query(`alter role linli_app login password ${client.escapeLiteral(app_password)}`),
    )
  }
  return applied
}

async function bringLibrary(owner_url: string): Promise<void> {
  const database = openDatabase(owner_url, 1)
  try {
    await loadLibrary(database.db)
  } finally {
    await database.close()
  }
}

/** The application's address on a server that is not ours: the same login, reduced to the application's role. */
export function reduced(url: string): string {
  const address = new URL(url)
  const options = [address.searchParams.get('options'), '-c role=linli_app']
    .filter(Boolean)
    .join(' ')
  address.searchParams.delete('options')
  const join = address.search ? '&' : '?'
  return `${address.href}${join}options=${encodeURIComponent(options)}`
}

/** Runs something on one connection and closes it. */
export async function withClient<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'linli launch' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** With LC_CTYPE=C a search for a Chinese word would silently find nothing. Throws a plain sentence. */
async function checkChinese(url: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query('create extension if not exists pg_trgm')
    const { rows } = await client.query("select cardinality(show_trgm('天安门')) as n")
    if (rows[0].n > 0) return
    throw new Error(
      '这个 PostgreSQL 数据库的区域设置不识别汉字，搜索会找不到任何内容。请用 UTF-8 的 LC_CTYPE（如 C.UTF-8 或 zh_CN.UTF-8）重建数据库后再启动。',
    )
  })
}
