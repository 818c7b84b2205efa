import { PARTY_LINE, type PostKind, type UnitKind } from '@linli/contract/codes/org'
import type { Role } from '@linli/contract/identity'
import type { Actor } from '#platform/actor'

/** 三员分立 (GB/T 22239-2019): who runs the system, who guards it and who audits it are three people. */
export const DUTIES_APART: readonly Role[] = ['system_admin', 'security_admin', 'auditor']

/** Posts whose holder looks after the people of the same unit: their leave, and who stands in. */
export const HEAD_KINDS: readonly string[] = [
  'grid_lead',
  'community_secretary',
  'centre_head',
  'district_leader',
] satisfies PostKind[]

/** Posts that a responsibility board names, in the order of whom to call first. */
export const BOARD_KINDS: readonly PostKind[] = [
  'grid_worker',
  'grid_lead',
  'building_lead',
  'property_manager',
  'party_secretary',
  'party_household_head',
  'community_secretary',
  'police_officer',
  'mediator',
  'committee_clerk',
  'legal_guide',
  'lawyer',
  'legal_service_worker',
  'party_delegate',
  'congress_delegate',
  'cppcc_member',
  'utility_handler',
  'centre_head',
]

/** An area with the areas above it. */
export interface AreaLine {
  id: string
  street_id: string | null
  community_id: string | null
  grid_id: string | null
}

/** Whether an area holds another, or is it. */
export function holds(area: { id: string; level: string }, inner: AreaLine): boolean {
  if (area.level === 'district') return true
  return [inner.id, inner.grid_id, inner.community_id, inner.street_id].includes(area.id)
}

/** Whether the actor runs the organisation where this area lies. */
export function mayArrange(actor: Actor, area: AreaLine): boolean {
  return actor.posts.some(
    (post) => post.role === 'system_admin' && holds({ id: post.area_id, level: post.level }, area),
  )
}

/** Whether the actor heads one of these units. */
export function heads(actor: Actor, unit_ids: readonly string[]): boolean {
  return actor.posts.some(
    (post) => HEAD_KINDS.includes(post.kind) && unit_ids.includes(post.unit_id),
  )
}

/** Whether the actor is told telephone and address of a party household, which is somebody's home: staff only. */
export function seesHomes(actor: Actor): boolean {
  return actor.kind === 'staff' && actor.roles.some((role) => role !== 'resident')
}

/** Whether a unit of the Party line may stand below another: never below one of the same or a lower rank. */
export function fitsPartyLine(kind: UnitKind, parent: UnitKind | null): boolean {
  const rank = rankOf(kind)
  if (rank < 0 || parent === null) return true
  const above = rankOf(parent)
  return above >= 0 ? above < rank : rank === 0
}

function rankOf(kind: UnitKind): number {
  const line: readonly UnitKind[] = PARTY_LINE
  return line.indexOf(kind)
}
