import type { Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { notFound } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { asMember } from './queries/find-membership.ts'

/** How far somebody has read: forwards only, and never beyond what has been said. When they read is not kept anywhere. */
export async function markRead(
  { tx, actor }: CommandContext,
  { group_id, seq }: Parsed<typeof groups.mark_read>,
): Promise<void> {
  const read = await sql`
    update groups.member as m set read_seq = greatest(m.read_seq, least(${seq}::bigint, g.last_seq))
    from groups.group as g
    where g.district_id = ${actor.district_id} and g.id = ${group_id} and m.district_id = g.district_id and m.group_id = g.id
      and m.person_id = (select m.person_id from groups.member as m where ${asMember(actor, group_id)})`.execute(
    tx,
  )
  if (read.numAffectedRows !== 1n) throw notFound()
}
