import type { broadcast } from '@linli/contract/broadcast'
import { WAYS, type Way } from '@linli/contract/codes/broadcast'
import type { Output, Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import type { QueryContext } from '#platform/module'
import { findAudience, groupsOf, scopeOf } from '../find-audience.ts'
import { waysOf } from '../place-states.ts'
import { zeros } from './read-progress.ts'

/** How many groups an audience has, by which ways they are reached, and who may release it: before anything is sent. */
export async function countAudience(
  { db, actor }: QueryContext,
  { audience }: Parsed<typeof broadcast.count_audience>,
): Promise<Output<typeof broadcast.count_audience>> {
  const { district_id } = actor
  const found = await findAudience(db, district_id, audience)
  const { scope_id, name } = await scopeOf(db, district_id, found)
  const counted = await sql<{ way: Way | 'all' | 'owners'; n: number }>`
    with chosen as materialized (${groupsOf(district_id, found)}),
    way as materialized (${waysOf(sql`chosen`)})
    select 'all' as way, count(*) as n from chosen
    union all select 'owners', count(distinct presser) from way
    union all select 'none', count(*) from chosen as c where c.id not in (select group_id from way)
    union all select way, count(distinct group_id) from way group by way`.execute(db)
  const by_way = zeros(WAYS)
  let [groups, owners] = [0, 0]
  for (const { way, n } of counted.rows) {
    if (way === 'all') groups = n
    else if (way === 'owners') owners = n
    else by_way[way] = n
  }
  return { groups, by_way, owners, scope: { id: scope_id, name } }
}
