import fc from 'fast-check'
import { expect, test } from 'vitest'
import { neighboursOf } from './area-neighbours.ts'

const square = (id: string, x: number, y: number, side = 0.01) => ({
  id,
  polygons: [
    [
      [
        [x, y],
        [x + side, y],
        [x + side, y + side],
        [x, y + side],
        [x, y],
      ] as [number, number][],
    ],
  ],
})
const of = (map: Map<string, Set<string>>, id: string) => [...(map.get(id) ?? [])].sort()

test('squares of a board have those beside and at the corners, and nobody further', () => {
  const board = Array.from({ length: 25 }, (_, n) =>
    square(String(n), 115.9 + (n % 5) * 0.01, 36.4 + Math.floor(n / 5) * 0.01),
  )
  const found = neighboursOf(board, 20)
  expect(of(found, '12')).toEqual(['11', '13', '16', '17', '18', '6', '7', '8'])
  expect(of(found, '0')).toEqual(['1', '5', '6'])
})

test('a gap as wide as the lines are drawn apart does not part neighbours; a street does', () => {
  const metre = 1 / 89_400
  const at = (metres: number) =>
    neighboursOf([square('a', 115.9, 36.4), square('b', 115.91 + metres * metre, 36.4)], 30)
  expect(of(at(20), 'a')).toEqual(['b'])
  expect(of(at(60), 'a')).toEqual([])
})

test('a small one in the middle of the side of a large one, and two that cross, are neighbours', () => {
  const found = neighboursOf(
    [
      square('large', 115.9, 36.4, 0.1),
      square('small', 116, 36.44, 0.002),
      square('over', 115.95, 36.49),
    ],
    5,
  )
  expect(of(found, 'large')).toEqual(['over', 'small'])
})

test('it is the same seen from both sides, in whatever order they are listed, and nobody is beside themselves', () => {
  const places = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 })),
    {
      minLength: 1,
      maxLength: 14,
    },
  )
  fc.assert(
    fc.property(places, (cells) => {
      const areas = [...new Set(cells.map(String))].map((cell) => {
        const [x = 0, y = 0] = cell.split(',').map(Number)
        return square(cell, 115.9 + x * 0.01, 36.4 + y * 0.01)
      })
      const found = neighboursOf(areas, 10)
      const turned = neighboursOf([...areas].reverse(), 10)
      for (const { id } of areas) {
        expect(of(found, id)).toEqual(of(turned, id))
        for (const other of of(found, id)) expect(of(found, other)).toContain(id)
        expect(of(found, id)).not.toContain(id)
        const [x = 0, y = 0] = id.split(',').map(Number)
        const beside = areas.filter(({ id: other }) => {
          const [a = 0, b = 0] = other.split(',').map(Number)
          return other !== id && Math.abs(a - x) <= 1 && Math.abs(b - y) <= 1
        })
        expect(of(found, id)).toEqual(beside.map((area) => area.id).sort())
      }
    }),
  )
})
