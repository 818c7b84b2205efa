import type { Output, Parsed } from '@linli/contract/endpoint'
import type { org, Unit } from '@linli/contract/org'
import { sql } from 'kysely'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { liesIn, likeOf, readArea, standsOn } from '../area-rows.ts'
import { readUnits, viewUnit } from '../unit-rows.ts'

/** A page of the units that stand today, in the order in which they were entered. */
export async function listUnits(
  { db, actor, now }: QueryContext,
  input: Parsed<typeof org.list_units>,
): Promise<Output<typeof org.list_units>> {
  const { kind, kinds, parent_id, area_id, text, cursor, limit } = input
  const area = area_id === undefined ? null : await readArea(db, actor.district_id, area_id)
  if (area === undefined) throw notFound()
  const wanted = kinds ?? (kind ? [kind] : null)
  const rows = await readUnits(
    db,
    actor.district_id,
    sql`${standsOn('u', shanghaiDay(now))}
      and ${wanted ? sql`u.kind = any(${wanted}::text[])` : sql`true`}
      and ${parent_id ? sql`u.parent_id = ${parent_id}` : sql`true`}
      and ${area ? liesIn(area) : sql`true`}
      and ${text ? sql`u.name ilike ${likeOf(text)}` : sql`true`}
      and ${cursor ? sql`u.id > ${cursor}::uuid` : sql`true`}
      order by u.id limit ${limit + 1}`,
  )
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return { items: page.map((row) => viewUnit(actor, row)), next_cursor: last?.id ?? null }
}

/** One unit, closed ones too. */
export async function getUnit(context: QueryContext, { id }: { id: string }): Promise<Unit> {
  return viewUnitById(context, id)
}

/** The unit as a command shows it afterwards. */
export async function viewUnitById({ db, actor }: QueryContext, id: string): Promise<Unit> {
  const row = (await readUnits(db, actor.district_id, sql`u.id = ${id}`))[0]
  if (!row) throw notFound()
  return viewUnit(actor, row)
}

/** How many units, posts and areas of each kind stand today. */
export async function countOrganisation({
  db,
  actor,
  now,
}: QueryContext): Promise<Output<typeof org.count_organisation>> {
  const day = shanghaiDay(now)
  const found = await sql<Output<typeof org.count_organisation>>`
    select
      (select coalesce(json_agg(json_build_object('kind', kind, 'n', n) order by kind), '[]') from (
        select kind, count(*) as n from org.unit u
        where district_id = ${actor.district_id} and ${standsOn('u', day)} group by kind) as each) as units,
      (select coalesce(json_agg(json_build_object('kind', kind, 'n', n) order by kind), '[]') from (
        select kind, count(*) as n from org.post t
        where district_id = ${actor.district_id} and ${standsOn('t', day)} group by kind) as each) as posts,
      (select coalesce(json_agg(json_build_object('level', level, 'n', n) order by level), '[]') from (
        select level, count(*) as n from org.area a
        where district_id = ${actor.district_id} and ${standsOn('a', day)} group by level) as each) as areas`.execute(
    db,
  )
  return found.rows[0] ?? { units: [], posts: [], areas: [] }
}
