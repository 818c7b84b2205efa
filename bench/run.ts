import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  DEMONSTRATION_PASSWORD,
  DEMONSTRATION_PHONE,
} from '../server/src/demonstration/accounts.ts'
import { captureStatements, type Recording, type Requests } from './capture-statements.ts'
import { drive, type Figures } from './drive.ts'
import { driveLifecycle, type LifecycleFigures } from './lifecycle.ts'
import { drivePgbench } from './pgbench.ts'
import { type BenchDatabase, prepareDatabase, TRIALS, withClient } from './prepare-database.ts'
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
const SECONDS = Number(process.env['LINLI_BENCH_SECONDS'] ?? 5)
const PORT = 8641
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
  const base = `http://127.0.0.1:${PORT}`
  const cast = await signEverybodyIn(base)
  const requests = await requestsOf(base, cast)
  const file = join(FOLDER, 'recordings.json')
  await captureStatements({ database_url: database.url, data_folder: FOLDER }, requests, file)
  const minimal = await startProgram(at('./minimal-server.ts'), {
    ...env,
    PORT: String(PORT + 1),
    RECORDINGS: file,
  })
  const postmaster = await postmasterOf(database.owner_url)
  const of = (pid: number | undefined): Processes => ({ server: pid ?? 0, postmaster })
  const measured: Measured[] = []
  for (const [name, request] of Object.entries(requests)) {
    const ours = { ...request, url: `${base}${request.path}`, processes: of(server.pid) }
    const theirs = {
      ...request,
      url: `http://127.0.0.1:${PORT + 1}/${name}`,
      processes: of(minimal.pid),
    }
    await drive(ours, 8, 1)
    await drive(theirs, 8, 1)
    for (const connections of CONNECTIONS) {
      const product = await drive(ours, connections, SECONDS)
      measured.push({
        request: name,
        connections,
        product,
        minimal: await drive(theirs, connections, SECONDS),
      })
      process.stderr.write(
        `${database.matters} ${name} ${connections}: ${Math.round(product.requests_per_second)}/s\n`,
      )
    }
  }
  const place = await ask<{ id: string }[]>(base, 'org.search_areas', cast.intake, {
    text: '凤苑 1号楼',
  })
  const lives = {
    port: PORT,
    intake: cast.intake,
    handler: cast.handler,
    unit_id: await unitOf(base, cast.handler),
    area_id: place[0]?.id ?? '',
  }
  const lifecycle = await driveLifecycle(lives, 16, SECONDS * 2)
  const memory_mb = residentMb(server.pid ?? 0)
  await stopProgram(server)
  await stopProgram(minimal)
  const recordings: Record<string, Recording> = JSON.parse(readFileSync(file, 'utf8'))
  const pgbench = Object.fromEntries(
    Object.entries(recordings).map(([name, recording]) => [
      name,
      drivePgbench(database.owner_url, recording, SECONDS),
    ]),
  )
  return { matters: database.matters, measured, pgbench, lifecycle, memory_mb }
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

async function requestsOf(base: string, cast: Cast): Promise<Requests> {
  const places = await ask<{ id: string }[]>(base, 'org.search_areas', cast.resident, {
    text: '凤苑 1号楼',
  })
  const some = await ask<{ items: { id: string }[] }>(base, 'matters.list', cast.intake, {
    queue: 'jurisdiction',
  })
  const report = {
    description: TRIALS[0],
    category_code: 'facility.street_light',
    area_id: places[0]?.id,
  }
  return {
    'matters.get': {
      path: '/api/matters.get',
      body: { id: some.items[0]?.id },
      cookie: cast.intake,
    },
    'matters.list (district)': {
      path: '/api/matters.list',
      body: { queue: 'jurisdiction' },
      cookie: cast.leader,
    },
    'matters.list (street)': {
      path: '/api/matters.list',
      body: { queue: 'jurisdiction' },
      cookie: cast.intake,
    },
    'matters.list (by deadline)': {
      path: '/api/matters.list',
      body: { queue: 'jurisdiction', order: 'due' },
      cookie: cast.leader,
    },
    'matters.count_queues': { path: '/api/matters.count_queues', body: {}, cookie: cast.intake },
    // Last, since it adds open work to what the others count.
    'matters.report': { path: '/api/matters.report', body: report, cookie: cast.resident },
  }
}

async function unitOf(base: string, cookie: string): Promise<string> {
  const me = await ask<{ posts: { unit: { id: string } }[] }>(base, 'identity.me', cookie, {})
  return me.posts[0]?.unit.id ?? ''
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
  const server_url = process.env['LINLI_BENCH_URL']
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
