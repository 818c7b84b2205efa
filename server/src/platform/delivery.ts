import type { Log } from './log.ts'
import type { Deliver, Delivery, DeliveryContext, LiveChange } from './module.ts'

// A read that failed is tried once more; whatever is missing after that, the pages notice and ask for.
const AGAIN_MS = 1_000

/** An event of the stream as bytes: made once, however many streams it is written to. */
export function eventOf(event: string, data: unknown): Buffer {
  return Buffer.from(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
}

/** Opens what makes content of changes and hands it on: in the order in which changes were heard, where they name the same
 * `order` or id, and side by side where they do not. */
export function openDelivery(
  delivers: Readonly<Record<string, Deliver>>,
  to: {
    log: Log
    context(): DeliveryContext
    push(district_id: number, delivery: Delivery): void
  },
): (change: LiveChange) => void {
  const lines = new Map<string, Promise<void>>()
  const run = async (change: LiveChange) => {
    for (const one of (await delivers[change.noun]?.(to.context(), change)) ?? [])
      to.push(change.district_id, one)
  }
  const runOrRepeat = async (change: LiveChange) => {
    try {
      await run(change)
    } catch {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS).unref())
      await run(change).catch((error: unknown) => to.log.warn({ error }, 'live delivery lost'))
    }
  }
  return (change) => {
    if (!delivers[change.noun]) return
    const order = String(change.facts['order'] ?? change.id)
    const line = (lines.get(order) ?? Promise.resolve()).then(() => runOrRepeat(change))
    lines.set(order, line)
    void line.then(() => {
      if (lines.get(order) === line) lines.delete(order)
    })
  }
}
