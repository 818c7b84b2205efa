import { sql } from 'kysely'
import type { UnitHolding } from '#modules/org'

const isOpen = sql`t.status not in ('closed', 'voided', 'merged')`
const table = 'matters.matter'

/** Where units stand on a matter beside the one that has it and those that help, which `relocateMatters` takes along: what the
 * heir owes and sees. Assignments of the past, and acts of the timeline, say who it was. */
export const UNITS_HELD: readonly UnitHolding[] = [
  { table, column: 'supervised_unit_id', kind: 'id', key: ['id'], follows: isOpen },
  { table, column: 'instructed_unit_ids', kind: 'ids', key: ['id'], follows: isOpen },
  {
    table,
    column: 'escalated_unit_id',
    kind: 'id',
    key: ['id'],
    follows: sql`${isOpen} and t.escalation_level > 0`,
  },
  {
    table: 'matters.extension',
    column: 'unit_id',
    kind: 'id',
    key: ['id'],
    follows: sql`t.outcome is null`,
  },
  // What comes back from the heir and goes to it again was no wrong dispatch to the unit before it.
  {
    table: 'matters.assignment',
    column: 'unit_id',
    kind: 'id',
    key: ['id'],
    follows: sql`exists (select from matters.matter as m where m.district_id = t.district_id and m.id = t.matter_id
      and m.status not in ('closed', 'voided', 'merged'))
      and not exists (select from matters.assignment as n where n.district_id = t.district_id
        and n.matter_id = t.matter_id and n.id > t.id)`,
  },
  {
    table: 'matters.copy',
    column: 'unit_id',
    kind: 'id',
    key: ['matter_id'],
    follows: sql`true`,
    once_in: ['matter_id'],
  },
]
