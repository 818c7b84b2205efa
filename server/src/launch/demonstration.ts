import { demonstrationLoaded, loadDemonstration } from '../demonstration/load.ts'
import { withClient } from './own-database.ts'
import { progressBar, say, seconds } from './say.ts'

/** What an installation is for. Decided at its first start and kept in its database, so that a real district never gets invented cases. */
export type Mode = 'demonstration' | 'real'

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

/** Loads the demonstration district if it is not there whole; `data_folder` holds the keys its personal data is sealed with. */
export async function loadOnce(owner_url: string, data_folder: string): Promise<void> {
  const state = await demonstrationLoaded(owner_url)
  if (state === 'complete') return
  if (state === 'partial') say('  · 上次载入演示区时中断，现在重新载入。')
  const begun = performance.now()
  const bar = progressBar()
  const scale = Number(process.env.LINLI_SCALE ?? 1)
  await loadDemonstration({
    url: owner_url,
    data_folder,
    scale,
    onProgress: ({ step, done, total }) => {
      const [name, from, share] = PARTS[step] ?? [step, 0, 0]
      bar(from + (share * done) / total, 100, name)
    },
  })
  say(`${process.stdout.isTTY ? '\n' : ''}  ✓ 载入演示区  ${seconds(begun)}`)
}

/** Parts of the load: what people read, where the bar stands when they begin, and how much of it they are, in per cent. */
const PARTS: Record<string, [name: string, from: number, share: number]> = {
  organisation: ['街道、社区、网格和单位', 0, 5],
  matters: ['事项和办理过程', 5, 75],
  indexes: ['索引', 80, 12],
  work: ['正在办的事', 92, 1],
  disputes: ['纠纷和调解', 93, 1],
  groups: ['网格群', 94, 3],
  tallies: ['统计', 97, 3],
}
