import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { birthOf } from './process-life.ts'

/** Who holds a data folder. */
export interface Holder {
  pid: number
  birth: string
  /** What it does: `start`, `backup` … */
  doing: string
  /** Where it can be opened, once it can. */
  address?: string
}

/** A data folder held by this process alone. */
export interface Lock {
  /** Says where we can be opened, for whoever tries to start a second time. */
  announce(address: string): void
  release(): void
}

const pathOf = (folder: string) => join(folder, 'running.json')

/** Takes the data folder, or returns who holds it. A lock whose process is gone, or whose id went to another, is stale. */
export function takeLock(folder: string, doing: string): Lock | Holder {
  const path = pathOf(folder)
  const mine: Holder = { pid: process.pid, birth: birthOf(process.pid) ?? '', doing }
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 })
  try {
    for (;;) {
      if (link(draft, path)) return lockOf(path, mine)
      const holder = whoHolds(folder)
      if (holder) return holder
      removeStale(path)
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Who holds the data folder now; undefined if nobody. */
export function whoHolds(folder: string): Holder | undefined {
  const holder = read(pathOf(folder))
  return holder && birthOf(holder.pid) === holder.birth ? holder : undefined
}

function lockOf(path: string, mine: Holder): Lock {
  return {
    announce(address) {
      const draft = `${path}.${process.pid}`
      writeFileSync(draft, JSON.stringify({ ...mine, address }), { mode: 0o600 })
      renameSync(draft, path)
    },
    release() {
      if (read(path)?.pid === mine.pid) rmSync(path, { force: true })
    },
  }
}

/** Two may find the same stale lock at once; who moves away a fresh one by mistake puts it back. */
function removeStale(path: string): void {
  const aside = `${path}.${process.pid}.stale`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  const moved = read(aside)
  if (moved && birthOf(moved.pid) === moved.birth) link(aside, path)
  rmSync(aside, { force: true })
}

/** False if the name is taken: a link is made whole or not at all. */
function link(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

function read(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
