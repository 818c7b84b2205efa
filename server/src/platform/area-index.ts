import {
  BORDER_DEG,
  type Box,
  boxOf,
  type Datum,
  isInBox,
  isInPolygon,
  type Position,
  type Rings,
  sizeOf,
  toDatum,
} from './geo.ts'

/** Areas sorted into the cells of a lattice, built once and asked often. */
export type AreaIndex<Area> = {
  datum: Datum
  box: Box
  cells: readonly (readonly Entry<Area>[])[]
}

type Entry<Area> = { area: Area; polygon: Rings; box: Box; size: number }

/** Builds the index of areas whose outlines (any number of polygons) are all in one datum. */
export function indexAreas<Area extends { polygons: readonly Rings[] }>(
  areas: Iterable<Area>,
  datum: Datum,
): AreaIndex<Area> {
  const entries = [...areas].flatMap((area) => {
    const size = area.polygons.reduce((sum, polygon) => sum + sizeOf(polygon), 0)
    return area.polygons.map((polygon) => ({ area, polygon, box: boxOf(polygon[0] ?? []), size }))
  })
  // The sort is stable: of two areas of one size the one listed first answers.
  entries.sort((one, other) => one.size - other.size)
  const box = boxOf(
    entries.flatMap(({ box: [west, south, east, north] }) => [
      [west, south],
      [east, north],
    ]),
  )
  const cells: Entry<Area>[][] = Array.from({ length: SIDE * SIDE }, () => [])
  for (const entry of entries) {
    const [west, south, east, north] = widened(entry.box)
    for (let row = rowAt(south, box); row <= rowAt(north, box); row += 1) {
      for (let column = columnAt(west, box); column <= columnAt(east, box); column += 1) {
        cells[row * SIDE + column]?.push(entry)
      }
    }
  }
  return { datum, box, cells }
}

/** The smallest area whose outline holds the position, border included; undefined outside all of them. */
export function areaAt<Area>(index: AreaIndex<Area>, position: Position): Area | undefined {
  const { lng, lat } = toDatum(position, index.datum)
  const point = [lng, lat] as const
  if (!isInBox(point, index.box)) return undefined
  const cell = index.cells[rowAt(lat, index.box) * SIDE + columnAt(lng, index.box)]
  return cell?.find(({ box, polygon }) => isInBox(point, box) && isInPolygon(point, polygon))?.area
}

const SIDE = 128

/** A border on the line between two cells must be found from both. */
function widened([west, south, east, north]: Box): Box {
  return [west - BORDER_DEG, south - BORDER_DEG, east + BORDER_DEG, north + BORDER_DEG]
}

function columnAt(lng: number, [west, , east]: Box): number {
  return cellAt((lng - west) / (east - west))
}

function rowAt(lat: number, [, south, , north]: Box): number {
  return cellAt((lat - south) / (north - south))
}

function cellAt(share: number): number {
  return share > 0 ? Math.min(SIDE - 1, Math.floor(share * SIDE)) : 0
}
