import { sql } from 'kysely'
import { neighboursOf } from '#platform/area-neighbours'
import type { Db, Tx } from '#platform/db'
import { readOutlines } from './redraw-areas.ts'

/** Outlines of two areas that come as near as this are those of neighbours, in metres. */
const BESIDE_M = 30

interface Kept {
  version: number
  beside: Map<string, Set<string>>
}

/** Neighbours by database and district, as long as the version of the areas stands. */
const kept = new WeakMap<object, Map<number, Kept>>()

/** The grids that lie beside these ones and are none of them, by the outlines in force; a grid without an outline has no
 * neighbours. Computed once for each version of a district’s areas. */
export async function gridsBeside(
  db: Db | Tx,
  district_id: number,
  grid_ids: readonly string[],
): Promise<string[]> {
  const beside = await takeNeighbours(db, district_id)
  const own = new Set(grid_ids)
  const found = new Set(grid_ids.flatMap((id) => [...(beside.get(id) ?? [])]))
  return [...found].filter((id) => !own.has(id)).sort()
}

async function takeNeighbours(db: Db | Tx, district_id: number): Promise<Map<string, Set<string>>> {
  const database = db.getExecutor().adapter
  const districts = kept.get(database) ?? new Map<number, Kept>()
  kept.set(database, districts)
  const found = await sql<{ version: number }>`
    select version from org.area_version where district_id = ${district_id}`.execute(db)
  const version = found.rows[0]?.version ?? 0
  const known = districts.get(district_id)
  if (known?.version === version) return known.beside
  const outlines = await readOutlines(db, district_id, sql`a.level = 'grid' and a.valid_to is null`)
  const areas = [...outlines].map(([id, polygons]) => ({ id, polygons }))
  const beside = neighboursOf(areas, BESIDE_M)
  if (areas.length > 0) districts.set(district_id, { version, beside })
  return beside
}
