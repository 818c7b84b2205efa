import {
  LOST_ACTIONS,
  type LostAction,
  type LostKind,
  type LostState,
} from '@linli/contract/codes/lost_person'
import { type RawBuilder, sql } from 'kysely'
import { answersFor } from '#modules/broadcast'
import type { Actor, ActorPost } from '#platform/actor'
import { isPossible } from './lifecycle.ts'
import { needsRelease, numberOf, ringOf } from './rings.ts'

/** What of a case decides what may be done with it, and by whom. */
export interface CaseFacts {
  kind: LostKind
  state: LostState
  street_id: string | null
  community_id: string | null
  grid_id: string
  opened_by: string
  /** The lowest age that is thought possible. */
  age_from: number | null
  is_minor: boolean
  minor_released_at: string | null
  police_told_at: string | null
  police_declined_reason: string | null
  published_at: string | null
  paused_at: string | null
  ring: number | null
  cleared_ring: number
  notice_due_on: string | null
  noticed_at: string | null
  called_ids: readonly string[]
  /** The release that is asked for or was done by one alone, the newest. */
  release: { ring: number; state: string; asked_by: string } | null
}

/** From here on somebody is nobody’s child any more (民法典 art. 17). */
export const ADULT = 18

/** Whether somebody counts as a minor: where the lowest age that is thought possible is below eighteen. Of whom no lowest age is
 * known it is not said, and nothing is published of them either. */
export function isMinor(age_from: number | null | undefined): boolean {
  return typeof age_from === 'number' && age_from < ADULT
}

/** What stands in the way of telling residents up to a ring; null where nothing does. The only judge of it: every path asks here,
 * by hand and by the clock. */
export function whyNotPublish(
  facts: Pick<
    CaseFacts,
    | 'kind'
    | 'age_from'
    | 'is_minor'
    | 'minor_released_at'
    | 'police_told_at'
    | 'police_declined_reason'
    | 'paused_at'
    | 'cleared_ring'
  >,
  ring: number,
): 'police_first' | 'minor_needs_police' | 'age_needed' | 'needs_release' | 'is_paused' | null {
  if (facts.is_minor && facts.minor_released_at === null) return 'minor_needs_police'
  if (facts.age_from === null) return 'age_needed'
  if (facts.police_told_at === null && facts.police_declined_reason === null) return 'police_first'
  if (needsRelease(facts.kind, ring) && facts.cleared_ring < ring) return 'needs_release'
  return facts.paused_at === null ? null : 'is_paused'
}

/** Whether a post belongs to those who look for people. */
function seeks({ role, kind }: Pick<ActorPost, 'role' | 'kind'>): boolean {
  return AREA_ROLES.includes(role) || kind === 'police_officer'
}

const AREA_ROLES: readonly string[] = ['grid_worker', 'centre_staff', 'leader']

/** Which cases this person sees; speaks of `c`. Staff of the place and the police, those who were called, whoever opened it; and
 * with every ring the staff of where it is told. */
export function seenBy(actor: Actor): RawBuilder<boolean> {
  if (actor.kind !== 'staff') return sql`false`
  const posts = actor.posts.filter(seeks)
  if (posts.some(({ level }) => level === 'district')) return sql`true`
  const areas = sql`${posts.map(({ area_id }) => area_id)}::uuid[]`
  const street = numberOf('street')
  return sql`(c.opened_by = ${actor.person_id}
    or exists (select from lost_person.call as l where l.district_id = c.district_id and l.case_id = c.id
      and l.person_id = ${actor.person_id})
    or c.grid_id = any(${areas}) or c.community_id = any(${areas}) or c.street_id = any(${areas})
    or (c.ring > ${street} and cardinality(${areas}) > 0)
    or exists (select from org.area as a where a.district_id = c.district_id and a.id = any(${areas})
      and (a.community_id = c.community_id or (c.ring >= ${numberOf('adjacent')} and a.id = any(c.near_grid_ids))
        or (c.ring >= ${street} and a.street_id = c.street_id))))`
}

