import type { Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { announceMembers, announceTo } from './announce.ts'
import { takeRecord } from './take-record.ts'

type Asking = Parsed<typeof groups.approve>

/** Lets somebody in who waits: from now on they read the whole talk, and nothing of it waits for them. Refuses:
 * `not_waiting_any_more`. */
export async function approveMember(ctx: CommandContext, asking: Asking): Promise<void> {
  await decide(
    ctx,
    asking,
    sql`status = 'in', joined_at = ${ctx.now}, left_at = null, read_seq = g.last_seq`,
  )
  await announceMembers(ctx, asking.group_id, [asking.person_id])
}

/** Does not let somebody in who waits; they may ask again. Refuses: `not_waiting_any_more`. */
export async function declineMember(ctx: CommandContext, asking: Asking): Promise<void> {
  await decide(ctx, asking, sql`status = 'declined'`)
  announceTo(ctx, asking.group_id, [asking.person_id])
}

async function decide(
  { tx, actor }: CommandContext,
  { group_id, person_id }: Asking,
  set: ReturnType<typeof sql>,
): Promise<void> {
  await takeRecord(tx, actor, group_id, 'invite')
  const decided = await sql`
    update groups.member as m set ${set} from groups.group as g
    where m.district_id = ${actor.district_id} and m.group_id = ${group_id} and m.person_id = ${person_id}
      and m.status = 'asked' and g.district_id = m.district_id and g.id = m.group_id`.execute(tx)
  if (decided.numAffectedRows !== 1n) throw new Refusal('conflict', 'not_waiting_any_more')
}
