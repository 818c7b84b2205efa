import type { RecordAct } from '@linli/contract/codes/groups'
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/actor'
import type { Db, Tx } from '#platform/db'
import { notFound, Refusal } from '#platform/errors'
import { arrangesGroup, type RegisteredGroup, readsRecord } from './registry-policy.ts'

/** A group that this command holds. */
export interface TakenRecord extends RegisteredGroup {
  id: string
  name: string
}

/** Finds and locks a group for a change of its entry. Refuses: `not_found` for hidden and missing alike, `may_not_<act>`,
 * `group_closed`. */
export async function takeRecord(
  tx: Tx,
  actor: Actor,
  id: string,
  act: RecordAct,
): Promise<TakenRecord> {
  const group = await readGroup(tx, actor.district_id, id, sql`for update`)
  if (!group || !readsRecord(actor, group)) throw notFound()
  if (!arrangesGroup(actor, group)) throw new Refusal('forbidden', `may_not_${act}`)
  if (group.closed_at !== null) throw new Refusal('conflict', 'group_closed')
  return group
}

/** The row of a group, as far as rights go. */
export async function readGroup(
  tx: Db | Tx,
  district_id: number,
  id: string,
  lock: RawBuilder<unknown> = sql``,
): Promise<TakenRecord | undefined> {
  const found = await sql<TakenRecord>`
    select id, name, grid_id, community_id, street_id, owner_id, deputy_id, closed_at from groups.group
    where district_id = ${district_id} and id = ${id} ${lock}`.execute(tx)
  return found.rows[0]
}
