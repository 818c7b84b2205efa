import type {
  BroadcastAction,
  BroadcastState,
  TargetState,
  Way,
} from '@linli/contract/codes/broadcast'
import type { Actor, ActorPost } from '#platform/actor'
import type { LiveChange } from '#platform/module'

/** What of a broadcast decides who may see it and do what. */
export interface BroadcastFacts {
  state: BroadcastState
  kind: string
  scope_id: string
  street_id: string | null
  community_id: string | null
  about_id: string | null
  asked_by: string
  released_by: string | null
  bypass_reason: string | null
  confirmed_at: string | null
}

/** An area with the levels above it. */
export type Scope = Pick<BroadcastFacts, 'scope_id' | 'street_id' | 'community_id'>

/** Whether a post’s area is this one or holds it. */
export function covers(post: Pick<ActorPost, 'level' | 'area_id'>, scope: Scope): boolean {
  if (post.level === 'district') return true
  return [scope.scope_id, scope.community_id, scope.street_id].includes(post.area_id)
}

/** Whether this person answers for a whole area: a centre, a leader, or the police there. */
export function answersFor(actor: Pick<Actor, 'posts'>, scope: Scope): boolean {
  return actor.posts.some((post) => answers(post) && covers(post, scope))
}

function answers({ role, kind }: Pick<ActorPost, 'role' | 'kind'>): boolean {
  return role === 'centre_staff' || role === 'leader' || kind === 'police_officer'
}

/** Seen by whoever asked for it and by everybody with a post whose area holds its own. */
export function maySee(actor: Actor, facts: Scope & Pick<BroadcastFacts, 'asked_by'>): boolean {
  if (actor.kind !== 'staff') return false
  return facts.asked_by === actor.person_id || actor.posts.some((post) => covers(post, facts))
}

/** What this person may do with a broadcast now: what the page offers and the commands check. */
export function actionsOf(actor: Actor, facts: BroadcastFacts): BroadcastAction[] {
  const acts: BroadcastAction[] = []
  const isAnswering = answersFor(actor, facts)
  const isAsker = facts.asked_by === actor.person_id
  if (facts.state === 'asked' && isAnswering && !isAsker) acts.push('release', 'decline')
  const isUnconfirmed = facts.bypass_reason !== null && facts.confirmed_at === null
  // Whoever sent it alone does not look at it alone.
  if (isUnconfirmed && isAnswering && facts.released_by !== actor.person_id) acts.push('confirm')
  if (facts.about_id === null && facts.kind !== 'stop' && (isAsker || isAnswering)) {
    if (['asked', 'sending', 'done'].includes(facts.state)) acts.push('stop')
  }
  if (['sending', 'done'].includes(facts.state) && (isAsker || isAnswering)) acts.push('remind')
  return acts
}

/** A group that has several places counts once, by the best that is known of it; the order of the codes. */
export const OUTSIDE_WAYS = ['automatic', 'owner', 'manual'] as const satisfies readonly Way[]

/** States of a place outside in which somebody may have it: these cannot be called back by us. */
export const MAY_BE_OUT = ['sent', 'accepted', 'unknown'] as const satisfies readonly TargetState[]

/** Who hears that a broadcast has changed: whoever asked for it, and posts whose area holds its own. */
export function hearsOf(
  actor: Actor,
  { scope_id, street_id, community_id, asked_by }: LiveChange['facts'],
): boolean {
  return (
    actor.kind === 'staff' &&
    (asked_by === actor.person_id ||
      actor.posts.some(
        ({ level, area_id }) =>
          level === 'district' || [scope_id, street_id, community_id].includes(area_id),
      ))
  )
}
