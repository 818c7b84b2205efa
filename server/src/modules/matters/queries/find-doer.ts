import { sql } from 'kysely'
import type { Db } from '#platform/db'

/** Kinds of unit that do the work of a category, by what the catalogue says. */
const UNIT_KIND: Readonly<Record<string, string>> = {
  grid: 'grid_team',
  community: 'community_committee',
  street_centre: 'centre',
  property: 'property_firm',
}

/** The unit that the catalogue means for this place: the nearest of its kind, from the building up; the
 * district's centre where the street has none. Null where there is no such unit. */
export async function findDoer(
  db: Db,
  district_id: number,
  matter: {
    doer_kind: string | null
    doer_unit_id: string | null
    street_id: string | null
    community_id: string | null
    grid_id: string | null
    building_id: string | null
  },
): Promise<{ id: string; name: string } | null> {
  const places = [matter.building_id, matter.grid_id, matter.community_id, matter.street_id].filter(
    (id) => id !== null,
  )
  const found =
    matter.doer_kind === 'unit'
      ? await sql<{ id: string; name: string }>`
          select id, name from org.unit where district_id = ${district_id} and id = ${matter.doer_unit_id} and valid_to is null`.execute(
          db,
        )
      : await sql<{ id: string; name: string }>`
          select u.id, u.name from org.unit as u
          where u.district_id = ${district_id} and u.kind = ${UNIT_KIND[matter.doer_kind ?? ''] ?? ''}
            and (u.area_id = any(${places}::uuid[])
              or (u.kind = 'centre' and exists (select from org.area as d where d.district_id = u.district_id
                and d.id = u.area_id and d.level = 'district'))) and u.valid_to is null
          order by array_position(${places}::uuid[], u.area_id) limit 1`.execute(db)
  return found.rows[0] ?? null
}
