import type { Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { announceTo } from './announce.ts'
import { findGroupOfMessage } from './queries/find-membership.ts'

/** A member tells the keepers that a message does harm. Whoever said it is not told. */
export async function complainAboutMessage(
  ctx: CommandContext,
  { id, reason }: Parsed<typeof groups.complain>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const group = await findGroupOfMessage(tx, actor, id)
  const made = await sql`
    insert into groups.complaint (district_id, id, group_id, message_id, by_id, reason, at)
    values (${actor.district_id}, ${ctx.new_id}, ${group.id}, ${id}, ${actor.person_id}, ${reason}, ${now})
    on conflict do nothing`.execute(tx)
  if (made.numAffectedRows !== 1n) throw new Refusal('conflict', 'complained_before')
  announceTo(ctx, group.id, [group.owner_id, group.deputy_id])
}
