import { sql } from 'kysely'
import type { UnitHolding } from '#modules/org'

/** Shared views and common replies serve the heir's people, and a view that looks at a unit looks at its heir. */
export const UNITS_HELD: readonly UnitHolding[] = [
  { table: 'workbench.view', column: 'unit_id', kind: 'id', key: ['id'], follows: sql`true` },
  { table: 'workbench.view', column: 'filter', kind: 'json', key: ['id'], follows: sql`true` },
  { table: 'workbench.template', column: 'unit_id', kind: 'id', key: ['id'], follows: sql`true` },
]
