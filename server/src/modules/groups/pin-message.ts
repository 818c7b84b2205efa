import type { Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { announceGroup } from './announce.ts'
import { findGroupOfMessage, requireAct } from './queries/find-membership.ts'

// More would push the talk off a phone.
const MOST_PINS = 20

/** Keeps a message in sight at the top of its group. */
export async function pinMessage(
  ctx: CommandContext,
  { id }: Parsed<typeof groups.pin_message>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const group = await findGroupOfMessage(tx, actor, id)
  requireAct(actor, group, 'pin', now)
  const pinned = await sql<{ n: number }>`
    with made as (
      insert into groups.pin (district_id, group_id, message_id, seq, pinned_by, pinned_at)
      select m.district_id, m.group_id, m.id, m.seq, ${actor.person_id}::uuid, ${now}::timestamptz from groups.message as m
      where m.district_id = ${actor.district_id} and m.id = ${id} and m.withheld_at is null
      on conflict do nothing
    )
    select count(*)::int as n from groups.pin where district_id = ${actor.district_id} and group_id = ${group.id}`.execute(
    tx,
  )
  if ((pinned.rows[0]?.n ?? 0) >= MOST_PINS) throw new Refusal('conflict', 'too_many_pins')
  announceGroup(ctx, group.id)
}

/** Takes a message down from the top; it stays where it was said. */
export async function unpinMessage(
  ctx: CommandContext,
  { id }: Parsed<typeof groups.unpin_message>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const group = await findGroupOfMessage(tx, actor, id)
  requireAct(actor, group, 'pin', now)
  await sql`
    delete from groups.pin
    where district_id = ${actor.district_id} and group_id = ${group.id} and message_id = ${id}`.execute(
    tx,
  )
  announceGroup(ctx, group.id)
}
