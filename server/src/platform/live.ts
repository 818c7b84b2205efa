import pg from 'pg'
import type { Actor } from './actor.ts'
import type { Clock } from './clock.ts'
import type { Db } from './db.ts'
import { eventOf, openDelivery } from './delivery.ts'
import type { Keys } from './keys.ts'
import type { Log } from './log.ts'
import type { Deliver, LiveChange, Module } from './module.ts'
import { openSigns, type Signs } from './signs.ts'

const CHANNEL = 'linli_live'
// Notices of a moment leave together: NOTIFY takes a lock at commit, and pages do not mind 50 ms.
const GATHER_MS = 50
// PostgreSQL refuses payloads of 8,000 bytes and more.
const MOST_BYTES = 7000

export interface Listener {
  actor: Actor
  /** Something that this person may see has changed; the page asks again. */
  tell(change: { noun: string; id: string }): void
  /** Content for this person, as a whole event of the stream. */
  push(event: Buffer): void
  /** News may have been missed: ask for everything on the screen again. */
  refresh(): void
}

/** Carries notices of changes between all processes of the installation and to the open pages. */
export interface Live {
  /** What has been heard from all processes and has not faded. */
  signs: Signs
  publish(changes: readonly LiveChange[]): void
  listen(listener: Listener): () => void
  stop(): Promise<void>
}

/** Opens the carrier on its own connection; it comes back by itself after a lost one. */
export async function openLive(
  url: string,
  pool: pg.Pool,
  { hears, delivers }: { hears: Module['hears']; delivers: Readonly<Record<string, Deliver>> },
  { log, clock, db, keys }: { log: Log; clock: Clock; db: Db; keys: Keys },
): Promise<Live> {
  const signs = openSigns()
  const listeners = new Set<Listener>()
  const waiting: LiveChange[] = []
  let timer: NodeJS.Timeout | undefined
  let client: pg.Client | undefined
  let stopped = false

  const deliver = openDelivery(delivers, {
    log,
    context: () => ({ db, keys, now: clock.now() }),
    push: (district_id, { event, data, person_ids }) => {
      const whole = eventOf(event, data)
      for (const listener of listeners) {
        const { actor } = listener
        if (actor.district_id !== district_id) continue
        if (actor.acts_for.some((id) => person_ids.has(id))) listener.push(whole)
      }
    },
  })
  const hear = (payload: string) => {
    for (const change of JSON.parse(payload) as LiveChange[]) {
      if (change.sign) signs.put(change, change.sign, clock.now())
      // Where no page is open, nobody reads for anybody.
      if (listeners.size > 0) deliver(change)
      for (const listener of listeners) {
        if (listener.actor.district_id !== change.district_id) continue
        if (!hears[change.noun]?.(listener.actor, change.facts)) continue
        listener.tell({ noun: change.noun, id: change.id })
      }
    }
  }
  const connect = async () => {
    const next = new pg.Client({
      connectionString: url,
      application_name: 'linli live',
      keepAlive: true,
    })
    next.on('notification', (message) => hear(message.payload ?? '[]'))
    next.on('error', () => undefined)
    next.on('end', () => {
      if (!stopped) setTimeout(() => void reconnect(), 500)
    })
    await next.connect()
    await next.query(`listen ${CHANNEL}`)
    client = next
  }
  const reconnect = async () => {
    if (stopped) return
    try {
      await connect()
      for (const listener of listeners) listener.refresh()
    } catch {
      setTimeout(() => void reconnect(), 1000)
    }
  }
  const send = () => {
    timer = undefined
    const changes = waiting.splice(0)
    for (const payload of payloads(changes)) {
      pool
        .query('select pg_notify($1, $2)', [CHANNEL, payload])
        .catch((error: unknown) => log.warn({ error }, 'live notice lost'))
    }
  }
  await connect()
  return {
    signs,
    publish: (changes) => {
      waiting.push(...changes)
      if (waiting.length > 0) timer ??= setTimeout(send, GATHER_MS)
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await client?.end()
    },
  }
}

function payloads(changes: readonly LiveChange[]): string[] {
  const newest = new Map(
    changes.map((change) => [
      JSON.stringify([
        change.district_id,
        change.noun,
        change.id,
        change.sign?.person_id,
        change.facts,
      ]),
      change,
    ]),
  )
  const found: string[] = []
  let part: string[] = []
  let bytes = 2
  for (const change of newest.values()) {
    const text = JSON.stringify(change)
    if (bytes + text.length + 1 > MOST_BYTES && part.length > 0) {
      found.push(`[${part.join(',')}]`)
      part = []
      bytes = 2
    }
    part.push(text)
    bytes += text.length + 1
  }
  if (part.length > 0) found.push(`[${part.join(',')}]`)
  return found
}
