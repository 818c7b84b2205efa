import type { DoerKind } from '@linli/contract/codes/matters'
import type { Named } from '@linli/contract/fields'
import type { AreaLevel } from '@linli/contract/identity'
import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#platform/db'

/** Kinds of unit that do the work of a category, by what the catalogue says. */
const UNIT_KIND: Readonly<Record<Exclude<DoerKind, 'unit'>, string>> = {
  grid: 'grid_team',
  community: 'community_committee',
  street_centre: 'centre',
  property: 'property_firm',
}
const CENTRE = UNIT_KIND.street_centre

/** Where in the area tree, down to the building. */
export interface DoerPlace {
  street_id: string | null
  community_id: string | null
  grid_id: string | null
  building_id: string | null
}

/** Units that stand on a day, found by id, or by kind and area. */
export interface UnitDirectory {
  named(id: string): Named | null
  /** The nearest unit of the kind, from the building up; the district's centre where the street has none. */
  nearest(doer_kind: Exclude<DoerKind, 'unit'>, place: DoerPlace): Named | null
  district_centre: Named | null
}

/** What of the units a caller will ask for; all of them where absent. */
interface Wanted {
  ids: readonly string[]
  places: readonly DoerPlace[]
}

interface UnitRow {
  id: string
  name: string
  kind: string
  area_id: string
  level: AreaLevel
}

/** Reads the units that stand on a day ('YYYY-MM-DD') in one statement. */
export async function readUnits(
  db: Db | Tx,
  district_id: number,
  day: string,
  wanted?: Wanted,
): Promise<UnitDirectory> {
  const found = await sql<UnitRow>`
    select u.id, u.name, u.kind, u.area_id, a.level from org.unit as u
    join org.area as a on a.district_id = u.district_id and a.id = u.area_id
    where u.district_id = ${district_id} and u.valid_from <= ${day}::date
      and (u.valid_to is null or u.valid_to > ${day}::date) ${wanted ? among(wanted) : sql``}
    order by u.id`.execute(db)
  return directoryOf(found.rows)
}

function among({ ids, places }: Wanted): RawBuilder<unknown> {
  const areas = [...new Set(places.flatMap(areasOf))]
  return sql`and (u.id = any(${[...ids]}::uuid[])
    or (u.kind = any(${Object.values(UNIT_KIND)}) and u.area_id = any(${areas}::uuid[]))
    or (u.kind = ${CENTRE} and a.level = 'district'))`
}

function areasOf(place: DoerPlace): string[] {
  const { building_id, grid_id, community_id, street_id } = place
  return [building_id, grid_id, community_id, street_id].filter((id) => id !== null)
}

function directoryOf(units: readonly UnitRow[]): UnitDirectory {
  const byId = new Map<string, Named>()
  const byArea = new Map<string, Named>()
  let district_centre: Named | null = null
  for (const { id, name, kind, area_id, level } of units) {
    const unit = { id, name }
    byId.set(id, unit)
    // Of several in one area the one founded first answers.
    const key = `${kind} ${area_id}`
    if (!byArea.has(key)) byArea.set(key, unit)
    if (kind === CENTRE && level === 'district') district_centre ??= unit
  }
  return {
    named: (id) => byId.get(id) ?? null,
    nearest: (doer_kind, place) => {
      const kind = UNIT_KIND[doer_kind]
      for (const area of areasOf(place)) {
        const unit = byArea.get(`${kind} ${area}`)
        if (unit) return unit
      }
      return kind === CENTRE ? district_centre : null
    },
    district_centre,
  }
}
