import { batches } from '@linli/contract/batches'
import pg from 'pg'
import { copies } from '../server/src/modules/batches/testing.ts'
import { aMatter } from '../server/src/modules/matters/testing.ts'
import { newId } from '../server/src/platform/ids.ts'
import { type TestApp, testApp } from '../server/test/harness.ts'
import { setup } from '../server/test/start-postgres.ts'
import { makeWorld, type World } from '../server/test/world.ts'

// Closing a thousand matters at once by the product, against the same in plain SQL: update, lines of the timeline and counts
// in one transaction, with nothing looked at, nobody asked and nothing to take back. Both on rows of their own of the same
// small database, turn about. `node tools/run.mjs bench/bulk-close.ts [rows] [rounds]`
const ROWS = Number(process.argv[2] ?? 1000)
const ROUNDS = Number(process.argv[3] ?? 7)

async function closeByProduct(app: TestApp, world: World, ids: string[]): Promise<number> {
  const token = world.tokens.zhao_street
  const { id } = await app.must(batches.prepare, { act: { action: 'close' }, rows: { ids } }, token)
  const begun = performance.now()
  const done = await app.must(batches.run, { id }, token)
  const ms = performance.now() - begun
  if (done.counts.done !== ids.length) throw new Error(`closed ${done.counts.done}`)
  return ms
}

async function closeBySql(app: TestApp, world: World, ids: string[], client: pg.Client) {
  const now = app.clock.now()
  const act_ids = ids.map(() => newId(now))
  const { areas, units, people } = world
  const begun = performance.now()
  await client.query('begin')
  await client.query(
    `update matters.matter set status = 'closed', closed_as = 'handled', closed_at = $3, due_kind = null, due_at = null,
      due_basis = null, due_is_beyond_calendar = false where district_id = $1 and id = any($2::uuid[])`,
    [371502, ids, now],
  )
  await client.query(
    `insert into matters.act (district_id, id, matter_id, at, action, status, actor_id, unit_id)
    select $1, act_id, matter_id, $4, 'close', 'closed', $5, $6 from unnest($2::uuid[], $3::uuid[]) as a (act_id, matter_id)`,
    [371502, act_ids, ids, now, people.zhao_street, units.lights],
  )
  await client.query(
    `insert into platform.tally_now as t (district_id, fact, scope, scope_id, parent_id, kind, n)
    select 371502, 'matter', scope, scope_id, '00000000-0000-0000-0000-000000000000', kind, n
    from (values ('community', $1::uuid), ('grid', $2::uuid), ('unit', $3::uuid), ('person', $4::uuid)) as s (scope, scope_id),
      (values ('closed', $5::bigint), ('verified', -$5::bigint)) as k (kind, n)
    on conflict (district_id, fact, scope, scope_id, parent_id, kind) do update set n = t.n + excluded.n`,
    [areas.fengyuan, areas.grid1, units.lights, people.sun_lights, ids.length],
  )
  await client.query(
    `insert into platform.tally_day as t (district_id, fact, scope, scope_id, day, kind, n)
    select 371502, 'matter.closed', scope, scope_id, '2022-09-05', 'facility', $3
    from (values ('community', $1::uuid), ('unit', $2::uuid)) as s (scope, scope_id)
    on conflict (district_id, fact, scope, scope_id, day, kind) do update set n = t.n + excluded.n`,
    [areas.fengyuan, units.lights, ids.length],
  )
  await client.query('commit')
  return performance.now() - begun
}

const median = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0

const stop = await setup()
const app = await testApp()
const world = await makeWorld(app)
const client = new pg.Client({ connectionString: app.url })
await client.connect()
const { id } = await aMatter(app, world, 'verified')
const all = await copies(app, id, ROWS * 2 * (ROUNDS + 1))
const next = () => all.splice(0, ROWS)
const product: number[] = []
const plain: number[] = []
for (let round = 0; round <= ROUNDS; round++) {
  const [ours, bare] = [
    await closeByProduct(app, world, next()),
    await closeBySql(app, world, next(), client),
  ]
  // The first round warms both.
  if (round > 0) {
    product.push(ours)
    plain.push(bare)
  }
}
const ratio = median(product) / median(plain)
process.stdout.write(
  `${ROWS} rows, ${ROUNDS} rounds: product ${median(product).toFixed(0)} ms, plain SQL ${median(plain).toFixed(0)} ms, ratio ${ratio.toFixed(2)}\n`,
)
await client.end()
await app.close()
await stop?.()
