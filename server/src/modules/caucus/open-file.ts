import { sql } from 'kysely'
import { openSealed, readRange } from '#modules/documents'
import { notFound } from '#platform/errors'
import { type Route, type RouteAnswer, type RouteContext, SIGNED_IN } from '#platform/module'
import { inRooms } from '#platform/rooms'
import { type RoomAddress, readRoomAddress } from './file-address.ts'
import { findPlace, findRoom } from './find-place.ts'
import { isAtTableAsMediator, openRooms } from './policy.ts'
import { findOpenGlass, writeReading } from './read-glass.ts'
import { readSharedItems } from './read-shared.ts'
import { roomId } from './room-id.ts'
import type { FileRow } from './view-files.ts'

/** `GET /files/rooms/<token>`: for minutes, for one person, and only while that person still belongs there. Forged, over, another's and
 * missing answer alike. No browser keeps it. */
export const roomFileRoute: Route = {
  method: 'GET',
  path: '/files/rooms/:token',
  roles: SIGNED_IN,
  run: async (ctx, request) => {
    const { keys, now, actor } = ctx
    const who = { now, person_id: actor.person_id }
    const address = readRoomAddress(keys, who, request.params.token ?? '')
    if (address?.district_id !== actor.district_id) throw notFound()
    const file = await findFile(ctx, address)
    const variant = address.is_small ? 'small' : 'whole'
    const bytes = file && (await openSealed(ctx, actor.district_id, { id: file.id, variant }))
    if (!file || !bytes) throw notFound()
    return answer(bytes, address.is_small ? 'image/webp' : file.media_type, request.headers.range)
  },
}

type Found = Pick<FileRow, 'id' | 'media_type'> | undefined

function findFile(ctx: RouteContext, address: RoomAddress): Promise<Found> {
  if (address.way === 'shared') return findShared(ctx, address)
  return address.way === 'room' ? findOfRoom(ctx, address) : findUnderGlass(ctx, address)
}

async function findOfRoom(ctx: RouteContext, address: RoomAddress): Promise<Found> {
  const { room_id } = await findRoom(ctx.db, ctx, { id: address.of_id, side: address.side })
  return readFile(ctx, room_id, address)
}

async function findShared(ctx: RouteContext, address: RoomAddress): Promise<Found> {
  const place = await findPlace(ctx.db, ctx, address.of_id)
  const items = await readSharedItems(ctx.db, ctx.keys, {
    district_id: ctx.actor.district_id,
    dispute_id: address.of_id,
    seen_by: isAtTableAsMediator(place) ? 'all' : openRooms(place),
  })
  return items.find(({ id }) => id === address.holder_id)?.content.files[address.n]
}

async function findUnderGlass(ctx: RouteContext, address: RoomAddress): Promise<Found> {
  const glass = await ctx.transaction(async (tx) => {
    const open = await findOpenGlass(tx, ctx, address.of_id)
    await writeReading(tx, ctx, { glass_id: open.id, what: 'file' })
    return open
  })
  const of = { district_id: ctx.actor.district_id, dispute_id: glass.dispute_id }
  return readFile(ctx, roomId(ctx.keys, of, glass.side), address)
}

async function readFile(
  ctx: RouteContext,
  room_id: string,
  { holder_id, n }: RoomAddress,
): Promise<Found> {
  const found = await inRooms(ctx.db, [room_id], (tx) =>
    sql<{ id: string; media_type: string }>`
      select id, media_type from caucus.file where district_id = ${ctx.actor.district_id} and room_id = ${room_id}
        and holder_id = ${holder_id} and position = ${n}`.execute(tx),
  )
  return found.rows[0]
}

function answer(bytes: Buffer, media_type: string, asked: string | undefined): RouteAnswer {
  const range = readRange(asked, bytes.length)
  if (range === 'none')
    return { status: 416, headers: { 'content-range': `bytes */${bytes.length}` }, body: null }
  const part = range === 'all' ? bytes : bytes.subarray(range.start, range.end + 1)
  const headers = {
    'content-type': media_type,
    'content-length': String(part.length),
    'accept-ranges': 'bytes',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'content-disposition': 'inline',
    'x-robots-tag': 'noindex, noimageindex',
  }
  if (range === 'all') return { status: 200, headers, body: part }
  const of = `bytes ${range.start}-${range.end}/${bytes.length}`
  return { status: 206, headers: { ...headers, 'content-range': of }, body: part }
}
