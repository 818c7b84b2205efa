import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname, isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Binaries, binary, copyBinaries, findBinaries } from './postgres-binaries.ts'
import { canEnter, canRun, type OsUser, serverUser } from './postgres-user.ts'

/** Where one installation keeps what it must not lose. */
export interface Home {
  folder: string
  logs: string
  /** True where the clone is out of reach for the server's user and everything lies in /var/lib/linli. */
  moved: boolean
  /** Our own PostgreSQL; undefined where DATABASE_URL names another server. */
  server: ServerPlace | undefined
}

/** What our own PostgreSQL runs from, and as whom. */
export interface ServerPlace {
  cluster: string
  logs: string
  binaries: Binaries
  user: OsUser | undefined
}

/** The folder of the clone. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../../..')

/**
 * Data lies in LINLI_DATA, or in `data` in the clone, or in /var/lib/linli/<hash> where root's `postgres` cannot
 * reach that. Throws a plain sentence if the folder belongs to somebody else.
 */
export function openHome(env = process.env): Home {
  const wanted = resolve(env.LINLI_DATA ?? 'data')
  if (env.DATABASE_URL) return makeHome(wanted)
  const binaries = findBinaries()
  const remote = join(
    '/var/lib/linli',
    createHash('sha256').update(wanted).digest('hex').slice(0, 12),
  )
  const wasMoved = existsSync(join(remote, 'postgres'))
  const user = serverUser(join(wasMoved ? remote : wanted, 'postgres'))
  makeFolder(wanted, user)
  const moved = user !== undefined && (wasMoved || !canEnter(user, wanted))
  if (moved) makeFolder('/var/lib/linli', user)
  const home = makeHome(moved ? remote : wanted, user)
  const reachable = !user || canRun(user, binary(binaries.folder, 'postgres'))
  const server: ServerPlace = {
    cluster: join(home.folder, 'postgres'),
    logs: home.logs,
    binaries: reachable ? binaries : copyBinaries(binaries, home.folder),
    user,
  }
  checkOwner(server.cluster)
  return { ...home, moved, server }
}

/** Makes a folder that belongs to the server's user alone. */
export function giveFolder(path: string, user: OsUser | undefined): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  if (user) chownSync(path, user.uid, user.gid)
}

/** Random passwords of this data folder for the server's owner and the application; made on first use, mode 0600. */
export async function readPasswords(folder: string): Promise<{ owner: string; app: string }> {
  const path = join(folder, 'passwords.json')
  if (!existsSync(path)) {
    const made = { owner: random(), app: random() }
    await writeFile(path, JSON.stringify(made), { mode: 0o600, flag: 'wx' })
  }
  return JSON.parse(readFileSync(path, 'utf8'))
}

const random = () => randomBytes(24).toString('base64url')

function resolve(path: string): string {
  return isAbsolute(path) ? path : join(root, path)
}

function makeHome(folder: string, user?: OsUser): Home {
  makeFolder(folder, user)
  checkOwner(folder)
  const logs = join(folder, 'logs')
  mkdirSync(logs, { recursive: true, mode: 0o700 })
  return { folder, logs, moved: false, server: undefined }
}

function checkOwner(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false })
  const us = process.getuid?.() ?? 0
  if (!found || us === 0 || found.uid === us) return
  throw new Error(
    `数据文件夹 ${path} 属于另一个系统用户（可能曾以 root 启动）。请用原来的用户启动，或用 LINLI_DATA 指定别的文件夹。数据未被改动。`,
  )
}

/** Another user's server must pass through the folder, but nobody need see what lies in it. */
function makeFolder(path: string, user: OsUser | undefined): void {
  mkdirSync(path, { recursive: true, mode: user ? 0o711 : 0o700 })
  const { mode } = statSync(path)
  if (user && (mode & 0o011) !== 0o011) chmodSync(path, mode | 0o011)
}
