import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  DEMONSTRATION_PASSWORD,
  DEMONSTRATION_PHONE,
} from '../server/src/demonstration/accounts.ts'
import { withClient } from '../server/src/launch/own-database.ts'
import {
  addressOf,
  captureStatements,
  type Recording,
  type Requests,
} from './capture-statements.ts'
import { drive, type Figures } from './drive.ts'
import { driveLifecycle, type LifecycleCast, type LifecycleFigures } from './lifecycle.ts'
import { drivePgbench } from './pgbench.ts'
import { type BenchDatabase, prepareDatabase, TRIALS } from './prepare-database.ts'
import { type Processes, residentMb, startProgram, stopProgram } from './processes.ts'
import { reportOf } from './report.ts'
import { ask, signIn, signInResident } from './sign-in.ts'

export interface Measured {
  request: string
  connections: number
  product: Figures
  minimal: Figures
}

export interface Round {
  matters: number
  measured: Measured[]
  pgbench: Record<string, number | null>
  lifecycle: LifecycleFigures
  memory_mb: number
}

// Times 249 days: 600,000 and 3,000,000 matters.
const HISTORIES = (process.env.LINLI_BENCH_HISTORIES ?? '1,5').split(',').map(Number)
const CONNECTIONS = [1, 16, 64]
const SECONDS = Number(process.env.LINLI_BENCH_SECONDS ?? 5)
const PORT = 8641
const BASE = `http://127.0.0.1:${PORT}`
const FOLDER = join(tmpdir(), 'linli-bench')
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Measures one database: each request by the product and by the minimal handler in turn, then the lifecycle. */
async function measure(database: BenchDatabase): Promise<Round> {
  const env = {
    DATABASE_URL: database.url,
    LINLI_DATA: FOLDER,
    PORT: String(PORT),
    HOST: '127.0.0.1',
  }
  const server = await startProgram(at('../server/src/main.ts'), env)
  const cast = await signEverybodyIn(BASE)
  const requests = await requestsOf(cast)
  const file = join(FOLDER, 'recordings.json')
  await captureStatements({ database_url: database.url, data_folder: FOLDER }, requests, file)
  const minimal = await startProgram(at('./minimal-server.ts'), {
    ...env,
    PORT: String(PORT + 1),
    RECORDINGS: file,
  })
  const postmaster = await postmasterOf(database.owner_url)
  const processes = {
    ours: { server: server.pid ?? 0, postmaster },
    theirs: { server: minimal.pid ?? 0, postmaster },
  }
  const measured = await driveBoth(requests, processes)
  const lifecycle = await driveLifecycle(await lifecycleCast(cast), 16, SECONDS * 2)
  const memory_mb = residentMb(server.pid ?? 0)
  await Promise.all([stopProgram(server), stopProgram(minimal)])
  return {
    matters: database.matters,
    measured,
    pgbench: runPgbench(database, file),
    lifecycle,
    memory_mb,
  }
}

async function driveBoth(
  requests: Requests,
  processes: Record<'ours' | 'theirs', Processes>,
): Promise<Measured[]> {
  const measured: Measured[] = []
  for (const [name, request] of Object.entries(requests)) {
    const ours = { ...request, url: `${BASE}${request.path}`, processes: processes.ours }
    const url = `http://127.0.0.1:${PORT + 1}${addressOf(name)}`
    const theirs = { ...request, url, processes: processes.theirs }
    await drive(ours, 8, 1)
    await drive(theirs, 8, 1)
    for (const connections of CONNECTIONS) {
      const product = await drive(ours, connections, SECONDS)
      const minimal = await drive(theirs, connections, SECONDS)
      measured.push({ request: name, connections, product, minimal })
      const [a, b] = [product, minimal].map((figures) => Math.round(figures.requests_per_second))
      process.stderr.write(`${name}, ${connections} connections: ${a} and ${b} a second\n`)
    }
  }
  return measured
}

function runPgbench(database: BenchDatabase, file: string): Record<string, number | null> {
  const recordings: Record<string, Recording[]> = JSON.parse(readFileSync(file, 'utf8'))
  const one = ([name, variants]: [string, Recording[]]) =>
    [name, drivePgbench(database.owner_url, variants, SECONDS)] as const
  return Object.fromEntries(Object.entries(recordings).map(one))
}

