import { randomInt } from 'node:crypto'
import { v7 } from 'uuid'

let last = { msecs: 0, seq: 0 }

/** A new id of the moment `now`: uuid v7, so that rows and monthly partitions follow time. Of two ids that one process
 * makes for the same millisecond, the later one is greater. */
export function newId(now: Date): string {
  const msecs = now.getTime()
  last = { msecs, seq: msecs === last.msecs ? last.seq + 1 : randomInt(2 ** 30) }
  return v7(last)
}

/** The moment in an id, in milliseconds since 1970. */
export function momentOf(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}

/** The lowest id of a moment given in milliseconds: a bound for ranges of ids. */
export function lowestIdAt(ms: number): string {
  const hex = Math.max(0, Math.floor(ms)).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}

/** Stands for "nobody" where a key needs an id: a visitor, a job, the absence of a parent. */
export const NOBODY = '00000000-0000-0000-0000-000000000000'
