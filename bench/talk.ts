import { type ChildProcess, fork } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { aGroup } from '../server/src/modules/groups/testing.ts'
import { statements } from '../server/src/platform/db.ts'
import { COOKIE } from '../server/src/platform/http.ts'
import { newId } from '../server/src/platform/ids.ts'
import { type TestApp, testApp } from '../server/test/harness.ts'
import { setup } from '../server/test/start-postgres.ts'
import { asOwner, makeWorld, type World } from '../server/test/world.ts'
import { captureStatements, type Requests } from './capture-statements.ts'
import { drive, type Figures } from './drive.ts'
import { cpuMs, residentMb, startProgram, stopProgram } from './processes.ts'

// The talk of groups: (a) one message to many open streams, against a loop that writes the same bytes; (b) messages written a
// second, against the same statements behind a minimal handler; (c) opening a group with a million messages and one with a
// hundred. `node tools/run.mjs bench/talk.ts [streams] [messages] [parts]`; the part `watched` writes while a page is open.
const STREAMS = Number(process.argv[2] ?? 5000)
const LONG = Number(process.argv[3] ?? 1_000_000)
const PARTS = process.argv[4] ?? 'streams,writing,opening'
const SAID = 40
const ROUNDS = 9
const SECONDS = Number(process.env.LINLI_BENCH_SECONDS ?? 5)
const PORTS = { product: 8651, bare: 8652, minimal: 8653 }
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const stop = await setup()
const app = await testApp()
const world = await makeWorld(app)
const cookie = `${COOKIE}=${world.tokens.resident}`
const env = { DATABASE_URL: app.url, LINLI_DATA: app.data_folder, HOST: '127.0.0.1' }

const listeners = await addListeners(app, STREAMS)
const group_id = await aGroup(app, world, {
  members: [
    { person_id: world.people.resident, kind: 'resident' },
    ...listeners.map(({ person_id }) => ({ person_id, kind: 'resident' as const })),
  ],
})
const [short, long] = [await talkOf(app, world, 100), await talkOf(app, world, LONG)]
await asOwner(app, sql`vacuum analyze groups.message`).catch(() => undefined)
const server = await startProgram(at('../server/src/main.ts'), {
  ...env,
  PORT: String(PORTS.product),
})
if (PARTS.includes('streams')) await throughStreams()
if (PARTS.includes('writing')) await writing()
if (PARTS.includes('watched')) {
  const page = await hold(PORTS.product, [cookie])
  await writing()
  page.child.kill()
}
if (PARTS.includes('opening')) await opening()
await stopProgram(server)
await app.close()
await stop?.()

/** People with visits of today, as many as streams are to be open. */
async function addListeners({ services }: TestApp, count: number) {
  const now = new Date()
  const { db } = services.database
  const people = Array.from({ length: count }, () => ({
    person_id: newId(now),
    token: randomBytes(32).toString('base64url'),
  }))
  for (const { person_id, token } of people) {
    await sql`insert into identity.person (district_id, id, kind, created_at) values (371502, ${person_id}, 'resident', ${now})`.execute(
      db,
    )
    await sql`insert into identity.session (token_digest, id, district_id, person_id, kind, started_at, last_used_at, idle_seconds, ends_at, device)
      values (${createHash('sha256').update(token).digest()}, ${newId(now)}, 371502, ${person_id}, 'resident', ${now}, ${now}, 86400,
        ${new Date(now.getTime() + 86_400_000)}, 'bench')`.execute(db)
  }
  await sql`update identity.session set started_at = now(), last_used_at = now(), ends_at = now() + interval '1 day'`.execute(
    db,
  )
  return people
}

