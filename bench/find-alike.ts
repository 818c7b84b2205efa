import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import pg from 'pg'
import { DEMONSTRATION_PASSWORD } from '../server/src/demonstration/accounts.ts'
import { buildHttp } from '../server/src/platform/http.ts'
import { modules, openServices } from '../server/src/wiring.ts'
import { prepareDatabase } from './prepare-database.ts'
import { ask, signIn } from './sign-in.ts'

// How long a suggestion of duplicates takes while somebody types, over HTTP on three million matters, against a point query by
// an index behind a minimal handler on the same database, turn about. No more than what an address may ask within a minute.
// `LINLI_BENCH_URL=postgres://… node tools/run.mjs bench/find-alike.ts`
const PEOPLE = ['zhiban', 'chuangkou', 'hecha', 'quzhiban', 'gulou']
const TIMES_EACH = 46
const WORDS = [
  '楼下的路灯不亮了',
  '暖气不热，家里有老人',
  '垃圾没有人清',
  '楼上半夜装修',
  '井盖松动',
]

const server_url = process.env.LINLI_BENCH_URL
if (!server_url) throw new Error('LINLI_BENCH_URL is not set')
const data_folder = join(tmpdir(), 'linli-bench')
mkdirSync(data_folder, { recursive: true })
const database = await prepareDatabase(server_url, 5, data_folder)
const services = await openServices({
  database_url: database.url,
  data_folder,
  pool_size: 4,
  log_level: 'error',
})
const http = await buildHttp(services, modules, { secure_cookies: false, web_folder: null })
const base = await http.listen({ port: 0, host: '127.0.0.1' })
const cookies = await Promise.all(PEOPLE.map((name) => signIn(base, name, DEMONSTRATION_PASSWORD)))
const client = new pg.Client({ connectionString: database.owner_url })
await client.connect()
const sample = async (column: string, table: string, where: string) =>
  (
    await client.query<{ id: string }>(
      `select ${column} as id from ${table} tablesample system (0.05) where ${where} limit 400`,
    )
  ).rows.map(({ id }) => id)
const matter_ids = await sample('id', 'matters.matter', 'district_id = 371502')
const places = await sample('building_id', 'matters.matter', 'building_id is not null')
const at = (all: readonly string[], n: number) => all[n % all.length] ?? ''

const minimal = Fastify()
minimal.get<{ Params: { id: string } }>('/:id', async ({ params }) => {
  const text = 'select * from matters.matter where district_id = 371502 and id = $1'
  return (await client.query({ name: 'point', text, values: [params.id] })).rows
})
const minimal_base = await minimal.listen({ port: 0, host: '127.0.0.1' })

const took: Record<'alike' | 'point', number[]> = { alike: [], point: [] }
for (let n = 0; n < PEOPLE.length * TIMES_EACH; n += 1) {
  const begun = performance.now()
  await ask(base, 'matters.find_alike', at(cookies, n), {
    text: at(WORDS, n),
    area_id: at(places, n),
  })
  const asked = performance.now()
  await (await fetch(`${minimal_base}/${at(matter_ids, n)}`)).json()
  took.alike.push(asked - begun)
  took.point.push(performance.now() - asked)
}
const share = (all: number[], part: number) =>
  all.toSorted((a, b) => a - b)[Math.floor(part * (all.length - 1))] ?? 0
const line = (all: number[]) =>
  `p50 ${share(all, 0.5).toFixed(1)} ms, p99 ${share(all, 0.99).toFixed(1)} ms`
process.stdout.write(
  `${database.matters} matters, ${took.alike.length} times: suggestion ${line(took.alike)}; ` +
    `point query behind a minimal handler ${line(took.point)}; p99 ratio ${(share(took.alike, 0.99) / share(took.point, 0.99)).toFixed(2)}\n`,
)
await client.end()
await minimal.close()
await http.close()
await services.close()
