import { RECORD_ACTS, type RecordAct } from '@linli/contract/codes/groups'
import type { PostKind } from '@linli/contract/codes/org'
import { scopesOf } from '#modules/matters'
import type { Actor } from '#platform/actor'

/** Posts whose holders may keep a group of their community. */
export const KEEPER_POSTS = [
  'grid_worker',
  'grid_lead',
  'community_clerk',
] as const satisfies readonly PostKind[]

/** What of a group decides who reads and changes its entry. */
export interface RegisteredGroup {
  grid_id: string
  community_id: string
  street_id: string | null
  owner_id: string
  deputy_id: string | null
  closed_at: string | null
}

/** Whether this person keeps the group, also for somebody who is away. */
export function keeps(
  actor: Actor,
  { owner_id, deputy_id }: Pick<RegisteredGroup, 'owner_id' | 'deputy_id'>,
): boolean {
  return [owner_id, deputy_id].some((id) => id !== null && actor.acts_for.includes(id))
}

/** Whether this person reads the entry: the centre and whoever leads in its place, the grid worker of its grid, its keepers.
 * It says nothing of what is said in the group. */
export function readsRecord(actor: Actor, group: RegisteredGroup): boolean {
  return actor.kind === 'staff' && (keeps(actor, group) || coversWith(actor, group, READERS))
}

/** Whether this person changes the entry: as those who read it, without those who only lead. */
export function arrangesGroup(actor: Actor, group: RegisteredGroup): boolean {
  return actor.kind === 'staff' && (keeps(actor, group) || arrangesIn(actor, group))
}

/** Whether this person may open a group in a place. */
export function arrangesIn(actor: Actor, place: PlaceOfGroup): boolean {
  return coversWith(actor, place, WRITERS)
}

/** What this person may do with the entry now: what the page offers and what a command checks. */
export function recordActsOf(actor: Actor, group: RegisteredGroup): RecordAct[] {
  return group.closed_at === null && arrangesGroup(actor, group) ? [...RECORD_ACTS] : []
}

type PlaceOfGroup = Pick<RegisteredGroup, 'grid_id' | 'community_id' | 'street_id'>

const READERS: readonly string[] = ['grid_worker', 'centre_staff', 'leader']
const WRITERS: readonly string[] = ['grid_worker', 'centre_staff']

function coversWith(actor: Actor, place: PlaceOfGroup, roles: readonly string[]): boolean {
  const posts = actor.posts.filter(({ role }) => roles.includes(role))
  return scopesOf({ ...actor, posts }).some(
    ({ column, area_id }) => column === 'district' || place[column] === area_id,
  )
}
