import { createWriteStream } from 'node:fs'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { exportAudit } from '#modules/audit'
import { openDatabase } from '#platform/db'
import { openHome } from './home.ts'
import { whoHolds } from './lock.ts'
import { command, maintain, ownerOfRunning } from './maintain.ts'
import { say } from './say.ts'

/** `node tools/run.mjs server/src/launch/export-audit.ts 371502 [file]`: the record of a district as lines of JSON, whether
 * or not the system runs; `npm run audit:verify` proves it elsewhere. */
async function exportToFile(): Promise<void> {
  const district_id = Number(process.argv[2])
  if (!/^\d{6}$/.test(process.argv[2] ?? '')) throw new Error('请写明六位区县代码，例如 371502。')
  const path = resolve(process.argv[3] ?? `audit-${district_id}.ndjson`)
  const write = async (url: string) => {
    const database = openDatabase(url, 1)
    try {
      const lines = Readable.from(exportAudit(database.db, district_id))
      await pipeline(lines, createWriteStream(path, { mode: 0o600 }))
    } finally {
      await database.close()
    }
    say(`  ✓ 已导出 ${path}`)
  }
  const home = openHome()
  const holder = whoHolds(home.folder)
  if (holder?.doing === 'start') await write(await ownerOfRunning(home, holder))
  else await maintain('export', (_, { doors }) => write(doors.owner_url))
}

await command(exportToFile)
