import type { Named } from '@linli/contract/fields'
import { sql } from 'kysely'
import { decideRoutes, type RouteFacts } from '#modules/routing'
import type { Db, Tx } from '#platform/db'

/** Whose work each of these matters of a group is, by the rules and the catalogue. Where the catalogue means the property firm
 * of the place, and a community may have several, it is the one that speaks in the group: it looks after these buildings. */
export async function unitsFor(
  db: Db | Tx,
  { district_id, group_id }: { district_id: number; group_id: string },
  matters: readonly RouteFacts[],
  at: Date,
): Promise<(Named | null)[]> {
  const routes = await decideRoutes(db, district_id, matters, at)
  const isFirms = ({ doer_kind }: RouteFacts) => doer_kind === 'property'
  const firm = matters.some(isFirms) ? await firmIn(db, district_id, group_id) : undefined
  return matters.map((facts, n) => (firm && isFirms(facts) ? firm : (routes[n]?.unit ?? null)))
}

async function firmIn(
  db: Db | Tx,
  district_id: number,
  group_id: string,
): Promise<Named | undefined> {
  const found = await sql<Named>`
    select u.id, u.name from groups.member as m
    join org.unit as u on u.district_id = m.district_id and u.id = m.unit_id and u.kind = 'property_firm' and u.valid_to is null
    where m.district_id = ${district_id} and m.group_id = ${group_id} and m.kind = 'property' and m.status = 'in'
    order by m.joined_at, m.person_id limit 1`.execute(db)
  return found.rows[0]
}
