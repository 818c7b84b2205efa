import { HELPER_KINDS } from '@linli/contract/codes/mediators'
import type { Output, Parsed } from '@linli/contract/endpoint'
import type { Helper, mediators } from '@linli/contract/mediators'
import { sql } from 'kysely'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { standsOn } from '../standing.ts'

/** Whom a mediator may invite around a place, where the parties agree (人民调解法 art. 20): public posts in the place, in what
 * lies above it, and in what lies within it. Refuses: `not_found`. */
export async function listHelpers(
  { db, actor, now }: QueryContext,
  { area_id, kinds, text, cursor, limit }: Parsed<typeof mediators.list_helpers>,
): Promise<Output<typeof mediators.list_helpers>> {
  const { district_id } = actor
  const place =
    await sql`select from org.area where district_id = ${district_id} and id = ${area_id}`.execute(
      db,
    )
  if (place.rows.length === 0) throw notFound()
  const found = await sql<Helper>`
    select t.id as post_id, t.kind, json_build_object('id', p.id, 'name', p.public_name) as person,
      json_build_object('id', u.id, 'name', u.name) as unit, json_build_object('id', a.id, 'name', a.name) as area, u.phone
    from org.post as t join identity.person as p on p.district_id = t.district_id and p.id = t.person_id
    join org.unit as u on u.district_id = t.district_id and u.id = t.unit_id
    join org.area as a on a.district_id = t.district_id and a.id = t.area_id
    join org.area as h on h.district_id = t.district_id and h.id = ${area_id}
    where t.district_id = ${district_id} and t.kind = any(${[...(kinds ?? HELPER_KINDS)]}::text[]) and t.is_public
      and ${standsOn('t', shanghaiDay(now))}
      and (a.level = 'district' or h.level = 'district' or a.id in (h.id, h.grid_id, h.community_id, h.street_id)
        or h.id in (a.grid_id, a.community_id, a.street_id))
      and ${text ? sql`(p.public_name ilike ${like(text)} or u.name ilike ${like(text)})` : sql`true`}
      and ${cursor ? sql`t.id > ${cursor}::uuid` : sql`true`}
    order by t.id limit ${limit + 1}`.execute(db)
  const items = found.rows.slice(0, limit)
  return { items, next_cursor: found.rows.length > limit ? (items.at(-1)?.post_id ?? null) : null }
}

function like(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}
