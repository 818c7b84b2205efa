import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { isAlive, sleep } from './process-life.ts'

/** Ends what a killed launcher leaves behind. */
export interface Watchdog {
  /** From now on this process is ended if we die: SIGINT is PostgreSQL's fast shutdown, SIGTERM for ours. */
  guard(pid: number, signal: 'SIGINT' | 'SIGTERM'): void
  release(pid: number): void
  close(): void
}

/**
 * Starts a small detached process that holds a pipe to this one. Even kill −9 closes the pipe; the watchdog then
 * ends every guarded process, the servers before the database, and itself.
 */
export function startWatchdog(): Watchdog {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--max-old-space-size=24', fileURLToPath(import.meta.url)],
    { detached: true, stdio: ['pipe', 'ignore', 'ignore'], cwd: '/', env: {} },
  )
  child.unref()
  child.stdin?.on('error', () => undefined)
  const tell = (line: string) => child.stdin?.write(`${line}\n`)
  return {
    guard: (pid, signal) => tell(`guard ${pid} ${signal}`),
    release: (pid) => tell(`release ${pid} -`),
    close: () => tell('close - -'),
  }
}

/** How long a guarded process may take to end by itself, before it is ended by force. */
const PATIENCE_MS = { SIGTERM: 5_000, SIGINT: 30_000 }

async function watch(): Promise<void> {
  const guarded = new Map<number, 'SIGINT' | 'SIGTERM'>()
  let rest = ''
  process.stdin.setEncoding('utf8')
  // The terminal's Ctrl-C and hang-up are the launcher's business.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined)
  for await (const text of process.stdin) {
    rest += text
    const lines = rest.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const [verb, pid, signal] = line.split(' ')
      if (verb === 'close') return
      if (verb === 'guard') guarded.set(Number(pid), signal === 'SIGINT' ? 'SIGINT' : 'SIGTERM')
      if (verb === 'release') guarded.delete(Number(pid))
    }
  }
  await endAll(guarded, 'SIGTERM')
  await endAll(guarded, 'SIGINT')
}

async function endAll(guarded: Map<number, string>, signal: 'SIGINT' | 'SIGTERM'): Promise<void> {
  const pids = [...guarded].filter(([, wanted]) => wanted === signal).map(([pid]) => pid)
  for (const pid of pids) send(pid, signal)
  const until = Date.now() + PATIENCE_MS[signal]
  while (pids.some(isAlive) && Date.now() < until) await sleep(20)
  // SIGQUIT is PostgreSQL's immediate shutdown: its own children end with it, and the log is replayed next time.
  for (const pid of pids.filter(isAlive)) send(pid, signal === 'SIGINT' ? 'SIGQUIT' : 'SIGKILL')
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It ended by itself between the look and the signal.
  }
}

if (import.meta.main) await watch()
