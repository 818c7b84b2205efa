import { sql } from 'kysely'
import type { CommandContext } from '#platform/module'
import { placesOf } from './place-states.ts'
import type { Scope } from './policy.ts'
import { wantSending, writeBroadcast } from './write-broadcast.ts'

/** What a stop notice says, and about what. */
export interface StopNotice {
  about: { noun: string; id: string } | null
  title: string
  text: string
  link: string | null
  stops_id: string
  scope: Scope
}

/** Sends one stop notice to every place where one of these broadcasts went or may have gone. Where it is only asked back, the notice
 * waits as `stopped`, and goes only if it was out by then: a loudspeaker that has not spoken must not speak of it. */
export async function callBack(
  ctx: CommandContext,
  ids: readonly string[],
  notice: StopNotice,
): Promise<void> {
  const { district_id, person_id } = ctx.actor
  const id = ctx.newId()
  const places = sql`(${placesOf(district_id, sql`t.broadcast_id = any(${[...ids]}::uuid[])`)})`
  const made = await sql`
    insert into broadcast.target (district_id, broadcast_id, group_id, way, place_id, state, at)
    select distinct on (p.group_id, p.place_id) ${district_id}::int, ${id}::uuid, p.group_id, p.way, p.place_id,
      case when p.is_asked_back and p.state in ('accepted', 'waiting') then 'stopped' else 'queued' end, ${ctx.now}::timestamptz
    from ${places} as p where p.state in ('sent', 'unknown', 'accepted') or p.state = 'waiting' and p.is_asked_back
    order by p.group_id, p.place_id, p.is_asked_back and p.state in ('accepted', 'waiting')`.execute(
    ctx.tx,
  )
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

/** What was asked back and was out before: its place gets the stop notice after all. */
export async function callBackLate(ctx: CommandContext, id: string): Promise<void> {
  const { district_id } = ctx.actor
  const late = await sql<{ id: string }>`
    update broadcast.target as t set state = 'queued', at = ${ctx.now}
    from broadcast.broadcast as o
    join broadcast.broadcast as s on s.district_id = o.district_id and s.kind = 'stop' and s.stops_id in (o.id, o.about_id)
    join channels.delivery as d on d.district_id = o.district_id and d.about_noun = 'broadcast' and d.about_id = o.id
      and (d.state = 'sent' or d.reason = 'too_late')
    where o.district_id = ${district_id} and o.id = ${id} and o.state = 'stopped' and t.district_id = ${district_id}
      and t.broadcast_id = s.id and t.place_id = d.binding_id and t.state = 'stopped'
    returning s.id`.execute(ctx.tx)
  for (const stop_id of new Set(late.rows.map((row) => row.id))) {
    await sql`
      update broadcast.broadcast set state = 'sending', ended_at = null
      where district_id = ${district_id} and id = ${stop_id} and state = 'done'`.execute(ctx.tx)
    wantSending(ctx, stop_id)
  }
}
