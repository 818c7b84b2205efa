import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'

type Announcing = Pick<CommandContext, 'announce'> & { actor: { district_id: number } }

/** Something was said in a group: every process reads it once and pushes it to the members. */
export function announceTalk({ announce, actor }: Announcing, group_id: string, seq: number): void {
  announce({
    noun: 'group_talk',
    id: group_id,
    district_id: actor.district_id,
    facts: { order: group_id, seq: String(seq) },
  })
}

/** A message looks different now: withheld, shown again. */
export function announceMessage(
  { announce, actor }: Announcing,
  message: { id: string; group_id: string },
): void {
  announce({
    noun: 'group_message',
    id: message.id,
    district_id: actor.district_id,
    facts: { order: message.group_id },
  })
}

/** A group itself has changed for its members: its entry, its pins, who keeps it. */
export function announceGroup({ announce, actor }: Announcing, group_id: string): void {
  announce({
    noun: 'group',
    id: group_id,
    district_id: actor.district_id,
    facts: { order: group_id, people: [] },
  })
}

/** Something about a group has changed that these people alone should look at. */
export function announceTo(
  { announce, actor }: Announcing,
  group_id: string,
  person_ids: readonly (string | null)[],
): void {
  announce({
    noun: 'group',
    id: group_id,
    district_id: actor.district_id,
    facts: { order: group_id, people: [...person_ids], is_for_them_alone: true },
  })
}

/** Who is in a group has changed. Must be called in the transaction of every change of a membership's status or person: the
 * number that it raises makes every process look at the list again before the next message, and the pages of those named,
 * who may be in it no more, hear of it. Takes the lock on the group's row; one statement. */
export async function announceMembers(
  ctx: Announcing & Pick<CommandContext, 'tx'>,
  group_id: string,
  person_ids: readonly string[],
): Promise<void> {
  await sql`
    update groups.group set members_version = members_version + 1
    where district_id = ${ctx.actor.district_id} and id = ${group_id}`.execute(ctx.tx)
  ctx.announce({
    noun: 'group',
    id: group_id,
    district_id: ctx.actor.district_id,
    facts: { order: group_id, people: [...person_ids] },
  })
}
