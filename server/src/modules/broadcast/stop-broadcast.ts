import type { broadcast } from '@linli/contract/broadcast'
import type { Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { stopDeliveries } from '#modules/channels'
import type { CommandContext } from '#platform/module'
import { placesOf } from './place-states.ts'
import type { Scope } from './policy.ts'
import { takeBroadcast } from './take-broadcast.ts'
import { announceBroadcast, wantSending, writeBroadcast } from './write-broadcast.ts'

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

/** What a stop notice says, and about what. */
export interface StopNotice {
  about: { noun: string; id: string } | null
  title: string
  text: string
  link: string | null
  stops_id: string
  scope: Scope
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

async function callBack(
  ctx: CommandContext,
  ids: readonly string[],
  notice: StopNotice,
): Promise<void> {
  const { district_id, person_id } = ctx.actor
  const id = ctx.newId()
  const places = sql`(${placesOf(district_id, sql`t.broadcast_id = any(${[...ids]}::uuid[])`)})`
  // Whoever still only waits to press finds it gone and needs no second message, nor does a loudspeaker that has not spoken yet.
  const made = await sql`
    insert into broadcast.target (district_id, broadcast_id, group_id, way, place_id, state, at)
    select distinct on (p.group_id, p.place_id) ${district_id}::int, ${id}::uuid, p.group_id, p.way, p.place_id, 'queued',
      ${ctx.now}::timestamptz
    from ${places} as p where (p.state in ('sent', 'unknown') or p.state = 'accepted' and not p.is_asked_back)
    order by p.group_id, p.place_id`.execute(ctx.tx)
  if (Number(made.numAffectedRows ?? 0) === 0) return
  const { scope_id, street_id, community_id } = notice.scope
  await writeBroadcast(ctx, {
    id,
    kind: 'stop',
    about: notice.about,
    title: notice.title,
    text: notice.text,
    link: notice.link,
    audience: { area_ids: [], group_ids: [], with_neighbours: false },
    scope: { scope_id, street_id, community_id },
    asked_by: person_id,
    released_by: person_id,
    bypass_reason: null,
    not_after: null,
    stops_id: notice.stops_id,
  })
  wantSending(ctx, id)
}
