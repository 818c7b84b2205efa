import type { Output, Parsed } from '@linli/contract/endpoint'
import type { mediators, Studio } from '@linli/contract/mediators'
import { type RawBuilder, sql } from 'kysely'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { mediatesOn, standsOn } from '../standing.ts'

/** A page of the named studios that stand today, in the order in which they were entered. */
export async function listStudios(
  ctx: QueryContext,
  { committee_id, cursor, limit }: Parsed<typeof mediators.list_studios>,
): Promise<Output<typeof mediators.list_studios>> {
  const rows = await readStudios(
    ctx,
    sql`${standsOn('u', shanghaiDay(ctx.now))} and ${committee_id ? sql`u.parent_id = ${committee_id}` : sql`true`}
      and ${cursor ? sql`u.id > ${cursor}::uuid` : sql`true`} order by u.id limit ${limit + 1}`,
  )
  const items = rows.slice(0, limit)
  return { items, next_cursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** One studio, closed ones too. Refuses: `not_found`. */
export async function getStudio(ctx: QueryContext, { id }: { id: string }): Promise<Studio> {
  const [studio] = await readStudios(ctx, sql`u.id = ${id}`)
  if (!studio) throw notFound()
  return studio
}

async function readStudios(
  { db, actor, now }: QueryContext,
  condition: RawBuilder<unknown>,
): Promise<Studio[]> {
  const found = await sql<Studio>`
    select u.id, u.name, case when o.id is not null then json_build_object('id', o.id, 'name', o.name) end as committee,
      json_build_object('id', a.id, 'name', a.name) as area, u.phone, u.address, u.hours,
      (select coalesce(json_agg(json_build_object('id', m.id, 'name', p.public_name) order by m.id), '[]')
        from mediators.mediator as m join identity.person as p on p.district_id = m.district_id and p.id = m.person_id
        where m.district_id = u.district_id and m.studio_id = u.id and ${mediatesOn(shanghaiDay(now))}) as mediators
    from org.unit as u join org.area as a on a.district_id = u.district_id and a.id = u.area_id
    left join org.unit as o on o.district_id = u.district_id and o.id = u.parent_id and o.kind = 'mediation_committee'
    where u.district_id = ${actor.district_id} and u.kind = 'named_studio' and ${condition}`.execute(
    db,
  )
  return found.rows
}
