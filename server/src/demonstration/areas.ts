import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { isInPolygon } from '#platform/geo'
import { nameBuildings } from './building-names.ts'
import { integer, randomFor, weighted } from './random.ts'
import { type Cell, growCells, type Outline, placeIn, round6, type Seed } from './shapes.ts'
import { STREET_PLACES } from './street-places.ts'

/** One area as the demonstration loads it; parents come before their children. */
export type DemoArea = {
  level: 'district' | 'street' | 'community' | 'grid' | 'building'
  code: string
  name: string
  /** As the state's list writes it, where `name` is shorter: 古城社区居委会. */
  official_name?: string
  parent_code: string | null
  lng: number
  lat: number
  datum: 'gcj02'
  polygons?: Outline
  /** Where the code comes from; `demonstration` codes are made up after the state's pattern. */
  code_system: 'stats_2023' | 'demonstration'
  /** The area itself is invented, or its code is. */
  is_assumed: boolean
  /** Its place and outline are invented, as they are for everything below the district. */
  is_place_assumed: boolean
}

/** How many grids and buildings are invented; the number of grids of the district is nowhere published. */
export type AreaOptions = {
  seed: number
  /** Grids of a community and how often that many; 3 on average. */
  grids: readonly (readonly [count: number, weight: number])[]
  buildings: { from: number; to: number }
}

const AREA_DEFAULTS: AreaOptions = {
  seed: 371502,
  grids: [
    [2, 35],
    [3, 40],
    [4, 15],
    [5, 10],
  ],
  buildings: { from: 5, to: 9 },
}

/**
 * 东昌府区 whole: its 24 streets and towns and 338 communities and villages with their real codes and names,
 * invented grids (community code + 3 digits) and buildings (grid code + 3 digits), in GCJ-02.
 * The same options give the same areas.
 */
export function dongchangfuAreas(options: Partial<AreaOptions> = {}): DemoArea[] {
  const plan = { ...AREA_DEFAULTS, ...options }
  const { boundary, center } = readBoundary()
  const streets = readRows('streets_371502_371521.csv').filter(({ code }) =>
    code.startsWith(DISTRICT),
  )
  const communities = readRows('villages_371502_dongchangfu.csv')
  const seeds = streets.map(({ code }): Seed => {
    const [lng, lat] = STREET_PLACES[code] ?? []
    const children = communities.filter((one) => one.code.startsWith(code)).map(gridSeeds(plan))
    return { id: code, ...(lng !== undefined && lat !== undefined && { lng, lat }), children }
  })
  const cells = new Map(growCells(boundary, seeds, plan.seed).map((cell) => [cell.id, cell]))
  const district: DemoArea = {
    ...REAL,
    ...placed({ id: DISTRICT, lng: center[0], lat: center[1], polygons: boundary }),
    level: 'district',
    name: '东昌府区',
    parent_code: null,
    is_place_assumed: false,
  }
  const used = new Set<string>()
  return [
    district,
    ...streets.map((row) => real(row, 'street', cells)),
    ...communities.map((row) => real(row, 'community', cells)),
    ...communities.flatMap(({ code, name }) =>
      gridsOf(code, shortName(name), { plan, cells, used }),
    ),
  ]
}

const DISTRICT = '371502'
const REAL = { code_system: 'stats_2023', is_assumed: false, datum: 'gcj02' } as const
const INVENTED = { code_system: 'demonstration', is_assumed: true, datum: 'gcj02' } as const
const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九']

type Row = { code: string; name: string }

function real(row: Row, level: 'street' | 'community', cells: Map<string, Cell>): DemoArea {
  const cell = cells.get(row.code)
  if (!cell) throw new RangeError(`no cell for ${row.code} ${row.name}`)
  const name = shortName(row.name)
  return {
    ...REAL,
    ...placed(cell),
    level,
    name,
    ...(name !== row.name && { official_name: row.name }),
    parent_code: level === 'street' ? DISTRICT : row.code.slice(0, 9),
    is_place_assumed: true,
  }
}

function gridSeeds({ seed, grids }: AreaOptions): (row: Row) => Seed {
  return ({ code }) => {
    const count = weighted(randomFor(seed, `grids of ${code}`), grids)
    return { id: code, children: Array.from({ length: count }, (_, n) => ({ id: below(code, n) })) }
  }
}

type Plan = { plan: AreaOptions; cells: Map<string, Cell>; used: Set<string> }

function gridsOf(community: string, name: string, { plan, cells, used }: Plan): DemoArea[] {
  const random = randomFor(plan.seed, `buildings of ${community}`)
  const grids: Cell[] = []
  for (let n = 0; ; n += 1) {
    const cell = cells.get(below(community, n))
    if (!cell) break
    grids.push(cell)
  }
  const { from, to } = plan.buildings
  const counts = grids.map(() => integer(random, from, to))
  const names = nameBuildings(name, counts, random, used)
  return grids.flatMap((cell, n): DemoArea[] => {
    const taken: [number, number][] = []
    const grid: DemoArea = {
      ...INVENTED,
      ...placed(cell),
      level: 'grid',
      name: `第${NUMERALS[n] ?? n + 1}网格`,
      parent_code: community,
      is_place_assumed: true,
    }
    const buildings = (names[n] ?? []).map((building, at): DemoArea => {
      const place = placeInside(cell, () => placeIn(cell.polygons, random, taken))
      taken.push(place)
      return {
        ...INVENTED,
        level: 'building',
        code: below(cell.id, at),
        name: building,
        parent_code: cell.id,
        lng: place[0],
        lat: place[1],
        is_place_assumed: true,
      }
    })
    return [grid, ...buildings]
  })
}

/** Rounding may push a place at the very edge across it; then another is taken. */
function placeInside(cell: Cell, next: () => [number, number]): [number, number] {
  for (;;) {
    const [lng, lat] = next()
    const place: [number, number] = [round6(lng), round6(lat)]
    if (cell.polygons.some((part) => isInPolygon(place, part))) return place
  }
}

function placed({ id, lng, lat, polygons }: Cell) {
  return { code: id, lng, lat, polygons }
}

function below(code: string, at: number): string {
  return `${code}${String(at + 1).padStart(3, '0')}`
}

/** 古城社区居委会 → 古城社区, 陈化屯村委会 → 陈化屯村; a committee has an area, it is none. */
function shortName(name: string): string {
  const short = name.replace(/(?:社区)?居(?:委会|民委员会)$|村(?:委会|民委员会)$/, (ending) =>
    ending.startsWith('村') ? '村' : '社区',
  )
  return short.replace(/村村$/, '村')
}

const Rows = z.array(
  z.object({ code: z.string().regex(/^\d{9}(\d{3})?$/), name: z.string().min(1) }),
)

function readRows(file: string): Row[] {
  return Rows.parse(parse(readDivision(file), { columns: true }))
}

const Pair = z.tuple([z.number(), z.number()])
const Boundary = z.object({
  features: z.tuple([
    z.object({
      properties: z.object({ center: Pair }),
      geometry: z.object({ coordinates: z.array(z.array(z.array(Pair))) }),
    }),
  ]),
})

function readBoundary(): { boundary: Outline; center: [number, number] } {
  const { features } = Boundary.parse(JSON.parse(readDivision('county_371502.json')))
  const [{ properties, geometry }] = features
  return { boundary: geometry.coordinates, center: properties.center }
}

function readDivision(file: string): string {
  return readFileSync(new URL(`./divisions/${file}`, import.meta.url), 'utf8')
}
