import type { Position } from '@linli/contract/fields'
import type { LngLat } from '../../ui/map-view.ts'

/** The outlines of `org.list_shapes` are in this datum, so a point placed on them is too. */
export const MAP_DATUM = 'gcj02'

// Krasovsky 1940, the ellipsoid that GCJ-02 is built on.
const AXIS_M = 6_378_245
const ECCENTRICITY_2 = 0.006693421622965943

/** Where a position lies on the map: a satellite's is moved as Chinese maps are (GCJ-02), some 500 m here. */
export function onMap({ lng, lat, datum }: Position): LngLat {
  const isInChina = lng > 72.004 && lng < 137.8347 && lat > 0.8293 && lat < 55.8271
  if (datum === MAP_DATUM || !isInChina) return [lng, lat]
  const [x, y] = [lng - 105, lat - 35]
  const both =
    0.1 * x * y +
    0.2 * Math.sqrt(Math.abs(x)) +
    waves(x, [
      [20, 6],
      [20, 2],
    ])
  const north_m = -100 + 2 * x + 3 * y + 0.2 * y * y + both + waves(y, NORTH)
  const east_m =
    300 + x + 2 * y + 0.1 * x * x + both - 0.1 * Math.sqrt(Math.abs(x)) + waves(x, EAST)
  const phi = (lat * Math.PI) / 180
  const curve = 1 - ECCENTRICITY_2 * Math.sin(phi) ** 2
  const degree = Math.PI / 180
  return [
    lng + east_m / ((AXIS_M / Math.sqrt(curve)) * Math.cos(phi) * degree),
    lat + north_m / (((AXIS_M * (1 - ECCENTRICITY_2)) / curve ** 1.5) * degree),
  ]
}

/** Heights in metres and half turns for each degree. */
type Waves = readonly (readonly [height: number, turns: number])[]
const NORTH: Waves = [
  [20, 1],
  [40, 1 / 3],
  [160, 1 / 12],
  [320, 1 / 30],
]
const EAST: Waves = [
  [20, 1],
  [40, 1 / 3],
  [150, 1 / 12],
  [300, 1 / 30],
]

function waves(at: number, list: Waves) {
  return list.reduce(
    (sum, [height, turns]) => sum + (2 / 3) * height * Math.sin(turns * at * Math.PI),
    0,
  )
}
