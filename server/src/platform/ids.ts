import { v7 } from 'uuid'

/** A new id of the moment `now`: uuid v7, so that rows and monthly partitions follow time. */
export function newId(now: Date): string {
  return v7({ msecs: now.getTime() })
}

/** Stands for "nobody" where a key needs an id: a visitor, a job, the absence of a parent. */
export const NOBODY = '00000000-0000-0000-0000-000000000000'
