import {
  MATTER_ACTIONS,
  type MatterAction,
  type MatterSource,
  type MatterStatus,
} from '@linli/contract/codes/matters'
import type { Actor, ActorPost } from '#platform/actor'
import { isPossible } from './lifecycle.ts'
import { asksRoute } from './routes.ts'

/** What of a matter decides who may see it. */
export interface SightFacts {
  street_id: string | null
  community_id: string | null
  grid_id: string | null
  unit_id: string | null
  assignee_id: string | null
  reporter_id: string | null
  is_secret: boolean
  /** Units that work on it beside the one that has it. */
  helper_unit_ids: readonly string[]
  /** The unit to which it was brought up the line. */
  escalated_unit_id: string | null
}

/** What of a matter decides who may do what with it. */
export interface MatterFacts extends SightFacts {
  status: MatterStatus
  source: MatterSource
  category_code: string
  handled_by: string | null
  void_proposed_by: string | null
  /** Who proposed to leave it out of the figures, and whether that is in force. */
  exclusion_proposed_by: string | null
  is_excluded: boolean
  /** Units in which the handler had a post on the day of the work. */
  handler_unit_ids: readonly string[]
  returned_by: readonly string[]
  /** Set while its unit has it by a ruling of the centre. */
  designated_at: string | null
  paused_until: string | null
  extension: { asked_by: string; unit_id: string } | null
  held_by: readonly string[]
  /** The unit under an open order of supervision, and whether it has answered. */
  supervised_unit_id: string | null
  is_order_answered: boolean
  instructed_unit_ids: readonly string[]
  verifier: 'grid_worker' | 'centre' | 'reporter'
  may_self_close: boolean
}

/** A part of the district in which a person sees matters: one equality on one indexed column. */
export interface Scope {
  column: 'district' | 'street_id' | 'community_id' | 'grid_id'
  area_id: string
  /** Secret matters of the place are seen too: by its centre. */
  with_secret: boolean
}

const AREA_ROLES: readonly string[] = ['grid_worker', 'centre_staff', 'leader']

/** The areas in which this person sees all matters that are not secret. */
export function scopesOf(actor: Actor): Scope[] {
  const found = new Map<string, Scope>()
  for (const post of actor.posts) {
    if (!AREA_ROLES.includes(post.role)) continue
    const column = columnOf(post.level)
    if (!column) continue
    const key = `${column}/${post.area_id}`
    const with_secret = post.role === 'centre_staff' || found.get(key)?.with_secret === true
    found.set(key, { column, area_id: post.area_id, with_secret })
  }
  const whole = [...found.values()].find((scope) => scope.column === 'district')
  return whole ? [whole] : [...found.values()]
}

function columnOf(level: ActorPost['level']): Scope['column'] | null {
  if (level === 'district') return 'district'
  if (level === 'street' || level === 'community' || level === 'grid') return `${level}_id`
  return null
}

/** The units whose work this person sees. */
export function unitsOf(actor: Actor): string[] {
  return [
    ...new Set(
      actor.posts
        .filter((post) => post.role === 'unit_staff' || post.role === 'centre_staff')
        .map((post) => post.unit_id),
    ),
  ]
}

/** A secret matter is seen by the centre of its place, by the units that have it or help, and by whoever works on it. */
export function maySee(actor: Actor, facts: SightFacts): boolean {
  if (actor.kind === 'resident') return facts.reporter_id === actor.person_id
  if (actor.kind !== 'staff') return false
  if (facts.assignee_id && actor.acts_for.includes(facts.assignee_id)) return true
  if (facts.unit_id && unitsOf(actor).includes(facts.unit_id)) return true
  if (helps(actor, facts) || wasBroughtTo(actor, facts)) return true
  if (facts.is_secret) return isCentreOf(actor, facts)
  return scopesOf(actor).some((scope) => covers(scope, facts))
}

/** Whether this person's unit works on the matter beside the one that has it (协办). */
export function helps(actor: Actor, facts: Pick<SightFacts, 'helper_unit_ids'>): boolean {
  return unitsOf(actor).some((unit_id) => facts.helper_unit_ids.includes(unit_id))
}

/** Whether a place lies in one of the areas for which this person holds a post. */
export function isAtHome(actor: Actor, place: Place): boolean {
  return scopesOf(actor).some((scope) => covers(scope, place))
}

// A unit to which a matter was brought up the line sees it; so does nobody who only leads there.
function wasBroughtTo(actor: Actor, { escalated_unit_id }: SightFacts): boolean {
  return escalated_unit_id !== null && unitsOf(actor).includes(escalated_unit_id)
}

