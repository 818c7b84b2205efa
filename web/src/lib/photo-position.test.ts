import { expect, test } from 'vitest'
import { positionInPhoto } from './photo-position.ts'

/** The head of a JPEG with a GPS directory, written after the EXIF standard: 36°27'18.5" N, 115°59'6.25" E. */
function photo({ isLittle = true, south = false, cutAt = 1000 } = {}) {
  const bytes = new DataView(new ArrayBuffer(200))
  const tiff = 12
  bytes.setUint16(0, 0xffd8)
  bytes.setUint16(2, 0xffe1)
  bytes.setUint16(4, 180)
  bytes.setUint32(6, 0x45786966)
  bytes.setUint16(tiff, isLittle ? 0x4949 : 0x4d4d)
  bytes.setUint16(tiff + 2, 42, isLittle)
  bytes.setUint32(tiff + 4, 8, isLittle)
  const entry = (at: number, tag: number, type: number, count: number, value?: number) => {
    bytes.setUint16(tiff + at, tag, isLittle)
    bytes.setUint16(tiff + at + 2, type, isLittle)
    bytes.setUint32(tiff + at + 4, count, isLittle)
    if (value !== undefined) bytes.setUint32(tiff + at + 8, value, isLittle)
  }
  const ref = (at: number, tag: number, letter: string) => {
    entry(at, tag, 2, 2)
    bytes.setUint8(tiff + at + 8, letter.charCodeAt(0))
  }
  bytes.setUint16(tiff + 8, 1, isLittle)
  entry(10, 0x8825, 4, 1, 30)
  bytes.setUint16(tiff + 30, 4, isLittle)
  ref(32, 1, south ? 'S' : 'N')
  entry(44, 2, 5, 3, 90)
  ref(56, 3, 'E')
  entry(68, 4, 5, 3, 114)
  const fractions = [36, 1, 27, 1, 1850, 100, 115, 1, 59, 1, 625, 100]
  for (const [n, value] of fractions.entries()) bytes.setUint32(tiff + 90 + n * 4, value, isLittle)
  return new Blob([bytes.buffer.slice(0, cutAt)])
}

test.each([true, false])('the position is read, little endian %s', async (isLittle) => {
  const position = await positionInPhoto(photo({ isLittle }))
  expect(position?.datum).toBe('wgs84')
  expect(position?.lat).toBeCloseTo(36.455139, 5)
  expect(position?.lng).toBeCloseTo(115.985069, 5)
})

test('south is negative', async () => {
  expect((await positionInPhoto(photo({ south: true })))?.lat).toBeCloseTo(-36.455139, 5)
})

test('a cut header or another file has no position', async () => {
  expect(await positionInPhoto(photo({ cutAt: 100 }))).toBeUndefined()
  expect(await positionInPhoto(new Blob(['\x89PNG not a jpeg at all']))).toBeUndefined()
  expect(await positionInPhoto(new Blob([]))).toBeUndefined()
})
