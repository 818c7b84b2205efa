import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { giveFolder, type ServerPlace } from './home.ts'
import { binary } from './postgres-binaries.ts'
import type { Watchdog } from './watchdog.ts'

/**
 * Makes the cluster on first use, under another name until it is whole, so that a kill halfway leaves nothing
 * that looks like data. Refuses a cluster of another major version.
 */
export async function makeCluster(
  place: ServerPlace,
  password: string,
  watchdog: Watchdog,
): Promise<void> {
  const version = join(place.cluster, 'PG_VERSION')
  if (existsSync(version)) return checkVersion(place, readFileSync(version, 'utf8').trim())
  const half = `${place.cluster}.${randomBytes(4).toString('hex')}.half`
  giveFolder(half, place.user)
  const secret = `${half}.secret`
  writeFileSync(secret, `${password}\n`, { mode: 0o600 })
  if (place.user) chownSync(secret, place.user.uid, place.user.gid)
  try {
    await initialise(place, half, secret, watchdog)
    rmSync(place.cluster, { recursive: true, force: true })
    renameSync(half, place.cluster)
  } finally {
    rmSync(secret, { force: true })
    rmSync(half, { recursive: true, force: true })
  }
}

function checkVersion(place: ServerPlace, found: string): void {
  const ours = place.binaries.version.split('.')[0]
  if (found === ours) return
  throw new Error(
    `数据文件夹是 PostgreSQL ${found} 的，程序自带的是 ${ours}。请用旧版本运行 npm run backup，再用新版本 npm run restore。数据未被改动。`,
  )
}

/** The first locale the system knows. With LC_CTYPE=C, pg_trgm would find no trigrams in Chinese. */
const LOCALES =
  process.platform === 'linux'
    ? ['C.UTF-8', 'zh_CN.UTF-8', 'en_US.UTF-8']
    : ['en_US.UTF-8', 'C.UTF-8']

async function initialise(
  place: ServerPlace,
  folder: string,
  secret: string,
  watchdog: Watchdog,
): Promise<void> {
  let said = ''
  for (const locale of LOCALES) {
    const result = await run(place, watchdog, [
      ...['-D', folder, '-U', 'postgres', `--pwfile=${secret}`, '--auth=scram-sha-256'],
      ...['--encoding=UTF8', `--locale=${locale}`, '--locale-provider=builtin'],
      ...['--builtin-locale=C.UTF-8', '--data-checksums', '--no-instructions'],
    ])
    if (result.code === 0) return
    said = result.said
    if (!/invalid locale/.test(said)) break
  }
  throw new Error(`PostgreSQL 的数据文件夹没有建成（${folder}）。\n${said.trim().slice(-800)}`)
}

function run(
  place: ServerPlace,
  watchdog: Watchdog,
  args: string[],
): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    const env = { PATH: process.env.PATH ?? '', LC_MESSAGES: 'C' }
    const program = binary(place.binaries.folder, 'initdb')
    const child = spawn(program, args, {
      ...place.user,
      cwd: '/',
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    if (child.pid) watchdog.guard(child.pid, 'SIGTERM')
    child.stdout.resume()
    child.stderr.on('data', (text: Buffer) => (said += text))
    child.on('error', (error) => resolve({ code: 1, said: error.message }))
    child.on('close', (code) => {
      if (child.pid) watchdog.release(child.pid)
      resolve({ code: code ?? 1, said })
    })
  })
}
