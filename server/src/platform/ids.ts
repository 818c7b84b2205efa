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

/** Stands for "nobody" where a key needs an id: a visitor, a job, the absence of a parent. */
export const NOBODY = '00000000-0000-0000-0000-000000000000'
