import { type RawBuilder, sql } from 'kysely'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { type FigureArea, reachOf } from '../policy.ts'

/** An area whose figures this person reads, and whether secret matters are among them. Refuses: `not_found` for areas
 * outside of their own and for those that are too small to have figures. */
export async function findFigureArea(
  { db, actor }: QueryContext,
  id: string,
): Promise<{ area: FigureArea; with_secret: boolean }> {
  const found = await sql<FigureArea>`
    select id, name, level, street_id, community_id from org.area
    where district_id = ${actor.district_id} and id = ${id} and level in ('district', 'street', 'community')`.execute(
    db,
  )
  const [area] = found.rows
  const reach = area && reachOf(actor, area)
  if (!area || !reach) throw notFound()
  return { area, ...reach }
}

/** What lies in an area, on a relation with `street_id` and `community_id`. */
export function liesIn(area: FigureArea, relation: 'm' | 'k'): RawBuilder<unknown> {
  if (area.level === 'district') return sql`true`
  const column = area.level === 'street' ? 'street_id' : 'community_id'
  return sql`${sql.ref(`${relation}.${column}`)} = ${area.id}`
}
