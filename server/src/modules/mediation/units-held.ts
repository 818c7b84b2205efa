import { sql } from 'kysely'
import type { UnitHolding } from '#modules/org'

const isOpen = sql`t.closed_at is null`

/** Disputes that are not closed go on with the heir of their committee or studio; numbers stay as they were given. */
export const UNITS_HELD: readonly UnitHolding[] = [
  {
    table: 'mediation.dispute',
    column: 'committee_id',
    kind: 'id',
    key: ['id'],
    follows: isOpen,
    is_work: true,
  },
  { table: 'mediation.dispute', column: 'studio_id', kind: 'id', key: ['id'], follows: isOpen },
]
