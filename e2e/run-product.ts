import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { somePort } from '../server/src/launch/free-port.ts'
import { root } from '../server/src/launch/home.ts'
import type { StoryDatabase } from './template-database.ts'

/** The product as it runs in a district: its server and its worker, each a process. */
export interface Product {
  url: string
  /** What the processes have said so far; empty when all went well. */
  log(): string
  stop(): Promise<void>
}

/** Starts the server and the worker on a database and waits until both are ready. Throws what they said if one ends. */
export async function runProduct(database: StoryDatabase): Promise<Product> {
  const port = await somePort()
  const said: string[] = []
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    LINLI_DATA: database.data_folder,
    PORT: String(port),
    HOST: '127.0.0.1',
    LINLI_POOL: '6',
    LOG_LEVEL: 'warn',
  }
  const children = ['server/src/main.ts', 'server/src/worker.ts'].map((program) =>
    launch(program, env, said),
  )
  const stop = async () => {
    await Promise.all(children.map(({ child }) => end(child)))
  }
  try {
    await Promise.all(children.map(({ ready }) => ready))
  } catch (error) {
    await stop()
    throw error
  }
  return { url: `http://127.0.0.1:${port}`, log: () => said.join(''), stop }
}

function launch(program: string, env: NodeJS.ProcessEnv, said: string[]) {
  const dieWithUs = new URL('../server/src/launch/die-with-launcher.ts', import.meta.url).href
  const child = spawn(process.execPath, ['--import', dieWithUs, join(root, program)], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const ready = new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) =>
      reject(new Error(`${program} ended with ${signal ?? code}\n${said.join('').slice(-3000)}`)),
    )
    child.stdout?.on('data', (bytes: Buffer) => {
      const text = bytes.toString()
      if (/^ready/m.test(text)) resolve()
      else said.push(text)
    })
  })
  child.stderr?.on('data', (bytes: Buffer) => said.push(bytes.toString()))
  // Whoever stops before it was ready has been told by the other one.
  ready.catch(() => undefined)
  return { child, ready }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 12_000)
  await gone
  clearTimeout(timer)
}
