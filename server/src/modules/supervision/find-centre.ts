import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/** The centre of a street, or the district's where the street has none or nobody knows the place. */
export async function findCentre(
  tx: Tx,
  district_id: number,
  street_id: string | null,
): Promise<string | null> {
  const found = await sql<{ id: string }>`
    select u.id from org.unit as u join org.area as a on a.district_id = u.district_id and a.id = u.area_id
    where u.district_id = ${district_id} and u.kind = 'centre' and u.valid_to is null
      and (a.id = ${street_id} or a.level = 'district')
    order by a.level = 'district', u.id limit 1`.execute(tx)
  return found.rows[0]?.id ?? null
}
