import { createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { type Break, BrokenChain, verifyExport } from '../modules/audit/verify-export.ts'
import { say } from './say.ts'

const WORDS: Record<Break, string> = {
  not_understood: '这一行不是审计记录。',
  other_district: '这一行属于另一个区县。',
  seal_missing: '缺少一个封存批次。',
  link_broken: '这一批和上一批接不上。',
  entries_missing: '这一批少了记录。',
  entries_added: '这一批多了记录。',
  entry_out_of_place: '记录的次序不对。',
  batch_changed: '到这一行为止的一批里，有内容被改动过。',
}

/** `npm run audit:verify -- export.ndjson [链值]`: proves an export by itself, without a database. With a link that was noted
 * down earlier it also proves that nothing was cut off since. */
async function verify(path: string | undefined, noted: string | undefined): Promise<boolean> {
  if (!path || !existsSync(path)) {
    say('请写明导出文件：npm run audit:verify -- 文件 [以前记下的链值]')
    return false
  }
  const links = new Set<string>()
  try {
    const lines = createInterface({ input: createReadStream(path), crlfDelay: Infinity })
    const found = await verifyExport(lines, (link) => links.add(link))
    if (noted && !links.has(noted)) {
      say(`✗ 导出文件里没有以前记下的链值 ${noted}：末尾可能被截掉，或者不是同一份记录。`)
      return false
    }
    say(`✓ 区县 ${found.district_id}：${found.seals} 批、${found.sealed} 条记录，逐条核对无误。`)
    if (found.unsealed > 0) say(`  另有 ${found.unsealed} 条还没有封存，不在证明之内。`)
    say(`  最新链值 ${found.chain}`)
    say('  请把它另外记下来：以后用它可以证明这之前的记录没有被截掉。')
    return true
  } catch (error) {
    if (!(error instanceof BrokenChain)) throw error
    say(`✗ 第 ${error.line} 行：${WORDS[error.reason]}`)
    return false
  }
}

if (!(await verify(process.argv[2], process.argv[3]))) process.exitCode = 1
// The channel to the process that started this one would keep it waiting.
if (process.connected) process.disconnect()
