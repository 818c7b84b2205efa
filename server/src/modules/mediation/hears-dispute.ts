import type { Actor } from '#platform/actor'
import type { LiveChange } from '#platform/module'
import { clerkUnits, mediatorUnits } from './policy.ts'

const holds = (list: LiveChange['facts'][string] | undefined, id: string) =>
  Array.isArray(list) && list.includes(id)

/** Whether somebody's open page is told that a dispute has changed: those at the table, and of shared changes those who watch. */
export function hearsDispute(actor: Actor, facts: LiveChange['facts']): boolean {
  const { committee_id, mediator_ids, party_ids, opened_by, is_shared } = facts
  if (holds(party_ids, actor.person_id) || holds(mediator_ids, actor.person_id)) return true
  const units = [...clerkUnits(actor), ...mediatorUnits(actor)]
  if (typeof committee_id === 'string' && is_shared === true && units.includes(committee_id))
    return true
  if (opened_by === actor.person_id) return true
  if (actor.kind !== 'staff' || is_shared !== true) return false
  return actor.posts.some(
    ({ role, level, area_id }) =>
      ['leader', 'centre_staff', 'unit_staff'].includes(role) &&
      (level === 'district' || [facts['street_id'], facts['community_id']].includes(area_id)),
  )
}
