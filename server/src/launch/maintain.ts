import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Home, openHome, readPasswords } from './home.ts'
import { type Holder, takeLock } from './lock.ts'
import { type Opened, openServer } from './open-database.ts'
import { say } from './say.ts'
import { startWatchdog } from './watchdog.ts'

/** Runs a command that needs the data folder for itself: starts the database, works, stops it. Refuses where it runs already. */
export async function maintain(
  doing: string,
  work: (home: Home, database: Opened) => Promise<void>,
): Promise<void> {
  const home = openHome()
  const lock = takeLock(home.folder, doing)
  if (!('release' in lock)) {
    throw new Error(
      `邻里正在运行（${lock.address ?? `进程 ${lock.pid}`}）。请先停止它再试；没有做任何改动。`,
    )
  }
  const watchdog = startWatchdog()
  let database: Opened | undefined
  try {
    database = await openServer(home, watchdog)
    await work(home, database)
  } finally {
    await database?.postgres?.stop()
    watchdog.close()
    lock.release()
  }
}

/** The owner's address of the database of a running system. */
export async function ownerOfRunning(home: Home, holder: Holder): Promise<string> {
  if (!home.server) return process.env.DATABASE_URL ?? ''
  const memory = join(home.folder, 'postgres-port')
  if (!existsSync(memory)) throw new Error(`邻里（进程 ${holder.pid}）还在启动，请稍后再试。`)
  const { owner } = await readPasswords(home.folder)
  return `postgres://postgres:${owner}@127.0.0.1:${readFileSync(memory, 'utf8')}/linli`
}

/** Runs a command of the terminal: a failure is one plain sentence and exit code 1. */
export async function command(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    say(`\n  ${error instanceof Error ? error.message : error}\n`)
    process.exitCode = 1
  }
  // The channel to `tools/run.mjs` would keep this process waiting.
  if (process.connected) process.disconnect()
}
