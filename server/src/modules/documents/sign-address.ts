import { timingSafeEqual } from 'node:crypto'
import type { Keys } from '#platform/keys'
import { ADDRESS_HOURS } from './rules.ts'
import { VARIANTS, type Variant } from './stored-names.ts'

/** What a signed address opens. */
export interface Address {
  district_id: number
  file_id: string
  variant: Variant
}

/** Makes `/files/<token>`: good for twelve to thirteen hours, and the same text within one hour, so that browsers keep
 * what they have. */
export function signAddress(keys: Keys, now: Date, address: Address): string {
  const body = Buffer.alloc(BODY_BYTES)
  body.writeUInt32BE(address.district_id, 0)
  body.write(address.file_id.replaceAll('-', ''), 4, 'hex')
  body.writeUInt8(VARIANTS.indexOf(address.variant), 20)
  body.writeUInt32BE(Math.ceil(now.getTime() / HOUR_MS) + ADDRESS_HOURS, 21)
  return `/files/${Buffer.concat([body, seal(keys, body)]).toString('base64url')}`
}

/** What a token opens now; null where it was not signed here or is over. */
export function readAddress(keys: Keys, now: Date, token: string): Address | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== BODY_BYTES + SEAL_BYTES) return null
  const body = bytes.subarray(0, BODY_BYTES)
  if (!timingSafeEqual(seal(keys, body), bytes.subarray(BODY_BYTES))) return null
  const variant = VARIANTS[body.readUInt8(20)]
  if (!variant || body.readUInt32BE(21) * HOUR_MS <= now.getTime()) return null
  const hex = body.toString('hex', 4, 20)
  const parts = [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
  return {
    district_id: body.readUInt32BE(0),
    file_id: parts.map(([from, to]) => hex.slice(from, to)).join('-'),
    variant,
  }
}

const HOUR_MS = 3_600_000
// District (4), id (16), form (1), hour of its end (4).
const BODY_BYTES = 25
const SEAL_BYTES = 16

function seal(keys: Keys, body: Buffer): Buffer {
  return keys.sign('file_address', body.toString('hex')).subarray(0, SEAL_BYTES)
}
