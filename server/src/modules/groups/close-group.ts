import type { Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { takeRecord } from './take-record.ts'

/** Ends a group and the ways into it; what was said in it stays with its members. */
export async function closeGroup(
  { tx, actor, now }: CommandContext,
  { id }: Parsed<typeof groups.close>,
): Promise<void> {
  const group = await takeRecord(tx, actor, id, 'close')
  await sql`
    with over as (
      update groups.invitation set ended_at = ${now}
      where district_id = ${actor.district_id} and group_id = ${group.id} and ended_at is null
    )
    update groups.group set closed_at = ${now} where district_id = ${actor.district_id} and id = ${group.id}`.execute(
    tx,
  )
}
