import { sql } from 'kysely'
import type { UnitHolding } from '#modules/org'

/** Who mediates goes on for the heir of a committee or studio, and so do the rooms. Numbers and seal stay with the committee
 * that was: the heir is set up with its own. */
export const UNITS_HELD: readonly UnitHolding[] = [
  {
    table: 'mediators.mediator',
    column: 'committee_id',
    kind: 'id',
    key: ['id'],
    follows: sql`t.valid_to is null`,
    is_work: true,
    once_in: ['person_id'],
  },
  {
    table: 'mediators.mediator',
    column: 'studio_id',
    kind: 'id',
    key: ['id'],
    follows: sql`t.valid_to is null`,
    is_work: true,
  },
  {
    table: 'mediators.room',
    column: 'committee_id',
    kind: 'id',
    key: ['id'],
    follows: sql`t.closed_at is null`,
    once_in: ['name'],
  },
]
