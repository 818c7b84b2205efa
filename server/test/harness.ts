import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Input, Operation, Output } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import pg from 'pg'
import { stoppedClock } from '#platform/clock'
import { statements } from '#platform/db'
import { buildHttp, COOKIE } from '#platform/http'
import { newId } from '#platform/ids'
import type { Services } from '#platform/operate'
import { modules, openServices } from '../src/wiring.ts'

/** Monday, 2022-09-05, 10:00 in Shanghai: the moment at which tests begin. */
export const START = new Date('2022-09-05T02:00:00Z')

export interface Reply<T> {
  status: number
  body: T
  /** Of a refusal. */
  reason: string | undefined
  cookie: string | undefined
}

export interface TestApp {
  /** Of the clone, for the application's role. */
  url: string
  /** Where its keys and files lie. */
  data_folder: string
  services: Services
  clock: ReturnType<typeof stoppedClock>
  /** Sends one operation over HTTP as the bearer of a session's token; nobody when absent. */
  call<Op extends Operation>(
    op: Op,
    input: Input<Op>,
    as?: string,
    request_id?: string,
  ): Promise<Reply<Output<Op>>>
  /** The same, and fails unless it was answered with 200. */
  must<Op extends Operation>(op: Op, input: Input<Op>, as?: string): Promise<Output<Op>>
  /** A request for bytes. */
  raw(
    method: 'GET' | 'PUT' | 'POST',
    url: string,
    options?: { as?: string; body?: Buffer; headers?: Record<string, string> },
  ): Promise<{ status: number; body: Buffer; headers: Record<string, unknown> }>
  /** Starts a visit of a person and answers its token. */
  signIn(person_id: string, kind?: 'staff' | 'resident', district_id?: number): Promise<string>
  /** Runs the jobs that commands have left, until none waits. */
  runJobs(): Promise<void>
  /** How many statements `run` sent. */
  countStatements(run: () => Promise<unknown>): Promise<{ count: number; log: string[] }>
  close(): Promise<void>
}

/** The whole server on its own clone of the migrated template database, on a clock that stands still. */
export async function testApp(more: { public_url?: string | null } = {}): Promise<TestApp> {
  const { url, drop } = await cloneDatabase()
  const data_folder = await mkdtemp(join(tmpdir(), 'linli-test-'))
  const clock = stoppedClock(START)
  const services = await openServices(
    {
      database_url: url,
      data_folder,
      pool_size: 8,
      log_level: process.env['LOG_LEVEL'] ?? 'silent',
      public_url: more.public_url === undefined ? 'https://linli.example.cn' : more.public_url,
    },
    clock,
  )
  const http = await buildHttp(services, modules, { secure_cookies: false, web_folder: null })
  const call: TestApp['call'] = async (op, input, as, request_id = randomUUID()) => {
    const reply = await http.inject({
      method: 'POST',
      url: `/api${op.path}`,
      // Each call from an address of its own: limits by address are the gateway's matter, not of these tests.
      remoteAddress: [10, ...randomBytes(3)].join('.'),
      headers: { 'x-request-id': request_id },
      ...(as && { cookies: { [COOKIE]: as } }),
      payload: JSON.parse(JSON.stringify(input)),
    })
    const body = reply.json()
    const cookie = reply.cookies.find((one) => one.name === COOKIE)?.value
    return { status: reply.statusCode, body, reason: body?.reason, cookie }
  }
  return {
    url,
    data_folder,
    services,
    clock,
    call,
    must: async (op, input, as) => {
      const reply = await call(op, input, as)
      if (reply.status !== 200)
        throw new Error(`${op.path} answered ${reply.status}: ${JSON.stringify(reply.body)}`)
      return reply.body
    },
    raw: async (method, url, options = {}) => {
      const reply = await http.inject({
        method,
        url,
        headers: { 'content-type': 'application/octet-stream', ...options.headers },
        ...(options.as && { cookies: { [COOKIE]: options.as } }),
        ...(options.body && { payload: options.body }),
      })
      return { status: reply.statusCode, body: reply.rawPayload, headers: reply.headers }
    },
    signIn: (person_id, kind = 'staff', district_id = 371502) =>
      startVisit(services, { person_id, kind, district_id }),
    runJobs: () => runJobs(services),
    countStatements: async (run) => {
      const before = statements.count
      statements.log = []
      await run()
      const log = statements.log.map((sent) => sent.text)
      statements.log = undefined
      return { count: statements.count - before, log }
    },
    close: async () => {
      await http.close()
      await services.close()
      await drop()
      await rm(data_folder, { recursive: true, force: true })
    },
  }
}

/** A fresh database cloned from the migrated template, for the application's role. */
export async function cloneDatabase(): Promise<{
  url: string
  owner_url: string
  drop(): Promise<void>
}> {
  const template = process.env.LINLI_TEST_URL
  if (!template)
    throw new Error(
      'LINLI_TEST_URL is not set: run the tests through vitest, whose set-up starts PostgreSQL',
    )
  const server = URL.parse('/postgres', template)?.href ?? template
  const name = `test_${randomBytes(6).toString('hex')}`
  await onServer(server, `create database ${name} template linli_template strategy file_copy`)
  const owner = new URL(server)
  owner.pathname = `/${name}`
  const url = new URL(owner)
  url.searchParams.set('options', '-c role=linli_app')
  return {
    url: url.href,
    owner_url: owner.href,
    drop: () => onServer(server, `drop database if exists ${name} with (force)`),
  }
}

async function onServer(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

async function startVisit(
  services: Services,
  who: { person_id: string; kind: string; district_id: number },
) {
  const token = randomBytes(32).toString('base64url')
  const now = services.clock.now()
  await sql`insert into identity.session (token_digest, id, district_id, person_id, kind, started_at, last_used_at,
      idle_seconds, ends_at, device)
    values (${createHash('sha256').update(token).digest()}, ${newId(now)}, ${who.district_id}, ${who.person_id}, ${who.kind},
      ${now}, ${now}, ${400 * 86_400}, ${new Date(now.getTime() + 400 * 86_400_000)}, 'test')`.execute(
    services.database.db,
  )
  return token
}

async function runJobs(services: Services) {
  const { runWaitingJobs } = await import('./run-waiting-jobs.ts')
  await runWaitingJobs(services, modules)
}