async function lifecycleCast(cast: Cast): Promise<LifecycleCast> {
  const me = await ask<{ posts: { unit: { id: string } }[] }>(BASE, 'identity.me', cast.handler, {})
  return {
    port: PORT,
    intake: cast.intake,
    handler: cast.handler,
    unit_id: me.posts[0]?.unit.id ?? '',
    area_ids: await communitiesOf(cast.intake),
  }
}

// The communities of the intake's street: work comes from all of them, not from one door.
async function communitiesOf(cookie: string): Promise<string[]> {
  const me = await ask<{ posts: { area: { id: string } }[] }>(BASE, 'identity.me', cookie, {})
  const parent_id = me.posts[0]?.area.id
  const areas = await ask<{ id: string }[]>(BASE, 'org.list_areas', cookie, { parent_id })
  return areas.map((area) => area.id)
}

// Buildings all over the district, one in a community.
async function buildings(cookie: string): Promise<string[]> {
  const input = { text: '1号楼', limit: 50 }
  const found = await ask<{ id: string; path_names: string[] }[]>(
    BASE,
    'org.search_areas',
    cookie,
    input,
  )
  return [...new Map(found.map((area) => [area.path_names[1], area.id])).values()].slice(0, 12)
}

type Cast = Awaited<ReturnType<typeof signEverybodyIn>>

async function signEverybodyIn(base: string) {
  const by = (account: string) => signIn(base, account, DEMONSTRATION_PASSWORD)
  return {
    resident: await signInResident(base, DEMONSTRATION_PHONE),
    intake: await by('zhiban'),
    handler: await by('ludeng'),
    leader: await by('lingdao'),
  }
}

async function requestsOf(cast: Cast): Promise<Requests> {
  const some = await ask<{ items: { id: string }[] }>(BASE, 'matters.list', cast.intake, {
    queue: 'jurisdiction',
  })
  const places = await buildings(cast.resident)
  const report = { description: TRIALS[0], category_code: 'facility.street_light' }
  return {
    'matters.get': {
      path: '/api/matters.get',
      bodies: [{ id: some.items[0]?.id }],
      cookie: cast.intake,
    },
    'matters.list (district)': {
      path: '/api/matters.list',
      bodies: [{ queue: 'jurisdiction' }],
      cookie: cast.leader,
    },
    'matters.list (street)': {
      path: '/api/matters.list',
      bodies: [{ queue: 'jurisdiction' }],
      cookie: cast.intake,
    },
    'matters.list (by deadline)': {
      path: '/api/matters.list',
      bodies: [{ queue: 'jurisdiction', order: 'due' }],
      cookie: cast.leader,
    },
    'matters.count_queues': {
      path: '/api/matters.count_queues',
      bodies: [{}],
      cookie: cast.intake,
    },
    // Last, since it adds open work to what the others count.
    'matters.report': {
      path: '/api/matters.report',
      bodies: places.map((area_id) => ({ ...report, area_id })),
      cookie: cast.resident,
    },
  }
}

async function postmasterOf(url: string): Promise<number> {
  const folder = await withClient(url, (client) =>
    client.query<{ data_directory: string }>('show data_directory'),
  )
  return Number(
    readFileSync(join(folder.rows[0]?.data_directory ?? '', 'postmaster.pid'), 'utf8').split(
      '\n',
    )[0],
  )
}

if (import.meta.main) {
  const server_url = process.env.LINLI_BENCH_URL
  if (!server_url)
    throw new Error(
      'LINLI_BENCH_URL is not set: the address of a PostgreSQL where databases may be made, as its owner',
    )
  mkdirSync(FOLDER, { recursive: true })
  const rounds: Round[] = []
  for (const history of HISTORIES)
    rounds.push(await measure(await prepareDatabase(server_url, history, FOLDER)))
  writeFileSync(at('./results.json'), `${JSON.stringify(rounds, null, 1)}\n`)
  process.stdout.write(reportOf(rounds))
}
