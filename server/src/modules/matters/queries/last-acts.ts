import type { MatterAction } from '@linli/contract/codes/matters'
import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db'

/** Who did what on a matter last. */
export interface LastAct {
  matter_id: string
  action: MatterAction
  by: string | null
  at: string
}

/** The last act on each of these matters; where somebody was faster, the page says who and how. */
export async function lastActsOf(
  db: Db | Tx,
  district_id: number,
  ids: readonly string[],
): Promise<LastAct[]> {
  const found = await sql<LastAct>`
    select distinct on (a.matter_id) a.matter_id, a.action, a.at,
      (select n.public_name from identity.person as n where n.district_id = a.district_id and n.id = a.actor_id) as by
    from matters.act as a
    where a.district_id = ${district_id} and a.matter_id = any(${[...ids]}::uuid[])
    order by a.matter_id, a.id desc`.execute(db)
  return found.rows
}
