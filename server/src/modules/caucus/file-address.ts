import { timingSafeEqual } from 'node:crypto'
import { SIDES, type Side } from '@linli/contract/codes/mediation'
import type { Keys } from '#platform/keys'

/** How somebody comes to a file: as one of the room, by a copy that was released, or by a break-glass opening. */
export const WAYS = ['room', 'shared', 'glass'] as const
export type Way = (typeof WAYS)[number]

/** What an address opens, and for whom alone. It names no file: ids of files carry the moment at which they were sent. */
export interface RoomAddress {
  way: Way
  district_id: number
  /** The dispute; of a break-glass opening, its id. */
  of_id: string
  side: Side
  /** What the file belongs to, and its place there. */
  holder_id: string
  n: number
  is_small: boolean
  person_id: string
}

/** Makes `/files/rooms/<token>`: opens for so many minutes, for this person's own visits. */
export function roomAddress(
  keys: Keys,
  { now, minutes }: { now: Date; minutes: number },
  address: RoomAddress,
): string {
  const body = Buffer.alloc(BODY_BYTES)
  body.writeUInt32BE(address.district_id, 0)
  // The same text within a minute, so that a page that asks again does not load the picture again.
  body.writeUInt32BE(Math.ceil(now.getTime() / MINUTE_MS) + minutes, 4)
  body.writeUInt8(WAYS.indexOf(address.way), 8)
  body.writeUInt8(SIDES.indexOf(address.side), 9)
  body.writeUInt8(address.n, 10)
  body.writeUInt8(address.is_small ? 1 : 0, 11)
  putId(body, address.of_id, 12)
  putId(body, address.holder_id, 28)
  return `/files/rooms/${Buffer.concat([body, seal(keys, body, address.person_id)]).toString('base64url')}`
}

/** What a token opens now for this person; null where it was not signed here for them, or is over. */
export function readRoomAddress(
  keys: Keys,
  { now, person_id }: { now: Date; person_id: string },
  token: string,
): RoomAddress | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== BODY_BYTES + SEAL_BYTES) return null
  const body = bytes.subarray(0, BODY_BYTES)
  if (!timingSafeEqual(seal(keys, body, person_id), bytes.subarray(BODY_BYTES))) return null
  const way = WAYS[body.readUInt8(8)]
  const side = SIDES[body.readUInt8(9)]
  if (!way || !side || body.readUInt32BE(4) * MINUTE_MS <= now.getTime()) return null
  return {
    way,
    side,
    district_id: body.readUInt32BE(0),
    n: body.readUInt8(10),
    is_small: body.readUInt8(11) === 1,
    of_id: idIn(body, 12),
    holder_id: idIn(body, 28),
    person_id,
  }
}

const MINUTE_MS = 60_000
// District (4), minute of its end (4), way, side, place, form (1 each), dispute, holder (16 each). The person is under the seal alone.
const BODY_BYTES = 44
const SEAL_BYTES = 16

function seal(keys: Keys, body: Buffer, person_id: string): Buffer {
  return keys.sign('room_file', `${person_id}/${body.toString('hex')}`).subarray(0, SEAL_BYTES)
}

function putId(body: Buffer, id: string, at: number) {
  body.write(id.replaceAll('-', ''), at, 'hex')
}

function idIn(body: Buffer, at: number): string {
  const hex = body.toString('hex', at, at + 16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-')
}
