import { sql } from 'kysely'
import { loadDemonstration } from '../server/src/demonstration/load.ts'
import { withClient } from '../server/src/launch/own-database.ts'
import { recountTallies } from '../server/src/modules/matters/tallies.ts'
import { openDatabase } from '../server/src/platform/db.ts'
import { migrate } from '../server/src/platform/migrate.ts'

/** What the bench reports, so that the next run can take it away. */
export const TRIALS = ['楼下的路灯不亮了', '想问问这件事归谁管，请帮忙转过去']

/** A database that the bench runs on: the demonstration district with so many times its history. */
export interface BenchDatabase {
  name: string
  matters: number
  owner_url: string
  /** For the application's role. */
  url: string
}

/** Makes a database of the demonstration district with `history` times 249 days, unless it is there from an earlier run. */
export async function prepareDatabase(
  server_url: string,
  history: number,
  data_folder: string,
): Promise<BenchDatabase> {
  const name = `linli_bench_${String(history).replace('.', '_')}`
  const owner = new URL(server_url)
  await withClient(owner.href, async (client) => {
    const known = await client.query('select 1 from pg_database where datname = $1', [name])
    if (known.rowCount === 0) await client.query(`create database ${name}`)
  })
  owner.pathname = `/${name}`
  await migrate({ url: owner.href })
  const matters = await countMatters(owner.href)
  if (matters === 0) {
    process.stderr.write(`loading ${history} × the history into ${name} …\n`)
    await loadDemonstration({ url: owner.href, data_folder, history })
    await withClient(owner.href, (client) => client.query('vacuum analyze'))
  }
  await removeTrials(owner.href)
  const url = new URL(owner)
  url.searchParams.set('options', '-c role=linli_app')
  return { name, matters: await countMatters(owner.href), owner_url: owner.href, url: url.href }
}

// What an earlier run reported would be open work that no district has.
async function removeTrials(url: string): Promise<void> {
  const database = openDatabase(url, 1)
  await database.db.transaction().execute(async (tx) => {
    const gone =
      await sql`delete from matters.matter where district_id = 371502 and description = any(${TRIALS})`.execute(
        tx,
      )
    if (gone.numAffectedRows) await recountTallies(tx, 371502)
  })
  await database.close()
}

async function countMatters(url: string): Promise<number> {
  const found = await withClient(url, (client) =>
    client.query<{ n: number }>('select count(*)::int as n from matters.matter'),
  )
  return found.rows[0]?.n ?? 0
}
