import { type ClientRequest, type IncomingMessage, request as overHttp } from 'node:http'
import { request as overTls } from 'node:https'

export interface OutwardRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: string
  headers?: Record<string, string>
  body?: Uint8Array
  timeout_ms: number
  /** A longer answer is given up; 4 MiB unless said otherwise. */
  max_bytes?: number
}

export interface OutwardAnswer {
  status: number
  headers: Record<string, string>
  body: Buffer
}

/** The way out to others, for errands alone. Follows no redirection: an answer is an answer. */
export interface Outward {
  request(asked: OutwardRequest): Promise<OutwardAnswer>
}

/** `not_sent`: nothing has left this machine. `no_answer`: it may have arrived. Never says the address, in which others put
 * their secrets. */
export class OutwardFailure extends Error {
  override name = 'OutwardFailure'
  readonly kind: 'not_sent' | 'no_answer'
  readonly code: string

  constructor(kind: OutwardFailure['kind'], code: string) {
    super(`${kind}: ${code}`)
    this.kind = kind
    this.code = code
  }
}

const MOST_BYTES = 4 * 1_048_576

/** Opens the way out. Plain HTTP leads to this machine only; everything else goes over TLS. */
export function openOutward(): Outward {
  return { request: (asked) => send(asked) }
}

/** Whether an address may be called: over TLS, or on this machine. */
export function mayCall(url: string): boolean {
  const parsed = URL.parse(url)
  if (!parsed) return false
  if (parsed.protocol === 'https:') return true
  return (
    parsed.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(parsed.hostname)
  )
}

function send(asked: OutwardRequest): Promise<OutwardAnswer> {
  return new Promise((resolve, reject) => {
    if (!mayCall(asked.url)) return reject(new OutwardFailure('not_sent', 'address_not_allowed'))
    let hasLeft = false
    const fail = (code: string) => {
      reject(new OutwardFailure(hasLeft ? 'no_answer' : 'not_sent', code))
      sent.destroy()
    }
    const open = asked.url.startsWith('https:') ? overTls : overHttp
    const sent: ClientRequest = open(asked.url, {
      method: asked.method,
      // A connection of its own: on a kept one nobody can tell a request that never left from one without an answer.
      agent: false,
      headers: { ...asked.headers, ...(asked.body && { 'content-length': asked.body.length }) },
    })
    const timer = setTimeout(() => fail('timeout'), asked.timeout_ms)
    sent.on('socket', (socket) =>
      socket.once(asked.url.startsWith('https:') ? 'secureConnect' : 'connect', () => {
        hasLeft = true
      }),
    )
    sent.on('error', (error) => {
      clearTimeout(timer)
      fail('code' in error && typeof error.code === 'string' ? error.code : 'connection_failed')
    })
    sent.on('response', (reply) => {
      readAll(reply, asked.max_bytes ?? MOST_BYTES)
        .then((body) => resolve({ status: reply.statusCode ?? 0, headers: flat(reply), body }))
        .catch(() => fail('answer_broken'))
        .finally(() => clearTimeout(timer))
    })
    sent.end(asked.body)
  })
}

async function readAll(reply: IncomingMessage, most: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of reply) {
    bytes += part.length
    if (bytes > most) throw new Error('too long')
    parts.push(part)
  }
  if (!reply.complete) throw new Error('cut off')
  return Buffer.concat(parts)
}

function flat(reply: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(reply.headers).map(([name, value]) => [name, String(value)]),
  )
}
