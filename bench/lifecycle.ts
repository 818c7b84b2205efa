import { Agent, request } from 'node:http'
import { TRIALS } from './prepare-database.ts'

/** Whose sessions act in the lifecycle, and on what. */
export interface LifecycleCast {
  port: number
  intake: string
  handler: string
  unit_id: string
  /** Where it happens, now here, now there. */
  area_ids: string[]
}

export interface LifecycleFigures {
  lifecycles_per_second: number
  p50_ms: number
  p99_ms: number
  failed: number
}

/** Create → assign → resolve → search, again and again by so many workers, for so many seconds. */
export async function driveLifecycle(
  cast: LifecycleCast,
  workers: number,
  seconds: number,
): Promise<LifecycleFigures> {
  const agent = new Agent({ keepAlive: true, maxSockets: workers })
  const took: number[] = []
  let failed = 0
  const until = performance.now() + seconds * 1000
  const began = performance.now()
  await Promise.all(
    Array.from({ length: workers }, async () => {
      while (performance.now() < until) {
        const from = performance.now()
        if (await oneLife(agent, cast)) took.push(performance.now() - from)
        else failed += 1
      }
    }),
  )
  agent.destroy()
  took.sort((a, b) => a - b)
  const at = (share: number) =>
    took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0
  const lasted = (performance.now() - began) / 1000
  return { lifecycles_per_second: took.length / lasted, p50_ms: at(0.5), p99_ms: at(0.99), failed }
}

async function oneLife(agent: Agent, cast: LifecycleCast): Promise<boolean> {
  const description = TRIALS[1]
  const area_id = cast.area_ids[Math.floor(Math.random() * cast.area_ids.length)]
  const make = { source: 'phone', description, category_code: 'other', area_id }
  const intake = { agent, port: cast.port, cookie: cast.intake }
  const handler = { ...intake, cookie: cast.handler }
  const { id, number } = await post(intake, 'matters.report_on_behalf', make)
  const assigned = await post(intake, 'matters.assign', { id, unit_id: cast.unit_id })
  const resolved = await post(handler, 'matters.resolve', {
    id,
    outcome: 'explained',
    note: '已答复',
  })
  const found = await post(intake, 'matters.list', { queue: 'jurisdiction', text: number })
  const items = Array.isArray(found.items) ? found.items : []
  return assigned.status === 'assigned' && resolved.status === 'resolved' && items.length === 1
}

function post(
  { agent, port, cookie }: { agent: Agent; port: number; cookie: string },
  operation: string,
  body: object,
): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      cookie,
      'x-request-id': crypto.randomUUID(),
    }
    const options = {
      host: '127.0.0.1',
      port,
      path: `/api/${operation}`,
      method: 'POST',
      agent,
      headers,
    }
    const sent = request(options, (reply) => {
      const parts: Buffer[] = []
      reply.on('data', (part: Buffer) => parts.push(part))
      reply.on('end', () => resolve(JSON.parse(Buffer.concat(parts).toString())))
    })
    sent.once('error', reject)
    sent.end(JSON.stringify(body))
  })
}
