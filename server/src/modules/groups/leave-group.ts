import type { Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { announceMembers } from './announce.ts'
import { tellKeepers } from './ask-to-join.ts'
import { readGroup, type TakenRecord } from './take-record.ts'

/** A member goes. Owner and deputy stay until somebody else has the post. Refuses: `not_found`, `keeper_stays`. */
export async function leaveGroup(
  ctx: CommandContext,
  { group_id }: Parsed<typeof groups.leave>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const group = await lockGroup(ctx, group_id)
  refuseKeeper(group, actor.person_id)
  const left = await sql`
    update groups.member set status = 'left', left_at = ${now}
    where district_id = ${actor.district_id} and group_id = ${group_id} and person_id = ${actor.person_id}
      and status in ('in', 'asked')`.execute(tx)
  if (left.numAffectedRows !== 1n) throw notFound()
  await announceMembers(ctx, group_id, [actor.person_id])
}

/** Whoever left of their own will asks to come back. Refuses: `not_found`, `not_left`, `group_closed`. */
export async function rejoinGroup(
  ctx: CommandContext,
  { group_id }: Parsed<typeof groups.rejoin>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const found = await sql<{ status: string }>`
    select status from groups.member
    where district_id = ${actor.district_id} and group_id = ${group_id} and person_id = ${actor.person_id} for update`.execute(
    tx,
  )
  const status = found.rows[0]?.status
  if (!status) throw notFound()
  if (status !== 'left') throw new Refusal('conflict', 'not_left')
  const group = await readGroup(tx, actor.district_id, group_id)
  if (group?.closed_at) throw new Refusal('conflict', 'group_closed')
  await sql`
    update groups.member set status = 'asked', asked_at = ${now}
    where district_id = ${actor.district_id} and group_id = ${group_id} and person_id = ${actor.person_id}`.execute(
    tx,
  )
  await tellKeepers(ctx, group_id)
}

/** Refuses `keeper_stays` for owner and deputy. */
export function refuseKeeper(group: TakenRecord, person_id: string): void {
  if (group.owner_id === person_id || group.deputy_id === person_id)
    throw new Refusal('conflict', 'keeper_stays')
}

async function lockGroup({ tx, actor }: CommandContext, id: string): Promise<TakenRecord> {
  const group = await readGroup(tx, actor.district_id, id, sql`for update`)
  if (!group) throw notFound()
  return group
}
