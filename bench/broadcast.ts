import { broadcast } from '@linli/contract/broadcast'
import { sql } from 'kysely'
import pg from 'pg'
import { anAsked, manyGroups } from '../server/src/modules/broadcast/testing.ts'
import { newId } from '../server/src/platform/ids.ts'
import { searchVector } from '../server/src/platform/search-words.ts'
import { type TestApp, testApp } from '../server/test/harness.ts'
import { setup } from '../server/test/start-postgres.ts'
import { asOwner, makeWorld, type World } from '../server/test/world.ts'

// Telling 2,700 groups by the product, against the same rows in plain SQL on the same small database, turn about: first the
// release until every place stands on the screen as queued, against the bare insert of the places; then all of it until every
// place stands there as sent, against the bare inserts of places and messages and the counting on of every talk, in one
// transaction. `node tools/run.mjs bench/broadcast.ts [groups] [rounds]`
const GROUPS = Number(process.argv[2] ?? 2700)
const ROUNDS = Number(process.argv[3] ?? 7)
const TEXT = '今晚九点到十一点停水，请提前存水。'

interface Took {
  queued: number
  sent: number
}

async function tellByProduct(app: TestApp, world: World): Promise<Took> {
  const { id } = await anAsked(app, world, { audience: { area_ids: [world.areas.grid1] } })
  const begun = performance.now()
  const released = await app.must(broadcast.release, { id }, world.tokens.zhao_street)
  const queued = performance.now() - begun
  if (released.progress.by_state.queued !== GROUPS) throw new Error('not all are queued')
  await app.runJobs()
  const seen = await app.must(broadcast.get, { id }, world.tokens.zhao_street)
  const sent = performance.now() - begun
  if (seen.progress.by_state.sent !== GROUPS) throw new Error('not all are sent')
  return { queued, sent }
}

async function tellBySql(app: TestApp, groups: string[], client: pg.Client): Promise<Took> {
  const now = app.clock.now()
  const id = newId(now)
  const messages = groups.map(() => newId(now))
  const words = groups.map((group) => `${searchVector(TEXT)} '@${group}'`)
  const begun = performance.now()
  await client.query('begin')
  await client.query(
    `insert into broadcast.target (district_id, broadcast_id, group_id, way, place_id, state, at)
    select 371502, $1, g, 'built_in', g, 'queued', $3 from unnest($2::uuid[]) as g`,
    [id, groups, now],
  )
  const queued = performance.now() - begun
  await client.query(
    `with counted as (
      update groups.group as g set last_seq = last_seq + 1, last_message_at = $5
      from unnest($1::uuid[], $2::uuid[], $3::text[]) as p (group_id, id, words)
      where g.district_id = 371502 and g.id = p.group_id returning g.id as group_id, g.last_seq, p.id, p.words
    )
    insert into groups.message (district_id, id, group_id, seq, kind, at, text, card_noun, card_id, words)
    select 371502, id, group_id, last_seq, 'broadcast', $5, $6, 'broadcast', $4, words::tsvector from counted`,
    [groups, messages, words, id, now, TEXT],
  )
  await client.query(
    `update broadcast.target set state = 'sent', at = $2 where district_id = 371502 and broadcast_id = $1`,
    [id, now],
  )
  await client.query('commit')
  return { queued, sent: performance.now() - begun }
}

const median = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0

const stop = await setup()
const app = await testApp()
const world = await makeWorld(app)
await manyGroups(app, world, GROUPS)
// What a database does by itself once so much has been written.
await asOwner(app, sql`analyze groups.group, groups.member`)
// The worker pushes nothing: what a web server reads to push it is another process’s work, and would be in the way here.
await app.services.live.stop()
const client = new pg.Client({ connectionString: app.url })
await client.connect()
const found = await client.query<{ id: string }>('select id from groups.group order by id')
const groups = found.rows.map(({ id }) => id)
const took: Record<'product' | 'plain', Took[]> = { product: [], plain: [] }
for (let round = 0; round <= ROUNDS; round++) {
  app.clock.set(new Date(app.clock.now().getTime() + 60_000))
  const product = await tellByProduct(app, world)
  const plain = await tellBySql(app, groups, client)
  // The first round warms both.
  if (round === 0) continue
  took.product.push(product)
  took.plain.push(plain)
}
const of = (who: 'product' | 'plain', what: keyof Took) => median(took[who].map((one) => one[what]))
const say = (what: keyof Took, words: string) => {
  const [product, plain] = [of('product', what), of('plain', what)]
  return `${words}: product ${product.toFixed(0)} ms, plain SQL ${plain.toFixed(0)} ms, ratio ${(product / plain).toFixed(2)}`
}
process.stdout.write(
  `${GROUPS} groups, ${ROUNDS} rounds. ${say('queued', 'queued and on screen')}; ${say('sent', 'sent and on screen')}\n`,
)
await client.end()
await app.close()
await stop?.()
