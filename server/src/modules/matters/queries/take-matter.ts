import type { ClockRules } from '@linli/contract/catalogue'
import type {
  ClockKind,
  ClosedAs,
  DoerKind,
  EvidenceKind,
  ExclusionReason,
  MatterAction,
  MatterSource,
  MatterStatus,
  Outcome,
  SolvedAnswer,
  Urgency,
  Verifier,
} from '@linli/contract/codes/matters'
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/actor'
import type { Tx } from '#platform/db'
import { notFound, Refusal } from '#platform/errors'
import type { LoggedClock } from '../clocks.ts'
import { isPossible } from '../lifecycle.ts'
import { mayAct, maySee } from '../policy.ts'
import { lastActsOf } from './last-acts.ts'
import { IS_OPEN_EXTENSION, type OpenExtension } from './open-extension.ts'

/** A matter that this command holds: locked, and what its category says about it. */
export interface TakenMatter {
  id: string
  number: string
  status: MatterStatus
  closed_as: ClosedAs | null
  source: MatterSource
  category_id: string
  category_code: string
  urgency: Urgency
  description: string
  street_id: string | null
  community_id: string | null
  grid_id: string | null
  building_id: string | null
  unit_id: string | null
  assignee_id: string | null
  handled_by: string | null
  reporter_id: string | null
  is_secret: boolean
  stays_secret: boolean
  is_imported: boolean
  reported_at: string
  accepted_at: string | null
  resolved_at: string | null
  closed_at: string | null
  assigned_at: string | null
  due_kind: ClockKind | null
  due_at: string | null
  due_is_beyond_calendar: boolean
  clock_log: LoggedClock[]
  paused_until: string | null
  waiting_since: string | null
  handle_due_at: string | null
  was_late: boolean
  returned_by: string[]
  designated_at: string | null
  merged_into_id: string | null
  merged_into_number: string | null
  received_by: string | null
  me_too_count: number
  repeat_count: number
  held_by: string[]
  supervised_unit_id: string | null
  is_order_answered: boolean
  instructed_unit_ids: string[]
  escalated_unit_id: string | null
  extension: OpenExtension | null
  helper_unit_ids: string[]
  void_reason: string | null
  void_proposed_by: string | null
  claimed_outcome: Outcome | null
  verified_outcome: Outcome | null
  reporter_solved: SolvedAnswer | null
  rating: number | null
  is_answer_old: boolean
  exclusion_reason: ExclusionReason | null
  exclusion_proposed_by: string | null
  is_excluded: boolean
  /** Units in which the handler had a post on the day of the work. */
  handler_unit_ids: string[]
  reopened_count: number
  tracking_token: string | null
  clocks: ClockRules
  evidence: EvidenceKind[]
  verifier: Verifier
  may_self_close: boolean
  reopen_days: number
  doer_kind: DoerKind | null
  doer_unit_id: string | null
}

/** Finds and locks a matter for an act of this person. Refuses: `not_found` for hidden and missing alike,
 * `matter_is_merged` with the number under which it is answered, `not_in_that_state` with who was faster, `may_not_<act>`. */
export async function takeMatter(
  tx: Tx,
  actor: Actor,
  id: string,
  action: MatterAction,
): Promise<TakenMatter> {
  const [matter] = await takeMatters(tx, actor, [id])
  if (!matter) throw notFound()
  if (!isPossible(action, matter.status) && matter.status !== 'merged') {
    const [last] = await lastActsOf(tx, actor.district_id, [id])
    throw new Refusal('conflict', 'not_in_that_state', { status: matter.status, action, last })
  }
  requireAct(actor, matter, action)
  return matter
}

/** Finds and locks several matters that this person sees, in the order of their ids, so that two who take the same ones
 * wait for each other and not for ever. Refuses: `not_found` where one of them is hidden or missing. */
export async function takeMatters(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
): Promise<TakenMatter[]> {
  const wanted = [...new Set(ids)]
  const matters = await lockMatters(tx, actor.district_id, wanted)
  if (matters.length < wanted.length || !matters.every((matter) => maySee(actor, matter)))
    throw notFound()
  return matters
}

/** Refuses an act that this person may not do on this matter now. */
export function requireAct(actor: Actor, matter: TakenMatter, action: MatterAction): void {
  if (!isPossible(action, matter.status)) {
    if (matter.status === 'merged')
      throw new Refusal('conflict', 'matter_is_merged', { number: matter.merged_into_number })
    throw new Refusal('conflict', 'not_in_that_state', { status: matter.status, action })
  }
  if (!mayAct(actor, matter, action))
    throw new Refusal('forbidden', reasonOf(actor, matter, action))
}

