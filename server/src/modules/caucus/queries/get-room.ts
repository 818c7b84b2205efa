import type { caucus } from '@linli/contract/caucus'
import type { Release, Room } from '@linli/contract/caucus-shapes'
import type { GlassReadingKind, GlassState } from '@linli/contract/codes/caucus'
import type { Side } from '@linli/contract/codes/mediation'
import type { Output, Parsed } from '@linli/contract/endpoint'
import { sql } from 'kysely'
import type { QueryContext } from '#platform/module'
import { inRooms } from '#platform/rooms'
import { findRoom } from '../find-place.ts'
import { type Seated, seatedAt } from '../people.ts'
import { isWritable, releaseActs } from '../policy.ts'
import { beforeOf, pageOf, readItems, viewItem } from '../read-items.ts'
import { type ReleaseRow, readReleases, standingOf } from '../read-releases.ts'
import { viewRoomFiles } from '../view-files.ts'

type Input = Parsed<typeof caucus.get_room>

/** One room with its newest items, what is proposed to be let go, and who from outside has opened it: five statements however much
 * stands in it. Refuses: `not_found`, for the other side's room as for none. */
export async function getRoom(
  ctx: QueryContext,
  input: Input,
): Promise<Output<typeof caucus.get_room>> {
  const { place, room_id, by_mediator } = await findRoom(ctx.db, ctx, input)
  const below = beforeOf(input.cursor)
  const { rows, releases } = await inRooms(ctx.db, [room_id], async (tx) => ({
    rows: await readItems(tx, ctx, { room_id, below, limit: input.limit + 1 }),
    releases: await readReleases(tx, ctx, { room_ids: [room_id] }),
  }))
  const seated = await seatedAt(ctx.db, ctx, input.id)
  const { items, next_cursor } = pageOf(rows, input.limit)
  const of = {
    way: 'room' as const,
    of_id: input.id,
    side: input.side,
    minutes: place.file_minutes,
  }
  const is_writable = isWritable(place)
  const who = { person_id: ctx.actor.person_id, is_mediator: by_mediator, is_writable }
  return {
    id: input.id,
    side: input.side,
    items: items.map((row) => viewItem(ctx, row, of)),
    next_cursor,
    releases: releases.map((row) => viewRelease(ctx, row, { ...of, seated, who })),
    glass: await listGlassOf(ctx, input),
    can: is_writable ? ['write', 'propose'] : [],
  }
}

function viewRelease(
  ctx: QueryContext,
  row: ReleaseRow,
  of: {
    way: 'room'
    of_id: string
    side: Side
    minutes: number
    seated: readonly Seated[]
    who: Parameters<typeof releaseActs>[1]
  },
): Release {
  const { seated, who, ...way } = of
  const { parties, state } = standingOf(row, seated, of.side)
  return {
    id: row.id,
    item_id: row.item_id,
    state,
    words: row.words,
    files: viewRoomFiles(ctx, row.files, { ...way, holder_id: row.item_id }),
    to_sides: row.to_sides,
    by_name: row.by_name,
    by_mediator: row.by_mediator,
    at: row.at,
    parties: parties.map(({ person_id, ...party }) => ({
      ...party,
      is_me: person_id === who.person_id,
    })),
    can: releaseActs({ state, by_id: row.by_id, parties }, who),
  }
}

interface GlassOfRoomRow {
  id: string
  state: GlassState
  auditor_name: string
  agreed_by_name: string | null
  sealed_reason: Buffer
  asked_at: string
  opened_at: string | null
  ends_at: string | null
  readings: { at: string; by_name: string; what: GlassReadingKind }[]
}

// Openings that were refused never were; those that only wait are not yet any.
async function listGlassOf(ctx: QueryContext, { id, side }: Input): Promise<Room['glass']> {
  const found = await sql<GlassOfRoomRow>`
    select g.id, case when g.state = 'open' and g.ends_at <= ${ctx.now} then 'ended' else g.state end as state,
      coalesce(a.public_name, '') as auditor_name, b.public_name as agreed_by_name, g.sealed_reason, g.asked_at,
      g.decided_at as opened_at, g.ends_at,
      coalesce((select jsonb_agg(jsonb_build_object('at', l.at, 'by_name', coalesce(p.public_name, ''), 'what', l.what)
          order by l.id)
        from caucus.glass_reading as l left join identity.person as p on p.district_id = l.district_id and p.id = l.by_id
        where l.district_id = g.district_id and l.glass_id = g.id), '[]') as readings
    from caucus.glass as g
    left join identity.person as a on a.district_id = g.district_id and a.id = g.asked_by
    left join identity.person as b on b.district_id = g.district_id and b.id = g.decided_by
    where g.district_id = ${ctx.actor.district_id} and g.dispute_id = ${id} and g.side = ${side}
      and g.state in ('open', 'ended') and g.decided_at is not null
    order by g.id desc limit 50`.execute(ctx.db)
  return found.rows.map(({ sealed_reason, readings, ...row }) => ({
    ...row,
    reason: ctx.keys.unseal(sealed_reason),
    readings: readings.map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
  }))
}
