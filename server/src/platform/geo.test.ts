import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  boxOf,
  distance_m,
  gcj02ToWgs84,
  isInBox,
  isInPolygon,
  type Point,
  type Rings,
  sizeOf,
  toDatum,
  wgs84ToGcj02,
} from './geo.ts'

const wgs = (lng: number, lat: number) => ({ lng, lat, datum: 'wgs84' }) as const

test('a known pair of the two datums', () => {
  const [lng, lat] = wgs84ToGcj02([116.404, 39.915])
  expect(lng).toBeCloseTo(116.41024449916938, 9)
  expect(lat).toBeCloseTo(39.91640428150164, 9)
})

test('in Dongchangfu the two datums lie some hundred metres apart', () => {
  const gps = wgs(115.98, 36.45)
  const { lng, lat } = toDatum(gps, 'gcj02')
  const apart = distance_m(gps, wgs(lng, lat))
  expect(apart).toBeGreaterThan(300)
  expect(apart).toBeLessThan(800)
  expect(distance_m(gps, toDatum(gps, 'gcj02'))).toBeLessThan(0.001)
})

const inChina = fc.tuple(
  fc.double({ min: 73, max: 137, noNaN: true }),
  fc.double({ min: 2, max: 55, noNaN: true }),
)

test('there and back again is the same place, to a tenth of a millimetre', () => {
  fc.assert(
    fc.property(inChina, (point) => {
      const [lng, lat] = gcj02ToWgs84(wgs84ToGcj02(point))
      expect(distance_m(wgs(...point), wgs(lng, lat))).toBeLessThan(0.0001)
      const [east, north] = wgs84ToGcj02(gcj02ToWgs84(point))
      expect(distance_m(wgs(...point), wgs(east, north))).toBeLessThan(0.0001)
    }),
    { numRuns: 500 },
  )
})

test.each([
  [2.3522, 48.8566],
  [-74.006, 40.7128],
  [151.2093, -33.8688],
])('outside China (%d, %d) only the name of the datum changes', (lng, lat) => {
  expect(toDatum(wgs(lng, lat), 'gcj02')).toEqual({ lng, lat, datum: 'gcj02' })
  expect(toDatum({ lng, lat, datum: 'gcj02' }, 'wgs84')).toEqual(wgs(lng, lat))
})

test('distances on the sphere', () => {
  expect(distance_m(wgs(116, 36), wgs(116, 37))).toBeCloseTo(111_195, 0)
  expect(distance_m(wgs(0, 0), wgs(180, 0))).toBeCloseTo(Math.PI * 6_371_008.8, 3)
  expect(distance_m(wgs(116, 36), wgs(116, 36))).toBe(0)
})

const square: Rings = [
  [
    [0, 0],
    [10, 0],
    [10, 10],
    [0, 10],
    [0, 0],
  ],
  [
    [4, 4],
    [6, 4],
    [6, 6],
    [4, 6],
    [4, 4],
  ],
]

test.each([
  ['inside', [2, 5], true],
  ['level with a corner of the hole', [2, 4], true],
  ['in the hole', [5, 5], false],
  ['on the border of the hole', [4, 5], true],
  ['on the border', [10, 5], true],
  ['on a corner', [0, 0], true],
  ['on the line of a side, beyond it', [11, 0], false],
  ['just outside', [10.00001, 5], false],
  ['level with a corner, outside', [-1, 10], false],
] as const)('a point %s', (_where, point, isIn) => {
  expect(isInPolygon(point, square)).toBe(isIn)
  const open = square.map((ring) => ring.slice(0, -1))
  expect(isInPolygon(point, open)).toBe(isIn)
})

test('no polygon holds nothing', () => {
  expect(isInPolygon([0, 0], [])).toBe(false)
  expect(isInBox([0, 0], boxOf([]))).toBe(false)
})

test('a polygon turned round a middle holds what lies nearer than its sides and nothing beyond its corners', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 3, max: 40 }),
      fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
      fc.double({ min: 0, max: 2, noNaN: true }),
      (corners, angle, away) => {
        const ring = Array.from({ length: corners }, (_, at): Point => {
          const turn = (at / corners) * 2 * Math.PI
          return [115 + Math.cos(turn), 36 + Math.sin(turn)]
        })
        const point: Point = [115 + away * Math.cos(angle), 36 + away * Math.sin(angle)]
        const isIn = isInPolygon(point, [ring])
        if (away < Math.cos(Math.PI / corners) - 1e-6) expect(isIn).toBe(true)
        if (away > 1 + 1e-6) expect(isIn).toBe(false)
        if (isIn) expect(isInBox(point, boxOf(ring))).toBe(true)
      },
    ),
  )
})

test('the size of a polygon leaves its holes out', () => {
  expect(sizeOf(square)).toBe(96)
})
