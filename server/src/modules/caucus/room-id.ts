import type { Side } from '@linli/contract/codes/mediation'
import type { Keys } from '#platform/keys'

/** The id of a side's room. Nothing in the database says whose room it is: the id is worked out with the key ring, is there before
 * anybody has written, and cannot be guessed (uuid version 8). */
export function roomId(
  keys: Keys,
  of: { district_id: number; dispute_id: string },
  side: Side,
): string {
  const bytes = Buffer.from(
    keys.sign('caucus_room', `${of.district_id}/${of.dispute_id}/${side}`).subarray(0, 16),
  )
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-')
}
