import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { isNight } from '#platform/workdays'
import { alarmHolders } from './alarm-holders.ts'

/** Tells whoever has a matter, once a deadline and in one text a person, that it is nearly over (临期). Never at night: what
 * is over by the morning is told as overdue. */
export async function everyAlarmDueSoon(ctx: CommandContext): Promise<void> {
  if (isNight(ctx.now)) return
  await alarmHolders(ctx, {
    mark: 'warned_due_at',
    when: sql`m.warns_at <= ${ctx.now} and m.due_at >= ${ctx.now} and m.paused_until is null`,
    purpose: 'matter.due_soon',
    words: (numbers) =>
      `【邻里】${numbers}快到时限了，请尽快办理；确实办不完的请在到期前申请延期。`,
  })
}
