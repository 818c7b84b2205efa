import type { Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { announceGroup } from './announce.ts'
import { findOwnGroup, requireAct } from './queries/find-membership.ts'

/** A member reads and does not write for some hours, or writes again; kept with the reason. */
export async function silenceMember(
  ctx: CommandContext,
  { group_id, person_id, hours, reason }: Parsed<typeof groups.silence_member>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const group = await findOwnGroup(tx, actor, group_id)
  requireAct(actor, group, 'moderate', now)
  if (person_id === group.owner_id || person_id === group.deputy_id)
    throw new Refusal('conflict', 'may_not_silence_keeper')
  const until = hours === null ? null : new Date(now.getTime() + hours * 3_600_000)
  const silenced = await sql`
    update groups.member set silenced_until = ${until}
    where district_id = ${actor.district_id} and group_id = ${group_id} and person_id = ${person_id} and status = 'in'`.execute(
    tx,
  )
  if (silenced.numAffectedRows !== 1n) throw notFound()
  await sql`
    insert into groups.moderation (district_id, id, group_id, person_id, act, reason, by_id, at)
    values (${actor.district_id}, ${ctx.new_id}, ${group_id}, ${person_id}, ${until ? 'silence' : 'unsilence'}, ${reason}, ${actor.person_id}, ${now})`.execute(
    tx,
  )
  announceGroup(ctx, group_id)
}
