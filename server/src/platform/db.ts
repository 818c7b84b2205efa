import { createHash } from 'node:crypto'
import { Kysely, PostgresDialect, type PostgresPool, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from './schema.generated.ts'

/** For reads. */
export type Db = Kysely<DB>
/** For writes: asked for by type in everything that changes a row. */
export type Tx = Transaction<DB>

export interface Database {
  db: Db
  pool: pg.Pool
  close(): Promise<void>
}

// Moments are ISO texts from the column to the page, so that rows need no mapping.
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString())
// Days stay text: as dates they would become local midnights. Counts fit a double for longer than any district lives.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

// Who waits for a row holds a connection: without an end, a few slow commands and their repeats would take them all.
const LOCK_MS = 10_000

/** Opens a pool on the application's role. Every statement is prepared under a name of its own text. */
export function openDatabase(url: string, pool_size: number): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: pool_size,
    application_name: 'linli',
    lock_timeout: LOCK_MS,
  })
  // A lost idle connection is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: preparing(pool) }) })
  return {
    db,
    pool,
    close: async () => {
      await db.destroy()
    },
  }
}

/** What this process has sent to the database: tests hold commands and screens to their budgets by it, and the bench
 * sends the same again without the product around it. */
export const statements = {
  count: 0,
  log: undefined as { text: string; values: unknown[] }[] | undefined,
}

// A statement with a list of changing length would fill the server with one-time plans.
const MOST_NAMES = 600
const names = new Map<string, string>()

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= MOST_NAMES) return known
  const name = createHash('sha1').update(text).digest('base64url')
  names.set(text, name)
  return name
}

function preparing(pool: pg.Pool): PostgresPool {
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect()
      return {
        // biome-ignore lint/suspicious/noExplicitAny: Kysely's own signature of a query has it
        query: (text: any, values?: any): any => {
          statements.count += 1
          statements.log?.push({ text: String(text), values: values ?? [] })
          if (typeof text !== 'string') return client.query(text)
          const name = values?.length ? nameOf(text) : undefined
          return client.query(name ? { name, text, values } : { text, values: values ?? [] })
        },
        release: () => client.release(),
      }
    },
  }
}
