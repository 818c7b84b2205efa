import { type RawBuilder, sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { tellPeople } from './tell-people.ts'

// A run that finds more goes on at the next one.
const MOST = 2000

/** Tells whoever has the matters that a condition on `m` finds, once a deadline, and for work that nobody has, the duty
 * officers of the place. `mark` is the column that keeps the deadline for which it was told. */
export async function alarmHolders(
  ctx: CommandContext,
  alarm: {
    mark: 'alarmed_due_at' | 'warned_due_at'
    when: RawBuilder<unknown>
    purpose: string
    words: (numbers: string) => string
  },
): Promise<void> {
  const { district_id } = ctx.actor
  const mark = sql.ref(alarm.mark)
  const marked = await sql<{ id: string }>`
    update matters.matter set ${mark} = due_at
    where district_id = ${district_id} and id in (
      select m.id from matters.matter as m
      where m.district_id = ${district_id} and m.status not in ('closed', 'voided', 'merged') and ${alarm.when}
        and m.${mark} is distinct from m.due_at
      order by m.due_at limit ${MOST} for update skip locked
    ) returning id`.execute(ctx.tx)
  if (marked.rows.length === 0) return
  const today = shanghaiDay(ctx.now)
  await tellPeople(ctx, {
    ...alarm,
    who: sql`
      select who.person_id, m.number
      from unnest(${marked.rows.map((row) => row.id)}::uuid[]) as late (id)
      join matters.matter as m on m.district_id = ${district_id} and m.id = late.id
      join lateral (
        select m.assignee_id as person_id where m.assignee_id is not null
        union
        select o.person_id from org.post as o where m.assignee_id is null and o.district_id = m.district_id
          and o.kind = any(array['centre_duty', 'department_handler', 'utility_handler', 'property_manager'])
          and (o.unit_id = m.unit_id or (m.unit_id is null and o.kind = 'centre_duty' and o.area_id = m.street_id))
          and o.valid_from <= ${today} and (o.valid_to is null or o.valid_to > ${today})
      ) as who on true`,
  })
}
