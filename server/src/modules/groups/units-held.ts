import { sql } from 'kysely'
import type { UnitHolding } from '#modules/org'

/** Who speaks for a firm or office goes on for its heir. */
export const UNITS_HELD: readonly UnitHolding[] = [
  {
    table: 'groups.member',
    column: 'unit_id',
    kind: 'id',
    key: ['group_id', 'person_id'],
    follows: sql`t.status = 'in'`,
  },
]
