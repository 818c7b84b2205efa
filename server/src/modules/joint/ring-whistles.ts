import { type RawBuilder, sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { isNight } from '#platform/workdays'
import { textUnits } from './text-units.ts'

/** Tells the units of every call whose time to ring has come, once: an emergency at any hour, anything else not at night.
 * Serves the event of a call and the schedule alike, so a lost job rings late and never twice. */
export async function ringWhistles(ctx: CommandContext): Promise<void> {
  // A job that comes late may find itself in the next night.
  const wakes = isNight(ctx.now) ? sql`w.kind = 'emergency'` : sql`true`
  const rung = await mark(ctx, 'rung_at', sql`w.rings_at <= ${ctx.now} and ${wakes}`)
  const texts = rung.map(({ unit_id, number, caller, meets_at, due_at }) => ({
    unit_id,
    text: `【邻里】${caller}吹哨（事项 ${number}），${sayTime(meets_at)} 到现场。请在 ${sayTime(due_at)} 前答复谁来、几点到。`,
  }))
  await textUnits(ctx, texts, 'whistle.rung')
}

/** Rings what waited for the morning, and reminds units that have let the time of a call pass: once, never at night. */
export async function everyRingWhistles(ctx: CommandContext): Promise<void> {
  await ringWhistles(ctx)
  if (isNight(ctx.now)) return
  const late = await mark(ctx, 'alarmed_at', sql`w.due_at < ${ctx.now} and c.answered_at is null`)
  const texts = late.map(({ unit_id, number, caller }) => ({
    unit_id,
    text: `【邻里】${caller}吹哨（事项 ${number}）还没有收到贵单位的答复，请马上答复。`,
  }))
  await textUnits(ctx, texts, 'whistle.late')
}

interface Marked {
  unit_id: string
  number: string
  caller: string
  meets_at: string
  due_at: string
}

async function mark(
  ctx: CommandContext,
  column: 'rung_at' | 'alarmed_at',
  when: RawBuilder<unknown>,
): Promise<Marked[]> {
  const found = await sql<Marked>`
    update joint.whistle_unit as c set ${sql.ref(column)} = ${ctx.now}
    from joint.whistle as w, matters.matter as m, org.unit as u
    where c.district_id = ${ctx.actor.district_id} and c.${sql.ref(column)} is null and ${when} and w.ended_at is null
      and w.district_id = c.district_id and w.id = c.whistle_id and m.district_id = w.district_id and m.id = w.matter_id
      and u.district_id = w.district_id and u.id = w.caller_unit_id
    returning c.unit_id, m.number, u.name as caller, w.meets_at, w.due_at`.execute(ctx.tx)
  return found.rows
}

const TIME = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

function sayTime(at: string): string {
  const parts = new Map(TIME.formatToParts(new Date(at)).map(({ type, value }) => [type, value]))
  return `${parts.get('month')}月${parts.get('day')}日 ${parts.get('hour')}:${parts.get('minute')}`
}
