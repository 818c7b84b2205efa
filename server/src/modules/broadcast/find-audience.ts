import type { Audience } from '@linli/contract/broadcast'
import { type RawBuilder, sql } from 'kysely'
import { gridsBeside } from '#modules/org'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { Scope } from './policy.ts'

/** An audience with its areas looked up: which grids lie around, and what may be left out. */
export interface FoundAudience {
  audience: Audience
  beside_ids: string[]
}

/** Looks up areas, groups and neighbours of an audience. Refuses: `no_such_area`, `no_such_group`. */
export async function findAudience(
  db: Db | Tx,
  district_id: number,
  audience: Audience,
): Promise<FoundAudience> {
  const { area_ids, group_ids, with_neighbours } = audience
  const found = await sql<{ areas: number; groups: number; grid_ids: string[] }>`
    select (select count(*) from org.area where district_id = ${district_id} and id = any(${area_ids}::uuid[])) as areas,
      (select count(*) from groups.group where district_id = ${district_id} and closed_at is null
        and id = any(${group_ids}::uuid[])) as groups,
      array(select a.id from org.area as a where ${with_neighbours} and a.district_id = ${district_id} and a.level = 'grid'
        and a.valid_to is null and ${within(area_ids, 'a')}) as grid_ids`.execute(db)
  const row = found.rows[0]
  if (row?.areas !== new Set(area_ids).size) throw new Refusal('invalid', 'no_such_area')
  if (row.groups !== new Set(group_ids).size) throw new Refusal('invalid', 'no_such_group')
  const beside_ids = with_neighbours ? await gridsBeside(db, district_id, row.grid_ids) : []
  return { audience, beside_ids }
}

function within(area_ids: readonly string[], table: 'a'): RawBuilder<unknown> {
  const ids = sql`${[...area_ids]}::uuid[]`
  return sql`(${sql.ref(`${table}.id`)} = any(${ids}) or ${sql.ref(`${table}.community_id`)} = any(${ids})
    or ${sql.ref(`${table}.street_id`)} = any(${ids}) or exists (select from org.area as d where d.district_id = ${sql.ref(`${table}.district_id`)}
      and d.id = any(${ids}) and d.level = 'district'))`
}

/** The open groups of an audience as rows of `groups.group`. With `except_about` those that a broadcast about the same case has
 * already reached are left out. */
export function groupsOf(
  district_id: number,
  { audience, beside_ids }: FoundAudience,
  except_about?: string | undefined,
): RawBuilder<unknown> {
  const areas = sql`${audience.area_ids}::uuid[]`
  const grids = sql`${[...audience.area_ids, ...beside_ids]}::uuid[]`
  const rest =
    except_about === undefined
      ? sql``
      : sql`and not exists (select from broadcast.target as t join broadcast.broadcast as b
          on b.district_id = t.district_id and b.id = t.broadcast_id
          where t.district_id = g.district_id and t.group_id = g.id and b.about_id = ${except_about} and b.kind <> 'stop'
            and b.state in ('sending', 'done', 'expired'))`
  return sql`
    select g.* from groups.group as g
    where g.district_id = ${district_id} and g.closed_at is null and (
      g.grid_id = any(${grids}) or g.community_id = any(${areas}) or g.street_id = any(${areas})
      or g.id = any(${audience.group_ids}::uuid[])
      or exists (select from org.area as d where d.district_id = g.district_id and d.id = any(${areas}) and d.level = 'district')
    ) ${rest}`
}

/** The smallest area that holds these areas and groups. */
export async function scopeOf(
  db: Db | Tx,
  district_id: number,
  found: FoundAudience,
): Promise<Scope & { name: string }> {
  const rows = await sql<Scope & { name: string }>`
    with part as (
      select coalesce(g.grid_id, null) as grid_id, g.community_id, g.street_id from (${groupsOf(district_id, found)}) as g
      union all
      select case when a.level = 'grid' then a.id else a.grid_id end,
        case when a.level = 'community' then a.id else a.community_id end,
        case when a.level = 'street' then a.id else a.street_id end
      from org.area as a where a.district_id = ${district_id}
        and a.id = any(${[...found.audience.area_ids, ...found.beside_ids]}::uuid[])
    ),
    one as (
      select case
        when count(distinct grid_id) = 1 and count(*) = count(grid_id) then min(grid_id::text)
        when count(distinct community_id) = 1 and count(*) = count(community_id) then min(community_id::text)
        when count(distinct street_id) = 1 and count(*) = count(street_id) then min(street_id::text)
      end::uuid as id from part
    )
    select a.id as scope_id, case when a.level = 'street' then a.id else a.street_id end as street_id,
      case when a.level = 'community' then a.id else a.community_id end as community_id, a.name
    from one join org.area as a on a.district_id = ${district_id}
      and (a.id = one.id or (one.id is null and a.level = 'district'))`.execute(db)
  const scope = rows.rows[0]
  if (!scope) throw new Refusal('invalid', 'no_such_area')
  return scope
}
