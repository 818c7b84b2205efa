import type { Parsed } from '@linli/contract/endpoint'
import type { mediators } from '@linli/contract/mediators'
import { sql } from 'kysely'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { takeCommittee } from './take-committee.ts'
import { changesOf, writeStep } from './write-step.ts'

interface RoomFields {
  name: string
  seats: number
  is_accessible: boolean
}

/** A room for sessions. Refuses: `not_found`, `outside_your_area`, `room_name_taken`. */
export async function addRoom(
  ctx: CommandContext,
  { committee_id, ...room }: Parsed<typeof mediators.add_room>,
): Promise<void> {
  const { tx, actor, new_id } = ctx
  await takeCommittee(ctx, committee_id)
  const made = await sql`
    insert into mediators.room (district_id, id, committee_id, name, seats, is_accessible)
    values (${actor.district_id}, ${new_id}, ${committee_id}, ${room.name}, ${room.seats}, ${room.is_accessible})
    on conflict do nothing`.execute(tx)
  if (made.numAffectedRows !== 1n) throw new Refusal('conflict', 'room_name_taken')
  const changes = changesOf(null, { ...room })
  await writeStep(ctx, { committee_id, act: 'add_room', room_id: new_id, changes })
}

/** Corrects a room. Refuses: `not_found`, `outside_your_area`, `room_closed`, `room_name_taken`. */
export async function reviseRoom(
  ctx: CommandContext,
  { id, ...room }: Parsed<typeof mediators.revise_room>,
): Promise<void> {
  const { tx, actor } = ctx
  const { committee_id, ...before } = await takeRoom(ctx, id)
  const taken = await sql`
    select from mediators.room where district_id = ${actor.district_id} and committee_id = ${committee_id}
      and name = ${room.name} and closed_at is null and id <> ${id}`.execute(tx)
  if (taken.rows.length > 0) throw new Refusal('conflict', 'room_name_taken')
  await sql`
    update mediators.room set name = ${room.name}, seats = ${room.seats}, is_accessible = ${room.is_accessible}
    where district_id = ${actor.district_id} and id = ${id}`.execute(tx)
  const changes = changesOf({ ...before }, { ...room })
  await writeStep(ctx, { committee_id, act: 'revise_room', room_id: id, changes })
}

/** Puts no session there from now on. Refuses: `not_found`, `outside_your_area`, `room_closed`. */
export async function closeRoom(
  ctx: CommandContext,
  { id }: Parsed<typeof mediators.close_room>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const { committee_id } = await takeRoom(ctx, id)
  await sql`
    update mediators.room set closed_at = ${now} where district_id = ${actor.district_id} and id = ${id}`.execute(
    tx,
  )
  await writeStep(ctx, { committee_id, act: 'close_room', room_id: id })
}

async function takeRoom(
  ctx: CommandContext,
  id: string,
): Promise<RoomFields & { committee_id: string }> {
  const found = await sql<RoomFields & { committee_id: string; closed_at: string | null }>`
    select committee_id, name, seats, is_accessible, closed_at from mediators.room
    where district_id = ${ctx.actor.district_id} and id = ${id} for update`.execute(ctx.tx)
  const row = found.rows[0]
  if (!row) throw notFound()
  await takeCommittee(ctx, row.committee_id)
  const { closed_at, ...room } = row
  if (closed_at !== null) throw new Refusal('conflict', 'room_closed')
  return room
}
