import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'

/** The OS user a server process runs as. */
export interface OsUser {
  uid: number
  gid: number
}

/**
 * PostgreSQL refuses to run as root. Under root this is the OS user `postgres`, made if missing, or whoever owns
 * an existing cluster; under any other user it is nobody else (undefined). Throws a plain sentence.
 */
export function serverUser(cluster: string): OsUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = ownerOf(cluster)
  if (owner && owner.uid !== 0) return owner
  const found = lookUp('postgres') ?? create('postgres')
  if (found) return found
  throw new Error(
    '以 root 运行时需要系统用户 postgres，但未能创建。请运行 `useradd --system postgres` 后再启动，或改用普通用户。',
  )
}

/** Whether a user can enter the folder. */
export function canEnter(user: OsUser, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/' }).status === 0
}

/** Whether a user can run the program, with the libraries it needs. */
export function canRun(user: OsUser, program: string): boolean {
  return spawnSync(program, ['--version'], { ...user, cwd: '/' }).status === 0
}

function ownerOf(path: string): OsUser | undefined {
  const found = statSync(path, { throwIfNoEntry: false })
  return found && { uid: found.uid, gid: found.gid }
}

function lookUp(name: string): OsUser | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((row) => row.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}

function create(name: string): OsUser | undefined {
  const attempts: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', name]],
    ['adduser', ['--system', '--group', '--no-create-home', name]],
    ['adduser', ['-S', '-D', '-H', name]],
  ]
  for (const [program, args] of attempts) {
    if (spawnSync(program, args, { stdio: 'ignore' }).status === 0) return lookUp(name)
  }
  return undefined
}
