import type { TaskStatus } from '@linli/contract/codes/joint'
import type { TaskLine } from '@linli/contract/joint'

/** What of a task every view of it shows. */
export interface TaskRow {
  id: string
  unit_id: string
  unit_name: string
  status: TaskStatus
  what: string
  given_at: string
  due_at: string
  due_basis: string | null
  due_is_beyond_calendar: boolean
  ruled_at: string | null
  ended_at: string | null
}

/** The same in contract shape; late is what was late when it ended, or is late now. */
export function taskOf(row: TaskRow, now: Date): Omit<TaskLine, 'matter' | 'last_word'> {
  return {
    id: row.id,
    unit: { id: row.unit_id, name: row.unit_name },
    status: row.status,
    what: row.what,
    given_at: row.given_at,
    deadline: {
      due_at: row.due_at,
      basis: row.due_basis,
      is_beyond_calendar: row.due_is_beyond_calendar,
      is_overdue: row.due_at < (row.ended_at ?? now.toISOString()),
    },
    is_ruled: row.ruled_at !== null,
    ended_at: row.ended_at,
  }
}
