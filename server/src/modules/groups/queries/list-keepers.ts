import type { PostKind } from '@linli/contract/codes/org'
import type { Output, Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { KEEPER_POSTS } from '../registry-policy.ts'

/** Who may keep a group of this grid, those of the grid itself first; one statement. */
export async function listKeepers(
  { db, actor, now }: QueryContext,
  { grid_id }: Parsed<typeof groups.list_keepers>,
): Promise<Output<typeof groups.list_keepers>> {
  const today = shanghaiDay(now)
  const found = await sql<{ id: string; name: string; post_kind: PostKind; area_name: string }>`
    select * from (
      select distinct on (n.id) n.id, n.public_name as name, t.kind as post_kind, a.name as area_name, a.id = g.id as is_own
      from org.area as g
      join org.area as a on a.district_id = g.district_id and (a.id = g.community_id or a.community_id = g.community_id)
        and a.level in ('community', 'grid')
      join org.post as t on t.district_id = a.district_id and t.area_id = a.id and t.kind = any(${[...KEEPER_POSTS]}::text[])
        and t.valid_from <= ${today}::date and (t.valid_to is null or t.valid_to > ${today}::date)
      join identity.person as n on n.district_id = t.district_id and n.id = t.person_id
      where g.district_id = ${actor.district_id} and g.id = ${grid_id} and g.level = 'grid'
      order by n.id, (a.id = g.id) desc, array_position(${[...KEEPER_POSTS]}::text[], t.kind), t.id
    ) as keeper order by is_own desc, area_name, id limit 100`.execute(db)
  return found.rows.map(({ id, name, post_kind, area_name }) => ({
    id,
    name,
    post_kind,
    area_name,
  }))
}
