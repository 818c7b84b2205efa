import { fromKysely, PgBoss } from 'pg-boss'
import type { Tx } from './db.ts'

export interface Event {
  name: string
  payload: Record<string, string>
}

/** Adds jobs to the caller's transaction. */
export interface Jobs {
  add(tx: Tx, events: readonly Event[]): Promise<void>
  stop(): Promise<void>
}

/** Jobs for a process that only adds them; the worker runs them. Queues exist from the migration on. */
export async function openJobs(url: string): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: url,
    max: 2,
    supervise: false,
    schedule: false,
    migrate: false,
    createSchema: false,
  })
  boss.on('error', () => undefined)
  await boss.start()
  return {
    add: async (tx, events) => {
      const byName = Map.groupBy(events, (event) => event.name)
      for (const [name, those] of byName) {
        await boss.insert(
          name,
          those.map((event) => ({ data: event.payload })),
          { db: fromKysely(tx) },
        )
      }
    },
    stop: () => boss.stop({ graceful: false }),
  }
}
