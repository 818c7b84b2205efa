import autocannon from 'autocannon'
import { cpuMs, type Processes } from './processes.ts'

export interface Figures {
  requests_per_second: number
  p50_ms: number
  p99_ms: number
  /** CPU time of the server's process and of PostgreSQL, per request. */
  server_cpu_ms: number
  postgres_cpu_ms: number
  refused: number
}

/** Sends a request again and again over so many connections, each time with one of its bodies and a new request id. */
export async function drive(
  target: { url: string; bodies: object[]; cookie: string; processes: Processes },
  connections: number,
  seconds: number,
): Promise<Figures> {
  const before = cpuMs(target.processes)
  const result = await autocannon({
    url: target.url,
    method: 'POST',
    connections,
    duration: seconds,
    headers: { 'content-type': 'application/json', cookie: target.cookie },
    requests: [
      {
        setupRequest: (request) => ({
          ...request,
          headers: { ...request.headers, 'x-request-id': crypto.randomUUID() },
          body: JSON.stringify(oneOf(target.bodies)),
        }),
      },
    ],
  })
  const after = cpuMs(target.processes)
  const count = result['2xx'] || 1
  return {
    requests_per_second: result['2xx'] / result.duration,
    p50_ms: result.latency.p50,
    p99_ms: result.latency.p99,
    server_cpu_ms: (after.server - before.server) / count,
    postgres_cpu_ms: (after.postgres - before.postgres) / count,
    refused: result.non2xx + result.errors,
  }
}

function oneOf<T>(things: readonly T[]): T | undefined {
  return things[Math.floor(Math.random() * things.length)]
}
