import type { Keys } from '#platform/keys'
import { addCalendarDays, addWorkingDays, shanghaiDay } from '#platform/workdays'
import { DECIDE_BASIS } from '../modules/mediation/rules.ts'
import { bytesOf, type Cell, listOf, rowOf } from './copy-rows.ts'
import { idAt } from './identify.ts'
import { shortNameOf } from './load-forces.ts'
import { DAY_MS, iso, MINUTE_MS } from './moments.ts'
import type { DisputePlan, PlannedParty } from './plan-disputes.ts'
import { integer, type Random } from './random.ts'
import type { DemoPerson } from './roster.ts'

/** A dispute with the ids that its rows share. */
export interface WrittenDispute {
  id: string
  plan: DisputePlan
  number: string
  clerk: DemoPerson
  party_ids: readonly [string, string]
}

/** Rows by table, as COPY takes them. */
export type DisputeRows = Map<string, string[]>

/** What every row is written with. */
export interface DisputeWriting {
  district_id: number
  keys: Keys
  random: Random
  rows: DisputeRows
}

/** Adds a row to those of a table. */
export function addRow({ rows }: DisputeWriting, table: string, cells: readonly Cell[]): void {
  const list = rows.get(table) ?? []
  rows.set(table, list)
  list.push(rowOf(cells))
}

/** The columns of each table, in the order in which its rows are written. */
export const DISPUTE_COLUMNS: Readonly<Record<string, string>> = {
  'mediation.dispute': `district_id, id, number, committee_id, studio_id, state, source, type, difficulty, title_words,
    sealed_account, sealed_claims, street_id, community_id, amount_fen, requested_at, request_proof, origin_name, opened_by,
    opened_at, decide_by, decide_basis, accepted_at, accepted_by, ends_on, clock_days, clock_basis, refused_at, termination,
    termination_words, routes, is_risky, ended_at, outcome, closed_at`,
  'mediation.party': `district_id, id, dispute_id, side, position, kind, sealed_name, name_index, capacity, person_id, refused_at,
    added_by, added_at`,
  'mediation.case_mediator': `district_id, id, dispute_id, person_id, part, chosen_by, from_at`,
  'mediation.rights_told': `district_id, id, dispute_id, party_id, at, way, by_id`,
  'mediation.session': `district_id, id, dispute_id, kind, place_words, mediator_ids, starts_at, ends_at, state, planned_by,
    planned_at, held_from, held_until, sealed_record, recorded_by`,
  'mediation.refusal': `district_id, id, dispute_id, party_id, at, by_id, way`,
  'mediation.risk': `district_id, id, dispute_id, kind, sealed_words, by_id, at, receiver, receiver_name, reported_at,
    reported_by`,
  'mediation.step': `district_id, id, dispute_id, at, by_id, act, words, facts`,
}

/** Writes what `mediation` keeps of a dispute. */
export function writeDispute(
  writing: DisputeWriting,
  plan: DisputePlan,
  nth: number,
): WrittenDispute {
  const clerk = plan.committee.posts.find(({ kind }) => kind === 'committee_clerk')?.person
  if (!clerk) throw new RangeError(`${plan.committee.name} has no clerk`)
  const year = shanghaiDay(new Date(plan.accepted)).slice(0, 4)
  const written: WrittenDispute = {
    id: idAt(plan.requested, writing.random),
    plan,
    number: `（${year}）${shortNameOf(plan.committee)}人调字第${String(nth).padStart(3, '0')}号`,
    clerk,
    party_ids: [idAt(plan.requested, writing.random), idAt(plan.requested, writing.random)],
  }
  writeHead(writing, written)
  writeParties(writing, written)
  writeWork(writing, written)
  writeEnd(writing, written)
  return written
}

/** The state in which a dispute stands at the cut-off. */
export function stateOf({ outcome, dues, sessions }: DisputePlan): string {
  if (outcome === 'failed') return 'failed'
  if (outcome === 'open') return sessions.length > 0 ? 'mediating' : 'accepted'
  return dues.every(({ performed_in_days }) => performed_in_days !== null) ? 'closed' : 'agreed'
}

