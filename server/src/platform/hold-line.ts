import pg from 'pg'
import type { Line, LineContext } from './module.ts'
import type { Services } from './operate.ts'
import { errandContext } from './outside.ts'

const AGAIN_MS = 5_000

/** Keeps a line open while this worker runs, and by one worker of the installation at a time: others wait for the lock. Answers
 * how to let go of it. */
export function holdLine(
  services: Services,
  { name, url, line }: { name: string; url: string; line: Line },
  districts: () => Promise<number[]>,
): () => Promise<void> {
  const stop = new AbortController()
  const running = (async () => {
    while (!stop.signal.aborted) {
      await holdOnce(services, { name, url, line }, { districts, stop: stop.signal }).catch(
        (error: unknown) => services.log.warn({ err: error }, 'a line was lost'),
      )
      if (!stop.signal.aborted)
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS).unref())
    }
  })()
  return async () => {
    stop.abort()
    await running
  }
}

async function holdOnce(
  services: Services,
  { name, url, line }: { name: string; url: string; line: Line },
  { districts, stop }: { districts: () => Promise<number[]>; stop: AbortSignal },
): Promise<void> {
  // The lock lives as long as this connection: a worker that dies gives it back by that.
  const client = new pg.Client({ connectionString: url, application_name: `linli line ${name}` })
  const lost = new AbortController()
  client.on('error', () => lost.abort())
  client.on('end', () => lost.abort())
  await client.connect()
  try {
    const key = `select pg_try_advisory_lock(hashtextextended('line ' || $1, 0)) as is_mine`
    const got = await client.query<{ is_mine: boolean }>(key, [name])
    if (!got.rows[0]?.is_mine) return
    const context: LineContext = {
      districts,
      errand: (district_id) => errandContext(services, district_id, `line.${name}`),
      signal: AbortSignal.any([stop, lost.signal]),
    }
    await line(context)
  } finally {
    await client.end().catch(() => undefined)
  }
}