type Place = Pick<SightFacts, 'street_id' | 'community_id' | 'grid_id'>

function covers(scope: Scope, place: Place): boolean {
  return scope.column === 'district' || place[scope.column] === scope.area_id
}

/** Whether this person sits in a centre whose area holds the place. */
export function isCentreOf(actor: Actor, place: Place): boolean {
  return holdsHere(actor, 'centre_staff', place)
}

function holdsHere(actor: Actor, role: ActorPost['role'], place: Place): boolean {
  return actor.posts.some(
    (post) =>
      post.role === role &&
      scopesOf({ ...actor, posts: [post] }).some((scope) => covers(scope, place)),
  )
}

/** Every act that this person may do on this matter now: what the page offers and what a command checks. */
export function actionsOf(actor: Actor, facts: MatterFacts): MatterAction[] {
  return MATTER_ACTIONS.filter((action) => mayAct(actor, facts, action))
}

/** Whether this person may do this one act on this matter now. */
export function mayAct(actor: Actor, facts: MatterFacts, action: MatterAction): boolean {
  if (actor.kind !== 'staff' || !isPossible(action, facts.status)) return false
  return maySee(actor, facts) && RULES[action]?.(actor, facts) === true
}

/** Whether this person may read who reported: whoever works on it or in its place. To see a matter from above, as a leader
 * of the district does, is not enough, whatever else the person is somewhere else. Who told of violence at home or of harm
 * to a minor is known to the centre of the place alone (山东省反家庭暴力条例 art. 27). */
export function mayReadReporter(
  actor: Actor,
  facts: SightFacts & { stays_secret: boolean },
): boolean {
  if (actor.kind !== 'staff' || !maySee(actor, facts)) return false
  if (facts.stays_secret) return isCentreOf(actor, facts)
  return isCentreOf(actor, facts) || holdsHere(actor, 'grid_worker', facts) || hasIt(actor, facts)
}

/** Whether this person works on the matter: the centre and the grid worker of its place, the unit that has it and those
 * that help. To see it from above is not enough. */
export function worksOn(actor: Actor, facts: SightFacts): boolean {
  if (actor.kind !== 'staff' || !maySee(actor, facts)) return false
  return (
    isCentreOf(actor, facts) ||
    holdsHere(actor, 'grid_worker', facts) ||
    hasIt(actor, facts) ||
    helps(actor, facts) ||
    wasBroughtTo(actor, facts)
  )
}

/** Whether this person sees the matter for no other reason than that their unit helps: such a person is not told, masked or
 * whole, who reported. */
export function seesAsHelper(actor: Actor, facts: SightFacts): boolean {
  return !maySee(actor, { ...facts, helper_unit_ids: [] })
}

/** Whether this person may hide the matter or show it again: the centre of its place, and no centre of another one. */
export function maySetSecret(
  actor: Actor,
  facts: MatterFacts & { stays_secret: boolean },
): boolean {
  return !facts.stays_secret && mayAct(actor, facts, 'note') && isCentreOf(actor, facts)
}

type Rule = (actor: Actor, facts: MatterFacts) => boolean

const isCentre: Rule = (actor, facts) => isCentreOf(actor, facts)
const isGridWorker: Rule = (actor, facts) => holdsHere(actor, 'grid_worker', facts)
// The centre of a street or of the district: a community's clerk gives other units no work.
const isUpperCentre: Rule = (actor, facts) =>
  isCentre({ ...actor, posts: actor.posts.filter(isOfUpperLevel) }, facts)
const isOfUpperLevel = ({ level }: ActorPost): boolean => level === 'street' || level === 'district'
const isStreetCentre: Rule = (actor, facts) =>
  isCentre({ ...actor, posts: actor.posts.filter(({ level }) => level === 'street') }, facts)
const isLeader: Rule = (actor, facts) => holdsHere(actor, 'leader', facts)
const hasIt = (actor: Actor, facts: Pick<SightFacts, 'unit_id' | 'assignee_id'>): boolean =>
  (facts.unit_id !== null &&
    actor.posts.some((post) => post.unit_id === facts.unit_id && post.role !== 'leader')) ||
  (facts.assignee_id !== null && actor.acts_for.includes(facts.assignee_id))
const didNotHandle: Rule = (actor, facts) =>
  facts.handled_by !== actor.person_id && !worksForHandler(actor, facts)
// Somebody else than the handler means another unit too, whatever other posts the person holds.
const worksForHandler: Rule = (actor, facts) =>
  actor.posts.some(
    (post) => post.unit_id === facts.unit_id || facts.handler_unit_ids.includes(post.unit_id),
  )
