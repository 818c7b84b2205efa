import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Input, Operation, Output } from '@linli/contract/endpoint'
import { buildHttp, COOKIE } from '#platform/http'
import { modules, openServices } from '../src/wiring.ts'
import type { TestApp } from './harness.ts'

/** Another server process of the installation: its own pool and listener, the same database, the same keys. */
export interface OtherProcess {
  base: string
  /** Sends an operation over the network. */
  call<Op extends Operation>(
    op: Op,
    input: Input<Op>,
    as: string,
  ): Promise<{ status: number; body: Output<Op> }>
  listen(token: string): Promise<Page>
  close(): Promise<void>
}

/** A page that holds the stream open. */
export interface Page {
  heard: { event: string; data: Record<string, unknown> & { id?: string } }[]
  /** Everything that has come over the line, byte by byte. */
  bytes(): string
  /** Waits until something holds, for some time at most. */
  until(test: () => boolean, ms?: number): Promise<boolean>
  /** Whether a change of this thing is heard of. */
  hears(id: string, ms?: number): Promise<boolean>
  ends(ms: number): Promise<boolean>
  close(): Promise<void>
}

/** Starts another server on the database of a test. */
export async function otherProcess(app: TestApp): Promise<OtherProcess> {
  const data_folder = await mkdtemp(join(tmpdir(), 'linli-other-'))
  await cp(join(app.data_folder, 'keys'), join(data_folder, 'keys'), { recursive: true })
  const services = await openServices(
    { database_url: app.url, data_folder, pool_size: 4, log_level: 'silent' },
    app.clock,
  )
  const http = await buildHttp(services, modules, { secure_cookies: false, web_folder: null })
  await http.listen({ port: 0, host: '127.0.0.1' })
  const address = http.server.address() as AddressInfo
  const base = `http://127.0.0.1:${address.port}`
  return {
    base,
    call: async (op, input, as) => {
      const reply = await fetch(`${base}/api${op.path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-request-id': randomUUID(),
          cookie: `${COOKIE}=${as}`,
        },
        body: JSON.stringify(input),
      })
      return { status: reply.status, body: await reply.json() }
    },
    listen: (token) => listen(base, token),
    close: async () => {
      http.server.closeAllConnections()
      await http.close()
      await services.close()
      await rm(data_folder, { recursive: true, force: true })
    },
  }
}

async function listen(base: string, token: string): Promise<Page> {
  const stop = new AbortController()
  const reply = await fetch(`${base}/api/stream`, {
    headers: { cookie: `${COOKIE}=${token}` },
    signal: stop.signal,
  })
  const heard: Page['heard'] = []
  let whole = ''
  const done = (async () => {
    let text = ''
    const reader = reply.body?.getReader()
    for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
      const piece = Buffer.from(part.value).toString()
      whole += piece
      text += piece
      const events = text.split('\n\n')
      text = events.pop() ?? ''
      for (const one of events) {
        const event = one.match(/^event: (.*)$/m)?.[1]
        if (event) heard.push({ event, data: JSON.parse(one.match(/^data: (.*)$/m)?.[1] ?? '{}') })
      }
    }
  })().catch(() => undefined)
  const until = async (test: () => boolean, ms = 2000) => {
    for (let waited = 0; waited < ms && !test(); waited += 20)
      await new Promise((resolve) => setTimeout(resolve, 20))
    return test()
  }
  await until(() => heard.length > 0)
  return {
    heard,
    bytes: () => whole,
    until,
    hears: (id, ms) =>
      until(() => heard.some((one) => one.event === 'change' && one.data.id === id), ms),
    ends: (ms) =>
      Promise.race([
        done.then(() => true),
        new Promise<boolean>((resolve) => setTimeout(() => resolve(false), ms)),
      ]),
    close: async () => {
      stop.abort()
      await done
    },
  }
}
