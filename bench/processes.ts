import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { NODE_FLAGS } from '../server/src/launch/node-flags.ts'

/** The processes whose time is measured. */
export interface Processes {
  server: number
  postmaster: number
}

// Ticks of /proc are hundredths of a second on Linux.
const TICK_MS = 10

/** CPU time used so far, in milliseconds: the server's, and PostgreSQL's with all its children, ended ones included. */
export function cpuMs(of: Processes): { server: number; postgres: number } {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => stat(Number(name)) ?? [])
  const own = all.find((one) => one.pid === of.server)
  const postgres = all.filter((one) => one.pid === of.postmaster || one.parent === of.postmaster)
  return {
    server: own ? own.own_ticks * TICK_MS : 0,
    postgres:
      postgres.reduce(
        (sum, one) => sum + one.own_ticks + (one.pid === of.postmaster ? one.child_ticks : 0),
        0,
      ) * TICK_MS,
  }
}

/** Resident memory of a process in megabytes. */
export function residentMb(pid: number): number {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+) kB/)
  return Number(line?.[1] ?? 0) / 1024
}

function stat(pid: number) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    const number = (at: number) => Number(fields[at] ?? 0)
    return {
      pid,
      parent: number(1),
      own_ticks: number(11) + number(12),
      child_ticks: number(13) + number(14),
    }
  } catch {
    return null
  }
}

/** Starts a program of this repository with the same Node and waits until it says that it is ready. */
export function startProgram(file: string, env: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(process.execPath, [...NODE_FLAGS, file], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (text: Buffer) => String(text).includes('ready') && resolve(child))
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)))
  })
}

/** Ends a program and waits for its end. */
export function stopProgram(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}
