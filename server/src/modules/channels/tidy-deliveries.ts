import { sql } from 'kysely'
import type { CommandContext, ErrandContext } from '#platform/module'
import { openChannels } from './open-channels.ts'
import { tellOfChanges } from './tell-of-changes.ts'

/** Ends what has run out of time, and finds what a process left in the middle when it died: it may have gone out, so it is
 * `unknown`, unless its kind may be asked twice. */
export async function tidyDeliveries(ctx: ErrandContext): Promise<void> {
  const open = await openChannels(ctx)
  const twice = open.filter(({ adapter }) => adapter.is_idempotent).map(({ channel }) => channel.id)
  const is_needed = await sql<{ due: boolean }>`
    select exists (select 1 from channels.delivery where district_id = ${ctx.district_id}
      and (state = 'sending' and lease_until <= ${ctx.now()}
        or state in ('queued', 'awaiting_human') and not_after <= ${ctx.now()} and stop_wanted_at is null)) as due`.execute(
    ctx.db,
  )
  if (!is_needed.rows[0]?.due) return
  await ctx.write(null, (command) => tidy(command, twice))
}

async function tidy(ctx: CommandContext, twice: readonly string[]): Promise<void> {
  const { district_id } = ctx.actor
  const left = await sql<{ about_noun: string; about_id: string }>`
    update channels.delivery set lease_until = null, reason = 'cut_off',
      state = case when channel_id = any(${[...twice]}::uuid[]) then 'queued' else 'unknown' end,
      settled_at = case when channel_id = any(${[...twice]}::uuid[]) then null else ${ctx.now}::timestamptz end
    where district_id = ${district_id} and state = 'sending' and lease_until <= ${ctx.now}
    returning about_noun, about_id`.execute(ctx.tx)
  const over = await sql<{ about_noun: string; about_id: string; state: string }>`
    update channels.delivery set stop_wanted_at = ${ctx.now},
      state = case when provider_id is null then 'expired' else state end,
      settled_at = case when provider_id is null then ${ctx.now}::timestamptz end
    where district_id = ${district_id} and state in ('queued', 'awaiting_human') and not_after <= ${ctx.now}
      and stop_wanted_at is null
    returning about_noun, about_id, state`.execute(ctx.tx)
  tellOfChanges(ctx, [...left.rows, ...over.rows])
  if (over.rows.some(({ state }) => state === 'awaiting_human')) {
    ctx.emit('channels.stop_wanted', { district_id: String(district_id) })
  }
}
