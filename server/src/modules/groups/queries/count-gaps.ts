import type { Output, Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import type { AreaLevel } from '@linli/contract/identity'
import { type RawBuilder, sql } from 'kysely'
import { scopesOf } from '#modules/matters'
import type { Actor } from '#platform/actor'
import type { QueryContext } from '#platform/module'

interface GapRow {
  id: string
  name: string
  level: AreaLevel
  buildings: number
  uncovered: number
  groups: number
}

/** Buildings without an open group, for each area below one, in this person's area; one statement. */
export async function countGaps(
  ctx: QueryContext,
  { within }: Parsed<typeof groups.count_gaps>,
): Promise<Output<typeof groups.count_gaps>> {
  const { district_id } = ctx.actor
  const above = within ? sql`a.parent_id = ${within}` : sql`a.level = 'street'`
  const found = await sql<GapRow>`
    with area as materialized (
      select a.id, a.name, a.level, a.code from org.area as a
      where a.district_id = ${district_id} and a.valid_to is null and a.level in ('street', 'community', 'grid') and ${above}
    ), building as materialized (
      select b.id, case (select level from area limit 1) when 'street' then b.street_id when 'community' then b.community_id
        else b.grid_id end as area_id,
        not exists (${COVERING}) as is_free
      from org.area as b where b.district_id = ${district_id} and b.level = 'building' and b.valid_to is null
        and ${within ? sql`${within} in (b.street_id, b.community_id)` : sql`true`} and ${inArea(ctx.actor)}
    )
    select a.id, a.name, a.level, count(b.id)::int as buildings, count(b.id) filter (where b.is_free)::int as uncovered,
      (select count(*)::int from groups.group as g where g.district_id = ${district_id} and g.closed_at is null
        and a.id in (g.street_id, g.community_id, g.grid_id)) as groups
    from area as a join building as b on b.area_id = a.id
    group by a.id, a.name, a.level, a.code order by a.code`.execute(ctx.db)
  const sum = (of: (row: GapRow) => number) => found.rows.reduce((n, row) => n + of(row), 0)
  return {
    buildings: sum((row) => row.buildings),
    uncovered: sum((row) => row.uncovered),
    areas: found.rows.map(({ id, name, level, ...counts }) => ({
      area: { id, name },
      level,
      ...counts,
    })),
  }
}

/** The buildings of a community that no open group covers, as far as this person's area reaches. */
export async function listUncovered(
  ctx: QueryContext,
  { community_id }: Parsed<typeof groups.list_uncovered>,
): Promise<Output<typeof groups.list_uncovered>> {
  const found = await sql<UncoveredRow>`
    select b.id, b.name, b.grid_id, n.name as grid_name, b.lng, b.lat, b.datum
    from org.area as b join org.area as n on n.district_id = b.district_id and n.id = b.grid_id
    where b.district_id = ${ctx.actor.district_id} and b.community_id = ${community_id} and b.level = 'building'
      and b.valid_to is null and not exists (${COVERING}) and ${inArea(ctx.actor)} order by b.code`.execute(
    ctx.db,
  )
  return found.rows.map(({ id, name, grid_id, grid_name, lng, lat, datum }) => ({
    building: { id, name },
    grid: { id: grid_id, name: grid_name },
    position: lng !== null && lat !== null && datum !== null ? { lng, lat, datum } : null,
  }))
}

interface UncoveredRow {
  id: string
  name: string
  grid_id: string
  grid_name: string
  lng: number | null
  lat: number | null
  datum: 'wgs84' | 'gcj02' | null
}

const COVERING = sql`select from groups.cover as c
  join groups.group as o on o.district_id = c.district_id and o.id = c.group_id and o.closed_at is null
  where c.district_id = b.district_id and c.building_id = b.id`

// Buildings `b` in the area of this person.
function inArea(actor: Actor): RawBuilder<unknown> {
  const places = scopesOf(actor).map(({ column, area_id }) =>
    column === 'district' ? sql`true` : sql`${sql.ref(`b.${column}`)} = ${area_id}`,
  )
  return places.length > 0 ? sql`(${sql.join(places, sql` or `)})` : sql`false`
}
