import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** One call as a fake got it. */
export interface Got {
  method: string
  path: string
  query: URLSearchParams
  headers: Record<string, string | undefined>
  body: Buffer
  json: Record<string, unknown> | null
}

/** What happens to the next call instead of what should: the connection is cut after the call was read (`did` says whether
 * the platform had acted on it), or another answer is given. */
export type Trouble =
  | { cut: 'before' | 'after' }
  | { status: number; body?: string }
  | { json: object }

export interface FakePlatform {
  url: string
  journal: Got[]
  /** The next calls of this path get into trouble, one after the other. */
  trouble(path: string, ...troubles: Trouble[]): void
  /** From now on every answer takes so long. */
  slow(ms: number): void
  close(): Promise<void>
}

export type Answer = { json: object } | { status: number; body: string | Buffer; type?: string }

/** A platform on the loopback: keeps a journal, makes trouble when asked, and answers by what the fake of it says. */
export async function fakePlatform(
  answer: (got: Got) => Answer | Promise<Answer>,
): Promise<FakePlatform> {
  const journal: Got[] = []
  const troubles = new Map<string, Trouble[]>()
  let latency_ms = 0
  const server = createServer((request, reply) => {
    void take(request, reply)
  })
  const take = async (request: IncomingMessage, reply: ServerResponse) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const address = new URL(request.url ?? '/', 'http://fake')
    const body = Buffer.concat(parts)
    const got: Got = {
      method: request.method ?? '',
      path: address.pathname,
      query: address.searchParams,
      headers: request.headers as Got['headers'],
      body,
      json: parse(body),
    }
    journal.push(got)
    if (latency_ms > 0) await wait(latency_ms)
    const trouble = troubles.get(got.path)?.shift()
    if (trouble && 'cut' in trouble) {
      if (trouble.cut === 'after') await answer(got)
      request.socket.destroy()
      return
    }
    if (trouble && 'status' in trouble) {
      reply.writeHead(trouble.status).end(trouble.body ?? '')
      return
    }
    const made = trouble ? { json: trouble.json } : await answer(got)
    if ('json' in made) {
      reply.writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
      reply.end(JSON.stringify(made.json))
    } else {
      reply.writeHead(made.status, { 'content-type': made.type ?? 'text/plain' }).end(made.body)
    }
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    journal,
    trouble: (path, ...more) => troubles.set(path, [...(troubles.get(path) ?? []), ...more]),
    slow: (ms) => {
      latency_ms = ms
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

function parse(body: Buffer): Record<string, unknown> | null {
  try {
    return JSON.parse(body.toString())
  } catch {
    return null
  }
}
