import { timingSafeEqual } from 'node:crypto'
import type { Keys } from '#platform/keys'

/** What an address of a photo opens, and for whom it was made: for everybody with the link, or for staff. */
export interface PhotoAddress {
  district_id: number
  case_id: string
  file_id: string
  reader: 'public' | 'staff'
}

/** Makes `/files/lost/<token>`: opens for so many minutes, and never once the photo is withdrawn. */
export function photoAddress(
  keys: Keys,
  { now, minutes }: { now: Date; minutes: number },
  address: PhotoAddress,
): string {
  const body = Buffer.alloc(BODY_BYTES)
  body.writeUInt32BE(address.district_id, 0)
  body.write(address.case_id.replaceAll('-', ''), 4, 'hex')
  body.write(address.file_id.replaceAll('-', ''), 20, 'hex')
  body.writeUInt8(address.reader === 'public' ? 0 : 1, 36)
  // The same text within a minute, so that a page that asks again does not load the picture again.
  body.writeUInt32BE(Math.ceil(now.getTime() / MINUTE_MS) + minutes, 37)
  return `/files/lost/${Buffer.concat([body, seal(keys, body)]).toString('base64url')}`
}

/** What a token opens now; null where it was not signed here or is over. */
export function readPhotoAddress(keys: Keys, now: Date, token: string): PhotoAddress | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== BODY_BYTES + SEAL_BYTES) return null
  const body = bytes.subarray(0, BODY_BYTES)
  if (!timingSafeEqual(seal(keys, body), bytes.subarray(BODY_BYTES))) return null
  if (body.readUInt32BE(37) * MINUTE_MS <= now.getTime()) return null
  return {
    district_id: body.readUInt32BE(0),
    case_id: idIn(body, 4),
    file_id: idIn(body, 20),
    reader: body.readUInt8(36) === 0 ? 'public' : 'staff',
  }
}

const MINUTE_MS = 60_000
// District (4), case (16), file (16), reader (1), minute of its end (4).
const BODY_BYTES = 41
const SEAL_BYTES = 16

function seal(keys: Keys, body: Buffer): Buffer {
  return keys.sign('lost_photo', body.toString('hex')).subarray(0, SEAL_BYTES)
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
