import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { afterEach, expect, test, vi } from 'vitest'
import { call, isUnsent, ProblemError } from './client.ts'
import { serverNow } from './time.ts'

type Answer = (request: IncomingMessage, response: ServerResponse) => void
let close = () => {}
afterEach(() => {
  vi.unstubAllGlobals()
  close()
})

/** A real server on this machine; the page's relative addresses are led to it. */
async function serve(...answers: Answer[]) {
  const seen: { url: string | undefined; id: unknown; body: string }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece) => {
      body += piece
    })
    request.on('end', () => {
      seen.push({ url: request.url, id: request.headers['x-request-id'], body })
      const answer = answers[Math.min(seen.length, answers.length) - 1]
      answer?.(request, response)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  close = () => server.close()
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const fetchReal = fetch
  vi.stubGlobal('fetch', (path: string, init: RequestInit) =>
    fetchReal(`http://127.0.0.1:${port}${path}`, init),
  )
  return seen
}

const json =
  (status: number, body: unknown): Answer =>
  (_request, response) => {
    response.writeHead(status, {
      'content-type': 'application/json',
      'x-linli-now': '2022-09-06T10:30:00.000Z',
    })
    response.end(JSON.stringify(body))
  }
const hangUp: Answer = (request) => request.socket.destroy()

test('an operation is a POST to its name, and the answer sets the clock', async () => {
  const seen = await serve(json(200, { done: true }))
  expect(await call('identity.sign_out', {})).toEqual({ done: true })
  expect(seen).toMatchObject([{ url: '/api/identity.sign_out', body: '{}' }])
  expect(seen[0]?.id).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  )
  expect(Math.abs(serverNow() - Date.parse('2022-09-06T10:30:00Z'))).toBeLessThan(5000)
})

test('a lost answer is asked for again with the same request id', async () => {
  const seen = await serve(hangUp, json(200, { done: true }))
  expect(await call('identity.sign_out', {})).toEqual({ done: true })
  expect(seen).toHaveLength(2)
  expect(seen[0]?.id).toBe(seen[1]?.id)
})

test('a refusal carries code, reason and data, and is not repeated', async () => {
  const seen = await serve(
    json(409, { code: 'conflict', reason: 'already_rated', data: { rating: 4 }, status: 409 }),
  )
  const error = await call('identity.sign_out', {}).catch((caught) => caught)
  expect(error).toBeInstanceOf(ProblemError)
  expect(error).toMatchObject({ code: 'conflict', reason: 'already_rated', data: { rating: 4 } })
  expect(seen).toHaveLength(1)
})

test('a page of a proxy is a fault of the server, not of the person', async () => {
  await serve((_request, response) => {
    response.writeHead(502, { 'content-type': 'text/html' })
    response.end('<h1>Bad Gateway</h1>')
  })
  const error = await call('identity.sign_out', {}).catch((caught) => caught)
  expect(error).toMatchObject({ code: 'unavailable', reason: 'server_fault' })
  expect(isUnsent(error)).toBe(false)
})

test('no network is said so', async () => {
  await serve(hangUp)
  const error = await call('identity.sign_out', {}, { retries: 0 }).catch((caught) => caught)
  expect(isUnsent(error)).toBe(true)
})
