import type { Output, Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { fittingPosts } from '../add-member.ts'
import { arrangesGroup } from '../registry-policy.ts'
import { readGroup } from '../take-record.ts'

type Candidates = Output<typeof groups.list_candidates>

/** Colleagues whose post lets them be taken in here, property first and those of the whole district last. Refuses:
 * `not_found`. */
export async function listCandidates(
  { db, actor, now }: QueryContext,
  { group_id }: Parsed<typeof groups.list_candidates>,
): Promise<Candidates> {
  const group = await readGroup(db, actor.district_id, group_id)
  if (!group || !arrangesGroup(actor, group)) throw notFound()
  const found = await sql<Candidates[number]>`
    select n.id, n.public_name as name, p.kind, jsonb_build_object('id', u.id, 'name', u.name) as unit,
      exists (select from groups.member as m where m.district_id = g.district_id and m.group_id = g.id
        and m.person_id = n.id and m.status = 'in') as is_in
    from groups.group as g, lateral ${fittingPosts(shanghaiDay(now))} as p
    join identity.person as n on n.district_id = ${actor.district_id} and n.id = p.person_id
    join org.unit as u on u.district_id = ${actor.district_id} and u.id = p.unit_id
    where g.district_id = ${actor.district_id} and g.id = ${group_id} and n.public_name is not null
    order by array_position(array['property', 'police', 'community', 'grid_worker', 'building_lead', 'legal', 'utility'], p.kind),
      u.name, n.id limit 200`.execute(db)
  return found.rows
}
