import type { Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { outsideOfArrival } from '#modules/identity'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { arrangesGroup } from './registry-policy.ts'
import { readGroup, takeRecord } from './take-record.ts'

/** Says which group of ours an ordinary group of WeChat is: whoever keeps ours has come out of that one, so they are in both.
 * Refuses: `not_found`, `may_not_invite`, `group_closed`, `invitation_not_valid`, `outside_tied_already`. */
export async function tieOutside(
  ctx: CommandContext,
  { group_id, token }: Parsed<typeof groups.tie_outside>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const { district_id } = actor
  const group = await takeRecord(tx, actor, group_id, 'invite')
  const outside = await outsideOfArrival(tx, ctx, token)
  // A customer group is tied where its channel is kept.
  if (!outside || outside.binding_id) throw new Refusal('invalid', 'invitation_not_valid')
  const { group_index } = outside
  const before = await sql<{ group_id: string }>`
    select group_id from groups.outside_group
    where district_id = ${district_id} and group_index = ${group_index} for update`.execute(tx)
  const [tied] = before.rows
  const other = tied && (await readGroup(tx, district_id, tied.group_id))
  if (other && !other.closed_at && !arrangesGroup(actor, other)) {
    throw new Refusal('conflict', 'outside_tied_already')
  }
  await sql`
    insert into groups.outside_group (district_id, group_index, group_id, tied_by, tied_at)
    values (${district_id}, ${group_index}, ${group.id}, ${actor.person_id}, ${now})
    on conflict (district_id, group_index) do update
      set group_id = excluded.group_id, tied_by = excluded.tied_by, tied_at = excluded.tied_at`.execute(
    tx,
  )
}
