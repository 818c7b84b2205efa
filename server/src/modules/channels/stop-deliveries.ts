import type { DeliveryState } from '@linli/contract/codes/channels'
import { sql } from 'kysely'
import type { Db } from '#platform/db'
import { acceptedTakenBack } from './adapters.ts'
import { type About, announceDeliveries, type QueueContext } from './queue-deliveries.ts'

export interface Stopped {
  /** Ended here and now: these never left. */
  stopped: number
  /** A platform has them and a person has not pressed yet, or it has not brought them yet, or the call is under way: an errand asks for them back. */
  asked_back: number
  /** Out already, or perhaps: nothing brings them back. */
  too_late: number
}

/** Stops what has not gone out yet of everything about something, in the caller's transaction, and says honestly what could
 * not be stopped. */
export async function stopDeliveries(ctx: QueueContext, about: About): Promise<Stopped> {
  const { district_id } = ctx.actor
  const changed = await sql<{ state: DeliveryState }>`
    update channels.delivery d set
      state = case when d.state = 'queued' or d.provider_id is null and d.state = 'awaiting_human'
        then 'stopped' else d.state end,
      settled_at = case when d.state = 'queued' or d.provider_id is null and d.state = 'awaiting_human'
        then ${ctx.now}::timestamptz end,
      stop_wanted_at = ${ctx.now}::timestamptz
    where d.district_id = ${district_id} and d.about_noun = ${about.noun} and d.about_id = ${about.id}
      and (d.state in ('queued', 'sending', 'awaiting_human') or d.state = 'accepted' and d.provider_id is not null
        and d.channel_id in (select c.id from channels.channel as c where c.district_id = ${district_id}
          and c.kind = any(${acceptedTakenBack()}::text[])))
      and d.stop_wanted_at is null
    returning d.state`.execute(ctx.tx)
  const late = await sql<{ n: number }>`
    select count(*)::int as n from channels.delivery
    where district_id = ${district_id} and about_noun = ${about.noun} and about_id = ${about.id}
      and (state in ('sent', 'unknown') or state = 'accepted' and stop_wanted_at is null)`.execute(
    ctx.tx,
  )
  const stopped = changed.rows.filter((row) => row.state === 'stopped').length
  const asked_back = changed.rows.length - stopped
  if (asked_back > 0) {
    ctx.emit('channels.stop_wanted', { district_id: String(district_id), subject_id: about.id })
  }
  if (changed.rows.length > 0) announceDeliveries(ctx, about)
  return { stopped, asked_back, too_late: late.rows[0]?.n ?? 0 }
}

/** Asks platforms to remind those who have not pressed yet, after the commit and no oftener than three times a day. */
export function remindDeliveries(ctx: QueueContext, about: About): void {
  ctx.emit('channels.remind_wanted', {
    district_id: String(ctx.actor.district_id),
    subject_id: about.id,
  })
}

/** How many deliveries about something stand in which state; states without any are left out. */
export async function countDeliveries(
  { db, district_id }: { db: Db; district_id: number },
  about: About,
): Promise<Partial<Record<DeliveryState, number>>> {
  const found = await sql<{ state: DeliveryState; n: number }>`
    select state, count(*)::int as n from channels.delivery
    where district_id = ${district_id} and about_noun = ${about.noun} and about_id = ${about.id}
    group by state`.execute(db)
  return Object.fromEntries(found.rows.map((row) => [row.state, row.n]))
}
