import fc from 'fast-check'
import clipping from 'polygon-clipping'
import { expect, test } from 'vitest'
import { isInPolygon, sizeOf } from '#platform/geo'
import { mulberry32 } from './random.ts'
import { growCells, type Outline, placeIn, type Seed } from './shapes.ts'

/** An L, so that cells meet a corner that points inwards. */
const boundary: Outline = [
  [
    [
      [115, 36],
      [116, 36],
      [116, 36.4],
      [115.5, 36.4],
      [115.5, 37],
      [115, 37],
      [115, 36],
    ],
  ],
]

const size = (outline: Outline) => outline.reduce((sum, part) => sum + sizeOf(part), 0)
const holds = (outline: Outline, lng: number, lat: number) =>
  outline.some((part) => isInPolygon([lng, lat], part))

const nested = fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 }), {
  minLength: 1,
  maxLength: 6,
})

function seedsOf(counts: readonly (readonly number[])[]): Seed[] {
  return counts.map((grids, s) => ({
    id: `${s}`,
    children: grids.map((count, c) => ({
      id: `${s}.${c}`,
      children: Array.from({ length: count }, (_, g) => ({ id: `${s}.${c}.${g}` })),
    })),
  }))
}

test('the cells of each parent fill it, do not overlap, and hold their own place', () => {
  fc.assert(
    fc.property(nested, fc.integer(), (counts, seed) => {
      const cells = growCells(boundary, seedsOf(counts), seed)
      const outlines = new Map([
        ['', boundary],
        ...cells.map((one) => [one.id, one.polygons] as const),
      ])
      for (const [parent, outline] of outlines) {
        const depth = parent === '' ? 1 : parent.split('.').length + 1
        const children = cells.filter(
          ({ id }) =>
            id.split('.').length === depth && (parent === '' || id.startsWith(`${parent}.`)),
        )
        if (children.length === 0) continue
        const sum = children.reduce((total, cell) => total + size(cell.polygons), 0)
        expect(Math.abs(sum / size(outline) - 1)).toBeLessThan(0.001)
        const [first, ...others] = children.map((cell) => cell.polygons)
        const union = size(clipping.union(first ?? [], ...others))
        expect(Math.abs(union / sum - 1)).toBeLessThan(0.001)
        for (const cell of children) expect(holds(cell.polygons, cell.lng, cell.lat)).toBe(true)
      }
    }),
    { numRuns: 25 },
  )
})

test('a place belongs to the cell of the nearest seed', () => {
  const seeds = [
    { id: 'west', lng: 115.1, lat: 36.2 },
    { id: 'east', lng: 115.9, lat: 36.2 },
    { id: 'north', lng: 115.2, lat: 36.9 },
  ]
  const cells = growCells(boundary, seeds, 1)
  const cellAt = (lng: number, lat: number) =>
    cells.filter((cell) => holds(cell.polygons, lng, lat)).map(({ id }) => id)
  expect(cellAt(115.48, 36.2)).toEqual(['west'])
  expect(cellAt(115.52, 36.2)).toEqual(['east'])
  expect(cellAt(115.1, 36.6)).toEqual(['north'])
  expect(cellAt(115.9, 36.9)).toEqual([])
})

test('the same seed gives the same cells, another one others', () => {
  const seeds = seedsOf([
    [2, 3],
    [1, 4],
  ])
  expect(growCells(boundary, seeds, 7)).toEqual(growCells(boundary, seeds, 7))
  expect(growCells(boundary, seeds, 8)).not.toEqual(growCells(boundary, seeds, 7))
})

test('coordinates have six decimals and rings are closed', () => {
  for (const { polygons, lng, lat } of growCells(boundary, seedsOf([[2, 3], [1]]), 3)) {
    for (const degrees of [lng, lat, ...polygons.flat(3)]) {
      expect(Number(degrees.toFixed(6))).toBe(degrees)
    }
    for (const ring of polygons.flat()) expect(ring[0]).toEqual(ring[ring.length - 1])
  }
})

test('a single seed gets the whole of its parent', () => {
  const [cell] = growCells(boundary, [{ id: 'only', lng: 115.2, lat: 36.2 }], 1)
  expect(cell?.polygons).toEqual(boundary)
})

test('two seeds on one spot are refused', () => {
  const seeds = [
    { id: 'one', lng: 115.2, lat: 36.2 },
    { id: 'two', lng: 115.2, lat: 36.2 },
    { id: 'three', lng: 115.8, lat: 36.2 },
  ]
  expect(() => growCells(boundary, seeds, 1)).toThrow('no cell is left for two')
})

test('places lie inside, and keep away from those taken', () => {
  const random = mulberry32(5)
  const taken: [number, number][] = []
  for (let n = 0; n < 50; n += 1) {
    const place = placeIn(boundary, random, taken)
    expect(holds(boundary, ...place)).toBe(true)
    taken.push(place)
  }
  const apart = taken.flatMap((one, n) =>
    taken.slice(n + 1).map((other) => Math.hypot(one[0] - other[0], one[1] - other[1])),
  )
  expect(Math.min(...apart)).toBeGreaterThan(0.01)
})
