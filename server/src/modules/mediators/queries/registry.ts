import type { Output, Parsed } from '@linli/contract/endpoint'
import type { mediators } from '@linli/contract/mediators'
import { sql } from 'kysely'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { mediatesOn } from '../standing.ts'

/** Who mediates for which committee today, as the county's justice bureau keeps count and tells the court
 * (人民调解法 art. 10): what is public of each, and nothing else. */
export async function listRegistry(
  { db, actor, now }: QueryContext,
  { cursor, limit }: Parsed<typeof mediators.list_registry>,
): Promise<Output<typeof mediators.list_registry>> {
  const found = await sql<Output<typeof mediators.list_registry>['items'][number]>`
    select m.id, u.name as committee, c.kind, a.name as area, s.name as studio, p.public_name as name, m.seat, m.time,
      m.gender, m.grade, m.valid_from
    from mediators.mediator as m
    join identity.person as p on p.district_id = m.district_id and p.id = m.person_id
    join org.unit as u on u.district_id = m.district_id and u.id = m.committee_id
    join org.area as a on a.district_id = u.district_id and a.id = u.area_id
    left join mediators.committee as c on c.district_id = m.district_id and c.unit_id = m.committee_id
    left join org.unit as s on s.district_id = m.district_id and s.id = m.studio_id
    where m.district_id = ${actor.district_id} and ${mediatesOn(shanghaiDay(now))}
      and ${cursor ? sql`m.id > ${cursor}::uuid` : sql`true`}
    order by m.id limit ${limit + 1}`.execute(db)
  const items = found.rows.slice(0, limit)
  return { items, next_cursor: found.rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}