/** When nothing was owed any more; null where something still is. */
export function doneAt({ ended, outcome, dues }: DisputePlan): number | null {
  if (ended === null || outcome !== 'agreed') return null
  const days = dues.map(({ performed_in_days }) => performed_in_days)
  const last = Math.max(0, ...days.map((day) => day ?? 0))
  return days.includes(null) ? null : ended + last * DAY_MS + (last > 0 ? 0 : 10 * MINUTE_MS)
}

function writeHead(writing: DisputeWriting, { id, plan, number, clerk }: WrittenDispute): void {
  const { district_id, keys } = writing
  const { topic, source, committee, studio, community, parties, requested, accepted } = plan
  const days = source === 'court' ? COURT_DAYS : END_DAYS
  const done = doneAt(plan)
  const isFailed = plan.outcome === 'failed'
  const total = plan.dues.reduce((sum, { yuan }) => sum + (yuan ?? 0), 0)
  const opener = source === 'self' ? (parties[0].resident?.id ?? clerk.id) : clerk.id
  addRow(writing, 'mediation.dispute', [
    district_id,
    id,
    number,
    committee.id,
    studio?.id,
    stateOf(plan),
    source,
    topic.type,
    topic.difficulty,
    topic.title,
    bytesOf(keys.seal(topic.account)),
    bytesOf(keys.seal(topic.claims)),
    committee.area.level === 'street' ? committee.area.id : null,
    community?.id,
    total > 0 ? total * 100 : null,
    iso(requested),
    source === 'self' ? 'online' : source in ORIGINS ? 'transfer_letter' : 'oral_record',
    ORIGINS[source],
    opener,
    iso(requested),
    addWorkingDays(new Date(requested), DECIDE_DAYS).last_day,
    DECIDE_BASIS,
    iso(accepted),
    clerk.id,
    addCalendarDays(new Date(accepted), days).last_day,
    days,
    '人民调解通行做法：一般一个月内办结',
    isFailed && plan.termination === 'party_refuses' ? iso(plan.ended) : null,
    plan.termination,
    isFailed ? FAILED_WORDS : null,
    listOf(isFailed ? ['litigation', 'legal_aid'] : []),
    plan.risk !== null,
    iso(plan.ended),
    plan.outcome === 'agreed' ? (done === null ? 'agreed' : 'performed') : null,
    iso(done),
  ])
}

const DECIDE_DAYS = 3
const END_DAYS = 30
const COURT_DAYS = 30
const FAILED_WORDS = '双方差距太大，没有谈拢；已书面告知可以起诉，符合条件的可以申请法律援助。'
const ORIGINS: Readonly<Record<string, string>> = {
  police: '辖区派出所',
  court: '东昌府区人民法院',
  petition: '区信访局',
}

function writeParties(
  writing: DisputeWriting,
  { id, plan, clerk, party_ids }: WrittenDispute,
): void {
  const { district_id, keys } = writing
  for (const [at, party] of plan.parties.entries()) {
    const refuses = at === 1 && plan.termination === 'party_refuses'
    addRow(writing, 'mediation.party', [
      district_id,
      party_ids[at],
      id,
      at === 0 ? 'a' : 'b',
      at,
      party.is_organisation ? 'organisation' : 'person',
      bytesOf(keys.seal(party.name)),
      bytesOf(keys.blindIndex('name', party.name)),
      'full',
      party.resident?.id,
      refuses ? iso(plan.ended) : null,
      clerk.id,
      iso(plan.requested),
    ])
    tellRights(writing, { id, party_id: party_ids[at] ?? id, plan, party })
    if (!refuses) continue
    const moment = [iso(plan.ended), plan.lead.person.id, 'in_person']
    const key = [district_id, idAt(plan.ended ?? plan.accepted, writing.random), id, party_ids[at]]
    addRow(writing, 'mediation.refusal', [...key, ...moment])
  }
}

