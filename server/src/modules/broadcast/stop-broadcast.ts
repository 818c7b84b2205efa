import type { broadcast } from '@linli/contract/broadcast'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { stopDeliveries } from '#modules/channels'
import type { CommandContext } from '#platform/module'
import { callBack, type StopNotice } from './call-back.ts'
import { takeBroadcast } from './take-broadcast.ts'
import { announceBroadcast } from './write-broadcast.ts'

/** Stops what is not out, and sends a stop notice to every place where it went or may have gone. Refuses:
 * `broadcast_is_<state>`. */
export async function stopBroadcast(
  ctx: CommandContext,
  input: Parsed<typeof broadcast.stop>,
): Promise<void> {
  const taken = await takeBroadcast(ctx, input.id, 'stop')
  await halt(ctx, [taken.id], input.reason)
  announceBroadcast(ctx, taken)
  await callBack(ctx, [taken.id], {
    about: null,
    title: `【停止】${taken.title}`,
    text: `此前的通知“${taken.title}”已停止，请不要再转发。原因：${input.reason}`,
    link: null,
    stops_id: taken.id,
    scope: taken,
  })
}

/** Stops every broadcast about a case and sends one stop notice to every place where one of them went. */
export async function stopAbout(
  ctx: CommandContext,
  about: { noun: string; id: string },
  notice: Omit<StopNotice, 'about' | 'stops_id'> & { reason: string },
): Promise<void> {
  const found = await sql<{ id: string }>`
    select id from broadcast.broadcast where district_id = ${ctx.actor.district_id} and about_id = ${about.id} and kind <> 'stop'
    and state in ('asked', 'sending', 'done', 'expired') order by id for update`.execute(ctx.tx)
  const ids = found.rows.map(({ id }) => id)
  if (ids.length === 0) return
  await halt(ctx, ids, notice.reason)
  await callBack(ctx, ids, { ...notice, about, stops_id: about.id })
}

// A batch that is just going out holds the row of its broadcast: this waits for it, and the next batch finds it stopped.
async function halt(ctx: CommandContext, ids: readonly string[], reason: string): Promise<void> {
  const { district_id, person_id } = ctx.actor
  await sql`
    with stopped as (
      update broadcast.broadcast set state = 'stopped', stopped_by = ${person_id}, stopped_at = ${ctx.now},
        stop_reason = ${reason}, ended_at = ${ctx.now}
      where district_id = ${district_id} and id = any(${[...ids]}::uuid[]) returning id
    )
    update broadcast.target as t set state = 'stopped', at = ${ctx.now} from stopped
    where t.district_id = ${district_id} and t.broadcast_id = stopped.id and t.state = 'queued'`.execute(
    ctx.tx,
  )
  for (const id of ids) await stopDeliveries(ctx, { noun: 'broadcast', id })
}
