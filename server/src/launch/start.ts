import { printAccounts, printAddresses } from './addresses.ts'
import { buildWeb } from './build-web.ts'
import { decideMode, loadOnce } from './demonstration.ts'
import { freePortFrom } from './free-port.ts'
import { type Home, openHome } from './home.ts'
import { type Kept, keepRunning } from './keep-running.ts'
import { type Lock, takeLock } from './lock.ts'
import { type Opened, openServer } from './open-database.ts'
import { prepareDatabase } from './own-database.ts'
import type { Postgres } from './postgres.ts'
import { sleep } from './process-life.ts'
import { say, step } from './say.ts'
import { setUpCode } from './set-up-code.ts'
import { startWatchdog, type Watchdog } from './watchdog.ts'

const FIRST_PORT = 8520

/** What runs and must be stopped; the last started is stopped first. */
const running: { name: string; stop: () => Promise<void> | void }[] = []
let stopping = false

/** `npm start`: database, schema, pages, demonstration, server, worker; then it waits and watches. */
async function start(): Promise<void> {
  const begun = Number(process.env.LINLI_BEGUN ?? Date.now())
  say('\n邻里：网格群 + 调解中心\n')
  const home = openHome()
  const lock = lockOrLeave(home)
  running.push({ name: '', stop: () => lock.release() })
  const watchdog = startWatchdog()
  running.push({ name: '', stop: () => watchdog.close() })
  if (home.moved) say(`  · 数据放在 ${home.folder}（系统用户 postgres 进不了程序所在的文件夹）`)

  const database = await openAndWatch(home, watchdog)
  await step(
    '数据库结构',
    () => prepareDatabase(database.doors.owner_url, database.app_password),
    (n) => (n === 0 ? '已是最新' : `更新了 ${n} 步`),
  )
  if (process.argv.includes('--database-only')) {
    lock.announce(`127.0.0.1:${database.postgres?.port}`)
    say(`  只启动了数据库：${database.doors.app_url}`)
    return
  }
  const mode = await decideMode(database.doors.owner_url, wantsEmpty())
  if (!process.argv.includes('--skip-web')) {
    await step('网页', buildWeb, (built) => (built ? '已重新构建' : '已是最新'))
  }
  if (mode === 'demonstration') await loadOnce(database.doors.owner_url, home.folder)
  const ports = await step(
    '服务',
    () => startServers(home, database, watchdog),
    (list) =>
      list[0] === wantedPort()
        ? `端口 ${list[0]}`
        : `端口 ${wantedPort()} 已被占用，改用 ${list[0]}`,
  )

  lock.announce(`http://localhost:${ports[0]}/`)
  printAddresses(ports)
  if (mode === 'demonstration') printAccounts()
  else await sayHowToSetUp(database.doors.app_url)
  const bare = database.postgres
    ? `PostgreSQL ${(database.postgres.bare_start_ms / 1000).toFixed(2)} s，`
    : ''
  say(`\n  已启动：${bare}全部 ${((Date.now() - begun) / 1000).toFixed(1)} s。按 Ctrl-C 停止。`)
}

async function sayHowToSetUp(app_url: string): Promise<void> {
  const code = await setUpCode(app_url)
  if (!code) return
  say('\n  这里还没有区县。请打开中心工作台，按引导建立第一个区县。')
  say(`  建立代码：${code}（只用一次；重新启动后换新的）`)
}

/** Stops everything in order: first those who write, then the database. */
async function stopAll(code: number): Promise<void> {
  if (stopping) return
  stopping = true
  for (const one of running.splice(0).reverse()) {
    if (one.name) await step(`停止${one.name}`, async () => one.stop()).catch(() => undefined)
    else await one.stop()
  }
  if (code === 0) say('  已全部停止，数据已安全写入磁盘。')
  process.exit(code)
}

function lockOrLeave(home: Home): Lock {
  const taken = takeLock(home.folder, 'start')
  if ('release' in taken) return taken
  const place = taken.address
    ? `：${taken.address}`
    : `（进程 ${taken.pid}，正在${DOING[taken.doing] ?? '启动'}）`
  say(`  邻里已经在运行${place}\n  没有做任何改动。要重新启动，请先在原来的窗口按 Ctrl-C。\n`)
  process.exit(1)
}

const DOING: Record<string, string> = {
  start: '启动',
  backup: '备份',
  restore: '恢复',
  reset: '重置演示区',
}

async function openAndWatch(home: Home, watchdog: Watchdog): Promise<Opened> {
  const opened = await step(
    'PostgreSQL',
    () => openServer(home, watchdog),
    ({ postgres }) =>
      postgres
        ? `端口 ${postgres.port}${postgres.ended_orphan ? '，已接手上次留下的进程' : ''}`
        : '使用 DATABASE_URL',
  )
  let current = opened.postgres
  if (!current) return opened
  running.push({ name: ' PostgreSQL', stop: () => current?.stop() })
  void (async () => {
    for (;;) {
      await current?.ended
      if (stopping) return
      current = await revive(home, watchdog)
    }
  })()
  return opened
}

/** After a crash of the database: the same port, so that the servers' own connections find it again. */
async function revive(home: Home, watchdog: Watchdog): Promise<Postgres | undefined> {
  for (let pause = 200; !stopping; pause = Math.min(pause * 2, 30_000)) {
    say('  ! PostgreSQL 意外停止，正在恢复……')
    const opened = await openServer(home, watchdog).catch((error: Error) =>
      say(`  ! ${error.message}`),
    )
    if (opened) {
      say('  ✓ PostgreSQL 已恢复，已确认的数据都在。')
      return opened.postgres
    }
    await sleep(pause)
  }
  return undefined
}

async function startServers(home: Home, database: Opened, watchdog: Watchdog): Promise<number[]> {
  const ports: number[] = []
  for (let i = 0; i < Number(process.env.LINLI_INSTANCES ?? 1); i++) {
    ports.push(await freePortFrom((ports.at(-1) ?? wantedPort() - 1) + 1))
  }
  const env = {
    ...process.env,
    DATABASE_URL: database.doors.app_url,
    LINLI_DATA: home.folder,
  }
  const common = { logs: home.logs, watchdog }
  const children: Kept[] = []
  const keep = (name: string, child: Kept) => {
    children.push(child)
    running.push({ name, stop: () => child.stop() })
  }
  const worker = 'server/src/worker.ts'
  keep('后台任务', keepRunning({ ...common, name: '后台任务', program: worker, env }))
  for (const port of ports) {
    const program = 'server/src/main.ts'
    const health_url = `http://127.0.0.1:${port}/health`
    keep(
      '服务',
      keepRunning({
        ...common,
        name: '服务',
        program,
        env: { ...env, PORT: String(port) },
        health_url,
      }),
    )
  }
  await Promise.all(children.map((child) => child.ready))
  return ports
}

const wantedPort = () => Number(process.env.PORT ?? FIRST_PORT)
const wantsEmpty = () => process.env.LINLI_EMPTY === '1' || process.argv.includes('--empty')

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (!stopping) say('\n  正在停止……')
    void stopAll(0)
  })
}
// The channel to `tools/start.mjs` closes when that is killed; nobody would watch over us then.
process.on('disconnect', () => void stopAll(0))

start().catch((error: Error) => {
  if (stopping) return
  say(`\n  ${error.message}\n`)
  void stopAll(1)
})
