import type { Output, Parsed } from '@linli/contract/endpoint'
import type { Area, org, Shape } from '@linli/contract/org'
import { sql } from 'kysely'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { liesIn, likeOf, readArea, readAreas, standsOn, viewArea } from '../area-rows.ts'
import { areaAtPosition } from '../find-place.ts'

const MOST_AREAS = 5000

/** The children of an area, or all below it of one level; without either, the streets of the district. */
export async function listAreas(
  { db, actor, now }: QueryContext,
  { parent_id, level, on }: Parsed<typeof org.list_areas>,
): Promise<Area[]> {
  const stands = standsOn('a', on ?? shanghaiDay(now))
  const parent =
    parent_id === undefined ? null : await readArea(db, actor.district_id, parent_id, on)
  if (parent === undefined) throw notFound()
  const isChild = parent
    ? sql`a.parent_id = ${parent.id}`
    : sql`a.level = ${level === undefined ? 'street' : level}`
  const isBelow = parent && level ? sql`a.level = ${level} and ${liesIn(parent)}` : isChild
  const rows = await readAreas(
    db,
    actor.district_id,
    sql`${isBelow} and ${stands} order by a.code collate "C", a.id limit ${MOST_AREAS}`,
    on,
  )
  return rows.map(viewArea)
}

/** One area, as it is or as it was on a day; `not_found` outside the district. */
export async function getArea(
  { db, actor }: QueryContext,
  { id, on }: Parsed<typeof org.get_area>,
): Promise<Area> {
  const row = await readArea(db, actor.district_id, id, on)
  if (!row) throw notFound()
  return viewArea(row)
}

/** Outlines of the children of an area, or of areas by name; without either, of the district and its streets. */
export async function listShapes(
  { db, actor, now }: QueryContext,
  { within, ids }: Parsed<typeof org.list_shapes>,
): Promise<Shape[]> {
  const which = ids
    ? sql`a.id = any(${ids}::uuid[])`
    : within
      ? sql`a.parent_id = ${within}`
      : sql`a.level in ('district', 'street')`
  const found = await sql<Omit<Shape, 'polygons'> & { outline: Shape['polygons'] }>`
    select a.id as area_id, a.name, a.level, a.outline from org.area a
    where a.district_id = ${actor.district_id} and ${which} and a.outline is not null
      and ${standsOn('a', shanghaiDay(now))}
    order by a.code collate "C", a.id`.execute(db)
  return found.rows.map(({ outline, ...shape }) => ({ ...shape, polygons: outline }))
}

/** The smallest area with an outline that holds the position. */
export async function findAreaAt(
  { db, actor }: QueryContext,
  { position }: Parsed<typeof org.find_area_at>,
): Promise<Output<typeof org.find_area_at>> {
  const at = await areaAtPosition(db, actor.district_id, position)
  const row = at && (await readArea(db, actor.district_id, at.id))
  return { area: row ? viewArea(row) : null }
}

/** Areas whose address holds every word: "凤苑 3号楼" and "凤苑3号楼" find 新区街道凤苑社区…凤苑小区3号楼, and not its 13号楼.
 * A numbered word, else any of the words, stands in the area's own name; the larger areas come first. */
export async function searchAreas(
  { db, actor, now }: QueryContext,
  { text, limit }: Parsed<typeof org.search_areas>,
): Promise<Area[]> {
  const words = text.normalize('NFKC').match(/\d+[^\d\s]*|[^\d\s]+/gu) ?? []
  if (words.length === 0) return []
  const numbered = words.filter((word) => /^\d/.test(word))
  const own = (numbered.length > 0 ? numbered : words).map(likeOf)
  const path = sql`concat_ws(' ', s.name, c.name, g.name, a.name)`
  // LIKE goes first because it is the cheap one; the pattern only tells 3号楼 from 13号楼.
  const isWhole =
    numbered.length > 0 ? sql`${path} ~ all(${numbered.map(wholeNumber)}::text[])` : sql`true`
  const rows = await readAreas(
    db,
    actor.district_id,
    sql`a.name like any(${own}::text[]) and ${standsOn('a', shanghaiDay(now))}
      and ${path} like all(${words.map(likeOf)}::text[]) and ${isWhole}
      order by a.name = ${text.trim()} desc,
        array_position(array['street', 'community', 'grid', 'building', 'district'], a.level),
        length(a.name), a.code collate "C", a.id limit ${limit}`,
  )
  return rows.map(viewArea)
}

// A number is a whole one: who looks for building 3 does not live in 13.
function wholeNumber(word: string): string {
  return `(^|[^0-9])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`
}
