import { sql } from 'kysely'
import type { UnitHolding } from '#modules/org'

const isCalled = sql`exists (select from joint.whistle as w where w.district_id = t.district_id and w.id = t.whistle_id
  and w.ended_at is null)`

/** Tasks and calls that are open go to the heir; what is over says who did it. Where the heir was called too, the call of the
 * other unit stays beside it. */
export const UNITS_HELD: readonly UnitHolding[] = [
  {
    table: 'joint.task',
    column: 'unit_id',
    kind: 'id',
    key: ['id'],
    follows: sql`t.ended_at is null`,
    is_work: true,
    // A unit has one open task on a matter, and none on its own: which of two goes on is for the centre to rule.
    forbids: (heirOf, ids) => sql`
      select m.number as name from joint.task as t
      join matters.matter as m on m.district_id = t.district_id and m.id = t.matter_id
      where t.ended_at is null and t.unit_id = any(${ids}) and (${heirOf(sql`m.unit_id`)} = ${heirOf(sql`t.unit_id`)}
        or exists (select from joint.task as o where o.district_id = t.district_id and o.matter_id = t.matter_id
          and o.id <> t.id and o.ended_at is null and ${heirOf(sql`o.unit_id`)} = ${heirOf(sql`t.unit_id`)}))
      group by m.number order by m.number`,
  },
  {
    table: 'joint.whistle',
    column: 'caller_unit_id',
    kind: 'id',
    key: ['id'],
    follows: sql`t.ended_at is null`,
    is_work: true,
  },
  {
    table: 'joint.whistle_unit',
    column: 'unit_id',
    kind: 'id',
    key: ['whistle_id'],
    follows: isCalled,
    once_in: ['whistle_id'],
  },
]
