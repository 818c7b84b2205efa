import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/** Sets the counts of appeals of these matters from the rows. The matters must be locked before: a count that is read
 * while somebody adds to it would be wrong. */
export async function countAppeals(
  tx: Tx,
  district_id: number,
  ids: readonly string[],
): Promise<void> {
  const appealsOf = (matter: 'm' | 'c', kind: 'me_too' | 'repeat') => sql`(
    select count(*) from matters.appeal as a
    where a.district_id = ${sql.ref(`${matter}.district_id`)} and a.matter_id = ${sql.ref(`${matter}.id`)} and a.kind = ${kind})`
  await sql`
    update matters.matter as m set
      me_too_count = ${appealsOf('m', 'me_too')} + coalesce((
        select sum(1 + ${appealsOf('c', 'me_too')}) from matters.matter as c
        where c.district_id = m.district_id and c.merged_into_id = m.id), 0),
      repeat_count = ${appealsOf('m', 'repeat')} + coalesce((
        select sum(${appealsOf('c', 'repeat')}) from matters.matter as c
        where c.district_id = m.district_id and c.merged_into_id = m.id), 0)
    where m.district_id = ${district_id} and m.id = any(${[...ids]}::uuid[])`.execute(tx)
}
