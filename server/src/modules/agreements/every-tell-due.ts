import { type RawBuilder, sql } from 'kysely'
import { sendText } from '#modules/channels'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { awaitText, lateText, soonText } from './due-texts.ts'
import { agreementRule } from './rules.ts'

// A run that finds more goes on at the next one.
const MOST = 500

interface Told {
  due_on: string
  from_phone: Buffer | null
  to_phone: Buffer | null
}

/** Tells those who owe and those who receive before the day, and those who owe once it is over: once each, by day alone. */
export async function everyTellDue(ctx: CommandContext): Promise<'unrecorded' | undefined> {
  const today = shanghaiDay(ctx.now)
  const rule = await agreementRule(ctx.tx, ctx.actor.district_id, ctx.now)
  const late = await mark(ctx, {
    set: sql`alarmed_on = ${today}, warned_on = coalesce(o.warned_on, ${today}::date)`,
    where: sql`due_on < ${today}::date and alarmed_on is null`,
  })
  const soon = await mark(ctx, {
    set: sql`warned_on = ${today}`,
    where: sql`due_on >= ${today}::date and due_on <= ${today}::date + ${rule.warn_days}::int and warned_on is null
      and not is_on_spot`,
  })
  for (const one of late) await text(ctx, one.from_phone, lateText(one), 'agreement_late')
  for (const one of soon) {
    await text(ctx, one.from_phone, soonText(one), 'agreement_due')
    await text(ctx, one.to_phone, awaitText(one), 'agreement_due')
  }
  return late.length + soon.length > 0 ? undefined : 'unrecorded'
}

async function mark(
  ctx: CommandContext,
  { set, where }: { set: RawBuilder<unknown>; where: RawBuilder<unknown> },
): Promise<Told[]> {
  const { district_id } = ctx.actor
  const phone = (column: 'from_party_id' | 'to_party_id') =>
    sql`(select p.sealed_phone from mediation.party as p where p.district_id = o.district_id and p.id = o.${sql.ref(column)}
      and p.died_at is null)`
  const found = await sql<Told>`
    update agreements.obligation as o set ${set}
    where o.district_id = ${district_id} and o.id in (
      select id from agreements.obligation
      where district_id = ${district_id} and performed_on is null and moved_to is null and ${where}
      order by due_on, id limit ${MOST} for update skip locked
    ) returning o.due_on, ${phone('from_party_id')} as from_phone, ${phone('to_party_id')} as to_phone`.execute(
    ctx.tx,
  )
  return found.rows
}

async function text(
  ctx: CommandContext,
  phone: Buffer | null,
  words: string,
  purpose: string,
): Promise<void> {
  if (phone) await sendText(ctx, { phone: ctx.keys.unseal(phone), text: words, purpose })
}
