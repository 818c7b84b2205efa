import { type RawBuilder, sql } from 'kysely'
import { parametersOn } from '#modules/parameters'
import type { CommandContext } from '#platform/module'
import { isNight, shanghaiDay } from '#platform/workdays'
import { nameNumbers, textUnits } from './text-units.ts'

// A run that finds more goes on at the next one.
const MOST = 1000

/** Tells a unit that its task is due soon, and again when it is late: once a deadline each, in one text a unit. A task with
 * less time than the warning is warned of at half of it. A refused one waits for the centre and is not warned of. Never at
 * night. */
export async function everyAlarmTasks(ctx: CommandContext): Promise<void> {
  if (isNight(ctx.now)) return
  const late = await markLate(ctx)
  const soon = await markSoon(ctx)
  await textUnits(ctx, textsOf(late, '协办任务已过时限，请尽快办理或说明情况。'), 'task.late')
  await textUnits(ctx, textsOf(soon, '协办任务快到期了，请按时答复。'), 'task.soon')
}

interface Marked {
  unit_id: string
  number: string
}

async function markLate(ctx: CommandContext): Promise<Marked[]> {
  return mark(ctx, {
    set: sql`alarmed_due_at = t.due_at, warned_due_at = t.due_at`,
    where: sql`due_at < ${ctx.now} and alarmed_due_at is distinct from due_at`,
  })
}

async function markSoon(ctx: CommandContext): Promise<Marked[]> {
  const key = 'matters.warn_hours'
  const today = shanghaiDay(ctx.now)
  const { [key]: hours } = await parametersOn(ctx.tx, ctx.actor.district_id, today, [key])
  return mark(ctx, {
    set: sql`warned_due_at = t.due_at`,
    where: sql`due_at >= ${ctx.now} and warned_due_at is distinct from due_at
      and due_at - least(make_interval(hours => ${hours}), (due_at - given_at) / 2) <= ${ctx.now}`,
  })
}

async function mark(
  ctx: CommandContext,
  { set, where }: { set: RawBuilder<unknown>; where: RawBuilder<unknown> },
): Promise<Marked[]> {
  const { district_id } = ctx.actor
  const found = await sql<Marked>`
    update joint.task as t set ${set} from matters.matter as m
    where t.district_id = ${district_id} and m.district_id = t.district_id and m.id = t.matter_id and t.id in (
      select id from joint.task
      where district_id = ${district_id} and ended_at is null and status <> 'refused' and ${where}
      order by due_at limit ${MOST} for update skip locked
    ) returning t.unit_id, m.number`.execute(ctx.tx)
  return found.rows
}

function textsOf(marked: readonly Marked[], what: string): { unit_id: string; text: string }[] {
  return [...Map.groupBy(marked, ({ unit_id }) => unit_id)].map(([unit_id, rows]) => ({
    unit_id,
    text: `【邻里】${nameNumbers(rows.map(({ number }) => number))}：${what}`,
  }))
}
