import { TARGET_STATES } from '@linli/contract/codes/broadcast'
import { type RawBuilder, sql } from 'kysely'

/** All places of broadcasts with what became of them, as rows of `t`: those outside by their delivery, which is never called sent
 * while it waits. `which` speaks of `t`. */
export function placesOf(district_id: number, which: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select t.broadcast_id, t.group_id, t.place_id, t.way, coalesce(d.settled_at, d.accepted_at, t.at) as at,
      case when t.state <> 'handed_over' then t.state
        when d.state = 'awaiting_human' then 'waiting'
        when d.state is null or d.state in ('queued', 'sending') then 'queued'
        else d.state end as state,
      d.presser_id, d.who, d.reason, d.stop_wanted_at is not null as is_asked_back
    from broadcast.target as t
    left join channels.delivery as d on d.district_id = t.district_id and d.about_noun = 'broadcast' and d.about_id = t.broadcast_id
      and d.binding_id = t.place_id
    where t.district_id = ${district_id} and ${which}`
}

/** Every way by which chosen groups are reached: rows of `group_id`, `way`, `place_id`, `presser`. A talk here in which nobody is,
 * and a channel that is not connected, reach nobody. */
export function waysOf(chosen: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select g.id as group_id, 'built_in' as way, g.id as place_id, null::text as presser from ${chosen} as g
    where exists (select from groups.member as m where m.district_id = g.district_id and m.group_id = g.id and m.status = 'in')
    union all
    select g.id, case h.kind when 'manual' then 'manual' when 'wecom-customer-group' then 'owner' else 'automatic' end, b.id, coalesce(b.presser_id::text, case when h.kind = 'wecom-customer-group' then b.via end)
    from ${chosen} as g
    join channels.binding as b on b.district_id = g.district_id and b.about_noun = 'group' and b.about_id = g.id
      and b.target = 'group' and b.state = 'open'
    join channels.channel as h on h.district_id = b.district_id and h.id = b.channel_id and h.state = 'active'`
}

/** The order in which a group’s places count: the best that is known of it. */
export const BY_WORTH: RawBuilder<string[]> = sql`${[...TARGET_STATES]}::text[]`
