import type { Parsed } from '@linli/contract/endpoint'
import type { matters } from '@linli/contract/matters'
import { sql } from 'kysely'
import { parametersOn } from '#modules/parameters'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { addWorkingDays, lastDayOf, shanghaiDay } from '#platform/workdays'
import { moveMatter } from './move-matter.ts'
import { type TakenMatter, takeMatter } from './queries/take-matter.ts'

/** The unit that has the matter asks for a longer time before its own is over (潍坊条例 art. 20: the reason and a plan).
 * Refuses: `deadline_is_past`, `clock_is_paused`,
 * `extension_asked_already`, `too_many_extensions`, and days as `refuseWrongDay` does. */
export async function askExtension(
  ctx: CommandContext,
  input: Parsed<typeof matters.ask_extension>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const matter = await takeMatter(tx, actor, input.id, 'ask_extension')
  const { due_at, unit_id } = matter
  if (!due_at || !unit_id || due_at <= now.toISOString())
    throw new Refusal('conflict', 'deadline_is_past')
  if (matter.paused_until) throw new Refusal('conflict', 'clock_is_paused')
  await refuseWrongDay(ctx, due_at, input.wanted_day)
  await refuseTooMany(ctx, matter.id)
  // One from before the matter changed hands is open no more.
  await sql`
    update matters.extension set outcome = 'lapsed', decided_at = ${now}
    where district_id = ${actor.district_id} and matter_id = ${matter.id} and outcome is null
      and (unit_id <> ${unit_id} or asked_at < ${matter.assigned_at})`.execute(tx)
  const asked = await sql`
    insert into matters.extension (district_id, id, matter_id, unit_id, asked_by, asked_at, reason, wanted_day, due_before)
    values (${actor.district_id}, ${ctx.new_id}, ${matter.id}, ${unit_id}, ${actor.person_id}, ${now}, ${input.note},
      ${input.wanted_day}, ${due_at}) on conflict (district_id, matter_id) where outcome is null do nothing`.execute(
    tx,
  )
  if (asked.numAffectedRows !== 1n) throw new Refusal('conflict', 'extension_asked_already')
  await moveMatter(ctx, matter, { action: 'ask_extension', note: input.note })
}

/** Refuses a last day that is no later than the one in force (`day_not_later`) or further than the district allows
 * (`extension_too_long`, with the last day allowed). */
export async function refuseWrongDay(
  { tx, actor, now }: CommandContext,
  due_at: TakenMatter['due_at'],
  day: string,
): Promise<void> {
  const last_day = due_at ? lastDayOf(new Date(due_at)) : shanghaiDay(now)
  if (day <= last_day || day <= shanghaiDay(now)) throw new Refusal('invalid', 'day_not_later')
  const most = await parametersOn(tx, actor.district_id, shanghaiDay(now), [
    'matters.extension_days',
  ])
  const allowed = addWorkingDays(last_day, most['matters.extension_days']).last_day
  if (day > allowed) throw new Refusal('invalid', 'extension_too_long', { until: allowed })
}

async function refuseTooMany({ tx, actor, now }: CommandContext, matter_id: string): Promise<void> {
  const most = await parametersOn(tx, actor.district_id, shanghaiDay(now), [
    'matters.extensions_most',
  ])
  const granted = await sql<{ n: number }>`
    select count(*) as n from matters.extension
    where district_id = ${actor.district_id} and matter_id = ${matter_id} and outcome = 'granted'`.execute(
    tx,
  )
  if ((granted.rows[0]?.n ?? 0) >= most['matters.extensions_most'])
    throw new Refusal('conflict', 'too_many_extensions', { times: most['matters.extensions_most'] })
}