/** A group with so many messages already said, written as bare rows. */
async function talkOf(of: TestApp, { people, district_id }: World, count: number): Promise<string> {
  const id = await aGroup(of, world)
  await sql`
    insert into groups.message (district_id, id, group_id, seq, kind, author_id, author_kind, at, text)
    select ${district_id}::int, (lpad(to_hex((extract(epoch from now()) * 1000)::bigint - ${count} + n), 12, '0')
        || '7' || substr(md5(n::text), 1, 3) || '8' || substr(md5(n::text), 5, 15))::uuid,
      ${id}::uuid, n, 'text', ${people.resident}::uuid, 'resident', now(), '第' || n || '句：3号楼电梯又停了，请物业看看'
    from generate_series(1, ${count}::int) as n`.execute(of.services.database.db)
  await sql`update groups.group set last_seq = ${count}, last_message_at = now() where id = ${id}`.execute(
    of.services.database.db,
  )
  return id
}

async function throughStreams() {
  const idle = residentMb(server.pid ?? 0)
  const product = await hold(
    PORTS.product,
    listeners.map(({ token }) => `${COOKIE}=${token}`),
  )
  const memory = residentMb(server.pid ?? 0)
  const bare = await startProgram(at('./bare-stream.ts'), { PORT: String(PORTS.bare) })
  const bareIdle = residentMb(bare.pid ?? 0)
  const other = await hold(
    PORTS.bare,
    listeners.map(() => ''),
  )
  const bareMemory = residentMb(bare.pid ?? 0)
  const text = '3号楼电梯又停了，请物业看看'
  const said = await post(PORTS.product, '/api/groups.send_message', { group_id, text })
  await product.until(STREAMS)
  const ours = await cost(server, product, () =>
    post(PORTS.product, '/api/groups.send_message', { group_id, text }),
  )
  const theirs = await cost(bare, other, () => post(PORTS.bare, '/say', said))
  const per = (mb: number) => `${((mb * 1024) / STREAMS).toFixed(1)} kB`
  print('one message to all', {
    streams: STREAMS,
    'µs a delivery, product': ours.toFixed(2),
    'µs a delivery, bare loop': theirs.toFixed(2),
    ratio: (ours / theirs).toFixed(2),
    'memory a stream, product': per(memory - idle),
    'memory a stream, bare loop': per(bareMemory - bareIdle),
    'server with all streams, MB': memory.toFixed(0),
  })
  product.child.kill()
  other.child.kill()
  await stopProgram(bare)
}

/** The server's own time for a delivery in microseconds, less what it uses in the same time when nothing is said. */
async function cost(
  of: ChildProcess,
  streams: Awaited<ReturnType<typeof hold>>,
  sayOne: () => Promise<unknown>,
): Promise<number> {
  const pid = of.pid ?? 0
  const used = () => cpuMs({ server: pid, postmaster: 0 }).server
  const before = { ms: used(), heard: streams.heard(), at: performance.now() }
  for (let n = 0; n < SAID; n++) {
    await sayOne()
    await pause(100)
  }
  await streams.until(before.heard + SAID * STREAMS)
  const ms = used() - before.ms
  const lasted = performance.now() - before.at
  const rest = used()
  await pause(lasted)
  return ((ms - (used() - rest)) * 1000) / (SAID * STREAMS)
}

