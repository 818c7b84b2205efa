import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './home.ts'
import { NODE_FLAGS } from './node-flags.ts'
import { sleep, waitForEnd } from './process-life.ts'
import { say } from './say.ts'
import type { Watchdog } from './watchdog.ts'

export interface ChildOptions {
  /** What people call it. */
  name: string
  /** Path of the program in the clone. */
  program: string
  env: NodeJS.ProcessEnv
  logs: string
  watchdog: Watchdog
  /** Where it answers once it is ready; without one it is ready when it runs. */
  health_url?: string
}

/** A child process that is started again whenever it ends by itself. */
export interface Kept {
  /** Resolves when it answers; rejects with the end of its log if it ends three times before that. */
  ready: Promise<void>
  stop(): Promise<void>
}

/** Starts a child and keeps it running: after a crash it waits 0.5 s, 1 s, 2 s … at most 30 s. */
export function keepRunning(options: ChildOptions): Kept {
  let child: ChildProcess | undefined
  let stopping = false
  let isReady = false

  const life = async (): Promise<void> => {
    for (let failures = 0; !stopping; ) {
      const begun = performance.now()
      child = launch(options)
      const code = await ending(child)
      if (stopping) return
      failures = performance.now() - begun > 60_000 ? 1 : failures + 1
      if (!isReady && failures >= 3) throw new Error(lastWords(options))
      const pause = Math.min(30_000, 500 * 2 ** (failures - 1))
      if (isReady)
        say(
          `  ! ${options.name}意外退出（${code}），${pause / 1000} 秒后重新启动。日志：${logOf(options)}`,
        )
      await sleep(pause)
    }
  }
  const lived = life()
  const answered = untilHealthy(options.health_url, () => stopping).then(() => {
    isReady = true
  })
  return {
    ready: Promise.race([answered, lived]),
    async stop() {
      stopping = true
      const pid = child?.pid
      if (!pid || child?.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      if (!(await waitForEnd(pid, 10_000))) child.kill('SIGKILL')
    },
  }
}

function launch(options: ChildOptions): ChildProcess {
  const log = openSync(logOf(options), 'a', 0o600)
  const preload = new URL('./die-with-launcher.ts', import.meta.url).href
  const child = spawn(
    process.execPath,
    [...NODE_FLAGS, '--import', preload, join(root, options.program)],
    {
      cwd: root,
      env: options.env,
      // Detached, so that Ctrl-C reaches only the launcher, which stops everything in order.
      detached: true,
      stdio: ['ignore', log, log, 'ipc'],
    },
  )
  closeSync(log)
  const { pid } = child
  if (pid) {
    options.watchdog.guard(pid, 'SIGTERM')
    child.once('exit', () => options.watchdog.release(pid))
  }
  return child
}

function ending(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `代码 ${code}`))
    child.once('error', (error) => resolve(error.message))
  })
}

async function untilHealthy(url: string | undefined, isStopping: () => boolean): Promise<void> {
  while (url && !isStopping()) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await sleep(25)
  }
}

const logOf = (options: ChildOptions) =>
  join(options.logs, `${options.program.replace(/.*\/|\.ts$/g, '')}.log`)

function lastWords(options: ChildOptions): string {
  const tail = readFileSync(logOf(options), 'utf8').trim().slice(-1500)
  return `${options.name}没有启动。数据未受影响。日志：${logOf(options)}\n${tail}`
}