/** Works on the case: whoever opened it, was called, or has a post whose area holds the place. */
function worksOn(actor: Actor, facts: CaseFacts): boolean {
  if (actor.person_id === facts.opened_by || facts.called_ids.includes(actor.person_id)) return true
  return actor.posts.some(
    (post) =>
      seeks(post) &&
      (post.level === 'district' ||
        [facts.grid_id, facts.community_id, facts.street_id].includes(post.area_id)),
  )
}

/** Whether this person’s post answers for everything that a ring reaches. */
export function answersForRing(actor: Actor, facts: CaseFacts, ring: number): boolean {
  const { community_id, street_id } = facts
  const name = ringOf(ring)
  // Grids around lie in other communities; what holds them all is the street.
  if (name === 'grid' || name === 'community')
    return answersFor(actor, { scope_id: community_id ?? '', community_id, street_id })
  if (name === 'district')
    return answersFor(actor, { scope_id: '', community_id: null, street_id: null })
  return answersFor(actor, { scope_id: street_id ?? '', community_id: null, street_id })
}

/** Whether this person records what the police decide: the police themselves, or the centre that has it from them. */
function keepsPolice(actor: Actor): boolean {
  return actor.posts.some(({ role, kind }) => kind === 'police_officer' || role === 'centre_staff')
}

type Rule = (actor: Actor, facts: CaseFacts) => boolean

const isSecond: Rule = (actor, { release }) => release?.asked_by !== actor.person_id
const isAsked: Rule = (_, { release }) => release?.state === 'asked'
const answersForIt: Rule = (actor, facts) =>
  facts.release !== null && answersForRing(actor, facts, facts.release.ring)

/** Beyond working on the case, what each act asks; absent where nothing more is asked. */
const RULES: Partial<Record<LostAction, Rule>> = {
  open: () => false,
  decline_police: (_, { is_minor }) => !is_minor,
  release_minor: (actor, { is_minor, minor_released_at }) =>
    is_minor && minor_released_at === null && keepsPolice(actor),
  // Whoever counted as a minor once does so until the police say otherwise, whatever age is written since.
  clear_minor: (actor, { is_minor, age_from }) =>
    is_minor && age_from !== null && !isMinor(age_from) && keepsPolice(actor),
  ask_release: (_, { release }) => release?.state !== 'asked',
  release: (actor, facts) =>
    isAsked(actor, facts) && isSecond(actor, facts) && answersForIt(actor, facts),
  decline_release: (actor, facts) =>
    isAsked(actor, facts) && isSecond(actor, facts) && answersForIt(actor, facts),
  bypass: (_, { is_minor, minor_released_at }) => !is_minor || minor_released_at !== null,
  confirm_bypass: (actor, facts) =>
    facts.release?.state === 'bypassed' && isSecond(actor, facts) && answersForIt(actor, facts),
  publish: (_, facts) => whyNotPublish(facts, 0) === null,
  widen: (_, { paused_at, ring }) => paused_at === null && ringOf((ring ?? -1) + 1) !== null,
  pause: (_, { paused_at }) => paused_at === null,
  resume: (_, { paused_at }) => paused_at !== null,
  inform: (_, { notice_due_on, noticed_at }) => notice_due_on !== null && noticed_at === null,
  close: (_, { notice_due_on, noticed_at }) => notice_due_on === null || noticed_at !== null,
}

/** Whether this person may do this act on a case now. */
export function mayAct(actor: Actor, facts: CaseFacts, action: LostAction): boolean {
  if (actor.kind !== 'staff' || !isPossible(action, facts.state)) return false
  // A second person need not work on it: their post answers for what it reaches.
  const isDecision =
    action === 'release' || action === 'decline_release' || action === 'confirm_bypass'
  if (!isDecision && !worksOn(actor, facts)) return false
  return RULES[action]?.(actor, facts) ?? true
}

/** Every act that this person may do on a case now: what the page offers and what the commands check. */
export function actionsOf(actor: Actor, facts: CaseFacts): LostAction[] {
  return LOST_ACTIONS.filter((action) => mayAct(actor, facts, action))
}
