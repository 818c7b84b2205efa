import {
  DISPUTE_ACTIONS,
  type DisputeAction,
  type DisputeSource,
  type DisputeState,
  type Side,
  type StandingKind,
} from '@linli/contract/codes/mediation'
import type { Actor } from '#platform/actor'
import { isPossible } from './lifecycle.ts'

/** From where somebody looks at a dispute; several may hold at once. */
export interface Stand {
  /** Sides on which this person is a party or acts for one today. */
  sides: Side[]
  is_mediator: boolean
  is_clerk: boolean
  oversees: boolean
  is_opener: boolean
}

/** What of a dispute decides what may be done with it. */
export interface DisputeFacts extends Stand {
  state: DisputeState
  refused_at: string | null
  waits_for_report: boolean
  paused_at: string | null
}

/** Whether somebody sees a dispute at all. */
export function maySee({ sides, is_mediator, is_clerk, oversees, is_opener }: Stand): boolean {
  return sides.length > 0 || is_mediator || is_clerk || oversees || is_opener
}

/** Whether somebody sits at the table: names whole, accounts and records. Who watches over it, or only wrote it down, does not. */
export function isAtTable({ sides, is_mediator, is_clerk }: Stand): boolean {
  return sides.length > 0 || is_mediator || is_clerk
}

/** Names of the ways in which somebody stands to a dispute. */
export function kindsOf(stand: Stand): StandingKind[] {
  const { sides, is_mediator, is_clerk, oversees, is_opener } = stand
  const kinds: [boolean, StandingKind][] = [
    [sides.length > 0, 'party'],
    [is_mediator, 'mediator'],
    [is_clerk, 'clerk'],
    [oversees, 'overseer'],
    [is_opener, 'opener'],
  ]
  return kinds.flatMap(([holds, kind]) => (holds ? [kind] : []))
}

type Rule = (facts: DisputeFacts) => boolean

const clerk: Rule = ({ is_clerk }) => is_clerk
const house: Rule = ({ is_clerk, is_mediator }) => is_clerk || is_mediator
const party: Rule = ({ sides }) => sides.length > 0
const table: Rule = (facts) => house(facts) || party(facts)
const applicant: Rule = ({ sides, is_opener }) => sides.includes('a') || is_opener

/** Who may do which act. */
const RULES: Record<DisputeAction, Rule> = {
  apply: () => false,
  revise: house,
  accept: clerk,
  refuse: clerk,
  withdraw: (facts) => applicant(facts) || clerk(facts),
  add_party: house,
  add_agent: house,
  end_agent: house,
  record_refusal: house,
  record_death: house,
  tell_rights: table,
  appoint_mediator: clerk,
  propose: table,
  respond: table,
  ask_recusal: table,
  decide_recusal: clerk,
  plan_session: house,
  move_session: house,
  cancel_session: house,
  hold_session: ({ is_mediator }) => is_mediator,
  record_inquiry: ({ is_mediator }) => is_mediator,
  add_material: table,
  pause: (facts) => house(facts) && facts.paused_at === null,
  resume: (facts) => house(facts) && facts.paused_at !== null,
  flag_risk: (facts) => house(facts) || facts.oversees,
  report_risk: (facts) => house(facts) && facts.waits_for_report,
  stop: party,
  terminate: house,
  agree: house,
  agree_partly: house,
  hand_over_file: house,
  note: house,
  close: house,
  file: clerk,
}

/** Steps that wait while a danger is known and not reported (人民调解法 art. 25; 山东省反家庭暴力条例 art. 20). A party's right to
 * stop is never among them, nor is whatever only writes down what is. */
const WAIT_FOR_REPORT: readonly DisputeAction[] = [
  'accept',
  'refuse',
  'appoint_mediator',
  'plan_session',
  'move_session',
  'hold_session',
  'terminate',
  'agree',
  'agree_partly',
  'hand_over_file',
  'close',
  'file',
]

/** Steps towards an agreement that stand still with the clock: a party has died, an appraisal is made. */
const WAIT_FOR_RESUMING: readonly DisputeAction[] = ['hold_session', 'agree', 'agree_partly']

/** Why an act waits although this person might do it; null where nothing stands in the way. */
export function whyNotNow(
  facts: Pick<DisputeFacts, 'waits_for_report' | 'paused_at' | 'refused_at'>,
  action: DisputeAction,
): 'risk_report_first' | 'dispute_is_paused' | 'party_has_refused' | null {
  if (facts.waits_for_report && WAIT_FOR_REPORT.includes(action)) return 'risk_report_first'
  if (facts.refused_at !== null && (action === 'accept' || WAIT_FOR_RESUMING.includes(action)))
    return 'party_has_refused'
  return facts.paused_at !== null && WAIT_FOR_RESUMING.includes(action) ? 'dispute_is_paused' : null
}

/** Whether this person's standing gives them an act at all, whatever the state. */
export function mayAct(facts: DisputeFacts, action: DisputeAction): boolean {
  return RULES[action](facts)
}

/** Every act that this person may do now: what the page offers and what the commands check. */
export function actionsOf(facts: DisputeFacts): DisputeAction[] {
  return DISPUTE_ACTIONS.filter(
    (action) =>
      isPossible(action, facts.state) && mayAct(facts, action) && whyNotNow(facts, action) === null,
  )
}

const FIELD: readonly string[] = ['grid_worker', 'centre_staff', 'mediator']

/** Whether this person brings disputes of this source: residents their own, the committee what it hears of, staff what was
 * told to them or handed over. */
export function mayBring(
  actor: Pick<Actor, 'kind' | 'roles' | 'posts'>,
  source: DisputeSource,
  committee_id: string,
): boolean {
  if (actor.kind === 'resident') return source === 'self'
  if (source === 'self') return false
  if (source === 'own_start')
    return actor.posts.some(({ role, unit_id }) => role === 'mediator' && unit_id === committee_id)
  if (source === 'oral' || source === 'group' || source === 'matter')
    return actor.roles.some((role) => FIELD.includes(role))
  return actor.roles.some((role) => role === 'centre_staff' || role === 'mediator')
}

/** The committees in which this person keeps the books. */
export function clerkUnits(actor: Pick<Actor, 'posts'>): string[] {
  return unitsWith(actor, 'committee_clerk')
}

/** The committees and studios for which this person mediates. */
export function mediatorUnits(actor: Pick<Actor, 'posts'>): string[] {
  return unitsWith(actor, 'mediator')
}

function unitsWith({ posts }: Pick<Actor, 'posts'>, kind: string): string[] {
  return [...new Set(posts.filter((post) => post.kind === kind).map(({ unit_id }) => unit_id))]
}
