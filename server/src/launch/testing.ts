import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, type ServerPlace } from './home.ts'
import { findBinaries } from './postgres-binaries.ts'
import { serverUser } from './postgres-user.ts'
import { commandOf } from './process-life.ts'

/** A folder of a test's own, with a name as people give them; the server's user can pass through it. */
export function aFolder(name = '邻里 数据'): { folder: string; remove: () => void } {
  const outer = mkdtempSync(join(tmpdir(), 'linli-'))
  const folder = join(outer, name)
  mkdirSync(folder)
  chmodSync(outer, 0o711)
  chmodSync(folder, 0o711)
  return { folder, remove: () => rmSync(outer, { recursive: true, force: true }) }
}

/** Where a PostgreSQL of a test runs from. */
export function aPlace(folder: string): ServerPlace {
  const cluster = join(folder, 'postgres')
  return { cluster, logs: folder, binaries: findBinaries(), user: serverUser(cluster) }
}

/** A launcher in a process of its own, so that it can be killed. */
export interface Launched {
  child: ChildProcess
  said: () => string
  /** Waits until it has printed this; throws with what it printed if it ends before. */
  until(words: string): Promise<void>
  /** Waits for its end and answers its exit code. */
  end(): Promise<number | null>
}

/** Starts a program of this folder with the pinned Node, on a data folder. */
export function launch(program: string, args: string[], env: NodeJS.ProcessEnv): Launched {
  const { DATABASE_URL: _, ...inherited } = process.env
  const child = spawn(process.execPath, [join(root, program), ...args], {
    cwd: root,
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (text: Buffer) => (said += text))
  child.stderr.on('data', (text: Buffer) => (said += text))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return {
    child,
    said: () => said,
    until: async (words) => {
      while (!said.includes(words)) {
        if (child.exitCode !== null || child.signalCode) throw new Error(`ended early: ${said}`)
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    },
    end: () => ended,
  }
}

/** Ids of the processes started by a process; Linux only. */
export function childrenOf(pid: number): { pid: number; command: string }[] {
  const list = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
  return list
    .split(' ')
    .filter(Boolean)
    .map((id) => ({ pid: Number(id), command: commandOf(Number(id)) }))
}
