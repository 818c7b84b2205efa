import { type Box, boxOf, type Point, type Rings } from './geo.ts'

/** An area with its outline, in degrees; all of one datum. */
export interface Outlined {
  id: string
  polygons: readonly Rings[]
}

/** Which areas lie beside which: their outlines touch, cross, or come as near as `within_m` metres, because neighbours are
 * rarely drawn to the same line. Symmetric; nobody is their own neighbour. */
export function neighboursOf(
  areas: readonly Outlined[],
  within_m: number,
): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>(areas.map(({ id }) => [id, new Set<string>()]))
  const drawn = areas.map(outlineOf).sort((one, other) => one.box[0] - other.box[0])
  const widest = Math.max(0, ...drawn.map(({ box }) => degreesOf(within_m, box[1])))
  for (const [at, one] of drawn.entries()) {
    for (let next = at + 1; next < drawn.length; next += 1) {
      const other = drawn[next]
      // Sorted by their west: nobody further on can reach this one.
      if (!other || other.box[0] > one.box[2] + widest) break
      if (one.id === other.id || !overlap(one.box, other.box, widest)) continue
      if (!come(one, other, within_m)) continue
      found.get(one.id)?.add(other.id)
      found.get(other.id)?.add(one.id)
    }
  }
  return found
}

interface Drawn {
  id: string
  box: Box
  rings: readonly (readonly Point[])[]
}

function outlineOf({ id, polygons }: Outlined): Drawn {
  const rings = polygons.flat()
  return { id, box: boxOf(rings.flat()), rings }
}

function overlap(one: Box, other: Box, by: number): boolean {
  return (
    other[0] <= one[2] + by &&
    one[0] <= other[2] + by &&
    other[1] <= one[3] + by &&
    one[1] <= other[3] + by
  )
}

function come(one: Drawn, other: Drawn, within_m: number): boolean {
  return one.rings.some((ring) => other.rings.some((there) => ringsCome(ring, there, within_m)))
}

// Two lines come nearest at a corner of one of them, or cross.
function ringsCome(ring: readonly Point[], there: readonly Point[], within_m: number): boolean {
  return (
    cornersCome(ring, there, within_m) || cornersCome(there, ring, within_m) || cross(ring, there)
  )
}

function cornersCome(corners: readonly Point[], ring: readonly Point[], within_m: number): boolean {
  return corners.some((corner) => sidesOf(ring).some((side) => metresTo(corner, side) <= within_m))
}

function cross(ring: readonly Point[], there: readonly Point[]): boolean {
  return sidesOf(ring).some(([a, b]) => sidesOf(there).some(([c, d]) => parts(a, b, c, d)))
}

type Side = readonly [Point, Point]

function sidesOf(ring: readonly Point[]): Side[] {
  return ring.flatMap((corner, at): Side[] => {
    const next = ring[(at + 1) % ring.length]
    return next ? [[corner, next]] : []
  })
}

/** Whether each of two sides has the ends of the other on both hands. */
function parts(a: Point, b: Point, c: Point, d: Point): boolean {
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0
}

function turn([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
}

const METRES_PER_DEGREE = 111_195

function degreesOf(metres: number, lat: number): number {
  return metres / (METRES_PER_DEGREE * Math.max(0.1, Math.cos((lat * Math.PI) / 180)))
}

/** Metres from a point to a side, on the plane that touches the earth there. */
function metresTo([x, y]: Point, [[x1, y1], [x2, y2]]: Side): number {
  const east = METRES_PER_DEGREE * Math.cos((y * Math.PI) / 180)
  const [ax, ay] = [(x1 - x) * east, (y1 - y) * METRES_PER_DEGREE]
  const [bx, by] = [(x2 - x) * east, (y2 - y) * METRES_PER_DEGREE]
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const part = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length))
  return Math.hypot(ax + part * dx, ay + part * dy)
}
