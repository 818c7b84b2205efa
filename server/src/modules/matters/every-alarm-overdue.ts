import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { isNight } from '#platform/workdays'
import { alarmHolders } from './alarm-holders.ts'

/** Tells whoever has a matter, once a deadline and in one text a person, that it has passed. Never at night. */
export async function everyAlarmOverdue(ctx: CommandContext): Promise<void> {
  if (isNight(ctx.now)) return
  await alarmHolders(ctx, {
    mark: 'alarmed_due_at',
    when: sql`m.due_at < ${ctx.now}`,
    purpose: 'matter.overdue',
    words: (numbers) => `【邻里】${numbers}已过时限，请查看处理或说明原因。`,
  })
}
