import type { CommitteeAct } from '@linli/contract/codes/mediators'
import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'

type Values = Record<string, unknown>

/** One field with its value before and after, as the history keeps it. */
export interface Change {
  field: string
  before: unknown
  after: unknown
}

/** The fields whose value is another than before; all of them where nothing was there. */
export function changesOf(before: Values | null, after: Values): Change[] {
  return Object.entries(after)
    .map(([field, value]) => ({ field, before: before?.[field] ?? null, after: value ?? null }))
    .filter((one) => JSON.stringify(one.before) !== JSON.stringify(one.after))
}

/** Adds a line to the history of a committee and tells the open pages. */
export async function writeStep(
  { tx, actor, now, newId, announce }: CommandContext,
  step: {
    committee_id: string
    act: CommitteeAct
    mediator_id?: string
    room_id?: string
    changes?: readonly Change[]
  },
): Promise<void> {
  const { committee_id, act, mediator_id = null, room_id = null, changes = [] } = step
  await sql`
    insert into mediators.step (district_id, id, committee_id, act, mediator_id, room_id, changes, by_id, at)
    values (${actor.district_id}, ${newId()}, ${committee_id}, ${act}, ${mediator_id}, ${room_id},
      ${JSON.stringify(changes)}::jsonb, ${actor.person_id}, ${now})`.execute(tx)
  const { district_id } = actor
  announce({ noun: 'mediator', id: committee_id, district_id, facts: {} })
  if (mediator_id) announce({ noun: 'mediator', id: mediator_id, district_id, facts: {} })
}
