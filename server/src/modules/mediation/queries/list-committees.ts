import type { Output, Parsed } from '@linli/contract/endpoint'
import type { mediation } from '@linli/contract/mediation'
import { sql } from 'kysely'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'

/** Committees that take disputes today; those whose area holds the place stand first, the smallest of them before the others. */
export async function listCommittees(
  { db, actor, now }: QueryContext,
  { area_id }: Parsed<typeof mediation.list_committees>,
): Promise<Output<typeof mediation.list_committees>> {
  const today = shanghaiDay(now)
  const found = await sql<Output<typeof mediation.list_committees>[number]>`
    select u.id, u.name, a.name as area_name, u.phone,
      coalesce(a.id in (w.id, w.grid_id, w.community_id, w.street_id), false) as is_near
    from org.unit as u join org.area as a on a.district_id = u.district_id and a.id = u.area_id
    left join org.area as w on w.district_id = u.district_id and w.id = ${area_id ?? null}::uuid
    where u.district_id = ${actor.district_id} and u.kind = 'mediation_committee'
      and u.valid_from <= ${today}::date and (u.valid_to is null or u.valid_to > ${today}::date)
    order by is_near desc, array_position(array['grid', 'community', 'street', 'district'], a.level), u.name, u.id limit 300`.execute(
    db,
  )
  return found.rows
}

/** People who mediate for a committee or one of its studios today. Refuses: `not_found`. */
export async function listMediators(
  { db, actor, now }: QueryContext,
  { committee_id }: Parsed<typeof mediation.list_mediators>,
): Promise<Output<typeof mediation.list_mediators>> {
  const today = shanghaiDay(now)
  const found = await sql<Output<typeof mediation.list_mediators>[number]>`
    select distinct on (n.public_name, n.id) n.id, coalesce(n.public_name, '') as name, u.name as unit_name
    from org.unit as u join org.post as t on t.district_id = u.district_id and t.unit_id = u.id and t.kind = 'mediator'
      and t.valid_from <= ${today}::date and (t.valid_to is null or t.valid_to > ${today}::date)
    join identity.person as n on n.district_id = t.district_id and n.id = t.person_id
    where u.district_id = ${actor.district_id} and (u.id = ${committee_id} or u.parent_id = ${committee_id})
    order by n.public_name, n.id, u.id limit 300`.execute(db)
  if (found.rows.length > 0) return found.rows
  const known =
    await sql`select from org.unit where district_id = ${actor.district_id} and id = ${committee_id}
    and kind = 'mediation_committee'`.execute(db)
  if (known.rows.length === 0) throw notFound()
  return []
}