function tellRights(
  writing: DisputeWriting,
  of: { id: string; party_id: string; plan: DisputePlan; party: PlannedParty },
): void {
  const { district_id, random } = writing
  const at = of.plan.accepted + 5 * MINUTE_MS
  if (of.plan.sessions.length === 0) return
  const way = of.party.resident ? 'self' : 'in_person'
  const key = [district_id, idAt(at, random), of.id, of.party_id]
  addRow(writing, 'mediation.rights_told', [...key, iso(at), way, of.plan.lead.person.id])
}

function writeWork(writing: DisputeWriting, { id, plan, clerk }: WrittenDispute): void {
  const { district_id, keys, random } = writing
  const { lead, sessions, accepted, requested, source } = plan
  const mediator = lead.person.id
  const step = (at: number, by_id: string, act: string, facts: object = {}) =>
    addRow(writing, 'mediation.step', [
      district_id,
      idAt(at, random),
      id,
      iso(at),
      by_id,
      act,
      null,
      JSON.stringify(facts),
    ])
  step(requested, clerk.id, 'apply', { source })
  step(accepted, clerk.id, 'accept')
  addRow(writing, 'mediation.case_mediator', [
    district_id,
    idAt(accepted, random),
    id,
    mediator,
    'lead',
    source === 'self' && random() < 0.5 ? 'party' : 'appointed',
    iso(accepted + MINUTE_MS),
  ])
  step(accepted + MINUTE_MS, clerk.id, 'appoint_mediator', { person_id: mediator, part: 'lead' })
  if (sessions.length > 0)
    step(accepted + 5 * MINUTE_MS, mediator, 'tell_rights', { way: 'in_person' })
  for (const [n, from] of sessions.entries()) {
    const until = from + integer(random, 40, 100) * MINUTE_MS
    const isLast = n === sessions.length - 1
    const record = isLast ? LAST_RECORD[plan.outcome] : '双方各自说了经过和想法，约好下次再谈。'
    addRow(writing, 'mediation.session', [
      district_id,
      idAt(from, random),
      id,
      'joint',
      plan.studio ? '调解室' : '第一调解室',
      `{${mediator}}`,
      iso(from),
      iso(until),
      'held',
      mediator,
      iso(n === 0 ? accepted : from - DAY_MS),
      iso(from),
      iso(until),
      bytesOf(keys.seal(record)),
      mediator,
    ])
    step(until, mediator, 'hold_session', { kind: 'joint' })
  }
}

const LAST_RECORD: Record<DisputePlan['outcome'], string> = {
  agreed: '把责任和数额一条条说清，双方都同意，当场写下协议。',
  failed: '双方各执一词，差距没有缩小；已告知其他途径。',
  open: '双方说明了各自的底线，还差一步，约好再谈。',
}

function writeEnd(writing: DisputeWriting, { id, plan }: WrittenDispute): void {
  const { district_id, keys, random } = writing
  const by = plan.lead.person.id
  const step = (at: number, act: string, facts: object = {}) => {
    const key = [district_id, idAt(at, random), id, iso(at), by, act]
    addRow(writing, 'mediation.step', [...key, null, JSON.stringify(facts)])
  }
  if (plan.ended !== null && plan.outcome === 'failed')
    step(plan.ended, plan.termination === 'party_refuses' ? 'stop' : 'terminate', {
      reason: plan.termination,
    })
  if (plan.ended !== null && plan.outcome === 'agreed') step(plan.ended, 'agree')
  const done = doneAt(plan)
  if (done !== null) step(done, 'close')
  if (plan.risk === null) return
  const at = plan.accepted + 3 * MINUTE_MS
  addRow(writing, 'mediation.risk', [
    district_id,
    idAt(at, random),
    id,
    plan.risk,
    bytesOf(keys.seal('言语激动，有过激的话；已安排专人稳住。')),
    by,
    iso(at),
    'police',
    '辖区派出所',
    iso(at + 10 * MINUTE_MS),
    by,
  ])
  step(at, 'flag_risk', { kind: plan.risk })
  step(at + 10 * MINUTE_MS, 'report_risk', { receiver: 'police' })
}
