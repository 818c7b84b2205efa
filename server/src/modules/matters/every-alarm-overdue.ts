import { sql } from 'kysely'
import { sendText } from '#modules/channels'
import type { Tx } from '#platform/db'
import type { CommandContext } from '#platform/module'
import { isNight, shanghaiDay } from '#platform/workdays'

// A run that finds more goes on at the next one.
const MOST = 2000

/** Tells whoever has a matter, once a deadline and in one text a person, that it has passed; for work that nobody has,
 * the duty officers of the place. Never at night. */
export async function everyAlarmOverdue(ctx: CommandContext): Promise<void> {
  if (isNight(ctx.now)) return
  const { district_id } = ctx.actor
  const overdue = await markOverdue(ctx.tx, district_id, ctx.now)
  if (overdue.length === 0) return
  const people = await sql<{ sealed_phone: Buffer; numbers: string[] }>`
    select p.sealed_phone, array_agg(m.number order by m.due_at) as numbers
    from unnest(${overdue}::uuid[]) as late (id)
    join matters.matter as m on m.district_id = ${district_id} and m.id = late.id
    join lateral (
      select m.assignee_id as person_id where m.assignee_id is not null
      union
      select o.person_id from org.post as o where m.assignee_id is null and o.district_id = m.district_id
        and o.kind = any(array['centre_duty', 'department_handler', 'utility_handler', 'property_manager'])
        and (o.unit_id = m.unit_id or (m.unit_id is null and o.kind = 'centre_duty' and o.area_id = m.street_id))
        and o.valid_from <= ${shanghaiDay(ctx.now)} and (o.valid_to is null or o.valid_to > ${shanghaiDay(ctx.now)})
    ) as who on true
    join identity.person as p on p.district_id = m.district_id and p.id = who.person_id
    where p.sealed_phone is not null group by p.id, p.sealed_phone`.execute(ctx.tx)
  for (const { sealed_phone, numbers } of people.rows) {
    const phone = ctx.keys.unseal(sealed_phone)
    await sendText(ctx, { phone, text: textOf(numbers), purpose: 'matter.overdue' })
  }
}

async function markOverdue(tx: Tx, district_id: number, now: Date): Promise<string[]> {
  const found = await sql<{ id: string }>`
    update matters.matter set alarmed_due_at = due_at
    where district_id = ${district_id} and id in (
      select id from matters.matter
      where district_id = ${district_id} and status not in ('closed', 'voided', 'merged') and due_at < ${now}
        and alarmed_due_at is distinct from due_at
      order by due_at limit ${MOST} for update skip locked
    ) returning id`.execute(tx)
  return found.rows.map((row) => row.id)
}

function textOf(numbers: string[]): string {
  const named = numbers.slice(0, 3).join('、')
  const many = numbers.length > 3 ? `等 ${numbers.length} 件事项` : ''
  return `【邻里】${named}${many}已过时限，请查看处理或说明原因。`
}
