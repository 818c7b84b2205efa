import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { decideMode, loadOnce } from './demonstration.ts'
import { openHome } from './home.ts'
import { whoHolds } from './lock.ts'
import { command, maintain } from './maintain.ts'
import { DATABASE, makeDatabase, prepareDatabase, withClient } from './own-database.ts'
import { waitForEnd } from './process-life.ts'
import { say, step } from './say.ts'

/** `npm run demo:reset`: stops the system if it runs, throws the demonstration away and loads it anew. Never touches a real district. */
async function reset(): Promise<void> {
  const home = openHome()
  if (!home.server) {
    throw new Error(
      'DATABASE_URL 指向外部数据库，不能由此重置。请在那里重建数据库后运行 npm start。',
    )
  }
  const holder = whoHolds(home.folder)
  if (holder?.doing === 'start') await step('停止正在运行的系统', () => end(holder.pid))
  await maintain('reset', async (own, { doors, app_password, postgres }) => {
    if (!postgres) return
    await prepareDatabase(doors.owner_url, app_password)
    if ((await decideMode(doors.owner_url, false)) === 'real') {
      throw new Error('这里是真实的区，不是演示区；没有做任何改动。')
    }
    await withClient(postgres.url('postgres'), (client) =>
      client.query(`drop database ${DATABASE} with (force)`),
    )
    rmSync(join(own.folder, 'files'), { recursive: true, force: true })
    await makeDatabase(postgres.url('postgres'))
    await step('数据库结构', () => prepareDatabase(doors.owner_url, app_password))
    await decideMode(doors.owner_url, false)
    await loadOnce(doors.owner_url, own.folder)
    say('\n  演示区已恢复到最初。运行 npm start 启动。\n')
  })
}

async function end(pid: number): Promise<void> {
  process.kill(pid, 'SIGTERM')
  if (!(await waitForEnd(pid, 60_000))) throw new Error(`进程 ${pid} 没有停下，没有做任何改动。`)
}

await command(reset)
