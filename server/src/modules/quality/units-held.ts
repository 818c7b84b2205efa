import { sql } from 'kysely'
import type { UnitHolding } from '#modules/org'

const table = 'quality.spot_check'
const isWaiting = sql`t.found is null`

/** A check that nobody has made yet goes to the heir of its centre, and the heir of whoever handled the matter is barred from
 * it as they were. */
export const UNITS_HELD: readonly UnitHolding[] = [
  { table, column: 'unit_id', kind: 'id', key: ['id'], follows: isWaiting, is_work: true },
  { table, column: 'barred_unit_ids', kind: 'ids', key: ['id'], follows: isWaiting },
]
