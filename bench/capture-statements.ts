import { writeFile } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { statements } from '../server/src/platform/db.ts'
import { buildHttp } from '../server/src/platform/http.ts'
import type { Services } from '../server/src/platform/operate.ts'
import { modules, openServices } from '../server/src/wiring.ts'

export interface Statement {
  text: string
  values: unknown[]
}

/** What one operation sends to the database, as it was sent, with what must be new each time it is sent again. */
export interface Recording {
  statements: Statement[]
  /** Ids that the operation made up. */
  fresh_ids: string[]
}

/** The requests that are measured, by name. */
export type Requests = Record<string, { path: string; bodies: object[]; cookie: string }>

/** Where the minimal handler answers a request of this name. */
export function addressOf(name: string): string {
  return `/${name.replace(/[^a-z_.]+/g, '-')}`
}

/** Does each request once in this process, the second time recorded, and writes the recordings to a file. */
export async function captureStatements(
  config: { database_url: string; data_folder: string },
  requests: Requests,
  file: string,
): Promise<void> {
  const services = await openServices({ ...config, pool_size: 4, log_level: 'error' })
  const http = await buildHttp(services, modules, { secure_cookies: false, web_folder: null })
  const recordings: Record<string, Recording[]> = {}
  for (const [name, request] of Object.entries(requests)) {
    recordings[name] = []
    for (const body of request.bodies)
      recordings[name].push(await record(services, http, { ...request, body }))
  }
  await writeFile(
    file,
    JSON.stringify(recordings, (_key, value) => encoded(value)),
  )
  await http.close()
  await services.close()
}

type Request = { path: string; body: object; cookie: string }

// The second time counts: the first fills what a process keeps.
async function record(
  services: Services,
  http: FastifyInstance,
  request: Request,
): Promise<Recording> {
  await send(http, request)
  statements.log = []
  const request_id = await send(http, request)
  const sent = statements.log
  statements.log = undefined
  return { statements: sent, fresh_ids: freshIds(sent, request_id, services.clock.now()) }
}

async function send(http: FastifyInstance, { path, body, cookie }: Request): Promise<string> {
  const id = crypto.randomUUID()
  const reply = await http.inject({
    method: 'POST',
    url: path,
    headers: { 'x-request-id': id, cookie },
    payload: body,
  })
  if (reply.statusCode !== 200)
    throw new Error(`${path} answered ${reply.statusCode}: ${reply.body}`)
  return id
}

const ID_V7 = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g

// An id of this minute was made by the operation; older ones stand in the database already. Rows go to some statements as
// one JSON text, with their ids in it.
function freshIds(sent: Statement[], request_id: string, now: Date): string[] {
  const found = new Set([request_id])
  for (const value of sent.flatMap((statement) => statement.values)) {
    for (const [id] of typeof value === 'string' ? value.matchAll(ID_V7) : []) {
      const made_at = Number.parseInt(id.slice(0, 13).replace('-', ''), 16)
      if (now.getTime() - made_at < 60_000) found.add(id)
    }
  }
  return [...found]
}

function encoded(value: unknown): unknown {
  if (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    value.type === 'Buffer' &&
    'data' in value
  ) {
    return { base64: Buffer.from(Array.isArray(value.data) ? value.data : []).toString('base64') }
  }
  return value
}
