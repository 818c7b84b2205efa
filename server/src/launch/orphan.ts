import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { commandOf, isAlive, waitForEnd } from './process-life.ts'

/** What a PostgreSQL server writes about itself into its cluster. */
export interface PidFile {
  pid: number
  port: number
  ready: boolean
}

/** Reads postmaster.pid; undefined where no server has the cluster open. */
export function readPidFile(cluster: string): PidFile | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    return pid > 0
      ? { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
      : undefined
  } catch {
    return undefined
  }
}

/**
 * Ends a server that a killed launcher left on this cluster, by fast shutdown, so that work it still did for
 * the dead ends with it. True if there was one; throws a plain sentence if it will not end.
 */
export async function endOrphan(cluster: string): Promise<boolean> {
  const pid = readPidFile(cluster)?.pid
  if (!pid || !isAlive(pid)) return false
  const command = commandOf(pid)
  if (!command.includes(cluster)) {
    // After a crash the id went to another process, which PostgreSQL would take for itself for ever. That none of
    // its children is left it checks by its shared memory, which it finds without this file.
    if (command) rmSync(join(cluster, 'postmaster.pid'), { force: true })
    return false
  }
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    process.kill(pid, signal)
    if (await waitForEnd(pid, 20_000)) return true
  }
  throw new Error(`上次留下的 PostgreSQL（进程 ${pid}）没有停下。请重启电脑后再试；数据未被改动。`)
}
