import type { Position } from '@linli/contract/fields'
import exifr from 'exifr'

/** The position that a camera wrote into a picture (EXIF, WGS-84); null where there is none or it is out of range. */
export async function readPosition(bytes: Buffer): Promise<Position | null> {
  const found = await exifr.gps(bytes).catch(() => undefined)
  if (!found) return null
  const { longitude: lng, latitude: lat } = found
  if (!(Math.abs(lng) <= 180 && Math.abs(lat) <= 90)) return null
  // Cameras without a fix write zeros.
  if (lng === 0 && lat === 0) return null
  return { lng, lat, datum: 'wgs84' }
}
