import type { Position } from '@linli/contract/fields'

export type { Position }
export type Datum = Position['datum']

/** A place as [lng, lat] in degrees, as GeoJSON has it. */
export type Point = readonly [number, number]
/** A polygon as GeoJSON has it: the outer ring, then the holes; closed or not. */
export type Rings = readonly (readonly Point[])[]

/** The same place in another datum; outside China the two are the same and only the name changes. */
export function toDatum(position: Position, datum: Datum): Position {
  if (position.datum === datum) return position
  const here: Point = [position.lng, position.lat]
  const [lng, lat] = datum === 'gcj02' ? wgs84ToGcj02(here) : gcj02ToWgs84(here)
  return { lng, lat, datum }
}

/** GPS to the shifted coordinates of Chinese maps (GCJ-02); unchanged outside China. */
export function wgs84ToGcj02(point: Point): [number, number] {
  const [lng, lat] = point
  if (!isInChina(point)) return [lng, lat]
  const [east, north] = shift(lng, lat)
  return [lng + east, lat + north]
}

/** The inverse by iteration, right to far below a millimetre; unchanged outside China. */
export function gcj02ToWgs84(point: Point): [number, number] {
  const [lng, lat] = point
  if (!isInChina(point)) return [lng, lat]
  let [x, y] = point
  for (let round = 0; round < 12; round += 1) {
    const [east, north] = shift(x, y)
    const [dx, dy] = [lng - east - x, lat - north - y]
    x += dx
    y += dy
    if (Math.abs(dx) < 1e-11 && Math.abs(dy) < 1e-11) break
  }
  return [x, y]
}

/** Metres between two places along the surface (haversine, mean radius); the second follows the datum of the first. */
export function distance_m(from: Position, to: Position): number {
  const there = toDatum(to, from.datum)
  const [north, east] = [rad(there.lat - from.lat), rad(there.lng - from.lng)]
  const a =
    Math.sin(north / 2) ** 2 +
    Math.cos(rad(from.lat)) * Math.cos(rad(there.lat)) * Math.sin(east / 2) ** 2
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(a)))
}

/**
 * Whether the polygon holds the point. Its border, holes' borders included, belongs to it, so that a place on
 * the line between two grids lies in both and never in none; on the line means within a tenth of a millimetre.
 */
export function isInPolygon(point: Point, polygon: Rings): boolean {
  const outer = polygon[0]
  if (!outer) return false
  const side = sideOf(point, outer)
  if (side !== 'inside') return side === 'border'
  for (let at = 1; at < polygon.length; at += 1) {
    const hole = polygon[at]
    if (hole && sideOf(point, hole) === 'inside') return false
  }
  return true
}

/** How near a border counts as on it: a tenth of a millimetre, in degrees. */
export const BORDER_DEG = 1e-9

/** West, south, east and north of a shape. */
export type Box = readonly [number, number, number, number]

/** The smallest box around points; an empty list gives a box that holds nothing. */
export function boxOf(points: Iterable<Point>): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lng, lat] of points) {
    if (lng < west) west = lng
    if (lng > east) east = lng
    if (lat < south) south = lat
    if (lat > north) north = lat
  }
  return [west, south, east, north]
}

/** Whether the box holds the point, its border included (to a tenth of a millimetre). */
export function isInBox([lng, lat]: Point, [west, south, east, north]: Box): boolean {
  return (
    lng >= west - BORDER_DEG &&
    lng <= east + BORDER_DEG &&
    lat >= south - BORDER_DEG &&
    lat <= north + BORDER_DEG
  )
}

/** The size of a polygon in square degrees, holes left out; good for comparing neighbours. */
export function sizeOf(polygon: Rings): number {
  return polygon.reduce(
    (sum, ring, at) => sum + (at === 0 ? 1 : -1) * Math.abs(signedSize(ring)),
    0,
  )
}

// Krasovsky 1940, the ellipsoid that GCJ-02 is built on.
const AXIS_M = 6_378_245
const ECCENTRICITY_2 = 0.006_693_421_622_965_943
const EARTH_RADIUS_M = 6_371_008.8
const CHINA: Box = [72.004, 0.8293, 137.8347, 55.8271]

function isInChina([lng, lat]: Point): boolean {
  return lng >= CHINA[0] && lat >= CHINA[1] && lng <= CHINA[2] && lat <= CHINA[3]
}

/** How far GCJ-02 lies east and north of WGS-84 at a place, in degrees. */
function shift(lng: number, lat: number): [number, number] {
  const [x, y] = [lng - 105, lat - 35]
  const root = Math.sqrt(Math.abs(x))
  const wave = 20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)
  const east_m =
    300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + (2 / 3) * (wave + eastWave(x))
  const north_m =
    -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + (2 / 3) * (wave + northWave(y))
  const curve = 1 - ECCENTRICITY_2 * Math.sin(rad(lat)) ** 2
  const per_degree_north = rad((AXIS_M * (1 - ECCENTRICITY_2)) / (curve * Math.sqrt(curve)))
  const per_degree_east = rad((AXIS_M / Math.sqrt(curve)) * Math.cos(rad(lat)))
  return [east_m / per_degree_east, north_m / per_degree_north]
}

function eastWave(x: number): number {
  return (
    20 * Math.sin(x * Math.PI) +
    40 * Math.sin((x / 3) * Math.PI) +
    150 * Math.sin((x / 12) * Math.PI) +
    300 * Math.sin((x / 30) * Math.PI)
  )
}

function northWave(y: number): number {
  return (
    20 * Math.sin(y * Math.PI) +
    40 * Math.sin((y / 3) * Math.PI) +
    160 * Math.sin((y / 12) * Math.PI) +
    320 * Math.sin((y / 30) * Math.PI)
  )
}

function sideOf([x, y]: Point, ring: readonly Point[]): 'inside' | 'outside' | 'border' {
  let inside = false
  const last = ring[ring.length - 1]
  if (!last) return 'outside'
  let [x1, y1] = last
  for (const corner of ring) {
    const x2 = corner[0]
    const y2 = corner[1]
    // Most sides lie wholly above or below: asking that first is what makes the long outlines quick.
    const isLevel =
      y1 < y2
        ? y >= y1 - BORDER_DEG && y <= y2 + BORDER_DEG
        : y >= y2 - BORDER_DEG && y <= y1 + BORDER_DEG
    if (isLevel) {
      if (isOnLine(x, y, [x1, y1, x2, y2])) return 'border'
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside
    }
    x1 = x2
    y1 = y2
  }
  return inside ? 'inside' : 'outside'
}

/** Whether a point level with a side lies on it. */
function isOnLine(x: number, y: number, [x1, y1, x2, y2]: Box): boolean {
  if (x < Math.min(x1, x2) - BORDER_DEG || x > Math.max(x1, x2) + BORDER_DEG) return false
  const length = Math.hypot(x2 - x1, y2 - y1)
  return Math.abs((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)) <= BORDER_DEG * length
}

function signedSize(ring: readonly Point[]): number {
  const origin = ring[0]
  let sum = 0
  let before = ring[ring.length - 1]
  for (const corner of ring) {
    if (before && origin) {
      // Taken from a corner of the ring, so that small shapes far from 0/0 lose no digits.
      const [x1, y1] = [before[0] - origin[0], before[1] - origin[1]]
      const [x2, y2] = [corner[0] - origin[0], corner[1] - origin[1]]
      sum += x1 * y2 - x2 * y1
    }
    before = corner
  }
  return sum / 2
}

function rad(degrees: number): number {
  return (degrees * Math.PI) / 180
}
