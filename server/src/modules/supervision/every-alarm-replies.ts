import { type RawBuilder, sql } from 'kysely'
import { tellPeople } from '#modules/matters'
import { parametersOn } from '#modules/parameters'
import type { CommandContext } from '#platform/module'
import { isNight, shanghaiDay } from '#platform/workdays'
import { type Asked, issuersOf, workersOf } from './told-people.ts'

// A run that finds more goes on at the next one.
const MOST = 1000
const WARN_HOURS = 'matters.warn_hours'

/** Tells a unit that its reply to an order or an instruction is due soon, and once it is late, the unit and whoever asked: one
 * text a person, each once. A reply with less time than the warning is warned of at half of it. Never at night. */
export async function everyAlarmReplies(ctx: CommandContext): Promise<void> {
  if (isNight(ctx.now)) return
  const { district_id } = ctx.actor
  const { [WARN_HOURS]: hours } = await parametersOn(ctx.tx, district_id, shanghaiDay(ctx.now), [
    WARN_HOURS,
  ])
  for (const asked of ['order', 'instruction'] as const) {
    await tellLate(ctx, asked)
    await tellSoon(ctx, asked, hours)
  }
}

async function tellLate(ctx: CommandContext, asked: Asked): Promise<void> {
  const { due } = OWED[asked]
  const ids = await mark(ctx, asked, {
    set: sql`alarmed_at = ${ctx.now}, warned_at = coalesce(warned_at, ${ctx.now})`,
    where: sql`${due} <= ${ctx.now} and alarmed_at is null`,
  })
  if (ids.length === 0) return
  const purpose = `supervision.${asked}_late`
  const { unit, issuer } = LATE[asked]
  await tellPeople(ctx, {
    purpose,
    words: unit,
    who: workersOf(ctx, asked, { ids, copies: false }),
  })
  await tellPeople(ctx, { purpose, words: issuer, who: issuersOf(ctx, asked, ids) })
}

async function tellSoon(ctx: CommandContext, asked: Asked, hours: number): Promise<void> {
  const { due, since } = OWED[asked]
  const ids = await mark(ctx, asked, {
    set: sql`warned_at = ${ctx.now}`,
    where: sql`${due} > ${ctx.now} and warned_at is null
      and ${due} - least(make_interval(hours => ${hours}), (${due} - ${since}) / 2) <= ${ctx.now}`,
  })
  if (ids.length === 0) return
  await tellPeople(ctx, {
    purpose: `supervision.${asked}_soon`,
    words: SOON[asked],
    who: workersOf(ctx, asked, { ids, copies: false }),
  })
}

async function mark(
  ctx: CommandContext,
  asked: Asked,
  { set, where }: { set: RawBuilder<unknown>; where: RawBuilder<unknown> },
): Promise<string[]> {
  const { rows, due, isOwed } = OWED[asked]
  const { district_id } = ctx.actor
  const found = await sql<{ id: string }>`
    update ${rows} set ${set} where district_id = ${district_id} and id in (
      select id from ${rows} where district_id = ${district_id} and ${isOwed} and ${where}
      order by ${due} limit ${MOST} for update skip locked
    ) returning id`.execute(ctx.tx)
  return found.rows.map(({ id }) => id)
}

const OWED = {
  order: {
    rows: sql`supervision.order_sheet`,
    due: sql`reply_due_at`,
    since: sql`issued_at`,
    isOwed: sql`answered_at is null and lifted_at is null`,
  },
  instruction: {
    rows: sql`supervision.instruction`,
    due: sql`answer_due_at`,
    since: sql`given_at`,
    isOwed: sql`answered_at is null and answer_due_at is not null`,
  },
} as const satisfies Record<Asked, Record<string, RawBuilder<unknown>>>

type Words = (numbers: string) => string

const SOON: Record<Asked, Words> = {
  order: (numbers) => `【邻里】${numbers}的督办单快到回复期限了，请按期回复办理情况。`,
  instruction: (numbers) => `【邻里】${numbers}的批示快到回复期限了，请按期回复。`,
}

const LATE: Record<Asked, { unit: Words; issuer: Words }> = {
  order: {
    unit: (numbers) => `【邻里】${numbers}的督办单过了期限还没有回复，请马上回复并说明原因。`,
    issuer: (numbers) => `【邻里】您发的督办单过了期限还没有回复：${numbers}，请查看督促。`,
  },
  instruction: {
    unit: (numbers) => `【邻里】${numbers}的批示过了期限还没有回复，请马上回复并说明原因。`,
    issuer: (numbers) => `【邻里】您的批示过了期限还没有回复：${numbers}，请查看。`,
  },
}
