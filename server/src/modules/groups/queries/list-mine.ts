import type { GroupLine } from '@linli/contract/group-shapes'
import { sql } from 'kysely'
import type { QueryContext } from '#platform/module'

/** The groups this person is in: those with news first, then by the newest message; one statement. */
export async function listMine({ db, actor, keys }: QueryContext): Promise<GroupLine[]> {
  const found = await sql<Row>`
    select g.id, g.name, jsonb_build_object('id', a.id, 'name', a.name) as grid, jsonb_build_object('id', c.id, 'name', c.name) as community,
      g.last_seq::int as last_seq, m.read_seq::int as read_seq, m.is_muted, last.at, last.text, author.public_name,
      sender.sealed_alias,
      (select count(*)::int from groups.message as n
        where n.district_id = g.district_id and n.group_id = g.id and n.seq > m.read_seq and n.acknowledge_by is not null
          and not exists (select from groups.acknowledgement as k
            where k.district_id = n.district_id and k.message_id = n.id and k.person_id = m.person_id)) as to_acknowledge,
      exists (select from groups.message as n
        where n.district_id = g.district_id and n.group_id = g.id and n.seq > m.read_seq and m.person_id = any(n.mentioned_ids)) as is_called
    from groups.member as m
    join groups.group as g on g.district_id = m.district_id and g.id = m.group_id and g.closed_at is null
    join org.area as a on a.district_id = g.district_id and a.id = g.grid_id
    join org.area as c on c.district_id = g.district_id and c.id = g.community_id
    left join groups.message as last on last.district_id = g.district_id and last.group_id = g.id and last.seq = g.last_seq
    left join groups.member as sender on sender.district_id = last.district_id and sender.group_id = last.group_id
      and sender.person_id = last.author_id
    left join identity.person as author on author.district_id = last.district_id and author.id = last.author_id
    where m.district_id = ${actor.district_id} and m.person_id = ${actor.person_id} and m.status = 'in'
    order by (g.last_seq > m.read_seq) desc, g.last_message_at desc nulls last, g.id`.execute(db)
  return found.rows.map(({ at, text, public_name, sealed_alias, ...line }) => ({
    ...line,
    last_message: at
      ? {
          at,
          text: text ?? '',
          author_name: sealed_alias ? keys.unseal(sealed_alias) : public_name,
        }
      : null,
  }))
}

type Row = Omit<GroupLine, 'last_message'> & {
  at: string | null
  text: string | null
  public_name: string | null
  sealed_alias: Buffer | null
}
