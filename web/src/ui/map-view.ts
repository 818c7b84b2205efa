/** A point on the earth in degrees, as [lng, lat]. */
export type LngLat = readonly [number, number]

/** What of the plane is seen: its middle in metres, and pixels for a metre. */
export interface MapView {
  x: number
  y: number
  scale: number
}

export interface MapSize {
  width: number
  height: number
}

const METRES_PER_DEGREE = 111_320

/**
 * Lays a district flat: metres east and south of its origin. At the size of a district (under 100 km)
 * the error of this plane is less than the width of a line.
 */
export function planeAround([originLng, originLat]: LngLat) {
  const east = METRES_PER_DEGREE * Math.cos((originLat * Math.PI) / 180)
  return {
    toPlane: ([lng, lat]: LngLat): readonly [number, number] => [
      (lng - originLng) * east,
      (originLat - lat) * METRES_PER_DEGREE,
    ],
    toEarth: (x: number, y: number): LngLat => [
      originLng + x / east,
      originLat - y / METRES_PER_DEGREE,
    ],
  }
}

/** The view that shows all of these plane points with a margin; a kilometre around a single one. */
export function fit(points: readonly (readonly [number, number])[], size: MapSize): MapView {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [left, right, top, bottom] = [min(xs), max(xs), min(ys), max(ys)]
  const width = Math.max(right - left, 1000)
  const height = Math.max(bottom - top, 1000)
  return {
    x: (left + right) / 2,
    y: (top + bottom) / 2,
    scale: Math.min((size.width * 0.92) / width, (size.height * 0.92) / height),
  }
}

/** Nearer or farther by a factor, with the plane point under the pixel `at` staying where it is. */
export function zoom(view: MapView, factor: number, at: LngLat, size: MapSize): MapView {
  const scale = Math.min(4, Math.max(0.0015, view.scale * factor))
  const [x, y] = toWorld(view, at, size)
  return {
    scale,
    x: x - (at[0] - size.width / 2) / scale,
    y: y - (at[1] - size.height / 2) / scale,
  }
}

/** Moves the view by so many pixels. */
export function pan(view: MapView, dx: number, dy: number): MapView {
  return { ...view, x: view.x - dx / view.scale, y: view.y - dy / view.scale }
}

/** Pixels on the map to metres on the plane. */
export function toWorld(view: MapView, [px, py]: LngLat, size: MapSize): readonly [number, number] {
  return [view.x + (px - size.width / 2) / view.scale, view.y + (py - size.height / 2) / view.scale]
}

/** Metres on the plane to pixels on the map. */
export function toPixel(view: MapView, [x, y]: LngLat, size: MapSize): readonly [number, number] {
  return [(x - view.x) * view.scale + size.width / 2, (y - view.y) * view.scale + size.height / 2]
}

function min(values: readonly number[]) {
  return values.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY)
}

function max(values: readonly number[]) {
  return values.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY)
}
