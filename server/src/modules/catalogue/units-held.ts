import type { UnitHolding } from '#modules/org'

/** Whose a category is, is decided by those who publish the catalogue; a plan tells them which editions name its units. */
export const UNITS_HELD: readonly UnitHolding[] = [
  { table: 'catalogue.edition', column: 'owner_unit_id', kind: 'id', key: ['id'], follows: null },
  { table: 'catalogue.edition', column: 'doer_unit_id', kind: 'id', key: ['id'], follows: null },
]
