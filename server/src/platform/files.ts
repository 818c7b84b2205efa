import { createReadStream } from 'node:fs'
import { appendFile, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'

/** Where bytes are kept: few functions, so that another store can stand behind them. Names are `district/id/variant`. */
export interface Files {
  put(name: string, bytes: Buffer): Promise<void>
  open(name: string, range?: { start: number; end: number }): Readable
  size(name: string): Promise<number | null>
  /** Removes a file, or everything below `district/id`. */
  remove(name: string): Promise<void>
  /** Adds to the end of a file that is still arriving, if it is `offset` bytes long; answers how long it is now.
   * The caller sees to it that no other call writes to the same file. */
  append(
    name: string,
    offset: number,
    bytes: Buffer,
  ): Promise<{ is_added: boolean; length: number }>
  /** Gives a whole file its final name. */
  move(from: string, to: string): Promise<void>
  /** The path of a file on this machine, for libraries that read from disk. */
  path(name: string): string
}

/** Keeps files in a folder. A file appears under its name only when it is whole. */
export function openFiles(folder: string): Files {
  const path = (name: string) => {
    if (!/^[\w-]+(\/[\w.-]+)+$/.test(name) || name.includes('..'))
      throw new Error('not a name of a stored file')
    return join(folder, name)
  }
  return {
    path,
    put: async (name, bytes) => {
      const to = path(name)
      await mkdir(dirname(to), { recursive: true, mode: 0o700 })
      const part = `${to}.part`
      await writeFile(part, bytes, { mode: 0o600 })
      await rename(part, to)
    },
    open: (name, range) => createReadStream(path(name), range),
    size: async (name) => {
      const found = await stat(path(name)).catch(() => null)
      return found?.size ?? null
    },
    remove: async (name) => {
      await rm(path(name), { recursive: true, force: true })
    },
    append: async (name, offset, bytes) => {
      const to = path(name)
      await mkdir(dirname(to), { recursive: true, mode: 0o700 })
      const length = (await stat(to).catch(() => null))?.size ?? 0
      if (length !== offset) return { is_added: false, length }
      await appendFile(to, bytes, { mode: 0o600 })
      return { is_added: true, length: offset + bytes.length }
    },
    move: (from, to) => rename(path(from), path(to)),
  }
}
