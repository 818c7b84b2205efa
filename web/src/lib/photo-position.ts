import type { Position } from '@linli/contract/fields'

/**
 * The position a camera wrote into a JPEG (EXIF 2.32, tags GPSLatitude and GPSLongitude), read on the phone
 * before anything is sent; undefined where there is none. The server removes it from what it keeps.
 */
export async function positionInPhoto(photo: Blob): Promise<Position | undefined> {
  const view = new DataView(await photo.slice(0, 256 * 1024).arrayBuffer())
  try {
    const tiff = findTiff(view)
    return tiff === undefined ? undefined : readGps(view, tiff)
  } catch (error) {
    // A cut or strange header ends in a read past its end: no position, nothing worse.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const APP1 = 0xffe1
const START_OF_SCAN = 0xffda
const EXIF = 0x45786966
const GPS_POINTER = 0x8825

function findTiff(view: DataView) {
  if (view.getUint16(0) !== 0xffd8) return undefined
  for (let at = 2; at < view.byteLength - 10; ) {
    const marker = view.getUint16(at)
    if (marker === START_OF_SCAN) return undefined
    if (marker === APP1 && view.getUint32(at + 4) === EXIF) return at + 10
    at += 2 + view.getUint16(at + 2)
  }
  return undefined
}

function readGps(view: DataView, tiff: number): Position | undefined {
  const isLittle = view.getUint16(tiff) === 0x4949
  const first = tiff + view.getUint32(tiff + 4, isLittle)
  const pointer = findTag(view, first, GPS_POINTER, isLittle)
  if (pointer === undefined) return undefined
  const gps = tiff + view.getUint32(pointer + 8, isLittle)
  const degrees = (refTag: number, tag: number, negative: string) => {
    const [ref, entry] = [refTag, tag].map((one) => findTag(view, gps, one, isLittle))
    if (ref === undefined || entry === undefined) return Number.NaN
    const from = tiff + view.getUint32(entry + 8, isLittle)
    const [deg = 0, min = 0, sec = 0] = [0, 8, 16].map(
      (step) => view.getUint32(from + step, isLittle) / view.getUint32(from + step + 4, isLittle),
    )
    const size = deg + min / 60 + sec / 3600
    return String.fromCharCode(view.getUint8(ref + 8)) === negative ? -size : size
  }
  const lat = degrees(1, 2, 'S')
  const lng = degrees(3, 4, 'W')
  const isReal = Math.abs(lat) <= 90 && Math.abs(lng) <= 180 && (lat !== 0 || lng !== 0)
  return isReal ? { lng, lat, datum: 'wgs84' } : undefined
}

function findTag(view: DataView, directory: number, tag: number, isLittle: boolean) {
  const count = view.getUint16(directory, isLittle)
  for (let n = 0; n < count; n++) {
    const entry = directory + 2 + n * 12
    if (view.getUint16(entry, isLittle) === tag) return entry
  }
  return undefined
}
