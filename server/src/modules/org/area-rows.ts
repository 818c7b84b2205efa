import type { AreaLevel } from '@linli/contract/identity'
import type { Area } from '@linli/contract/org'
import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '#platform/db'

export interface AreaRow {
  id: string
  level: AreaLevel
  code: string
  name: string
  parent_id: string | null
  street_id: string | null
  community_id: string | null
  grid_id: string | null
  lng: number | null
  lat: number | null
  datum: 'wgs84' | 'gcj02' | null
  valid_from: string
  valid_to: string | null
  is_assumed: boolean
  path_names: string[]
}

/** Areas with the names above them, as they are or as they were on a day; the condition speaks of `a`, and of `s`, `c` and
 * `g` for street, community, grid. */
export async function readAreas(
  db: Db | Tx,
  district_id: number,
  condition: RawBuilder<unknown>,
  on?: string,
): Promise<AreaRow[]> {
  const areas = on === undefined ? sql`org.area` : areasAsOf(district_id, on)
  const found = await sql<AreaRow>`
    select a.id, a.level, a.code, a.name, a.parent_id, a.street_id, a.community_id, a.grid_id, a.lng, a.lat, a.datum,
      a.valid_from, a.valid_to, a.is_assumed,
      array_remove(array[s.name, c.name, g.name, case when a.level <> 'district' then a.name end], null) as path_names
    from ${areas} a
    left join ${areas} s on s.district_id = a.district_id and s.id = a.street_id and s.id <> a.id
    left join ${areas} c on c.district_id = a.district_id and c.id = a.community_id and c.id <> a.id
    left join ${areas} g on g.district_id = a.district_id and g.id = a.grid_id and g.id <> a.id
    where a.district_id = ${district_id} and ${condition}`.execute(db)
  return found.rows
}

// What held on a day is the first line that ended after it; where there is none, the row as it is.
function areasAsOf(district_id: number, day: string): RawBuilder<unknown> {
  const then = (column: string) =>
    sql`case when p.area_id is null then o.${sql.ref(column)} else p.${sql.ref(column)} end as ${sql.ref(column)}`
  const lines = ['code', 'name', 'parent_id', 'street_id', 'community_id', 'grid_id', 'lng', 'lat']
  return sql`(
    select o.district_id, o.id, o.level, ${sql.join(lines.map(then))}, o.datum, o.valid_from, o.valid_to, o.is_assumed
    from org.area o left join lateral (
      select * from org.area_past p where p.district_id = o.district_id and p.area_id = o.id and p.until > ${day}::date
      order by p.until, p.id limit 1
    ) p on true where o.district_id = ${district_id})`
}

/** One area, as far as it exists in the district; as it is, or as it was on a day. */
export async function readArea(
  db: Db | Tx,
  district_id: number,
  id: string,
  on?: string,
): Promise<AreaRow | undefined> {
  return (await readAreas(db, district_id, sql`a.id = ${id}`, on))[0]
}

/** The area as the contract shows it. */
export function viewArea(row: AreaRow): Area {
  const { lng, lat, datum } = row
  return {
    id: row.id,
    level: row.level,
    code: row.code,
    name: row.name,
    parent_id: row.parent_id,
    path_names: row.path_names,
    center: lng !== null && lat !== null && datum !== null ? { lng, lat, datum } : null,
    valid_from: row.valid_from,
    valid_to: row.valid_to,
    is_assumed: row.is_assumed,
  }
}

/** Rows of a table called `t` that stand on a day: `valid_to` is the first day on which a thing is no more. */
export function standsOn(table: 'a' | 'u' | 't', day: string): RawBuilder<unknown> {
  const [from, to] = [sql.ref(`${table}.valid_from`), sql.ref(`${table}.valid_to`)]
  return sql`(${from} <= ${day}::date and (${to} is null or ${to} > ${day}::date))`
}

/** Whether area `a` is this one or lies in it; `level` is that of the outer area. */
export function liesIn(outer: { id: string; level: AreaLevel }): RawBuilder<unknown> {
  if (outer.level === 'district') return sql`true`
  const column = outer.level === 'building' ? 'id' : (`${outer.level}_id` as const)
  return sql`(a.id = ${outer.id} or ${sql.ref(`a.${column}`)} = ${outer.id})`
}

/** The LIKE pattern for whatever holds this text. */
export function likeOf(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}
