import { createHash, randomUUID } from 'node:crypto'
import { batches } from '@linli/contract/batches'
import pg from 'pg'
import { copies } from '../server/src/modules/batches/testing.ts'
import { aMatter } from '../server/src/modules/matters/testing.ts'
import { statements } from '../server/src/platform/db.ts'
import { newId } from '../server/src/platform/ids.ts'
import { type TestApp, testApp } from '../server/test/harness.ts'
import { setup } from '../server/test/start-postgres.ts'
import { makeWorld, type World } from '../server/test/world.ts'
import type { Statement } from './capture-statements.ts'

// Closing a thousand matters at once by the product, against two others on rows of their own of the same small database, turn
// about: the very statements that the product has sent, sent again without the product; and the same in plain SQL, which is
// less: update, lines of the timeline and counts in one transaction, with nothing looked at, nobody asked and nothing to take
// back. `node tools/run.mjs bench/bulk-close.ts [rows] [rounds]`
const ROWS = Number(process.argv[2] ?? 1000)
const ROUNDS = Number(process.argv[3] ?? 7)

async function prepare(app: TestApp, world: World, ids: string[]): Promise<string> {
  const input = { act: { action: 'close' as const }, rows: { ids } }
  return (await app.must(batches.prepare, input, world.tokens.zhao_street)).id
}

/** How long the product took, in milliseconds, and what it sent to the database. */
async function closeByProduct(app: TestApp, world: World, id: string) {
  statements.log = []
  const begun = performance.now()
  const { counts } = await app.must(batches.run, { id }, world.tokens.zhao_street)
  const ms = performance.now() - begun
  const sent = statements.log
  statements.log = undefined
  if (counts.done !== ROWS) throw new Error(`closed ${counts.done}`)
  return { ms, sent }
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** What was sent for some matters, for others: each id takes the place of another, and what was made is made anew. */
function renewed(sent: Statement[], ids: Map<string, string>, since: Date): Statement[] {
  const isMade = (id: string) =>
    id[14] === '4' || Number.parseInt(id.slice(0, 13).replace('-', ''), 16) >= since.getTime()
  const other = (id: string): string => {
    if (!ids.has(id) && isMade(id)) ids.set(id, id[14] === '4' ? randomUUID() : newId(since))
    return ids.get(id) ?? id
  }
  const renew = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replace(UUID, other)
    return Array.isArray(value) ? value.map(renew) : value
  }
  return sent.map(({ text, values }) => ({ text, values: values.map(renew) }))
}

async function closeByItsStatements(client: pg.Client, sent: Statement[]): Promise<number> {
  const named = sent.map((one) => ({
    ...one,
    name: createHash('sha1').update(one.text).digest('base64url'),
  }))
  const begun = performance.now()
  for (const { name, text, values } of named)
    await client.query(values.length > 0 ? { name, text, values } : text)
  return performance.now() - begun
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
const all = await copies(app, id, ROWS * 3 * (ROUNDS + 1))
const next = () => all.splice(0, ROWS)
const took: Record<'product' | 'again' | 'plain', number[]> = { product: [], again: [], plain: [] }
for (let round = 0; round <= ROUNDS; round++) {
  const [ours, others] = [next(), next()]
  const [our_batch, other_batch] = [
    await prepare(app, world, ours),
    await prepare(app, world, others),
  ]
  app.clock.set(new Date(app.clock.now().getTime() + 60_000))
  const since = app.clock.now()
  const { ms, sent } = await closeByProduct(app, world, our_batch)
  const ids = new Map(ours.map((one, at) => [one, others[at] ?? '']))
  const again = await closeByItsStatements(
    client,
    renewed(sent, ids.set(our_batch, other_batch), since),
  )
  const plain = await closeBySql(app, world, next(), client)
  // The first round warms all three.
  if (round === 0) continue
  took.product.push(ms)
  took.again.push(again)
  took.plain.push(plain)
}
const left = await client.query(
  `select count(*)::int as n from matters.matter where status <> 'closed' and number like '2022-9%'`,
)
if (left.rows[0]?.n !== 0) throw new Error(`${left.rows[0]?.n} matters are not closed`)
const [product, again, plain] = [median(took.product), median(took.again), median(took.plain)]
process.stdout.write(
  `${ROWS} rows, ${ROUNDS} rounds: product ${product.toFixed(0)} ms, its statements alone ${again.toFixed(0)} ms, ratio ${(product / again).toFixed(2)}; ` +
    `less in plain SQL ${plain.toFixed(0)} ms, ratio ${(product / plain).toFixed(2)}\n`,
)
await client.end()
await app.close()
await stop?.()
