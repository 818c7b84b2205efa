import { TARGET_STATES } from '@linli/contract/codes/broadcast'
import { type RawBuilder, sql } from 'kysely'

/** All places of broadcasts with what became of them, as rows of `t`: those outside by their delivery. `which` speaks of `t`. */
export function placesOf(district_id: number, which: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select t.broadcast_id, t.group_id, t.place_id, t.way, t.at,
      case t.state when 'handed_over' then 'queued' else t.state end as state,
      null::uuid as presser_id, null::text as who, null::text as reason
    from broadcast.target as t
    where t.district_id = ${district_id} and ${which}`
}

/** Every group that groups hold, with the ways by which it is reached: rows of `group_id`, `way`, `place_id`, `presser_id`. A talk
 * here in which nobody is reaches nobody. */
export function waysOf(chosen: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select g.id as group_id, 'built_in' as way, g.id as place_id, null::uuid as presser_id from ${chosen} as g
    where exists (select from groups.member as m where m.district_id = g.district_id and m.group_id = g.id and m.status = 'in')`
}

/** The order in which a group’s places count: the best that is known of it. */
export const BY_WORTH: RawBuilder<string[]> = sql`${[...TARGET_STATES]}::text[]`
