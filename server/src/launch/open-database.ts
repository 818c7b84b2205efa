import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Home, readPasswords } from './home.ts'
import { DATABASE, type Doors, makeDatabase, reduced } from './own-database.ts'
import { type Postgres, startPostgres } from './postgres.ts'
import type { Watchdog } from './watchdog.ts'

/** The database of an installation, ours or another's. */
export interface Opened {
  doors: Doors
  /** The application's password where the role is ours to set. */
  app_password: string | undefined
  /** Our own server; undefined where DATABASE_URL is used. */
  postgres: Postgres | undefined
}

/** Starts our own PostgreSQL for this home, or takes DATABASE_URL as it is. */
export async function openServer(home: Home, watchdog: Watchdog): Promise<Opened> {
  const { server } = home
  if (!server) {
    const owner_url = process.env.DATABASE_URL ?? ''
    const doors = { owner_url, app_url: reduced(owner_url) }
    return { doors, app_password: undefined, postgres: undefined }
  }
  const passwords = await readPasswords(home.folder)
  const memory = join(home.folder, 'postgres-port')
  const port = existsSync(memory) ? Number(readFileSync(memory, 'utf8')) || undefined : undefined
  const postgres = await startPostgres({ place: server, password: passwords.owner, watchdog, port })
  if (postgres.port !== port) {
    writeFileSync(`${memory}.new`, String(postgres.port))
    renameSync(`${memory}.new`, memory)
  }
  await makeDatabase(postgres.url('postgres'))
  return { doors: doorsOf(postgres, passwords.app), app_password: passwords.app, postgres }
}

function doorsOf(postgres: Postgres, app_password: string): Doors {
  const app_url = `postgres://linli_app:${encodeURIComponent(app_password)}@127.0.0.1:${postgres.port}/${DATABASE}`
  return { owner_url: postgres.url(DATABASE), app_url }
}
