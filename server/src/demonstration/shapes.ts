import { Delaunay } from 'd3-delaunay'
import clipping from 'polygon-clipping'
import { type Box, boxOf, isInPolygon, type Rings, sizeOf } from '#platform/geo'
import { type Random, randomFor } from './random.ts'

/** Polygons as GeoJSON's MultiPolygon has them: parts, rings, [lng, lat]. */
export type Outline = [number, number][][][]

/** A place that gets a cell of its own; without a position one is invented inside the parent's cell. */
export type Seed = {
  id: string
  lng?: number
  lat?: number
  children?: readonly Seed[]
}

/** The cell of a seed and the place it grew from, in degrees rounded to six decimals. */
export type Cell = { id: string; lng: number; lat: number; polygons: Outline }

/**
 * Divides a boundary among nested seeds: the Voronoi cells of each level, cut to the parent's cell, parents first.
 * The cells of one parent fill it without overlap. The same input and `seed` give the same cells.
 * Refuses a position that leaves its seed without a cell.
 */
export function growCells(boundary: Outline, seeds: readonly Seed[], seed: number): Cell[] {
  return growWithin({ id: '', lng: Number.NaN, lat: Number.NaN, polygons: boundary }, seeds, seed)
}

/** A place inside an outline: of `tries` random ones the one farthest from those taken already. */
export function placeIn(
  outline: Outline,
  random: Random,
  taken: readonly [number, number][] = [],
  tries = 8,
): [number, number] {
  const part = outline.reduce((one, other) => (sizeOf(other) > sizeOf(one) ? other : one))
  const box = boxOf(part[0] ?? [])
  let [best, farthest] = [randomIn(part, box, random), -1]
  if (taken.length === 0) return best
  for (let n = 0; n < tries; n += 1) {
    const [lng, lat] = n === 0 ? best : randomIn(part, box, random)
    const nearest = Math.min(...taken.map(([x, y]) => Math.hypot((lng - x) * SQUEEZE, lat - y)))
    if (nearest > farthest) [best, farthest] = [[lng, lat], nearest]
  }
  return best
}

/** Six decimals of a degree are a tenth of a metre. */
export function round6(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}

// A degree of longitude is this much shorter than one of latitude at 36.45° north (cos); without it
// the lines between neighbours would lean.
const SQUEEZE = 0.8044

function growWithin(parent: Cell, seeds: readonly Seed[], seed: number): Cell[] {
  const places = placesOf(parent, seeds, seed)
  const outlines = divide(parent.polygons, places)
  return seeds.flatMap(({ id, children }, at) => {
    const [lng, lat] = places[at] ?? [Number.NaN, Number.NaN]
    const polygons = outlines[at] ?? []
    if (polygons.length === 0) throw new RangeError(`no cell is left for ${id} at ${lng}, ${lat}`)
    const cell = { id, lng, lat, polygons }
    return [cell, ...growWithin(cell, children ?? [], seed)]
  })
}

/** Given positions first; the others are spread over the parent, one of them near its own seat. */
function placesOf(parent: Cell, seeds: readonly Seed[], seed: number): [number, number][] {
  const random = randomFor(seed, `cells of ${parent.id}`)
  const given = (one: Seed): [number, number] | undefined =>
    one.lng === undefined || one.lat === undefined ? undefined : [one.lng, one.lat]
  const placed = seeds.map(given).filter((place) => place !== undefined)
  return seeds.map((one) => {
    const own = given(one)
    if (own) return own
    const seat: [number, number] = [parent.lng, parent.lat]
    const isSeatFree =
      placed.length === 0 && parent.polygons.some((part) => isInPolygon(seat, part))
    const [lng, lat] = isSeatFree ? seat : placeIn(parent.polygons, random, placed)
    const place: [number, number] = [round6(lng), round6(lat)]
    placed.push(place)
    return place
  })
}

function divide(parent: Outline, places: readonly [number, number][]): Outline[] {
  if (places.length < 2) return places.map(() => parent)
  const flat = places.map(([lng, lat]): [number, number] => [lng * SQUEEZE, lat])
  const [west, south, east, north] = boxOf([
    ...flat,
    ...parent.flat(2).map(([lng, lat]): [number, number] => [lng * SQUEEZE, lat]),
  ])
  const voronoi = Delaunay.from(flat).voronoi([west - 1, south - 1, east + 1, north + 1])
  return places.map((_, at) => {
    // Null where two seeds stand on one spot: the later one gets no cell.
    const ring: [number, number][] = (voronoi.cellPolygon(at) ?? []).map(([x, y]) => [
      x / SQUEEZE,
      y,
    ])
    return ring.length === 0 ? [] : tidy(clipping.intersection(parent, [ring]))
  })
}

/** Rounds to six decimals and drops what the rounding made empty. */
function tidy(outline: Outline): Outline {
  return outline
    .map((part) =>
      part.map((ring) => withoutRepeats(ring)).filter((ring, at) => at === 0 || ring.length > 3),
    )
    .filter((part) => (part[0]?.length ?? 0) > 3 && sizeOf(part) > 0)
}

function withoutRepeats(ring: readonly [number, number][]): [number, number][] {
  const kept: [number, number][] = []
  for (const [lng, lat] of ring) {
    const [x, y] = [round6(lng), round6(lat)]
    const last = kept[kept.length - 1]
    if (!last || last[0] !== x || last[1] !== y) kept.push([x, y])
  }
  return kept
}

function randomIn(part: Rings, [west, south, east, north]: Box, random: Random): [number, number] {
  for (let tries = 0; tries < 10_000; tries += 1) {
    const place: [number, number] = [
      west + random() * (east - west),
      south + random() * (north - south),
    ]
    if (isInPolygon(place, part)) return place
  }
  throw new RangeError('no place found inside the outline')
}
