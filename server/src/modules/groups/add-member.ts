import type { MemberKind } from '@linli/contract/codes/groups'
import type { PostKind } from '@linli/contract/codes/org'
import type { Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { type RawBuilder, sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { announceMembers } from './announce.ts'
import { takeRecord } from './take-record.ts'

/** As what somebody is in a group, by the post they hold: the first that fits. */
const KIND_OF_POST = {
  grid_worker: 'grid_worker',
  grid_lead: 'grid_worker',
  property_manager: 'property',
  utility_handler: 'utility',
  police_officer: 'police',
  community_secretary: 'community',
  community_clerk: 'community',
  building_lead: 'building_lead',
  legal_guide: 'legal',
  lawyer: 'legal',
  legal_service_worker: 'legal',
} as const satisfies Partial<Record<PostKind, MemberKind>>

/** Posts `t` with which colleagues may be taken into group `g`: in its place, or for a place that holds it. The columns are
 * person_id, unit_id and kind. */
export function fittingPosts(today: string): RawBuilder<unknown> {
  const kinds = Object.keys(KIND_OF_POST)
  const as = sql.join(
    Object.entries(KIND_OF_POST).map(([post, kind]) => sql`when ${post} then ${kind}`),
    sql` `,
  )
  return sql`(
    select distinct on (t.person_id) t.person_id, t.unit_id, case t.kind ${as} end as kind
    from org.post as t join org.area as a on a.district_id = t.district_id and a.id = t.area_id
    where t.district_id = g.district_id and t.kind = any(${kinds}::text[])
      and t.valid_from <= ${today}::date and (t.valid_to is null or t.valid_to > ${today}::date)
      and (a.level = 'district' or a.id in (g.street_id, g.community_id, g.grid_id)
        or (a.level = 'building' and a.grid_id = g.grid_id))
    order by t.person_id, array_position(${kinds}::text[], t.kind), t.id)`
}

/** A keeper takes in a colleague, as what their post says. Refuses: `no_fitting_post`. */
export async function addMember(
  ctx: CommandContext,
  { group_id, person_id }: Parsed<typeof groups.add_member>,
): Promise<void> {
  const { tx, actor, now } = ctx
  await takeRecord(tx, actor, group_id, 'add_member')
  const added = await sql`
    insert into groups.member as m (district_id, group_id, person_id, kind, unit_id, status, joined_at, read_seq)
    select g.district_id, g.id, p.person_id, p.kind, p.unit_id, 'in', ${now}::timestamptz, g.last_seq
    from groups.group as g, lateral ${fittingPosts(shanghaiDay(now))} as p
    where g.district_id = ${actor.district_id} and g.id = ${group_id} and p.person_id = ${person_id}
    on conflict (district_id, group_id, person_id) do update set status = 'in', kind = excluded.kind,
      unit_id = excluded.unit_id, left_at = null,
      joined_at = case when m.status = 'in' then m.joined_at else excluded.joined_at end`.execute(
    tx,
  )
  if (added.numAffectedRows !== 1n) throw new Refusal('invalid', 'no_fitting_post')
  await announceMembers(ctx, group_id, [person_id])
}
