import { sql } from 'kysely'
import type { Actor } from '#platform/actor'
import { notFound } from '#platform/errors'
import type { CommandContext } from '#platform/module'

/** Takes the next number of a group's talk and the lock on its row, so that numbers are given in the order of commits and none
 * is lost. Whoever takes it judges afterwards who may write: what another one changed meanwhile is seen by then.
 * Refuses: `not_found`, for a group that is closed or not there. */
export async function takeSeq(
  { tx, now }: Pick<CommandContext, 'tx' | 'now'>,
  { district_id }: Pick<Actor, 'district_id'>,
  group_id: string,
): Promise<number> {
  const found = await sql<{ seq: number }>`
    update groups.group set last_seq = last_seq + 1, last_message_at = ${now}
    where district_id = ${district_id} and id = ${group_id} and closed_at is null
    returning last_seq::int as seq`.execute(tx)
  const seq = found.rows[0]?.seq
  if (seq === undefined) throw notFound()
  return seq
}
