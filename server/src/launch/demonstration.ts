import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './home.ts'
import { withClient } from './own-database.ts'
import { progressBar, say, seconds } from './say.ts'

/** What an installation is for. Decided at its first start and kept in its database, so that a real district never gets invented cases. */
export type Mode = 'demonstration' | 'real'

/** One account of the demonstration. */
export interface Account {
  name: string
  password: string
  who: string
  surface: 'worker' | 'desk' | 'resident'
}

/** What server/src/demonstration/load.ts offers. */
interface Loader {
  loadDemonstration(options: {
    url: string
    onProgress: (done: number, total: number, label: string) => void
  }): Promise<void>
  demonstrationLoaded(url: string): Promise<'none' | 'partial' | 'complete'>
  DEMONSTRATION_ACCOUNTS: readonly Account[]
}

/** Reads what the installation is for, deciding it on the first start. Refuses to turn a demonstration into a real district. */
export async function decideMode(owner_url: string, wants_empty: boolean): Promise<Mode> {
  return withClient(owner_url, async (client) => {
    const kept = await client.query(
      "select value from platform.setting where name = 'installation_mode'",
    )
    const real = await client.query(
      'select from platform.district where not is_demonstration limit 1',
    )
    const found: Mode | undefined = kept.rows[0]?.value ?? (real.rowCount ? 'real' : undefined)
    if (found === 'demonstration' && wants_empty) {
      throw new Error(
        '这个数据文件夹里已经是演示区。要建立真实的区，请用 LINLI_DATA=另一个文件夹 npm start -- --empty；演示数据未被改动。',
      )
    }
    const mode = found ?? (wants_empty ? 'real' : 'demonstration')
    const save = 'insert into platform.setting values ($1, $2) on conflict (name) do nothing'
    await client.query(save, ['installation_mode', JSON.stringify(mode)])
    return mode
  })
}

/** Loads the demonstration district if it is not there whole; answers its accounts. */
export async function loadOnce(owner_url: string): Promise<readonly Account[]> {
  const loader = await findLoader()
  if (!loader) return []
  const state = await loader.demonstrationLoaded(owner_url)
  if (state !== 'complete') {
    if (state === 'partial') say('  · 上次载入演示区时中断，现在重新载入。')
    const begun = performance.now()
    await loader.loadDemonstration({ url: owner_url, onProgress: progressBar() })
    say(`${process.stdout.isTTY ? '\n' : ''}  ✓ 载入演示区  ${seconds(begun)}`)
  }
  return loader.DEMONSTRATION_ACCOUNTS
}

async function findLoader(): Promise<Loader | undefined> {
  const path = join(root, 'server/src/demonstration/load.ts')
  return existsSync(path) ? await import(pathToFileURL(path).href) : undefined
}