/** Finds and locks a matter for its reporter, signed in or by the link's token. Refuses: `not_found`. */
export async function takeReportedMatter(
  tx: Tx,
  actor: Actor,
  id: string,
  token: string | undefined,
): Promise<TakenMatter> {
  const [matter] = await lockMatters(tx, actor.district_id, [id])
  const isReporter = matter?.reporter_id === actor.person_id && actor.kind !== 'visitor'
  const hasLink = token !== undefined && matter?.tracking_token === token
  if (!matter || !(isReporter || hasLink)) throw notFound()
  return matter
}

/** The matter with which this one is answered, locked too: the one it was merged into, else itself. */
export async function takeAnswering(
  tx: Tx,
  district_id: number,
  matter: TakenMatter,
): Promise<TakenMatter> {
  if (!matter.merged_into_id) return matter
  const [into] = await lockMatters(tx, district_id, [matter.merged_into_id])
  if (!into) throw notFound()
  return into
}

/** The units of whoever handled a matter `m`, on the day on which it was done. */
export const HANDLER_UNITS: RawBuilder<string[]> = sql`array(
  select p.unit_id from org.post as p, (select (m.resolved_at at time zone 'Asia/Shanghai')::date as day) as done
  where p.district_id = m.district_id and p.person_id = m.handled_by and p.valid_from <= done.day
    and (p.valid_to is null or p.valid_to > done.day))`

/** Finds and locks a matter for a module that has judged by its own rules who may act. */
export async function lockMatter(
  tx: Tx,
  district_id: number,
  id: string,
): Promise<TakenMatter | undefined> {
  const [matter] = await lockMatters(tx, district_id, [id])
  return matter
}

/** The columns of a taken matter that stand in its own row `m`. */
export const TAKEN_COLUMNS: RawBuilder<unknown> = sql`
  m.id, m.number, m.status, m.closed_as, m.source, m.category_id, m.category_code, m.urgency, m.description,
  m.street_id, m.community_id, m.grid_id, m.building_id, m.unit_id, m.assignee_id, m.handled_by, m.reporter_id,
  m.is_secret, m.stays_secret, m.is_imported, m.reported_at, m.accepted_at, m.assigned_at, m.resolved_at, m.closed_at,
  m.due_kind, m.due_at, m.due_is_beyond_calendar, m.clock_log, m.paused_until, m.waiting_since, m.handle_due_at, m.was_late,
  m.supervised_unit_id, m.is_order_answered, m.instructed_unit_ids, m.escalated_unit_id,
  (select to_jsonb(x) from matters.extension as x where ${IS_OPEN_EXTENSION}) as extension,
  m.returned_by, m.designated_at, m.merged_into_id,
  (select n.number from matters.matter as n where n.district_id = m.district_id and n.id = m.merged_into_id) as merged_into_number,
  m.received_by, m.me_too_count, m.repeat_count, m.held_by, m.helper_unit_ids, m.void_reason, m.void_proposed_by,
  m.claimed_outcome, m.verified_outcome, m.reporter_solved, m.rating, m.is_answer_old, m.exclusion_reason, m.exclusion_proposed_by,
  m.is_excluded, ${HANDLER_UNITS} as handler_unit_ids, m.reopened_count, m.tracking_token`

/** Locks the matters with these ids that there are, whoever may see them. */
export async function lockMatters(
  tx: Tx,
  district_id: number,
  ids: readonly string[],
): Promise<TakenMatter[]> {
  const found = await sql<TakenMatter>`
    select ${TAKEN_COLUMNS},
      e.clocks, e.evidence, e.verifier, e.may_self_close, e.reopen_days, e.doer_kind, e.doer_unit_id
    from matters.matter as m
    join catalogue.edition as e on e.district_id = m.district_id and e.id = m.category_id
    where m.district_id = ${district_id} and m.id = any(${[...ids]}::uuid[]) order by m.id for update of m`.execute(
    tx,
  )
  return found.rows
}

function reasonOf(actor: Actor, matter: TakenMatter, action: MatterAction): string {
  if (action === 'return' && matter.designated_at) return 'designated_may_not_return'
  if (action === 'return' && matter.unit_id && matter.returned_by.includes(matter.unit_id))
    return 'may_not_return_again'
  if ((action === 'verify' || action === 'reject') && matter.handled_by === actor.person_id)
    return 'handler_may_not_verify'
  if (action === 'pause' && matter.paused_until) return 'paused_already'
  if (action === 'grant_extension' || action === 'refuse_extension')
    return matter.extension ? 'decided_by_asker' : 'no_extension_asked'
  if ((action === 'void' || action === 'keep') && matter.void_proposed_by === actor.person_id)
    return 'second_person_needed'
  if ((action === 'void' || action === 'keep') && !matter.void_proposed_by)
    return 'no_void_proposed'
  if (action === 'exclude' || action === 'keep_counted') {
    if (!matter.exclusion_proposed_by) return 'no_exclusion_proposed'
    if (matter.exclusion_proposed_by === actor.person_id) return 'second_person_needed'
  }
  return `may_not_${action}`
}
