import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { areaAt, indexAreas } from '#platform/area-index'
import { isInPolygon, sizeOf } from '#platform/geo'
import { type DemoArea, dongchangfuAreas } from './areas.ts'
import { pingshanAreas, yangguAreas } from './neighbour-areas.ts'

const areas = dongchangfuAreas()
const byCode = new Map(areas.map((area) => [area.code, area]))
const of = (level: DemoArea['level'], all = areas) => all.filter((area) => area.level === level)
const size = (area: DemoArea | undefined) =>
  (area?.polygons ?? []).reduce((sum, part) => sum + sizeOf(part), 0)

test('the real divisions are all there, under their real codes', () => {
  expect(of('district').map(({ name }) => name)).toEqual(['东昌府区'])
  expect(of('street')).toHaveLength(24)
  expect(of('community')).toHaveLength(338)
  expect(byCode.get('371502001')?.name).toBe('古楼街道')
  expect(byCode.get('371502003025')).toMatchObject({
    name: '凤苑社区',
    official_name: '凤苑社区居委会',
    parent_code: '371502003',
    is_assumed: false,
    is_place_assumed: true,
    code_system: 'stats_2023',
  })
})

test.each([
  ['371502005207', '陈化屯村'],
  ['371502011256', '李海务村'],
  ['371502008001', '光岳社区'],
  ['371502108252', '许东新村'],
  ['371502008253', '大学城新村'],
  ['371502400498', '香江虚拟社区'],
])('%s is called %s', (code, name) => {
  expect(byCode.get(code)?.name).toBe(name)
})

test('grids and buildings are invented in the numbers asked for, and say so', () => {
  expect(of('grid').length).toBeGreaterThan(950)
  expect(of('grid').length).toBeLessThan(1070)
  for (const community of of('community')) {
    const grids = of('grid').filter(({ parent_code }) => parent_code === community.code)
    expect([2, 3, 4, 5]).toContain(grids.length)
  }
  const buildings = Map.groupBy(of('building'), ({ parent_code }) => parent_code)
  expect(buildings.size).toBe(of('grid').length)
  for (const [, one] of buildings) {
    expect(one.length).toBeGreaterThanOrEqual(5)
    expect(one.length).toBeLessThanOrEqual(9)
  }
  for (const area of [...of('grid'), ...of('building')]) {
    expect([area.is_assumed, area.code_system]).toEqual([true, 'demonstration'])
  }
})

test('other numbers on request', () => {
  const few = dongchangfuAreas({ grids: [[1, 1]], buildings: { from: 2, to: 2 } })
  expect(of('grid', few)).toHaveLength(338)
  expect(of('building', few)).toHaveLength(676)
})

test('codes are unique, carry their parent, and parents come first', () => {
  expect(byCode.size).toBe(areas.length)
  const digits = { district: 6, street: 9, community: 12, grid: 15, building: 18 }
  const seen = new Set<string>()
  for (const { level, code, parent_code } of areas) {
    expect(code).toHaveLength(digits[level])
    if (parent_code !== null) {
      expect(seen.has(parent_code)).toBe(true)
      expect(code.startsWith(parent_code)).toBe(true)
    }
    seen.add(code)
  }
})

test('outlines fill their parents within a thousandth and places lie inside their own', () => {
  const filled = new Map<string, number>()
  for (const area of areas) {
    if (area.parent_code === null || !area.polygons) continue
    filled.set(area.parent_code, (filled.get(area.parent_code) ?? 0) + size(area))
  }
  expect(filled.size).toBe(1 + 24 + 338)
  for (const [code, sum] of filled) {
    expect(Math.abs(sum / size(byCode.get(code)) - 1)).toBeLessThan(0.001)
  }
  for (const area of areas) {
    const home = area.polygons ?? byCode.get(area.parent_code ?? '')?.polygons ?? []
    expect(home.some((part) => isInPolygon([area.lng, area.lat], part))).toBe(true)
  }
})

test('every building is found again in its grid by position', () => {
  const outlined = areas.flatMap(({ code, polygons }) => (polygons ? [{ code, polygons }] : []))
  const index = indexAreas(outlined, 'gcj02')
  const lost = of('building').filter((one) => areaAt(index, one)?.code !== one.parent_code)
  // A place on the line between two grids belongs to both; there are hardly any.
  expect(lost.length).toBeLessThan(of('building').length / 1000)
})

test('no two buildings of a community share a name, and no two communities an estate', () => {
  const named = of('building').map(({ name, code }) => ({ name, community: code.slice(0, 12) }))
  expect(new Set(named.map(({ name, community }) => community + name)).size).toBe(named.length)
  const estates = named.flatMap(({ name, community }) => {
    const estate = /^(.+)(?<!\d)\d+号楼$/.exec(name)?.[1]
    return estate ? [{ estate, community }] : []
  })
  expect(estates.length).toBeGreaterThan(1000)
  for (const [estate, homes] of Map.groupBy(estates, (one) => one.estate)) {
    expect([estate, new Set(homes.map(({ community }) => community)).size]).toEqual([estate, 1])
  }
})

test('the same district every time', () => {
  expect(dongchangfuAreas()).toEqual(areas)
})

test('the neighbours hold what they are for, and nothing of 东昌府区', () => {
  const names = yangguAreas().map(({ name }) => name)
  expect(names.slice(0, 4)).toEqual(['阳谷县', '侨润街道', '西焦海村', '第一网格'])
  expect(of('community', pingshanAreas())).toHaveLength(23)
  const all = [...areas, ...yangguAreas(), ...pingshanAreas()]
  const codes = new Set(all.map(({ code }) => code))
  expect(codes.size).toBe(all.length)
  for (const { parent_code } of all)
    expect(parent_code === null || codes.has(parent_code)).toBe(true)
})

const cases = new URL('../../../../shared/data/grid-events/pingshan_2018.csv', import.meta.url)
test.skipIf(!existsSync(cases))(
  'every street and community of the cases of 坪山区 is known',
  () => {
    const rows = z
      .array(z.object({ STREET_NAME: z.string(), COMMUNITY_NAME: z.string() }))
      .parse(parse(readFileSync(cases), { columns: true, bom: true }))
    const pingshan = pingshanAreas()
    const streets = new Map(of('street', pingshan).map(({ code, name }) => [code, name]))
    const known = new Set(
      of('community', pingshan).map((one) => `${streets.get(one.parent_code ?? '')} ${one.name}`),
    )
    const met = new Set(
      rows
        .filter((row) => row.COMMUNITY_NAME !== '-')
        .map((row) => `${row.STREET_NAME} ${row.COMMUNITY_NAME}`),
    )
    expect(met.size).toBeGreaterThan(0)
    expect([...met].filter((one) => !known.has(one))).toEqual([])
  },
)
