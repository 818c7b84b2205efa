import type { MessageKind } from '@linli/contract/codes/groups'
import type { GroupLine } from '@linli/contract/group-shapes'
import { sql } from 'kysely'
import type { QueryContext } from '#platform/module'
import { nameInGroup, type PersonNames } from '../name-people.ts'

/** The groups this person is in, also for a colleague who is away: those with news first, then by the newest message; one
 * statement. */
export async function listMine({ db, actor, now, keys }: QueryContext): Promise<GroupLine[]> {
  const found = await sql<Row>`
    with mine as materialized (
      select distinct on (m.group_id) m.* from groups.member as m
      where m.district_id = ${actor.district_id} and m.person_id = any(${[...actor.acts_for]}::uuid[]) and m.status = 'in'
      order by m.group_id, m.person_id = ${actor.person_id} desc, m.person_id
    )
    select g.id, g.name, jsonb_build_object('id', a.id, 'name', a.name) as grid, jsonb_build_object('id', c.id, 'name', c.name) as community,
      g.last_seq::int as last_seq, m.read_seq::int as read_seq, m.is_muted, m.called_seq > m.read_seq as is_called,
      last.at, last.kind, last.text, last.withheld_at, last.author_id, p.public_name, p.sealed_name,
      case when last.on_behalf_of is null then sender.sealed_alias end as sealed_alias,
      (select count(*)::int from groups.message as n
        where n.district_id = g.district_id and n.group_id = g.id and n.acknowledge_by > ${now} and n.withheld_at is null
          and n.author_id is distinct from m.person_id and m.person_id = ${actor.person_id}
          and not exists (select from groups.acknowledgement as k
            where k.district_id = n.district_id and k.message_id = n.id and k.person_id = m.person_id)) as to_acknowledge
    from mine as m
    join groups.group as g on g.district_id = m.district_id and g.id = m.group_id and g.closed_at is null
    join org.area as a on a.district_id = g.district_id and a.id = g.grid_id
    join org.area as c on c.district_id = g.district_id and c.id = g.community_id
    left join groups.message as last on last.district_id = g.district_id and last.group_id = g.id and last.seq = g.last_seq
    left join groups.member as sender on sender.district_id = last.district_id and sender.group_id = last.group_id
      and sender.person_id = coalesce(last.on_behalf_of, last.author_id)
    left join identity.person as p on p.district_id = last.district_id and p.id = last.author_id
    order by (g.last_seq > m.read_seq) desc, g.last_message_at desc nulls last, g.id`.execute(db)
  return found.rows.map(
    ({
      at,
      kind,
      text,
      withheld_at,
      author_id,
      public_name,
      sealed_name,
      sealed_alias,
      ...line
    }) => ({
      ...line,
      last_message:
        at && kind
          ? {
              at,
              kind,
              text: text?.slice(0, 100) ?? null,
              author_name: author_id
                ? nameInGroup(keys, { public_name, sealed_name, sealed_alias }) || null
                : null,
              is_withheld: withheld_at !== null,
            }
          : null,
    }),
  )
}

type Row = Omit<GroupLine, 'last_message'> &
  PersonNames & {
    at: string | null
    kind: MessageKind | null
    text: string | null
    withheld_at: string | null
    author_id: string | null
  }
