import { sql } from 'kysely'
import type { ErrandContext } from '#platform/module'
import type { Fault } from './adapter.ts'
import { type Asked, askOfCall, noteFault } from './ask-due.ts'
import { openLedger, spend } from './limits.ts'
import { remindBucket } from './list-pressers.ts'
import { callContext, type OpenChannel, openChannels } from './open-channels.ts'
import { faultOf } from './send-due.ts'
import { tellOfChanges } from './tell-of-changes.ts'

const TAKEN_BACK = 'taken_back'
const TOO_LATE = 'too_late'

/** Asks platforms for what is not out yet, where a person wants it stopped or its time has run out. What was pressed
 * meanwhile is out; the next answer of the platform says so. */
export async function takeBackDue(ctx: ErrandContext): Promise<void> {
  for (const open of await openChannels(ctx)) {
    if (!open.adapter.takeBack || open.state === 'paused' || open.state === 'unconnected') continue
    for (const call of await callsOf(ctx, open, 'stop')) {
      const fault = await attempt(() =>
        open.adapter.takeBack?.(callContext(ctx, open), call.provider_id),
      )
      await ctx.write(open.channel.id, async (command) => {
        const is_over = fault?.code === TOO_LATE
        if (fault && !is_over) return noteFault(command, open, fault)
        const asked = await sql<{ about_noun: string; about_id: string }>`
          update channels.delivery set next_at = ${is_over ? null : command.now}::timestamptz,
            reason = ${is_over ? TOO_LATE : TAKEN_BACK}
          where district_id = ${ctx.district_id} and channel_id = ${open.channel.id}
            and provider_id = ${call.provider_id} and state in ('awaiting_human', 'accepted')
          returning about_noun, about_id`.execute(command.tx)
        if (is_over) tellOfChanges(command, asked.rows)
      })
      // Who pressed before is out; the platform says who, and the others are stopped by its answer.
      if (!fault) await askOfCall(ctx, open, call)
    }
  }
}

/** Reminds those who have not pressed yet, no oftener than the platform lets one. `about_id` is the thing it is about. */
export async function remindPressers(ctx: ErrandContext, about_id: string): Promise<void> {
  for (const open of await openChannels(ctx, { state: 'active' })) {
    if (!open.adapter.remind) continue
    for (const { provider_id } of await callsOf(ctx, open, { about_id })) {
      if (!(await mayRemind(ctx, open, { provider_id, about_id }))) continue
      const fault = await attempt(() => open.adapter.remind?.(callContext(ctx, open), provider_id))
      if (fault) await ctx.write(open.channel.id, (command) => noteFault(command, open, fault))
    }
  }
}

async function mayRemind(
  ctx: ErrandContext,
  { channel }: OpenChannel,
  { provider_id, about_id }: { provider_id: string; about_id: string },
): Promise<boolean> {
  const uses = [{ bucket: remindBucket(channel.id), key: provider_id }]
  return ctx.write(
    channel.id,
    async ({ tx, now, announce }) => {
      const ledger = await openLedger(tx, ctx.district_id, uses, now)
      if (ledger.mayUse(uses).free_at > 0) return false
      await spend(tx, ctx.district_id, uses, { at: now, by: 1 })
      announce({ noun: 'delivery', id: about_id, district_id: ctx.district_id, facts: {} })
      return true
    },
    'unrecorded',
  )
}

async function callsOf(
  ctx: ErrandContext,
  { channel }: OpenChannel,
  which: 'stop' | { about_id: string },
): Promise<Asked[]> {
  const wanted =
    which === 'stop'
      ? sql`state in ('awaiting_human', 'accepted') and stop_wanted_at is not null
          and coalesce(reason, '') <> all(${[TAKEN_BACK, TOO_LATE]}::text[])`
      : sql`state = 'awaiting_human' and about_id = ${which.about_id}`
  const found = await sql<Asked>`
    select provider_id, max(who) as who, min(accepted_at) as accepted_at from channels.delivery
    where district_id = ${ctx.district_id} and channel_id = ${channel.id}
      and provider_id is not null and ${wanted}
    group by provider_id`.execute(ctx.db)
  return found.rows
}

async function attempt(run: () => Promise<Fault | null> | undefined): Promise<Fault | null> {
  try {
    return (await run()) ?? null
  } catch (error) {
    return faultOf(error)
  }
}
