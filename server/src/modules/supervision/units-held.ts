import { sql } from 'kysely'
import type { UnitHolding } from '#modules/org'

const table = 'supervision.order_sheet'
const isOpen = sql`t.lifted_at is null`

/** Orders that are not lifted and instructions that wait for an answer go to the heir, with whoever issued and reads them. */
export const UNITS_HELD: readonly UnitHolding[] = [
  { table, column: 'unit_id', kind: 'id', key: ['id'], follows: isOpen, is_work: true },
  { table, column: 'copy_unit_ids', kind: 'ids', key: ['id'], follows: isOpen },
  { table, column: 'issued_unit_id', kind: 'id', key: ['id'], follows: isOpen },
  {
    table: 'supervision.instruction',
    column: 'unit_id',
    kind: 'id',
    key: ['id'],
    follows: sql`t.wants_answer and t.answered_at is null`,
    is_work: true,
  },
]
