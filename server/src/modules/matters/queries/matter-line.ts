import type {
  ClockKind,
  ClosedAs,
  EscalationStep,
  MatterSource,
  MatterStatus,
  Outcome,
  SolvedAnswer,
  Urgency,
} from '@linli/contract/codes/matters'
import type { MatterLine } from '@linli/contract/matters'
import { type RawBuilder, sql } from 'kysely'

/** The columns of a queue's row, as SQL has them. */
export interface LineRow {
  id: string
  number: string
  status: MatterStatus
  closed_as: ClosedAs | null
  category_code: string
  category_name: string
  description: string
  address: string | null
  area_name: string | null
  urgency: Urgency
  source: MatterSource
  unit_id: string | null
  unit_name: string | null
  assignee_id: string | null
  assignee_name: string | null
  reported_at: string
  closed_at: string | null
  due_kind: ClockKind | null
  due_at: string | null
  due_basis: string | null
  due_is_beyond_calendar: boolean
  warns_at: string | null
  paused_until: string | null
  escalation_level: number
  escalated_to: EscalationStep | null
  is_secret: boolean
  reopened_count: number
  me_too_count: number
  repeat_count: number
  claimed_outcome: Outcome | null
  planned_for: string | null
  verified_outcome: Outcome | null
  reporter_solved: SolvedAnswer | null
  rating: number | null
  is_answer_old: boolean
}

/** The name of the area or unit whose id stands in a column of a relation; null where none does. */
export const nameOf = (
  table: 'org.area' | 'org.unit',
  column: string,
  of: 'm' | 'own' = 'm',
): RawBuilder<string> =>
  sql`(select n.name from ${sql.table(table)} as n where n.district_id = ${sql.ref(`${of}.district_id`)} and n.id = ${sql.ref(`${of}.${column}`)})`

/** The names of the place of a relation's matter, from the community down, in one text; empty where none is known. */
export const areaNameOf = (of: 'm' | 'own' = 'm'): RawBuilder<string> =>
  sql`concat_ws(' ', ${nameOf('org.area', 'community_id', of)}, ${nameOf('org.area', 'grid_id', of)},
    ${nameOf('org.area', 'building_id', of)})`

/** The columns for a relation `m` of matters. Names come by one look-up each: as joins of seven tables, the order of the
 * joins alone would cost the planner four times what the rows cost. */
export const LINE_COLUMNS: RawBuilder<LineRow> = sql`
  m.id, m.number, m.status, m.closed_as, m.category_code,
  (select n.name from catalogue.edition as n where n.district_id = m.district_id and n.id = m.category_id) as category_name,
  m.description, m.address, ${areaNameOf()} as area_name,
  m.urgency, m.source, m.unit_id, ${nameOf('org.unit', 'unit_id')} as unit_name, m.assignee_id,
  (select n.public_name from identity.person as n where n.district_id = m.district_id and n.id = m.assignee_id) as assignee_name,
  m.reported_at, m.closed_at, m.due_kind, m.due_at, m.due_basis, m.due_is_beyond_calendar, m.warns_at, m.paused_until,
  m.escalation_level, m.escalated_to, m.is_secret,
  m.reopened_count, m.me_too_count, m.repeat_count, m.claimed_outcome, m.planned_for, m.verified_outcome, m.reporter_solved,
  m.rating, m.is_answer_old`

/** What a row of a list shows of the words; the whole stands on the page of the matter. */
export function summaryOf(description: string): string {
  return [...description].slice(0, SUMMARY_LENGTH).join('')
}

const SUMMARY_LENGTH = 80

/** A row of a queue in contract shape. */
export function lineOf(row: LineRow, now: Date): MatterLine {
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    closed_as: row.closed_as,
    category: { code: row.category_code, name: row.category_name },
    summary: summaryOf(row.description),
    address: row.address,
    area_name: row.area_name || null,
    urgency: row.urgency,
    source: row.source,
    unit: named(row.unit_id, row.unit_name),
    assignee: named(row.assignee_id, row.assignee_name),
    reported_at: row.reported_at,
    closed_at: row.closed_at,
    clock: clockOf(row, now),
    escalation: escalationOf(row),
    is_secret: row.is_secret,
    reopened_count: row.reopened_count,
    me_too_count: row.me_too_count,
    repeat_count: row.repeat_count,
    verified_outcome: row.verified_outcome,
    reporter_solved: row.reporter_solved,
    rating: row.rating,
  }
}

/** What is due next, or null where nothing is. */
export function clockOf(
  row: Pick<
    LineRow,
    'due_kind' | 'due_at' | 'due_basis' | 'due_is_beyond_calendar' | 'warns_at' | 'paused_until'
  >,
  now: Date,
): MatterLine['clock'] {
  if (!row.due_kind || !row.due_at) return null
  return {
    kind: row.due_kind,
    due_at: row.due_at,
    basis: row.due_basis ?? '',
    is_beyond_calendar: row.due_is_beyond_calendar,
    is_overdue: row.due_at < now.toISOString(),
    warns_at: row.warns_at,
    paused_until: row.paused_until,
  }
}

function escalationOf({ escalation_level, escalated_to }: LineRow): MatterLine['escalation'] {
  return escalated_to ? { level: escalation_level, to: escalated_to } : null
}

/** An id with its name, where both are there. */
export function named(id: string | null, name: string | null): { id: string; name: string } | null {
  return id && name ? { id, name } : null
}

/** What came of it, as handler, verifier and reporter say: each for themself. */
export function outcomeOf({
  claimed_outcome,
  planned_for,
  verified_outcome,
  reporter_solved,
}: LineRow): Pick<
  LineRow,
  'claimed_outcome' | 'planned_for' | 'verified_outcome' | 'reporter_solved'
> {
  return { claimed_outcome, planned_for, verified_outcome, reporter_solved }
}