const mayVerify: Rule = (actor, facts) =>
  didNotHandle(actor, facts) &&
  (isCentre(actor, facts) || (facts.verifier === 'grid_worker' && isGridWorker(actor, facts)))

// A second person of the centre, who has neither proposed it nor any part in the work.
const judgesExclusion: Rule = (actor, facts) =>
  facts.exclusion_proposed_by !== null &&
  facts.exclusion_proposed_by !== actor.person_id &&
  isCentre(actor, facts) &&
  didNotHandle(actor, facts)

// Whoever has asked, and the unit that would have longer, does not decide it.
const mayDecideExtension: Rule = (actor, facts) =>
  facts.extension !== null &&
  isUpperCentre(actor, facts) &&
  actor.person_id !== facts.extension.asked_by &&
  !worksIn(actor, [facts.extension.unit_id])
const isSupervised = (facts: MatterFacts) => facts.held_by.includes('supervision')
const worksIn = (actor: Actor, unit_ids: readonly (string | null)[]) =>
  actor.posts.some((post) => post.role !== 'leader' && unit_ids.includes(post.unit_id))

// An act without a rule happens by itself or is done elsewhere; no page offers it.
const RULES: Partial<Record<MatterAction, Rule>> = {
  accept: (actor, facts) => isCentre(actor, facts) || isGridWorker(actor, facts),
  self_close: (actor, facts) => facts.may_self_close && isGridWorker(actor, facts),
  triage: isCentre,
  assign: (actor, facts) => isCentre(actor, facts) || isGridWorker(actor, facts),
  handle: hasIt,
  resolve: hasIt,
  // A unit that has sent it back once and got it again keeps it, and so does a designated one: somebody has ruled
  // (潍坊条例 art. 22).
  return: (actor, facts) =>
    hasIt(actor, facts) &&
    facts.unit_id !== null &&
    facts.designated_at === null &&
    !facts.returned_by.includes(facts.unit_id),
  verify: mayVerify,
  reject: mayVerify,
  close: isCentre,
  // One that was merged is reopened by its reporter or taken out by the centre.
  reopen: (actor, facts) => facts.status === 'closed' && isCentre(actor, facts),
  propose_void: (actor, facts) => isCentre(actor, facts) && facts.void_proposed_by === null,
  void: (actor, facts) =>
    isCentre(actor, facts) &&
    facts.void_proposed_by !== null &&
    facts.void_proposed_by !== actor.person_id,
  keep: (actor, facts) =>
    isCentre(actor, facts) &&
    facts.void_proposed_by !== null &&
    facts.void_proposed_by !== actor.person_id,
  note: worksOn,
  merge: isCentre,
  unmerge: isCentre,
  appeal: (actor, facts) => isCentre(actor, facts) || isGridWorker(actor, facts),
  choose_route: (actor, facts) => isCentre(actor, facts) && asksRoute(facts),
  screen: worksOn,
  report_risk: worksOn,
  designate: isCentre,
  assess: isCentre,
  give_task: (actor, facts) => isUpperCentre(actor, facts) || hasIt(actor, facts),
  answer_task: helps,
  rule_task: isUpperCentre,
  whistle: isStreetCentre,
  answer_whistle: helps,
  pause: (actor, facts) =>
    facts.paused_until === null && (isCentre(actor, facts) || hasIt(actor, facts)),
  resume: (actor, facts) =>
    facts.paused_until !== null && (isCentre(actor, facts) || hasIt(actor, facts)),
  ask_extension: (actor, facts) => facts.extension === null && hasIt(actor, facts),
  grant_extension: mayDecideExtension,
  refuse_extension: mayDecideExtension,
  supervise: (actor, facts) =>
    !isSupervised(facts) && (isUpperCentre(actor, facts) || isLeader(actor, facts)),
  answer_supervision: (actor, facts) =>
    !facts.is_order_answered && worksIn(actor, [facts.supervised_unit_id]),
  lift_supervision: (actor, facts) =>
    isSupervised(facts) &&
    !worksIn(actor, [facts.supervised_unit_id]) &&
    (isUpperCentre(actor, facts) || isLeader(actor, facts)),
  instruct: isLeader,
  answer_instruction: (actor, facts) => worksIn(actor, facts.instructed_unit_ids),
  propose_exclusion: (actor, facts) =>
    facts.exclusion_proposed_by === null && (isCentre(actor, facts) || hasIt(actor, facts)),
  exclude: (actor, facts) => !facts.is_excluded && judgesExclusion(actor, facts),
  keep_counted: (actor, facts) => judgesExclusion(actor, facts),
  hand_over: (actor, facts) =>
    isLeader(actor, facts) || worksOn(actor, { ...facts, helper_unit_ids: [] }),
}
