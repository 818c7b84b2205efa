import type { Progress } from '@linli/contract/broadcast'
import { TARGET_STATES, type TargetState } from '@linli/contract/codes/broadcast'
import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db'
import { BY_WORTH, placesOf } from '../place-states.ts'
import { MAY_BE_OUT } from '../policy.ts'

/** How far these broadcasts have come, in one statement: every group counts once, by the best that is known of its places. */
export async function readProgress(
  db: Db | Tx,
  district_id: number,
  ids: readonly string[],
): Promise<Map<string, Progress>> {
  const places = sql`(${placesOf(district_id, sql`t.broadcast_id = any(${[...ids]}::uuid[])`)})`
  const found = await sql<{ broadcast_id: string; state: TargetState; n: number; outside: number }>`
    select broadcast_id, (${BY_WORTH})[best] as state, count(*) as n, sum(outside) as outside from (
      select p.broadcast_id, p.group_id, min(array_position(${BY_WORTH}, p.state)) as best,
        count(*) filter (where p.way <> 'built_in' and p.state = any(${[...MAY_BE_OUT]}::text[])) as outside
      from ${places} as p group by p.broadcast_id, p.group_id
    ) as one group by broadcast_id, best`.execute(db)
  const progress = new Map(ids.map((id) => [id, emptyProgress()]))
  for (const { broadcast_id, state, n, outside } of found.rows) {
    const one = progress.get(broadcast_id)
    if (!one) continue
    one.groups += n
    one.by_state[state] += n
    one.outside_sent += Number(outside)
  }
  return progress
}

/** Nothing yet: every state at none. */
export function emptyProgress(): Progress & { by_state: Record<TargetState, number> } {
  const by_state = zeros(TARGET_STATES)
  return { groups: 0, by_state, outside_sent: 0 }
}

/** A count of none for each of these codes. */
export function zeros<K extends string>(keys: readonly K[]): Record<K, number> {
  const made: Partial<Record<K, number>> = {}
  for (const key of keys) made[key] = 0
  return isWhole(made, keys) ? made : fail()
}

function isWhole<K extends string>(
  made: Partial<Record<K, number>>,
  keys: readonly K[],
): made is Record<K, number> {
  return keys.every((key) => made[key] !== undefined)
}

function fail(): never {
  throw new RangeError('a count for every code')
}
