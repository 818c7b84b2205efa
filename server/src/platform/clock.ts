import { sql } from 'kysely'
import type { Db } from './db.ts'

/** The only clock on the server. */
export interface Clock {
  now(): Date
  /** How far it stands from the machine's own clock; 0 in a real district. */
  offset_ms: number
}

/** A clock shifted by so many milliseconds. */
function clockAt(offset_ms: number): Clock {
  return { now: () => new Date(Date.now() + offset_ms), offset_ms }
}

/** A clock that stands still until it is moved: for tests. */
export function stoppedClock(at: Date): Clock & { set(to: Date): void } {
  let now = at
  return {
    now: () => new Date(now),
    offset_ms: 0,
    set: (to) => {
      now = to
    },
  }
}

/** The clock this database lives by: a demonstration district keeps its own day of 2022 and runs on from there. */
export async function openClock(db: Db): Promise<Clock> {
  const found = await sql<{ offset_ms: number }>`
    select (value->>'offset_ms')::float8 as offset_ms from platform.setting where name = 'clock'`.execute(
    db,
  )
  return clockAt(found.rows[0]?.offset_ms ?? 0)
}
