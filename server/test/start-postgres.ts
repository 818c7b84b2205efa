import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeDatabase, withClient } from '../src/launch/own-database.ts'
import { startPostgres } from '../src/launch/postgres.ts'
import { findBinaries } from '../src/launch/postgres-binaries.ts'
import { serverUser } from '../src/launch/postgres-user.ts'
import { startWatchdog } from '../src/launch/watchdog.ts'
import { migrate } from '../src/platform/migrate.ts'

/** The database every test clones: migrated once, never written to. */
const TEMPLATE = 'linli_template'
const APP_PASSWORD = 'linli_app'

/**
 * Starts one PostgreSQL for a test run in a folder of its own and migrates the template. Sets LINLI_TEST_URL (owner)
 * and LINLI_TEST_APP_URL (application), both to the template. LINLI_TEST_URL set from outside is used as it is.
 */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.LINLI_TEST_URL) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'linli-test-'))
  chmodSync(folder, 0o711)
  const logs = join(folder, 'logs')
  mkdirSync(logs)
  const cluster = join(folder, 'postgres')
  const place = { cluster, logs, binaries: findBinaries(), user: serverUser(cluster) }
  const watchdog = startWatchdog()
  // What a test run writes need not survive a power cut, and tests wait for nothing as often as for the disk.
  const settings = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '200',
  }
  const postgres = await startPostgres({ place, password: 'linli', watchdog, settings })
  await makeDatabase(postgres.url('postgres'), TEMPLATE)
  const url = postgres.url(TEMPLATE)
  await migrate({ url })
  await withClient(url, (client) =>
    client.query(`alter role linli_app login password '${APP_PASSWORD}'`),
  )
  process.env.LINLI_TEST_URL = url
  process.env.LINLI_TEST_APP_URL = `postgres://linli_app:${APP_PASSWORD}@127.0.0.1:${postgres.port}/${TEMPLATE}`
  return async () => {
    delete process.env.LINLI_TEST_URL
    await postgres.stop()
    watchdog.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
