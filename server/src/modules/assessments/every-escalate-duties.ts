import { sql } from 'kysely'
import { sendText } from '#modules/channels'
import { isOver, lockMatter, moveMatter } from '#modules/matters'
import { parametersOn } from '#modules/parameters'
import type { CommandContext } from '#platform/module'
import { isNight, shanghaiDay } from '#platform/workdays'

// A run that finds more goes on at the next one.
const MOST = 200
const HOUR_MS = 3_600_000

/** Brings a duty that nobody has settled in the hours of the district before the district's centre: in the timeline at any
 * hour, because somebody may be in danger; by text when the night is over. */
export async function everyEscalateDuties(ctx: CommandContext): Promise<void> {
  const { tx, now } = ctx
  const { district_id } = ctx.actor
  const today = shanghaiDay(now)
  const { 'assessments.escalate_hours': hours } = await parametersOn(tx, district_id, today, [
    'assessments.escalate_hours',
  ])
  const late = await sql<{ matter_id: string }>`
    update assessments.duty set escalated_at = ${now} where district_id = ${district_id} and id in (
      select id from assessments.duty where district_id = ${district_id} and state = 'open' and escalated_at is null
        and since <= ${new Date(now.getTime() - hours * HOUR_MS)} order by since limit ${MOST} for update skip locked)
    returning matter_id`.execute(tx)
  for (const matter_id of [...new Set(late.rows.map((row) => row.matter_id))].sort()) {
    const matter = await lockMatter(tx, district_id, matter_id)
    if (matter && !isOver(matter.status))
      await moveMatter(ctx, matter, { action: 'escalate', reason: 'duty_waits' })
  }
  if (!isNight(now)) await tellDistrict(ctx, today)
}

async function tellDistrict(ctx: CommandContext, today: string): Promise<void> {
  const { tx, now } = ctx
  const { district_id } = ctx.actor
  const found = await sql<{ number: string }>`
    with told as (
      update assessments.duty set told_at = ${now}
      where district_id = ${district_id} and state = 'open' and escalated_at is not null and told_at is null
      returning matter_id
    )
    select distinct m.number from told join matters.matter as m on m.district_id = ${district_id} and m.id = told.matter_id
    order by m.number`.execute(tx)
  if (found.rows.length === 0) return
  const numbers = found.rows.map(({ number }) => number)
  const officers = await sql<{ sealed_phone: Buffer }>`
    select distinct p.sealed_phone from org.post as o
    join org.area as a on a.district_id = o.district_id and a.id = o.area_id and a.level = 'district'
    join identity.person as p on p.district_id = o.district_id and p.id = o.person_id
    where o.district_id = ${district_id} and o.kind = 'centre_duty' and p.sealed_phone is not null
      and o.valid_from <= ${today}::date and (o.valid_to is null or o.valid_to > ${today}::date)`.execute(
    tx,
  )
  for (const { sealed_phone } of officers.rows) {
    await sendText(ctx, {
      phone: ctx.keys.unseal(sealed_phone),
      text: textOf(numbers),
      purpose: 'assessments.duty_waits',
    })
  }
}

// The number alone: what the danger is stays with those who work on it.
function textOf(numbers: readonly string[]): string {
  const named = numbers.slice(0, 3).join('、')
  const many = numbers.length > 3 ? `等 ${numbers.length} 件事项` : ''
  return `【邻里】${named}${many}有依法应当上报、还没有上报记录的风险，请在“综合研判·待上报”里督促。`
}
