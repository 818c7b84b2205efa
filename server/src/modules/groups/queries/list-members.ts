import type { MemberKind, MemberStatus } from '@linli/contract/codes/groups'
import type { Output, Parsed } from '@linli/contract/endpoint'
import type { Member } from '@linli/contract/group-shapes'
import type { groups } from '@linli/contract/groups'
import { type RawBuilder, sql } from 'kysely'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { nameInGroup, type PersonNames } from '../name-people.ts'
import { holdsPost, IS_DUTY, leaveOfToday } from '../on-duty-here.ts'
import { findOwnGroup, type OwnGroup } from './find-membership.ts'

/** Those who are in a group, who answers for it first; never a phone. */
export async function listMembers(
  ctx: QueryContext,
  { group_id, cursor, limit }: Parsed<typeof groups.list_members>,
): Promise<Output<typeof groups.list_members>> {
  const group = await findOwnGroup(ctx.db, ctx.actor, group_id)
  const [rank, joined, id] = cursor?.split('|') ?? []
  const after = id
    ? sql`and (${RANK}, coalesce(m.joined_at, '-infinity'), m.person_id) > (${Number(rank)}::int, ${joined}::timestamptz, ${id}::uuid)`
    : sql``
  const rows = await readMembers(
    ctx,
    group,
    sql`${after} order by ${RANK}, coalesce(m.joined_at, '-infinity'), m.person_id limit ${limit + 1}`,
  )
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.map((row) => memberOf(ctx, group, row)),
    next_cursor: last ? `${last.rank}|${last.joined_at ?? '-infinity'}|${last.id}` : null,
  }
}

/** One member as the others see them. Refuses: `not_found`. */
export async function viewMember(
  ctx: QueryContext,
  group_id: string,
  person_id: string,
): Promise<Member> {
  const group = await findOwnGroup(ctx.db, ctx.actor, group_id)
  const [row] = await readMembers(ctx, group, sql`and m.person_id = ${person_id}`)
  if (!row) throw notFound()
  return memberOf(ctx, group, row)
}

// In the order of the list of kinds that people know: who answers for the place, then who lives there.
const RANK = sql`array_position(array['grid_worker', 'community', 'police', 'property', 'utility', 'legal', 'building_lead', 'resident'], m.kind)`

interface Row extends PersonNames {
  id: string
  kind: MemberKind
  rank: number
  unit_name: string | null
  status: MemberStatus
  joined_at: string | null
  is_on_duty: boolean
  silenced_until: string | null
  read_seq: number | null
}

async function readMembers(
  { db, actor, now }: QueryContext,
  group: OwnGroup,
  which: RawBuilder<unknown>,
): Promise<Row[]> {
  const found = await sql<Row>`
    select m.person_id as id, m.kind, ${RANK} as rank, u.name as unit_name, m.status, m.joined_at, m.silenced_until,
      case when m.shows_reading then m.read_seq::int end as read_seq, m.sealed_alias, p.public_name, p.sealed_name,
      (${IS_DUTY} and l.is_away is null and ${holdsPost(now)}) as is_on_duty
    from groups.member as m
    join identity.person as p on p.district_id = m.district_id and p.id = m.person_id
    left join org.unit as u on u.district_id = m.district_id and u.id = m.unit_id ${leaveOfToday(now)}
    where m.district_id = ${actor.district_id} and m.group_id = ${group.id} and m.status = 'in' ${which}`.execute(
    db,
  )
  return found.rows
}

function memberOf({ keys }: QueryContext, group: OwnGroup, row: Row): Member {
  const { rank: _rank, sealed_alias, public_name, sealed_name, ...member } = row
  return {
    ...member,
    name: nameInGroup(keys, { sealed_alias, public_name, sealed_name }),
    is_keeper: row.id === group.owner_id || row.id === group.deputy_id,
  }
}
