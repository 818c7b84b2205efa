import type { caucus } from '@linli/contract/caucus'
import type { Output, Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import { parameterOn } from '#modules/parameters'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { Context, DisclosureContext } from '#platform/module'
import { inRooms } from '#platform/rooms'
import { shanghaiDay } from '#platform/workdays'
import { findGlass, type GlassRow } from './glass-rows.ts'
import { beforeOf, pageOf, readItems, viewItem } from './read-items.ts'
import { roomId } from './room-id.ts'

/** What stands in an opened room, for the auditor who asked. The reading is written down where those of the room see it, in the same
 * transaction. Refuses: `not_found`, `glass_is_<state>`. */
export async function readGlass(
  ctx: DisclosureContext,
  input: Parsed<typeof caucus.read_glass>,
): Promise<{
  answer: Output<typeof caucus.read_glass>
  subject_id: string
  fields: string[]
}> {
  const { tx, actor, now, keys } = ctx
  const glass = await findOpenGlass(tx, ctx, input.id)
  await writeReading(tx, ctx, { glass_id: glass.id, what: 'items' })
  const room_id = roomId(
    keys,
    { district_id: actor.district_id, dispute_id: glass.dispute_id },
    glass.side,
  )
  const below = beforeOf(input.cursor)
  const rows = await inRooms(tx, [room_id], () =>
    readItems(tx, ctx, { room_id, below, limit: input.limit + 1 }),
  )
  const minutes = await sql<{ minutes: number }>`
    select ${parameterOn(actor.district_id, shanghaiDay(now), 'caucus.file_minutes')} as minutes`.execute(
    tx,
  )
  const { items, next_cursor } = pageOf(rows, input.limit)
  const of = {
    way: 'glass' as const,
    of_id: glass.id,
    side: glass.side,
    minutes: minutes.rows[0]?.minutes ?? 1,
  }
  const answer = { items: items.map((row) => viewItem(ctx, row, of)), next_cursor }
  return { answer, subject_id: glass.id, fields: ['items'] }
}

/** An opening under which this auditor may read now. Refuses: `not_found` for another's, `glass_is_<state>`. */
export async function findOpenGlass(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'now'>,
  id: string,
): Promise<GlassRow> {
  const glass = await findGlass(tx, ctx, id, 'lock')
  // The second person agrees and does not read.
  if (glass.asked_by !== ctx.actor.person_id || !ctx.actor.roles.includes('auditor'))
    throw new Refusal('forbidden', 'not_your_role')
  if (glass.state !== 'open') throw new Refusal('conflict', `glass_is_${glass.state}`)
  return glass
}

/** Writes down that somebody from outside has read. */
export async function writeReading(
  tx: Tx,
  { actor, now, newId }: Pick<Context, 'actor' | 'now' | 'newId'>,
  of: { glass_id: string; what: 'items' | 'file' },
): Promise<void> {
  await sql`
    insert into caucus.glass_reading (district_id, id, glass_id, by_id, at, what)
    values (${actor.district_id}, ${newId()}, ${of.glass_id}, ${actor.person_id}, ${now}, ${of.what})`.execute(
    tx,
  )
}
