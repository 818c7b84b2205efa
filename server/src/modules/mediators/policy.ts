import type { Seat } from '@linli/contract/codes/mediators'
import type { Actor } from '#platform/actor'

/** What decides who keeps the entry of a committee. */
export interface CommitteePlace {
  id: string
  area: {
    id: string
    street_id: string | null
    community_id: string | null
  }
  /** The justice offices that guide it (人民调解法 art. 5). */
  guides: readonly string[]
  /** The seat of whoever asks, where they are a mediator of this committee today. */
  own_seat: Seat | null
}

/** Whether this person keeps the entry of a committee: its clerk and its heads, the justice office that guides it, and the
 * administrator of the place. */
export function keepsCommittee(
  actor: Pick<Actor, 'posts'>,
  { id, area, guides, own_seat }: CommitteePlace,
): boolean {
  if (own_seat === 'head' || own_seat === 'deputy') return true
  return actor.posts.some((post) => {
    if (post.kind === 'committee_clerk') return post.unit_id === id
    if (post.role === 'unit_staff') return guides.includes(post.unit_id)
    if (post.role !== 'system_admin') return false
    return post.level === 'district' || isWithin(post.area_id, area)
  })
}

function isWithin(outer: string, area: CommitteePlace['area']): boolean {
  return [area.id, area.community_id, area.street_id].includes(outer)
}

/** Whether this person may say that a mediator takes no new cases for a while: the mediator, and who keeps the entry. */
export function mayPause(
  actor: Pick<Actor, 'person_id' | 'posts'>,
  mediator: { person_id: string },
  committee: CommitteePlace,
): boolean {
  return actor.person_id === mediator.person_id || keepsCommittee(actor, committee)
}

/** Whether this person reads what a committee lacks and who keeps its seal: staff, not those whom it serves. */
export function readsGaps(actor: Pick<Actor, 'kind' | 'roles'>): boolean {
  return actor.kind === 'staff' && actor.roles.some((role) => role !== 'resident')
}
