import { readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { root } from './home.ts'
import { keepRunning } from './keep-running.ts'
import { isAlive, waitForEnd } from './process-life.ts'
import { aFolder, childrenOf, launch } from './testing.ts'
import { startWatchdog } from './watchdog.ts'

const { folder, remove } = aFolder()
const pidFile = join(folder, 'pids')
const pids = () => readFileSync(pidFile, 'utf8').trim().split('\n').map(Number)
const watchdog = startWatchdog()
afterAll(() => {
  watchdog.close()
  remove()
})

/** A program that notes its process id and then does what it is told. */
function aProgram(name: string, body: string): string {
  const path = join(folder, `${name}.ts`)
  writeFileSync(pidFile, '')
  const note = `appendFileSync(${JSON.stringify(pidFile)}, process.pid + '\\n')`
  writeFileSync(path, `import { appendFileSync } from 'node:fs'\n${note}\n${body}\n`)
  return relative(root, path)
}

const started = async (count: number) => {
  while (pids().filter(Boolean).length < count) await new Promise((r) => setTimeout(r, 10))
}

test('a child that crashes is started again, and one that is stopped is not', async () => {
  const program = aProgram('waits', 'setInterval(() => undefined, 1000)')
  const kept = keepRunning({ name: '测试', program, env: process.env, logs: folder, watchdog })
  await kept.ready
  await started(1)
  process.kill(pids()[0] ?? 0, 'SIGKILL')
  await started(2)
  const [, second = 0] = pids()
  expect(isAlive(second)).toBe(true)
  await kept.stop()
  expect(isAlive(second)).toBe(false)
  expect(pids().length).toBe(2)
})

test('a child that never answers is given up after three attempts, with the end of its log', async () => {
  const program = aProgram('fails', "throw new Error('no such table')")
  const health_url = 'http://127.0.0.1:1/health'
  const kept = keepRunning({
    name: '测试',
    program,
    env: process.env,
    logs: folder,
    watchdog,
    health_url,
  })
  await expect(kept.ready).rejects.toThrow(/没有启动[\s\S]*no such table/)
  expect(pids().length).toBe(3)
  await kept.stop()
})

test('children end when their launcher is killed, even one that hears no signal', async () => {
  const { launched, pid } = await aLauncherOf(
    'deaf',
    "process.on('SIGTERM', () => undefined)\nfor (;;);",
  )
  launched.child.kill('SIGKILL')
  expect(await waitForEnd(pid, 15_000)).toBe(true)
})

test('children end when their launcher and its watchdog are killed at once', async () => {
  const { launched, pid } = await aLauncherOf('quiet', 'setInterval(() => undefined, 1000)')
  const family = childrenOf(launched.child.pid ?? 0)
  const dog = family.find(({ command }) => command.includes('watchdog.ts'))
  process.kill(dog?.pid ?? 0, 'SIGKILL')
  launched.child.kill('SIGKILL')
  expect(await waitForEnd(pid, 10_000)).toBe(true)
})

async function aLauncherOf(name: string, body: string) {
  const program = JSON.stringify(aProgram(name, body))
  const path = join(folder, `launches-${name}.ts`)
  const here = (file: string) => JSON.stringify(join(root, 'server/src/launch', file))
  writeFileSync(
    path,
    `import { keepRunning } from ${here('keep-running.ts')}
import { startWatchdog } from ${here('watchdog.ts')}
const common = { name: '测试', env: process.env, logs: ${JSON.stringify(folder)} }
keepRunning({ ...common, program: ${program}, watchdog: startWatchdog() })`,
  )
  const launched = launch(relative(root, path), [], {})
  await started(1)
  return { launched, pid: pids()[0] ?? 0 }
}
