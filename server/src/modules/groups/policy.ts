import type { GroupAct, MemberKind, MemberStatus } from '@linli/contract/codes/groups'
import type { Actor } from '#platform/actor'

/** What of a group decides what may be done in it. */
export interface GroupFacts {
  owner_id: string
  deputy_id: string | null
  grid_id: string
  closed_at: string | null
}

/** The membership by which somebody is in a group: their own, or that of a colleague who is away. */
export interface Membership {
  person_id: string
  kind: MemberKind
  status: MemberStatus
  silenced_until: string | null
}

/** Whether somebody reads a group: its members do, and nobody else, whatever post they hold. */
export function mayRead(membership: Pick<Membership, 'status'> | null): boolean {
  return membership?.status === 'in'
}

/** Whether a member writes: not while a keeper has silenced them, nor in a group that is closed. */
export function mayWrite(
  group: Pick<GroupFacts, 'closed_at'>,
  membership: Pick<Membership, 'status' | 'silenced_until'> | null,
  now: Date,
): boolean {
  if (!mayRead(membership) || group.closed_at) return false
  const until = membership?.silenced_until
  return !until || new Date(until) <= now
}

/** Whether somebody keeps a group: its owner, its deputy, whoever stands in for one of them, and those who answer for the
 * grid. The centre above does not. */
export function isKeeper(actor: Pick<Actor, 'acts_for' | 'posts'>, group: GroupFacts): boolean {
  const keeps = (id: string | null) => id !== null && actor.acts_for.includes(id)
  if (keeps(group.owner_id) || keeps(group.deputy_id)) return true
  return actor.posts.some(({ kind, area_id }) => LEADS.has(kind) && area_id === group.grid_id)
}

const LEADS: ReadonlySet<string> = new Set(['grid_worker', 'grid_lead'])

/** Members who speak for an office or firm, and may therefore post notices. */
export function speaksOfficially(kind: MemberKind): boolean {
  return kind !== 'resident' && kind !== 'building_lead'
}

/** What somebody may do in a group. Who is not in it may do nothing, keepers included. */
export function actsOf(
  actor: Pick<Actor, 'acts_for' | 'posts'>,
  group: GroupFacts,
  membership: Membership | null,
  now: Date,
): GroupAct[] {
  if (!membership || !mayRead(membership)) return []
  const acts: GroupAct[] = []
  const keeps = isKeeper(actor, group)
  if (mayWrite(group, membership, now)) {
    acts.push('send')
    if (keeps || speaksOfficially(membership.kind)) acts.push('notice')
  }
  if (keeps && !group.closed_at) acts.push('pin', 'moderate')
  return acts
}
