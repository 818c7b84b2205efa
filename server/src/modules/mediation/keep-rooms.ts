import type { Output, Parsed } from '@linli/contract/endpoint'
import type { mediation } from '@linli/contract/mediation'
import { sql } from 'kysely'
import { notFound, Refusal } from '#platform/errors'
import type { CommandContext, QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { writeNumber } from './next-number.ts'
import { clerkUnits } from './policy.ts'

/** A room in which a committee's people meet. Refuses: `committee_not_yours`. */
export async function addRoom(
  ctx: CommandContext,
  { committee_id, name, address }: Parsed<typeof mediation.add_room>,
): Promise<void> {
  requireBooks(ctx, committee_id)
  await sql`
    insert into mediation.room (district_id, id, committee_id, name, address, added_by, added_at)
    values (${ctx.actor.district_id}, ${ctx.new_id}, ${committee_id}, ${name}, ${address ?? null}, ${ctx.actor.person_id}, ${ctx.now})`.execute(
    ctx.tx,
  )
}

/** A room is used no more; sessions that are planned in it come first. Refuses: `not_found`, `room_has_sessions`. */
export async function closeRoom(
  ctx: CommandContext,
  { id }: Parsed<typeof mediation.close_room>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const found = await sql<{ committee_id: string; taken: boolean }>`
    select r.committee_id, exists (select from mediation.booking as b where b.district_id = r.district_id
      and b.resource_id = r.id and b.ends_at > ${now}) as taken
    from mediation.room as r where r.district_id = ${actor.district_id} and r.id = ${id} and r.closed_at is null for update`.execute(
    tx,
  )
  const room = found.rows[0]
  if (!room || !clerkUnits(actor).includes(room.committee_id)) throw notFound()
  if (room.taken) throw new Refusal('conflict', 'room_has_sessions')
  await sql`update mediation.room set closed_at = ${now} where district_id = ${actor.district_id} and id = ${id}`.execute(
    tx,
  )
}

/** How a committee's numbers look from now on; numbers that were given stay as they are. Refuses: `committee_not_yours`. */
export async function setNumbering(
  ctx: CommandContext,
  input: Parsed<typeof mediation.set_numbering>,
): Promise<void> {
  requireBooks(ctx, input.committee_id)
  await sql`
    insert into mediation.numbering as n (district_id, committee_id, short_name, series, brackets, digits, set_by, set_at)
    values (${ctx.actor.district_id}, ${input.committee_id}, ${input.short_name}, ${input.series}, ${input.brackets}, ${input.digits},
      ${ctx.actor.person_id}, ${ctx.now})
    on conflict (district_id, committee_id) do update set short_name = excluded.short_name, series = excluded.series,
      brackets = excluded.brackets, digits = excluded.digits, set_by = excluded.set_by, set_at = excluded.set_at`.execute(
    ctx.tx,
  )
}

/** The number that the next accepted dispute of a committee would get. */
export async function viewNumbering(
  { db, actor, now }: QueryContext,
  committee_id: string,
): Promise<Output<typeof mediation.set_numbering>> {
  const year = Number(shanghaiDay(now).slice(0, 4))
  const found = await sql<Parameters<typeof writeNumber>[1]>`
    select coalesce(t.last, 0) + 1 as last, n.short_name, n.series, n.brackets, n.digits from mediation.numbering as n
    left join mediation.number as t on t.district_id = n.district_id and t.committee_id = n.committee_id and t.year = ${year}
    where n.district_id = ${actor.district_id} and n.committee_id = ${committee_id}`.execute(db)
  const pattern = found.rows[0]
  if (!pattern) throw notFound()
  return { next: writeNumber(year, pattern) }
}

function requireBooks({ actor }: CommandContext, committee_id: string) {
  if (!clerkUnits(actor).includes(committee_id))
    throw new Refusal('forbidden', 'committee_not_yours')
}
