import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isFree, somePort } from './free-port.ts'
import type { ServerPlace } from './home.ts'
import { makeCluster } from './make-cluster.ts'
import { endOrphan, readPidFile } from './orphan.ts'
import { binary } from './postgres-binaries.ts'
import { serverSettings } from './postgres-settings.ts'
import { isAlive, sleep, waitForEnd } from './process-life.ts'
import type { Watchdog } from './watchdog.ts'

/** A running PostgreSQL of our own. */
export interface Postgres {
  pid: number
  port: number
  /** Milliseconds from the start of its process until it took connections. */
  bare_start_ms: number
  /** True if an orphan of an earlier launcher had to be ended first. */
  ended_orphan: boolean
  /** Address for its owner, a superuser. */
  url(database: string): string
  /** Resolves when the process is gone, wanted or not. */
  ended: Promise<void>
  /** Fast shutdown: connections are closed, everything acknowledged is on disk. */
  stop(): Promise<void>
}

export interface PostgresOptions {
  place: ServerPlace
  /** Password of the owner, set when the cluster is made. */
  password: string
  watchdog: Watchdog
  /** The port it had last time. */
  port?: number | undefined
  settings?: Record<string, string>
}

/**
 * Starts our own PostgreSQL on loopback: makes the cluster on first use, ends an orphan, recovers after a crash,
 * takes another port where the remembered one is taken. Throws a plain sentence with the place of the log.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { place } = options
  await makeCluster(place, options.password, options.watchdog)
  const ended_orphan = await endOrphan(place.cluster)
  let port = options.port && (await isFree(options.port)) ? options.port : await somePort()
  const until = Date.now() + 20_000
  for (;;) {
    const attempt = await tryStart(options, port)
    if ('pid' in attempt) return running(attempt, options, port, ended_orphan)
    if (Date.now() > until || !mayPass(attempt.said)) throw failure(place, attempt.said)
    if (/Address already in use|could not bind/.test(attempt.said)) port = await somePort()
    await sleep(100)
  }
}

type Started = { pid: number; ms: number; ended: Promise<void> }

async function tryStart(
  options: PostgresOptions,
  port: number,
): Promise<Started | { said: string }> {
  const { place, watchdog } = options
  const path = join(place.logs, 'postgres.log')
  const log = openSync(path, 'a', 0o600)
  const from = statSync(path).size
  const begun = performance.now()
  const child = spawn(
    binary(place.binaries.folder, 'postgres'),
    ['-D', place.cluster, ...serverSettings(port, options.settings)],
    // Detached, because Ctrl-C in the terminal would stop it before those who still write to it.
    {
      ...place.user,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log, log],
      env: plainEnvironment(),
    },
  )
  closeSync(log)
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const { pid } = child
  if (pid === undefined)
    return { said: await new Promise((resolve) => child.once('error', (e) => resolve(e.message))) }
  watchdog.guard(pid, 'SIGINT')
  while (child.exitCode === null && child.signalCode === null) {
    const file = readPidFile(place.cluster)
    if (file?.pid === pid && file.ready) return { pid, ms: performance.now() - begun, ended }
    await sleep(4)
  }
  watchdog.release(pid)
  return { said: readFileSync(path).subarray(from).toString('utf8') }
}

function running(
  started: Started,
  options: PostgresOptions,
  port: number,
  ended_orphan: boolean,
): Postgres {
  const { pid, ended } = started
  const password = encodeURIComponent(options.password)
  void ended.then(() => options.watchdog.release(pid))
  return {
    pid,
    port,
    bare_start_ms: started.ms,
    ended_orphan,
    url: (database) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`,
    ended,
    async stop() {
      if (!isAlive(pid)) return
      process.kill(pid, 'SIGINT')
      if (await waitForEnd(pid, 30_000)) return
      process.kill(pid, 'SIGQUIT')
      await waitForEnd(pid, 10_000)
    },
  }
}

/** After a kill −9 its children hold the shared memory for a moment, and until it is reaped the server seems to live. */
function mayPass(said: string): boolean {
  return /pre-existing shared memory|postmaster\.pid" already exists|Address already in use|could not bind/.test(
    said,
  )
}

function failure(place: ServerPlace, said: string): Error {
  const reason =
    said
      .split('\n')
      .filter((line) => /FATAL|PANIC|error/i.test(line))
      .join('\n') || said.slice(-500)
  return new Error(
    `PostgreSQL 没有启动，数据未被改动。日志：${join(place.logs, 'postgres.log')}\n${reason}`,
  )
}

/** The server's own words must not follow the language of whoever starts it, nor its PG* variables. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const { PATH, TMPDIR, SystemRoot } = process.env
  return {
    ...(PATH ? { PATH } : {}),
    ...(TMPDIR ? { TMPDIR } : {}),
    ...(SystemRoot ? { SystemRoot } : {}),
    LC_ALL: process.platform === 'linux' ? 'C.UTF-8' : 'en_US.UTF-8',
  }
}
