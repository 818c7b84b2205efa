import { DUTY_ROLES, type DutyRole } from '@linli/contract/codes/groups'
import type { Group } from '@linli/contract/group-shapes'
import { sql } from 'kysely'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { holdsPost, leaveOfToday } from '../on-duty-here.ts'
import { actsOf } from '../policy.ts'
import { findOwnGroup, type OwnGroup } from './find-membership.ts'
import { BESIDE_MESSAGE, MESSAGE_COLUMNS, type MessageRow, messagesOf } from './message-rows.ts'
import { namesIn } from './names-in.ts'

/** The page of a group for somebody who is in it. Refuses: `not_found`. */
export async function viewGroup(ctx: QueryContext, id: string): Promise<Group> {
  const group = await findOwnGroup(ctx.db, ctx.actor, id)
  const { mine, duties, complaints, ...row } = await readRow(ctx, group)
  const notices = await readNotices(ctx, group)
  const me = group.membership.person_id
  const nameOf = await namesIn(ctx, id, [
    group.owner_id,
    group.deputy_id,
    me,
    ctx.actor.person_id,
    ...duties.map(({ person_id }) => person_id),
  ])
  const named = (person_id: string) => ({ id: person_id, name: nameOf(person_id) })
  const can = actsOf(ctx.actor, group, group.membership, ctx.now)
  return {
    ...row,
    ...notices,
    id: group.id,
    name: group.name,
    last_seq: group.last_seq,
    owner: named(group.owner_id),
    deputy: group.deputy_id ? named(group.deputy_id) : null,
    duties: DUTY_ROLES.filter((role) => duties.some((duty) => duty.role === role)).map((role) => ({
      role,
      people: duties.flatMap((duty) =>
        duty.role === role && duty.person_id ? [named(duty.person_id)] : [],
      ),
    })),
    me: {
      person_id: me,
      name: nameOf(ctx.actor.person_id),
      stands_in_for: me === ctx.actor.person_id ? null : nameOf(me),
      alias: mine.has_alias ? nameOf(me) : null,
      read_seq: mine.read_seq,
      is_muted: mine.is_muted,
      shows_reading: mine.shows_reading,
      silenced_until: group.membership.silenced_until,
    },
    complaints: can.includes('moderate') ? complaints : null,
    can,
  }
}

interface Row extends Pick<Group, 'grid' | 'community' | 'rules' | 'members' | 'blocked_ids'> {
  mine: Pick<Group['me'], 'read_seq' | 'is_muted' | 'shows_reading'> & { has_alias: boolean }
  /** A duty without anybody on it today has a line without a person. */
  duties: { role: DutyRole; person_id: string | null }[]
  complaints: number
}

async function readRow({ db, actor, now }: QueryContext, group: OwnGroup): Promise<Row> {
  const found = await sql<Row>`
    select jsonb_build_object('id', a.id, 'name', a.name) as grid, jsonb_build_object('id', c.id, 'name', c.name) as community, g.rules,
      (select count(*)::int from groups.member as m where m.district_id = g.district_id and m.group_id = g.id and m.status = 'in') as members,
      (select jsonb_build_object('read_seq', m.read_seq, 'is_muted', m.is_muted, 'shows_reading', m.shows_reading,
          'has_alias', m.sealed_alias is not null)
        from groups.member as m where m.district_id = g.district_id and m.group_id = g.id and m.person_id = ${group.membership.person_id}) as mine,
      (select coalesce(jsonb_agg(distinct jsonb_build_object('role', m.kind, 'person_id', case when l.is_away then l.substitute_id else m.person_id end)), '[]')
        from groups.member as m ${leaveOfToday(now)}
        where m.district_id = g.district_id and m.group_id = g.id and m.status = 'in' and m.kind = any(${[...DUTY_ROLES]}::text[]) and ${holdsPost(now)}) as duties,
      (select coalesce(jsonb_agg(b.blocked_id), '[]') from groups.block as b where b.district_id = g.district_id and b.person_id = ${actor.person_id}) as blocked_ids,
      (select count(*)::int from groups.complaint as k where k.district_id = g.district_id and k.group_id = g.id and k.decided_at is null) as complaints
    from groups.group as g
    join org.area as a on a.district_id = g.district_id and a.id = g.grid_id
    join org.area as c on c.district_id = g.district_id and c.id = g.community_id
    where g.district_id = ${actor.district_id} and g.id = ${group.id}`.execute(db)
  const row = found.rows[0]
  if (!row) throw notFound()
  return row
}

/** What is pinned, and the notices that wait for this person's name. */
async function readNotices(
  ctx: QueryContext,
  group: OwnGroup,
): Promise<Pick<Group, 'pins' | 'to_acknowledge'>> {
  const { db, actor, now } = ctx
  const found = await sql<MessageRow & { is_pin: boolean }>`
    with shown as (
      select i.message_id as id, true as is_pin, i.pinned_at as at from groups.pin as i
      where i.district_id = ${actor.district_id} and i.group_id = ${group.id}
      union all
      select n.id, false, n.at from groups.message as n
      where n.district_id = ${actor.district_id} and n.group_id = ${group.id} and ${waitsFor(actor.person_id, now)}
        and ${group.membership.person_id === actor.person_id}
    )
    select s.is_pin, ${MESSAGE_COLUMNS} from shown as s
    join groups.message as m on m.district_id = ${actor.district_id} and m.id = s.id ${BESIDE_MESSAGE}
    order by s.is_pin desc, case when s.is_pin then s.at end desc, s.at limit 40`.execute(db)
  const pinned = found.rows.filter(({ is_pin }) => is_pin).length
  const shown = await messagesOf(ctx, actor.district_id, found.rows)
  return { pins: shown.slice(0, pinned), to_acknowledge: shown.slice(pinned) }
}

/** Whether a notice `n` still waits for the name of a member; who stands in for one does not know in their name. */
export const waitsFor = (person_id: string, now: Date) => sql`
  n.acknowledge_by > ${now} and n.withheld_at is null and n.author_id is distinct from ${person_id}::uuid
  and not exists (select from groups.acknowledgement as k
    where k.district_id = n.district_id and k.message_id = n.id and k.person_id = ${person_id})`
