import type { Output, Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import type { QueryContext } from '#platform/module'

const MOST_FOUND = 20

/** Open groups whose name holds these words, and those that are asked for by id, with their grids; nothing of what is said in
 * them or who is in them. */
export async function listNames(
  { db, actor }: QueryContext,
  { text, ids }: Parsed<typeof groups.list_names>,
): Promise<Output<typeof groups.list_names>> {
  const found = await sql<{
    id: string
    name: string
    grid_id: string
    grid_name: string
    community_id: string
    community_name: string
  }>`
    select g.id, g.name, g.grid_id, a.name as grid_name, g.community_id, c.name as community_name
    from ((select * from groups.group where district_id = ${actor.district_id} and id = any(${ids}::uuid[]))
      union (select * from groups.group where district_id = ${actor.district_id} and closed_at is null
        and name like ${text ? `%${text.replace(/[\\%_]/g, '\\$&')}%` : null} order by name, id limit ${MOST_FOUND})) as g
    join org.area as a on a.district_id = g.district_id and a.id = g.grid_id
    join org.area as c on c.district_id = g.district_id and c.id = g.community_id
    order by g.name, g.id`.execute(db)
  return found.rows.map(({ grid_id, grid_name, community_id, community_name, ...group }) => ({
    ...group,
    grid: { id: grid_id, name: grid_name },
    community: { id: community_id, name: community_name },
  }))
}
