import type { AreaLevel } from '@linli/contract/identity'
import { sql } from 'kysely'
import { type AreaIndex, areaAt, indexAreas } from '#platform/area-index'
import type { Db, Tx } from '#platform/db'
import { type Datum, type Position, type Rings, toDatum } from '#platform/geo'
import { type AreaLine, holds } from './policy.ts'

/** Where something is in the area tree; null below the level that is known. */
export interface Place {
  street_id: string | null
  community_id: string | null
  grid_id: string | null
  building_id: string | null
}

/** The place of an area, of a position, or of both: an area that was chosen counts, and a position within it makes it
 * finer. Null where the area is unknown or the position outside every outline. */
export async function findPlace(
  db: Db | Tx,
  district_id: number,
  where: { position?: Position | undefined; area_id?: string | undefined },
): Promise<Place | null> {
  const chosen = where.area_id && (await readLine(db, district_id, where.area_id))
  if (where.area_id && !chosen) return null
  if (chosen && (chosen.level === 'building' || !where.position)) return placeOf(chosen)
  const found = where.position && (await areaAtPosition(db, district_id, where.position))
  if (!chosen) return found ? placeOf(found) : null
  return placeOf(found && holds(chosen, found) ? found : chosen)
}

/** The smallest area with an outline that holds the position, as the district is organised now: outlines without an end
 * count, so a planned re-cut is entered on its day. */
export async function areaAtPosition(
  db: Db | Tx,
  district_id: number,
  position: Position,
): Promise<Line | undefined> {
  return areaAt(await takeIndex(db, district_id), position)
}

/** Says that a district's areas have changed, so that every process reads its outlines again. */
export async function countAreaChange(tx: Tx, district_id: number): Promise<void> {
  await sql`
    insert into org.area_version as t (district_id, version) values (${district_id}, 1)
    on conflict (district_id) do update set version = t.version + 1`.execute(tx)
}

interface Line extends AreaLine {
  level: AreaLevel
}

interface Outlined extends Line {
  polygons: readonly Rings[]
}

interface Kept {
  version: number
  index: AreaIndex<Outlined>
}

/** Indexes by database (the adapter is one object for a pool and all its transactions) and district. */
const kept = new WeakMap<object, Map<number, Kept>>()

async function takeIndex(db: Db | Tx, district_id: number): Promise<AreaIndex<Outlined>> {
  const database = db.getExecutor().adapter
  const districts = kept.get(database) ?? new Map<number, Kept>()
  kept.set(database, districts)
  const found = await sql<{ version: number }>`
    select version from org.area_version where district_id = ${district_id}`.execute(db)
  const version = found.rows[0]?.version ?? 0
  const known = districts.get(district_id)
  if (known?.version === version) return known.index
  const outlined = await readOutlines(db, district_id)
  const index = indexAreas(outlined, 'gcj02')
  // A district that is still being loaded has no outlines yet; that is not worth remembering.
  if (outlined.length > 0) districts.set(district_id, { version, index })
  return index
}

// The finest first: where an area fills the one above it wholly, the smaller of the two answers.
async function readOutlines(db: Db | Tx, district_id: number): Promise<Outlined[]> {
  const found = await sql<Line & { datum: Datum; outline: [number, number][][][] }>`
    select id, level, street_id, community_id, grid_id, datum, outline from org.area
    where district_id = ${district_id} and outline is not null and valid_to is null
    order by array_position(array['building', 'grid', 'community', 'street', 'district'], level)`.execute(
    db,
  )
  return found.rows.map(({ outline, datum, ...area }) => {
    const shifted = ([lng, lat]: [number, number]): [number, number] => {
      const to = toDatum({ lng, lat, datum }, 'gcj02')
      return [to.lng, to.lat]
    }
    const polygons =
      datum === 'gcj02'
        ? outline
        : outline.map((polygon) => polygon.map((ring) => ring.map(shifted)))
    return { ...area, polygons }
  })
}

async function readLine(db: Db | Tx, district_id: number, id: string): Promise<Line | undefined> {
  const found = await sql<Line>`
    select id, level, street_id, community_id, grid_id from org.area
    where district_id = ${district_id} and id = ${id}`.execute(db)
  return found.rows[0]
}

function placeOf(area: Line): Place {
  const at = (level: AreaLevel, above: string | null) => (area.level === level ? area.id : above)
  return {
    street_id: at('street', area.street_id),
    community_id: at('community', area.community_id),
    grid_id: at('grid', area.grid_id),
    building_id: at('building', null),
  }
}
