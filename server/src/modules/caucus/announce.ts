import type { CommandContext } from '#platform/module'

type Announcing = Pick<CommandContext, 'announce'> & { actor: { district_id: number } }

/** Tells the open pages of these people that their room has changed. Nobody else hears that anything happened. */
export function announceRoom(
  { announce, actor }: Announcing,
  room_id: string,
  person_ids: string[],
): void {
  announce({
    noun: 'caucus_room',
    id: room_id,
    district_id: actor.district_id,
    facts: { person_ids },
  })
}

/** Tells these people that what they share at a table has changed. */
export function announceTable(
  { announce, actor }: Announcing,
  dispute_id: string,
  person_ids: string[],
): void {
  announce({
    noun: 'caucus_table',
    id: dispute_id,
    district_id: actor.district_id,
    facts: { person_ids },
  })
}
