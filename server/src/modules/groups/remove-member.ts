import type { Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { announceMembers } from './announce.ts'
import { refuseKeeper } from './leave-group.ts'
import { takeRecord } from './take-record.ts'

/** A keeper puts a member out; the reason is kept with who did it. Refuses: `keeper_stays`, `not_a_member`. */
export async function removeMember(
  ctx: CommandContext,
  { group_id, person_id, reason }: Parsed<typeof groups.remove_member>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const group = await takeRecord(tx, actor, group_id, 'invite')
  refuseKeeper(group, person_id)
  const removed = await sql`
    with gone as (
      update groups.member set status = 'removed', left_at = ${now}
      where district_id = ${actor.district_id} and group_id = ${group_id} and person_id = ${person_id} and status = 'in'
      returning person_id
    )
    insert into groups.moderation (district_id, id, group_id, person_id, act, reason, by_id, at)
    select ${actor.district_id}::int, ${ctx.newId()}::uuid, ${group_id}::uuid, person_id, 'remove', ${reason},
      ${actor.person_id}::uuid, ${now}::timestamptz from gone`.execute(tx)
  if (removed.numAffectedRows !== 1n) throw new Refusal('conflict', 'not_a_member')
  await announceMembers(ctx, group_id, [person_id])
}
