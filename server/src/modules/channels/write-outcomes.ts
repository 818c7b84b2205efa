import type { DeliveryState } from '@linli/contract/codes/channels'
import { sql } from 'kysely'
import type { CommandContext, ErrandContext } from '#platform/module'
import type { Fault, Outcome } from './adapter.ts'
import type { Claimed } from './claim-parcel.ts'
import { punish, spend, type Use } from './limits.ts'
import type { OpenChannel } from './open-channels.ts'
import { tellOfChanges } from './tell-of-changes.ts'

/** So often a message is tried that a platform asks us to bring again; then a person must look. */
const MOST_ATTEMPTS = 6
const FIRST_ASK_MS = 60_000

interface Line {
  id: string
  state: DeliveryState
  provider_id: string | null
  who: string | null
  reason: string | null
  next_at: Date | null
}

/** Writes what came of a call: the rows, the limits that were not used after all or were overstepped, and the health of the
 * channel. Answers whether the next call may follow. */
export function writeOutcomes(
  ctx: ErrandContext,
  open: OpenChannel,
  done: { claimed: Claimed; outcomes: ReadonlyMap<string, Outcome> },
): Promise<boolean> {
  return ctx.write(open.channel.id, (command) => write(command, open, done))
}

async function write(
  ctx: CommandContext,
  open: OpenChannel,
  { claimed, outcomes }: { claimed: Claimed; outcomes: ReadonlyMap<string, Outcome> },
): Promise<boolean> {
  const { district_id } = ctx.actor
  const lines = [...outcomes].map(([id, outcome]) => lineOf(ctx.now, open, id, outcome))
  const changed = await sql<{ about_noun: string; about_id: string; state: string }>`
    update channels.delivery d set
      state = case when r.state <> 'queued' then r.state when d.stop_wanted_at is not null then 'stopped'
        when d.attempts >= ${MOST_ATTEMPTS} then 'failed' else 'queued' end,
      provider_id = r.provider_id, who = r.who, reason = r.reason, next_at = r.next_at, lease_until = null,
      accepted_at = case when r.state in ('accepted', 'awaiting_human') then ${ctx.now}::timestamptz end,
      settled_at = case when r.state in ('failed', 'unknown') then ${ctx.now}::timestamptz end
    from unnest(${lines.map((one) => one.id)}::uuid[], ${lines.map((one) => one.state)}::text[],
      ${lines.map((one) => one.provider_id)}::text[], ${lines.map((one) => one.who)}::text[],
      ${lines.map((one) => one.reason)}::text[], ${lines.map((one) => one.next_at)}::timestamptz[])
      as r (id, state, provider_id, who, reason, next_at)
    where d.district_id = ${district_id} and d.id = r.id and d.state = 'sending'
      and d.attempt_id = ${claimed.parcel.attempt_id}
    returning d.about_noun, d.about_id,
      case when d.stop_wanted_at is not null and d.state in ('accepted', 'awaiting_human') then 'ask_back' else d.state end
        as state`.execute(ctx.tx)
  await settleLimits(ctx, claimed, outcomes)
  await noteHealth(ctx, open, [...outcomes.values()])
  tellOfChanges(ctx, changed.rows)
  if (changed.rows.some((row) => row.state === 'ask_back')) {
    ctx.emit('channels.stop_wanted', {
      district_id: String(district_id),
      subject_id: open.channel.id,
    })
  }
  return ![...outcomes.values()].some(({ state }) => state === 'channel_down')
}

function lineOf(now: Date, { adapter }: OpenChannel, id: string, outcome: Outcome): Line {
  const bare = { id, provider_id: null, who: null, reason: null, next_at: null }
  const ask_at = adapter.ask ? new Date(now.getTime() + FIRST_ASK_MS) : null
  if (outcome.state === 'accepted') {
    return { ...bare, state: 'accepted', provider_id: outcome.provider_id, next_at: ask_at }
  }
  if (outcome.state === 'awaiting_human') {
    const { provider_id, who } = outcome
    return { ...bare, state: 'awaiting_human', provider_id, who, next_at: ask_at }
  }
  const reason = sayFault(outcome.fault)
  if (outcome.state === 'retry') {
    return { ...bare, state: 'queued', reason, next_at: new Date(now.getTime() + outcome.after_ms) }
  }
  // A channel that is down keeps what it has; it goes out when the channel is brought back, or runs out.
  if (outcome.state === 'channel_down') return { ...bare, state: 'queued', reason }
  return { ...bare, state: outcome.state === 'unknown' ? 'unknown' : 'failed', reason }
}

function sayFault({ code, message }: Fault): string {
  return `${code}: ${message}`.slice(0, 300)
}

async function settleLimits(
  ctx: CommandContext,
  { uses, at }: Claimed,
  outcomes: ReadonlyMap<string, Outcome>,
) {
  const back: Use[] = []
  for (const [id, outcome] of outcomes) {
    const own = uses.get(id) ?? []
    if (['retry', 'rejected', 'channel_down'].includes(outcome.state)) {
      back.push(...own.filter((use) => use.bucket.counts === 'messages'))
    }
    if (outcome.state !== 'retry' || !outcome.penalty) continue
    const { bucket, ms } = outcome.penalty
    const use = own.find((one) => one.bucket.name === bucket)
    if (use) await punish(ctx.tx, ctx.actor.district_id, use, new Date(ctx.now.getTime() + ms))
  }
  await spend(ctx.tx, ctx.actor.district_id, back, { at, by: -1 })
}

async function noteHealth(
  ctx: CommandContext,
  { channel }: OpenChannel,
  outcomes: readonly Outcome[],
) {
  const faults = outcomes.flatMap((outcome) => ('fault' in outcome ? [outcome] : []))
  const down = faults.find(({ state }) => state === 'channel_down')
  const worst = down ?? faults[0]
  const was_accepted = faults.length < outcomes.length
  await sql`
    update channels.channel set
      state = case when ${down !== undefined} and state = 'active' then 'down' else state end,
      last_accepted_at = case when ${was_accepted} then ${ctx.now}::timestamptz else last_accepted_at end,
      last_error = coalesce(${worst ? sayFault(worst.fault) : null}::text, last_error),
      last_error_at = case when ${worst !== undefined} then ${ctx.now}::timestamptz else last_error_at end
    where district_id = ${ctx.actor.district_id} and id = ${channel.id}`.execute(ctx.tx)
  if (down) {
    ctx.announce({ noun: 'channel', id: channel.id, district_id: ctx.actor.district_id, facts: {} })
  }
}
