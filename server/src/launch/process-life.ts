import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

/** Waits; unit: milliseconds. */
export const sleep = (ms: number): Promise<void> => setTimeout(ms)

/** Whether a process of this id exists and is not a zombie. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  return statFields(pid)?.[0] !== 'Z'
}

/** Something that differs for two processes that got the same id one after the other; undefined if there is none. */
export function birthOf(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined
  if (process.platform === 'linux') {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot}:${statFields(pid)?.[19]}`
  }
  return ask(pid, 'lstart=')
}

/** The command line of a process; empty if there is none. */
export function commandOf(pid: number): string {
  if (process.platform !== 'linux') return ask(pid, 'command=') ?? ''
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  } catch {
    return ''
  }
}

/** Waits until the process is gone; false if it is still there after so many milliseconds. */
export async function waitForEnd(pid: number, limit_ms: number): Promise<boolean> {
  const until = Date.now() + limit_ms
  while (isAlive(pid)) {
    if (Date.now() > until) return false
    await sleep(10)
  }
  return true
}

/** Fields of /proc/<pid>/stat after the name, which may itself hold spaces and brackets; index 0 is the state. */
function statFields(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

function ask(pid: number, column: string): string | undefined {
  const asked = spawnSync('ps', ['-p', String(pid), '-o', column], { encoding: 'utf8' })
  return asked.status === 0 ? asked.stdout.trim() : undefined
}
