import { sql } from 'kysely'
import type { Db } from '#platform/db'

/** Kinds of unit that do the work of a category, by what the catalogue says. */
const UNIT_KIND: Readonly<Record<string, string>> = {
  grid: 'grid_team',
  community: 'community_committee',
  street_centre: 'centre',
  property: 'property_firm',
}

interface Work {
  doer_kind: string | null
  doer_unit_id: string | null
  street_id: string | null
  community_id: string | null
  grid_id: string | null
  building_id: string | null
}

interface Unit {
  id: string
  name: string
}

/** The unit that the catalogue means for this place: the nearest of its kind, from the building up; the
 * district's centre where the street has none. Null where there is no such unit. */
export async function findDoer(db: Db, district_id: number, matter: Work): Promise<Unit | null> {
  const found = await findDoers(db, district_id, [{ ...matter, id: 'it' }])
  return found.get('it') ?? null
}

/** The same for several matters by their ids, in one statement. */
export async function findDoers(
  db: Db,
  district_id: number,
  matters: readonly (Work & { id: string })[],
): Promise<Map<string, Unit>> {
  if (matters.length === 0) return new Map()
  const wanted = matters.map((matter) => ({
    id: matter.id,
    kind: UNIT_KIND[matter.doer_kind ?? ''] ?? null,
    unit_id: matter.doer_kind === 'unit' ? matter.doer_unit_id : null,
    places: [matter.building_id, matter.grid_id, matter.community_id, matter.street_id].filter(
      (id) => id !== null,
    ),
  }))
  const found = await sql<{ wanted_id: string } & Unit>`
    select w.id as wanted_id, u.id, u.name
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (id text, kind text, unit_id uuid, places uuid[])
    cross join lateral (
      select u.id, u.name from org.unit as u
      where u.district_id = ${district_id} and u.valid_to is null and (
        u.id = w.unit_id
        or (u.kind = w.kind and (u.area_id = any(w.places) or (u.kind = 'centre' and exists (
          select from org.area as d where d.district_id = u.district_id and d.id = u.area_id and d.level = 'district')))))
      order by array_position(w.places, u.area_id) limit 1
    ) as u`.execute(db)
  return new Map(found.rows.map(({ wanted_id, id, name }) => [wanted_id, { id, name }]))
}