async function hold(port: number, cookies: string[]) {
  let seen = { open: 0, heard: 0 }
  const child = fork(at('./stream-listeners.ts'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  child.on('message', (told: typeof seen) => {
    seen = told
  })
  child.send({ port, cookies })
  while (seen.open < cookies.length) await pause(100)
  await pause(3000)
  return {
    child,
    heard: () => seen.heard,
    until: async (count: number) => {
      while (seen.heard < count) await pause(50)
    },
  }
}

async function writing() {
  const target = await aGroup(app, world)
  const path = '/api/groups.send_message'
  const requests: Requests = {
    'groups.send_message': {
      path,
      bodies: [{ group_id: target, text: '好的，谢谢大家，明天上午我在家' }],
      cookie,
    },
  }
  const file = join(app.data_folder, 'recordings.json')
  await captureStatements({ database_url: app.url, data_folder: app.data_folder }, requests, file)
  const minimal = await startProgram(at('./minimal-server.ts'), {
    ...env,
    PORT: String(PORTS.minimal),
    RECORDINGS: file,
  })
  const bodies = requests['groups.send_message']?.bodies ?? []
  for (const connections of [1, 16]) {
    const one = (port: number, url: string, pid: number | undefined) =>
      drive(
        {
          url: `http://127.0.0.1:${port}${url}`,
          bodies,
          cookie,
          processes: { server: pid ?? 0, postmaster: 0 },
        },
        connections,
        SECONDS,
      )
    // Turn about, so that whatever else the machine does falls on both.
    const rounds: { product: Figures; bare: Figures }[] = []
    for (let n = 0; n < ROUNDS; n++)
      rounds.push({
        product: await one(PORTS.product, path, server.pid),
        bare: await one(PORTS.minimal, '/groups.send_message', minimal.pid),
      })
    const rate = (of: 'product' | 'bare') =>
      median(rounds.map((round) => round[of].requests_per_second))
    const cpu = (of: 'product' | 'bare') =>
      median(rounds.map((round) => round[of].server_cpu_ms)).toFixed(2)
    print(`messages a second into one group, ${connections} connections`, {
      product: rate('product').toFixed(0),
      minimal: rate('bare').toFixed(0),
      ratio: median(
        rounds.map(({ product, bare }) => product.requests_per_second / bare.requests_per_second),
      ).toFixed(2),
      'CPU ms of the server, product and minimal': `${cpu('product')} and ${cpu('bare')}`,
      refused: rounds.reduce((sum, { product, bare }) => sum + product.refused + bare.refused, 0),
    })
  }
  await stopProgram(minimal)
}

async function opening() {
  for (const path of ['groups.get', 'groups.list_messages']) {
    const asked = (id: string) =>
      drive(
        {
          url: `http://127.0.0.1:${PORTS.product}/api/${path}`,
          bodies: [path === 'groups.get' ? { id } : { group_id: id }],
          cookie,
          processes: { server: server.pid ?? 0, postmaster: 0 },
        },
        1,
        SECONDS,
      )
    await asked(short)
    const ratios: number[] = []
    for (let n = 0; n < ROUNDS; n++) {
      const [few, many] = [await asked(short), await asked(long)]
      ratios.push(few.requests_per_second / many.requests_per_second)
    }
    print(`${path}, ${LONG.toLocaleString('en')} messages ÷ 100`, {
      'time of a request': median(ratios).toFixed(2),
      'pages of the database read, 100': await pagesRead(path, short),
      'pages of the database read, long': await pagesRead(path, long),
    })
  }
}

/** How many pages the statements of a request read, in memory or not: the same on every machine. */
async function pagesRead(path: string, id: string): Promise<number> {
  statements.log = []
  if (path === 'groups.get') await app.must(groups.get, { id }, world.tokens.resident)
  else await app.must(groups.list_messages, { group_id: id }, world.tokens.resident)
  const sent = statements.log
  statements.log = undefined
  let pages = 0
  for (const { text, values } of sent.filter((one) => one.text.includes('groups.'))) {
    const plan = await app.services.database.pool.query(
      `explain (analyze, buffers, format json) ${text}`,
      values,
    )
    const [{ Plan }] = plan.rows[0]['QUERY PLAN']
    pages += Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks']
  }
  return pages
}

function median(all: readonly number[]): number {
  return [...all].sort((one, other) => one - other)[Math.floor(all.length / 2)] ?? 0
}

async function post(port: number, path: string, body: unknown): Promise<unknown> {
  const reply = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, 'x-request-id': crypto.randomUUID() },
    body: JSON.stringify(body),
  })
  if (!reply.ok) throw new Error(`${path} answered ${reply.status}: ${await reply.text()}`)
  return reply.json()
}

function print(what: string, figures: Record<string, string | number>) {
  const told = Object.entries(figures).map(([name, value]) => `  ${name}: ${value}`)
  process.stdout.write(`${what}\n${told.join('\n')}\n`)
}

function pause(ms: number) {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
