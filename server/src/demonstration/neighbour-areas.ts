import type { DemoArea } from './areas.ts'
import { round6 } from './shapes.ts'

/**
 * 阳谷县 as far as the practice station needs it: 侨润街道 with its real code, 西焦海村 with one grid and its groups.
 * Outlines are unknown, so positions are all there is.
 */
export function yangguAreas(): DemoArea[] {
  const [district, street, village] = ['371521', '371521002', '371521002201']
  const grid = `${village}001`
  return [
    { ...known('district', district, '阳谷县'), parent_code: null, ...at(115.7918, 36.1144) },
    { ...known('street', street, '侨润街道'), parent_code: district, ...at(115.806, 36.1) },
    {
      ...assumed('community', village, '西焦海村'),
      official_name: '西焦海村村委会',
      parent_code: street,
      ...at(115.836, 36.092),
    },
    { ...assumed('grid', grid, '第一网格'), parent_code: village, ...at(115.836, 36.092) },
    ...[1, 2, 3, 4, 5].map((n) => ({
      ...assumed('building', `${grid}00${n}`, `第${n}组`),
      parent_code: grid,
      ...at(115.8335 + n * 0.001, 36.0915 + (n % 2) * 0.001),
    })),
  ]
}

/**
 * 坪山区 as far as the import of its cases needs it: its six streets and their communities of 2018 by name. The codes
 * below the district follow the state's pattern but are assumed; a file names areas, it does not code them.
 */
export function pingshanAreas(): DemoArea[] {
  const district = '440310'
  const streets = PINGSHAN.flatMap(({ name, lng, lat, communities }, n): DemoArea[] => {
    const code = `${district}00${n + 1}`
    return [
      { ...assumed('street', code, `${name}街道`), parent_code: district, ...at(lng, lat) },
      ...communities.map((community, m) => ({
        ...assumed('community', `${code}00${m + 1}`, `${community}社区`),
        parent_code: code,
        ...around(lng, lat, m / communities.length),
      })),
    ]
  })
  const root = known('district', district, '坪山区')
  return [{ ...root, parent_code: null, ...at(114.3464, 22.6915) }, ...streets]
}

const PINGSHAN = [
  { name: '坪山', lng: 114.348, lat: 22.7, communities: ['坪山', '六联', '六和', '和平'] },
  { name: '马峦', lng: 114.33, lat: 22.655, communities: ['马峦', '江岭', '坪环', '沙坣'] },
  { name: '碧岭', lng: 114.295, lat: 22.67, communities: ['碧岭', '汤坑', '沙湖'] },
  { name: '石井', lng: 114.388, lat: 22.685, communities: ['石井', '田头', '田心', '金龟'] },
  { name: '坑梓', lng: 114.382, lat: 22.75, communities: ['坑梓', '秀新', '金沙', '沙田'] },
  { name: '龙田', lng: 114.362, lat: 22.735, communities: ['龙田', '老坑', '竹坑', '南布'] },
]

type Level = DemoArea['level']

function known(level: Level, code: string, name: string) {
  return { level, code, name, code_system: 'stats_2023', is_assumed: false } as const
}

function assumed(level: Level, code: string, name: string) {
  return { level, code, name, code_system: 'demonstration', is_assumed: true } as const
}

function at(lng: number, lat: number) {
  return { lng: round6(lng), lat: round6(lat), datum: 'gcj02', is_place_assumed: true } as const
}

/** About a kilometre from the seat of the street, each community on a side of its own. */
function around(lng: number, lat: number, turn: number) {
  return at(lng + 0.01 * Math.cos(turn * 2 * Math.PI), lat + 0.01 * Math.sin(turn * 2 * Math.PI))
}
