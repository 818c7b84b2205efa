import { sql } from 'kysely'
import type { UnitHolding } from '#modules/org'

const isComing = (
  key: string,
) => sql`exists (select from assessments.assessment as a where a.district_id = t.district_id
  and a.id = ${sql.ref(`t.${key}`)} and a.status in ('planned', 'held'))`
const isUnsigned = sql`t.status in ('planned', 'held')`
const table = 'assessments.assessment'

/** A meeting whose minutes are not signed goes on with the heir: who calls it, who sits, who shall lead and help. Signed minutes
 * keep the units of their day; who found a danger, or was told of one, was that unit. */
export const UNITS_HELD: readonly UnitHolding[] = [
  { table, column: 'unit_id', kind: 'id', key: ['id'], follows: isUnsigned, is_work: true },
  { table, column: 'minutes', kind: 'json', key: ['id'], follows: isUnsigned },
  {
    table: 'assessments.seat',
    column: 'unit_id',
    kind: 'id',
    key: ['assessment_id', 'id'],
    follows: isComing('assessment_id'),
  },
  {
    table: 'assessments.concern',
    column: 'shown_to',
    kind: 'ids',
    key: ['assessment_id', 'matter_id'],
    follows: isComing('assessment_id'),
  },
]
