import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { law } from '@linli/contract/law'
import Fastify from 'fastify'
import pg from 'pg'
import { makeDatabase, prepareDatabase, withClient } from '../server/src/launch/own-database.ts'
import { buildHttp } from '../server/src/platform/http.ts'
import { modules, openServices } from '../server/src/wiring.ts'

// How long the law is searched while somebody types, over HTTP among all texts, against a read by primary key behind a minimal
// handler on the same database, turn about. Asked from many addresses, so that no limit of one is met.
// `LINLI_BENCH_URL=postgres://… node tools/run.mjs bench/law-search.ts`
const NAME = 'linli_bench_law'
const TIMES = Number(process.env.LINLI_BENCH_TIMES ?? 300)
const TYPED = [
  '定金',
  '人民法院',
  '物业费',
  '定金 双倍返还',
  '民法典1179',
  'mfd',
  '民诉法 126',
  '相邻关系',
  '赔偿',
  '夫妻共同财产',
]

const server_url = process.env.LINLI_BENCH_URL
if (!server_url) throw new Error('LINLI_BENCH_URL is not set')
const address = new URL(server_url)
await withClient(server_url, (one) => one.query(`drop database if exists ${NAME}`))
await makeDatabase(server_url, NAME)
address.pathname = `/${NAME}`
const begun = performance.now()
await prepareDatabase(address.href)
const loaded = performance.now() - begun
const again = performance.now()
await prepareDatabase(address.href)
process.stdout.write(
  `schema and library ${(loaded / 1000).toFixed(1)} s; a start with the same texts ${(performance.now() - again).toFixed(0)} ms\n`,
)
const client = new pg.Client({ connectionString: address.href })
await client.connect()
await client.query(
  `insert into platform.district values (371502, '东昌府区', 'bench', true, 115.98, 36.45, 'gcj02', now())`,
)
await client.query(`insert into platform.setting values ('default_district', '371502')`)
await client.query('analyze')
const data_folder = join(tmpdir(), 'linli-bench')
mkdirSync(data_folder, { recursive: true })
const services = await openServices({
  database_url: address.href,
  data_folder,
  pool_size: 4,
  log_level: 'error',
})
const http = await buildHttp(services, modules, { secure_cookies: false, web_folder: null })
const minimal = Fastify()
minimal.get<{ Params: { number: string } }>('/:number', async ({ params }) => {
  const text =
    "select * from law.article where code = 'minfadian' and passed = '2020-05-28' and number = $1 and sub = 0"
  return (await client.query({ name: 'point', text, values: [params.number] })).rows
})
const from = (n: number) => `10.${n % 200}.${Math.floor(n / 200) % 200}.7`
const search = async (text: string, n: number) => {
  const reply = await http.inject({
    method: 'POST',
    url: `/api${law.search.path}`,
    remoteAddress: from(n),
    payload: { text, on: '2022-09-05' },
  })
  if (reply.statusCode !== 200) throw new Error(reply.body)
}
const took = new Map<string, number[]>()
for (const name of ['point', ...TYPED]) took.set(name, [])
for (let n = 0; n < TIMES; n += 1)
  for (const [at, text] of TYPED.entries()) {
    const start = performance.now()
    await search(text, n * TYPED.length + at)
    const middle = performance.now()
    await minimal.inject({ url: `/${1 + ((n * 7) % 1260)}` })
    took.get(text)?.push(middle - start)
    took.get('point')?.push(performance.now() - middle)
  }
const share = (all: readonly number[], part: number) =>
  all.toSorted((a, b) => a - b)[Math.floor(part * (all.length - 1))] ?? 0
const point = took.get('point') ?? []
for (const [text, all] of took)
  process.stdout.write(
    `${text}: p50 ${share(all, 0.5).toFixed(2)} ms, p99 ${share(all, 0.99).toFixed(2)} ms, p50 ratio ${(share(all, 0.5) / share(point, 0.5)).toFixed(1)}\n`,
  )
await client.end()
await minimal.close()
await http.close()
await services.close()
await withClient(server_url, (one) => one.query(`drop database if exists ${NAME} with (force)`))
