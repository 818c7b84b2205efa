import { sql } from 'kysely'
import type { Tx } from '#platform/db'

interface PlanKey {
  district_id: number
  plan_id: string
}

/** Takes the groups along after a plan has changed the tree of areas: a group stays with its grid, or with the one that
 * took over from it, and its levels follow. Where it stood is kept. Hints that wait go with their group. Answers how many
 * were moved. */
export async function relocateGroups(tx: Tx, { district_id, plan_id }: PlanKey): Promise<number> {
  const moved = await sql<{ n: number }>`
    with found as (
      select g.id, g.grid_id, g.community_id, g.street_id, a.id as to_grid, a.community_id as to_community, a.street_id as to_street
      from groups.group as g
      left join org.successor as s on s.district_id = g.district_id and s.noun = 'area' and s.plan_id = ${plan_id}
        and s.takes_rest and s.id = g.grid_id
      join org.area as a on a.district_id = g.district_id and a.id = coalesce(s.successor_id, g.grid_id) and a.level = 'grid'
      where g.district_id = ${district_id} and (g.grid_id, g.community_id, g.street_id) is distinct from
        (a.id, a.community_id, a.street_id)
    ), kept as (
      insert into groups.relocated (district_id, plan_id, group_id, grid_id, community_id, street_id)
      select ${district_id}::int, ${plan_id}::uuid, id, grid_id, community_id, street_id from found on conflict do nothing
    ), hinted as (
      update groups.hint as h set community_id = f.to_community, street_id = f.to_street from found as f
      where h.district_id = ${district_id} and h.group_id = f.id and h.decided_at is null
    ), moved as (
      update groups.group as g set grid_id = f.to_grid, community_id = f.to_community, street_id = f.to_street from found as f
      where g.district_id = ${district_id} and g.id = f.id returning g.id
    )
    select count(*)::int as n from moved`.execute(tx)
  return moved.rows[0]?.n ?? 0
}

/** Puts the groups back where they stood before a plan that is taken back. */
export async function putBackGroups(tx: Tx, { district_id, plan_id }: PlanKey): Promise<void> {
  await sql`
    with stood as (
      delete from groups.relocated where district_id = ${district_id} and plan_id = ${plan_id} returning *
    ), hinted as (
      update groups.hint as h set community_id = s.community_id, street_id = s.street_id from stood as s
      where h.district_id = ${district_id} and h.group_id = s.group_id and h.decided_at is null
    )
    update groups.group as g set grid_id = s.grid_id, community_id = s.community_id, street_id = s.street_id from stood as s
    where g.district_id = ${district_id} and g.id = s.group_id`.execute(tx)
}
