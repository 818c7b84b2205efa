import { createServer } from 'node:http'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { uploadFile } from './upload.ts'

const CHUNK = 4
const file = new Blob(['0123456789'])
let kept = ''
let puts: string[] = []
/** How many of the next pieces arrive without an answer, and how many are lost on the way. */
let mute = 0
let lost = 0
let close = () => {}

beforeEach(async () => {
  kept = ''
  puts = []
  mute = 0
  lost = 0
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece) => {
      body += piece
    })
    request.on('end', () => {
      const answer = (value: unknown) => {
        response.writeHead(200, { 'content-type': 'application/json' })
        response.end(JSON.stringify(value))
      }
      const url = request.url ?? ''
      if (request.method === 'PUT') {
        puts.push(`${url.split('=')[1]}:${body}`)
        if (lost-- > 0) return request.socket.destroy()
        kept = kept.slice(0, Number(url.split('=')[1])) + body
        return mute-- > 0 ? request.socket.destroy() : answer({ offset: kept.length })
      }
      if (url.endsWith('finish_upload')) return answer({ file: { id: 'f' }, position: null })
      return answer({ upload_id: 'u', offset: kept.length, chunk_bytes: CHUNK })
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
})
afterEach(() => {
  vi.unstubAllGlobals()
  close()
})

const options = { kind: 'photo', name: 'a.jpg' } as const

test('a file goes piece by piece and comes back with its id', async () => {
  const parts: number[] = []
  const done = await uploadFile(file, { ...options, onProgress: (part) => parts.push(part) })
  expect(done.file.id).toBe('f')
  expect(puts).toEqual(['0:0123', '4:4567', '8:89'])
  expect(parts).toEqual([0, 0.4, 0.8, 1])
})

test('a piece that arrived without its answer is not sent twice', async () => {
  mute = 1
  await uploadFile(file, options)
  expect(puts).toEqual(['0:0123', '4:4567', '8:89'])
  expect(kept).toBe('0123456789')
})

test('a piece that was lost is sent again', async () => {
  lost = 1
  await uploadFile(file, options)
  expect(puts).toEqual(['0:0123', '0:0123', '4:4567', '8:89'])
  expect(kept).toBe('0123456789')
})

test('an upload of yesterday goes on from its last byte', async () => {
  kept = '0123'
  await uploadFile(file, { ...options, uploadId: 'u' })
  expect(puts).toEqual(['4:4567', '8:89'])
})
