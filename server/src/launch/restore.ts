import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { command, maintain } from './maintain.ts'
import type { Opened } from './open-database.ts'
import { DATABASE, makeDatabase, withClient } from './own-database.ts'
import { readBackup } from './read-backup.ts'
import { progressBar, say, seconds } from './say.ts'

const FRESH = `${DATABASE}_restoring`
const BEFORE = `${DATABASE}_before`

/** `npm run restore -- file`: restores beside what is there, and exchanges the two only when all of it has been checked. */
async function restore(): Promise<void> {
  const begun = performance.now()
  const [, , file] = process.argv
  if (!file || !existsSync(file)) throw new Error('请写明备份文件：npm run restore -- 文件')
  await maintain('restore', async (home, database) => {
    const { postgres } = database
    if (postgres) await drop(postgres.url('postgres'), FRESH)
    if (postgres) await makeDatabase(postgres.url('postgres'), FRESH)
    const url = postgres?.url(FRESH) ?? database.doors.owner_url
    const path = resolve(file)
    const restored = await readBackup({ path, url, folder: home.folder, onProgress: progressBar() })
    await exchange(database)
    await restored.putFilesInPlace()
    say(
      `\n  ✓ 已恢复 ${restored.rows} 行、${restored.files} 个附件，逐表核对无误  ${seconds(begun)}`,
    )
    say(`    备份写于 ${restored.head.made_at}`)
    if (postgres)
      say(`  恢复前的数据还在：数据库 ${BEFORE}，文件夹 files.before；下一次恢复时会被替换。`)
    say('  现在可以运行 npm start。')
  })
}

async function exchange({ postgres }: Opened): Promise<void> {
  if (!postgres) return
  const url = postgres.url('postgres')
  await drop(url, BEFORE)
  await withClient(url, async (client) => {
    await client.query(`begin`)
    await client.query(`alter database ${DATABASE} rename to ${BEFORE}`)
    await client.query(`alter database ${FRESH} rename to ${DATABASE}`)
    await client.query(`commit`)
  })
}

async function drop(url: string, name: string): Promise<void> {
  await withClient(url, (client) => client.query(`drop database if exists ${name} with (force)`))
}

await command(restore)
