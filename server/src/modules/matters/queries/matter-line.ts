import type {
  ClockKind,
  ClosedAs,
  MatterSource,
  MatterStatus,
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
  is_secret: boolean
  reopened_count: number
  rating: number | null
}

/** The columns, and the joins that give their names, for a relation `m` of matters. */
export const LINE_COLUMNS: RawBuilder<LineRow> = sql`
  m.id, m.number, m.status, m.closed_as, m.category_code, e.name as category_name, m.description, m.address,
  concat_ws(' ', c.name, g.name, b.name) as area_name, m.urgency, m.source, m.unit_id, u.name as unit_name,
  m.assignee_id, p.public_name as assignee_name, m.reported_at, m.closed_at, m.due_kind, m.due_at, m.due_basis,
  m.due_is_beyond_calendar, m.is_secret, m.reopened_count, m.rating`

export const LINE_JOINS = sql`
  join catalogue.edition as e on e.district_id = m.district_id and e.id = m.category_id
  left join org.area as c on c.district_id = m.district_id and c.id = m.community_id
  left join org.area as g on g.district_id = m.district_id and g.id = m.grid_id
  left join org.area as b on b.district_id = m.district_id and b.id = m.building_id
  left join org.unit as u on u.district_id = m.district_id and u.id = m.unit_id
  left join identity.person as p on p.district_id = m.district_id and p.id = m.assignee_id`

// What a row of a list shows of the words; the whole stands on the page of the matter.
const SUMMARY_LENGTH = 80

/** A row of a queue in contract shape. */
export function lineOf(row: LineRow, now: Date): MatterLine {
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    closed_as: row.closed_as,
    category: { code: row.category_code, name: row.category_name },
    summary: [...row.description].slice(0, SUMMARY_LENGTH).join(''),
    address: row.address,
    area_name: row.area_name || null,
    urgency: row.urgency,
    source: row.source,
    unit: named(row.unit_id, row.unit_name),
    assignee: named(row.assignee_id, row.assignee_name),
    reported_at: row.reported_at,
    closed_at: row.closed_at,
    clock: clockOf(row, now),
    is_secret: row.is_secret,
    reopened_count: row.reopened_count,
    rating: row.rating,
  }
}

/** What is due next, or null where nothing is. */
export function clockOf(
  row: Pick<LineRow, 'due_kind' | 'due_at' | 'due_basis' | 'due_is_beyond_calendar'>,
  now: Date,
): MatterLine['clock'] {
  if (!row.due_kind || !row.due_at) return null
  return {
    kind: row.due_kind,
    due_at: row.due_at,
    basis: row.due_basis ?? '',
    is_beyond_calendar: row.due_is_beyond_calendar,
    is_overdue: row.due_at < now.toISOString(),
  }
}

/** An id with its name, where both are there. */
export function named(id: string | null, name: string | null): { id: string; name: string } | null {
  return id && name ? { id, name } : null
}
