import { sql } from 'kysely'
import type { CommandContext, ErrandContext } from '#platform/module'
import type { Fault, Report } from './adapter.ts'
import { callContext, type OpenChannel, openChannels } from './open-channels.ts'
import { redactSecrets } from './redact-secrets.ts'
import { faultOf } from './send-due.ts'
import { tellOfChanges } from './tell-of-changes.ts'

const MOST_CALLS = 400
const MINUTE = 60_000
/** A person who has not pressed for so long will not: the platform has forgotten the task too. */
const GIVE_UP_MS = 7 * 1440 * MINUTE

export interface Asked {
  provider_id: string
  who: string | null
  accepted_at: string
}

/** Asks platforms what became of what they took: every minute in the first half hour, then less and less, for a week. */
export async function askDue(ctx: ErrandContext): Promise<void> {
  for (const open of await openChannels(ctx, { state: 'active' })) {
    if (!open.adapter.ask) continue
    for (const one of await due(ctx, open)) await askOfCall(ctx, open, one)
  }
}

/** Asks what became of one call, and writes it. */
export async function askOfCall(
  ctx: ErrandContext,
  open: OpenChannel,
  asked: Asked,
): Promise<void> {
  const found = await askOnce(ctx, open, asked)
  await ctx.write(
    open.channel.id,
    (command) => writeReports(command, open.channel.id, { asked, found }),
    'code' in found || found.every(({ state }) => state === 'pending') ? 'unrecorded' : 'recorded',
  )
}

async function due(ctx: ErrandContext, { channel }: OpenChannel): Promise<Asked[]> {
  const found = await sql<Asked>`
    select provider_id, max(who) as who, min(accepted_at) as accepted_at from channels.delivery
    where district_id = ${ctx.district_id} and channel_id = ${channel.id} and state in ('accepted', 'awaiting_human')
      and next_at <= ${ctx.now()} and provider_id is not null
    group by provider_id order by min(next_at) limit ${MOST_CALLS}`.execute(ctx.db)
  return found.rows
}

async function askOnce(
  ctx: ErrandContext,
  open: OpenChannel,
  { provider_id, who }: Asked,
): Promise<Report[] | Fault> {
  try {
    return (await open.adapter.ask?.(callContext(ctx, open), { provider_id, who })) ?? []
  } catch (error) {
    return faultOf(error)
  }
}

/** Writes what a platform says of a call; what it says nothing of is asked about again later. */
export async function writeReports(
  ctx: CommandContext,
  channel_id: string,
  { asked, found }: { asked: Asked; found: readonly Report[] | Fault },
): Promise<void> {
  const { district_id } = ctx.actor
  const reports = 'code' in found ? [] : found.filter(({ state }) => state !== 'pending')
  const all = reports.find(({ address }) => address === null)
  const changed = await sql<{ about_noun: string; about_id: string }>`
    update channels.delivery d set state = coalesce(r.state, ${all?.state ?? null}::text),
      reason = coalesce(r.reason, ${all?.reason ?? null}::text), settled_at = ${ctx.now}, next_at = null
    from channels.delivery x
    left join channels.binding b on b.district_id = ${district_id} and b.id = x.binding_id
    left join unnest(${reports.map((one) => one.address)}::text[], ${reports.map((one) => one.state)}::text[],
      ${reports.map((one) => one.reason ?? null)}::text[]) as r (address, state, reason) on r.address = b.address
    where x.district_id = ${district_id} and x.channel_id = ${channel_id} and x.provider_id = ${asked.provider_id}
      and x.state in ('accepted', 'awaiting_human', 'unknown')
      and coalesce(r.state, ${all?.state ?? null}::text) is not null
      and d.district_id = ${district_id} and d.id = x.id
    returning d.about_noun, d.about_id`.execute(ctx.tx)
  // What was asked back and is not out by now will not go out.
  const stopped = await sql<{ about_noun: string; about_id: string }>`
    update channels.delivery set settled_at = ${ctx.now}, next_at = null,
      state = case when not_after <= ${ctx.now} then 'expired' else 'stopped' end
    where district_id = ${district_id} and channel_id = ${channel_id} and provider_id = ${asked.provider_id}
      and state in ('awaiting_human', 'accepted') and reason = 'taken_back' and ${!('code' in found)}
    returning about_noun, about_id`.execute(ctx.tx)
  const age = ctx.now.getTime() - new Date(asked.accepted_at).getTime()
  await sql`
    update channels.delivery set next_at = ${nextAsk(ctx.now, age)}::timestamptz
    where district_id = ${district_id} and channel_id = ${channel_id} and provider_id = ${asked.provider_id}
      and state in ('accepted', 'awaiting_human')`.execute(ctx.tx)
  tellOfChanges(ctx, [...changed.rows, ...stopped.rows])
}

function nextAsk(now: Date, age_ms: number): Date | null {
  if (age_ms > GIVE_UP_MS) return null
  const minutes = age_ms < 30 * MINUTE ? 1 : age_ms < 360 * MINUTE ? 5 : 30
  return new Date(now.getTime() + minutes * MINUTE)
}

/** Keeps what a platform said outside of a delivery, for the page of the channel. */
export async function noteFault(
  ctx: CommandContext,
  { channel }: OpenChannel,
  fault: Fault,
): Promise<void> {
  const text = redactSecrets(`${fault.code}: ${fault.message}`, Object.values(channel.secrets))
  await sql`
    update channels.channel set last_error = ${text}, last_error_at = ${ctx.now},
      state = case when ${fault.is_lasting === true} and state = 'active' then 'down' else state end
    where district_id = ${ctx.actor.district_id} and id = ${channel.id}`.execute(ctx.tx)
}
