import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areaAt, indexAreas } from './area-index.ts'
import { isInPolygon, type Rings, sizeOf } from './geo.ts'

const at = (lng: number, lat: number) => ({ lng, lat, datum: 'gcj02' }) as const

function block(west: number, south: number, width: number, height = width): Rings {
  const [east, north] = [west + width, south + height]
  return [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ]
}

/** 36 × 39 grids of a hundredth of a degree, and the district round them. */
const grids = Array.from({ length: 36 * 39 }, (_, n) => ({
  name: `grid ${n}`,
  polygons: [block(115.6 + (n % 36) / 100, 36.3 + Math.floor(n / 36) / 100, 0.01)],
}))
const district = { name: 'district', polygons: [block(115.5, 36.2, 0.8)] }

test('the smallest area answers, then the one around it, then none', () => {
  const index = indexAreas([district, ...grids], 'gcj02')
  expect(areaAt(index, at(115.605, 36.305))?.name).toBe('grid 0')
  expect(areaAt(index, at(115.615, 36.315))?.name).toBe('grid 37')
  expect(areaAt(index, at(115.55, 36.25))?.name).toBe('district')
  expect(areaAt(index, at(116.9, 36.3))).toBeUndefined()
  expect(areaAt(index, at(0, 0))).toBeUndefined()
})

test('on the line between two areas of one size the one listed first answers', () => {
  const [west, east] = [
    { name: 'west', polygons: [block(0, 0, 1)] },
    { name: 'east', polygons: [block(1, 0, 1)] },
  ]
  expect(areaAt(indexAreas([west, east], 'gcj02'), at(1, 0.5))?.name).toBe('west')
  expect(areaAt(indexAreas([east, west], 'gcj02'), at(1, 0.5))?.name).toBe('east')
})

test('a border on the line between two cells of the lattice is found from both', () => {
  const around = { name: 'around', polygons: [block(0, 0, 128)] }
  const small = { name: 'small', polygons: [block(1, 1, 1)] }
  const index = indexAreas([around, small], 'gcj02')
  for (const nudge of [-5e-10, 0, 5e-10]) {
    expect(areaAt(index, at(1 + nudge, 1.5))?.name).toBe('small')
    expect(areaAt(index, at(1.5, 2 + nudge))?.name).toBe('small')
  }
  expect(areaAt(index, at(1 - 5e-8, 1.5))?.name).toBe('around')
})

test('a position in the other datum is moved first', () => {
  const index = indexAreas(grids, 'gcj02')
  // The map shows a GPS place some 500 metres further east here, which is half a grid.
  const gps = { lng: 115.6, lat: 36.305, datum: 'wgs84' } as const
  expect(areaAt(index, gps)?.name).toBe('grid 0')
  expect(areaAt(index, { ...gps, lng: 115.5945 })?.name).toBe('grid 0')
  expect(areaAt(index, { ...gps, lng: 115.5945, datum: 'gcj02' })).toBeUndefined()
})

test('an area of several parts is found in each, and an empty index finds none', () => {
  const parts = { name: 'parts', polygons: [block(0, 0, 1), block(5, 5, 1)] }
  const index = indexAreas([parts], 'gcj02')
  expect(areaAt(index, at(0.5, 0.5))?.name).toBe('parts')
  expect(areaAt(index, at(5.5, 5.5))?.name).toBe('parts')
  expect(areaAt(index, at(3, 3))).toBeUndefined()
  expect(areaAt(indexAreas([], 'gcj02'), at(0, 0))).toBeUndefined()
})

test('the index finds what looking at every area finds', () => {
  const side = fc.integer({ min: 1, max: 60 }).map((n) => n / 10)
  const place = fc.integer({ min: 0, max: 100 }).map((n) => n / 10)
  const area = fc
    .tuple(place, place, side, side)
    .map((box) => ({ polygons: [block(...box)], size: sizeOf(block(...box)) }))
  fc.assert(
    fc.property(fc.array(area, { maxLength: 12 }), place, place, (areas, lng, lat) => {
      const found = areaAt(indexAreas(areas, 'gcj02'), at(lng, lat))
      const sizes = areas
        .filter(({ polygons }) => polygons.some((polygon) => isInPolygon([lng, lat], polygon)))
        .map(({ size }) => size)
      expect(found?.size).toBe(sizes.length > 0 ? Math.min(...sizes) : undefined)
    }),
    { numRuns: 500 },
  )
})

test('the index looks at few of 1,400 areas: far faster than looking at every one, in the same run', () => {
  const index = indexAreas([district, ...grids], 'gcj02')
  const polygons = grids.flatMap((grid) => grid.polygons)
  const place = (n: number) => [115.5 + (n % 800) / 1000, 36.2 + (n % 797) / 1000] as const
  const timed = (times: number, look: (n: number) => unknown) => {
    const start = performance.now()
    for (let n = 0; n < times; n += 1) look(n)
    return (performance.now() - start) / times
  }
  const byIndex = timed(10_000, (n) => areaAt(index, at(...place(n))))
  const byAll = timed(300, (n) => polygons.filter((one) => isInPolygon([...place(n)], one)))
  expect(byIndex * 3).toBeLessThan(byAll)
})
