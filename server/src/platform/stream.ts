import type { ServerResponse } from 'node:http'
import type { Actor } from './actor.ts'
import { eventOf } from './delivery.ts'
import type { Services } from './operate.ts'

// Gateways cut silent connections after a minute or so.
const BEAT_MS = 25_000
// A page that takes no more news is let go; it comes back and asks for what is on its screen.
const MOST_WAITING_BYTES = 256 * 1024

/** Keeps a stream of server-sent events open: `hello`, `change` {noun, id}, `refresh`, which say what changed, never what
 * it is now; and what modules push to the people it is for. The visit is looked at again at every beat and when it has changed, so that an ended one hears nothing more. */
export function openStream(
  response: ServerResponse,
  services: { live: Pick<Services['live'], 'listen'>; clock: Services['clock'] },
  who: { actor: Actor; again(): Promise<Actor> },
): void {
  const now = () => services.clock.now().toISOString()
  const send = (event: string, data: unknown) => push(eventOf(event, data))
  const push = (event: Buffer) => {
    response.write(event)
    if (response.writableLength > MOST_WAITING_BYTES) response.destroy()
  }
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'keep-alive',
    'x-accel-buffering': 'no',
    'x-linli-now': now(),
  })
  response.write('retry: 1000\n')
  send('hello', { now: now() })
  const listener = {
    actor: who.actor,
    tell: (change: { noun: string; id: string }) =>
      change.noun === 'visit' ? void lookAgain() : void send('change', change),
    push,
    refresh: () => void send('refresh', {}),
  }
  const lookAgain = async () => {
    const actor = await who.again().catch(() => null)
    if (!actor || actor.person_id !== listener.actor.person_id) return response.end()
    listener.actor = actor
    return response.write(`: ${now()}\n\n`)
  }
  const stop = services.live.listen(listener)
  const beat = setInterval(() => void lookAgain(), BEAT_MS)
  response.on('close', () => {
    clearInterval(beat)
    stop()
  })
}
