import { mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { openHome, root } from './home.ts'
import { whoHolds } from './lock.ts'
import { command, maintain, ownerOfRunning } from './maintain.ts'
import { progressBar, say, seconds } from './say.ts'
import { writeBackup } from './write-backup.ts'

/** `npm run backup [-- file]`: works while the system runs, and starts the database by itself where it does not. */
async function backup(): Promise<void> {
  const begun = performance.now()
  const name = `linli-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}.backup`
  const path = process.argv[2] ? resolve(process.argv[2]) : resolve(root, 'backups', name)
  mkdirSync(dirname(path), { recursive: true })
  const home = openHome()
  const holder = whoHolds(home.folder)
  const write = async (folder: string, url: string) => {
    const report = await writeBackup({ url, folder, path, onProgress: progressBar() })
    const size = (statSync(path).size / 1024 / 1024).toFixed(1)
    say(
      `\n  ✓ 已备份 ${report.tables} 张表、${report.rows} 行、${report.files} 个附件，${size} MB  ${seconds(begun)}`,
    )
    say(`    ${path}`)
    if (report.keys_path) {
      say(`    ${report.keys_path}`)
      say(
        '  后一个是个人信息的密钥：没有它，备份里的个人信息无法读出。请与备份分开保管，两个都不要丢。',
      )
    }
  }
  if (holder?.doing === 'start') await write(home.folder, await ownerOfRunning(home, holder))
  else await maintain('backup', (own, { doors }) => write(own.folder, doors.owner_url))
}

await command(backup)
