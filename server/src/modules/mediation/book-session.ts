import { sql } from 'kysely'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'

/** A span of time in which a room and mediators are taken. */
export interface Booking {
  session_id: string
  room_id: string | null
  mediator_ids: readonly string[]
  starts_at: string
  ends_at: string
}

/** Keeps a room and mediators for a session. Their pages of the diary are locked first, in one order, so that of two who want the
 * same hour one waits and is told. What is taken is said, never by what. Refuses: `room_taken`, `mediator_taken`. */
export async function bookSession(ctx: CommandContext, booking: Booking): Promise<void> {
  const { tx, actor, now } = ctx
  const wanted = [...(booking.room_id ? [booking.room_id] : []), ...booking.mediator_ids].sort()
  await sql`
    insert into mediation.diary as y (district_id, resource_id, changed_at)
    select ${actor.district_id}::int, r, ${now}::timestamptz from unnest(${wanted}::uuid[]) as r order by r
    on conflict (district_id, resource_id) do update set changed_at = excluded.changed_at`.execute(
    tx,
  )
  const taken = await sql<{ resource_id: string }>`
    select b.resource_id from mediation.booking as b where b.district_id = ${actor.district_id}
      and b.resource_id = any(${wanted}::uuid[]) and b.session_id <> ${booking.session_id}
      and b.starts_at < ${booking.ends_at} and b.ends_at > ${booking.starts_at} limit 1`.execute(tx)
  const [first] = taken.rows
  if (first)
    throw new Refusal(
      'conflict',
      first.resource_id === booking.room_id ? 'room_taken' : 'mediator_taken',
    )
  await sql`
    with freed as (
      delete from mediation.booking where district_id = ${actor.district_id} and session_id = ${booking.session_id}
        and resource_id <> all(${wanted}::uuid[])
    )
    insert into mediation.booking as b (district_id, resource_id, session_id, starts_at, ends_at)
    select ${actor.district_id}::int, r, ${booking.session_id}::uuid, ${booking.starts_at}, ${booking.ends_at}
    from unnest(${wanted}::uuid[]) as r
    on conflict (district_id, resource_id, session_id) do update set starts_at = excluded.starts_at, ends_at = excluded.ends_at`.execute(
    tx,
  )
}

/** Frees what a session had taken. */
export async function freeSession(
  { tx, actor }: CommandContext,
  session_id: string,
): Promise<void> {
  await sql`delete from mediation.booking where district_id = ${actor.district_id} and session_id = ${session_id}`.execute(
    tx,
  )
}
