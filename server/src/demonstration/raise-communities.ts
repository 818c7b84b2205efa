import { type Place, placesOf } from './place-areas.ts'
import { integer, pick, type Random, shuffle } from './random.ts'
import type { DemoPerson, DemoUnit, Roster } from './roster.ts'

/** Property firms of the district; as with grids, the number is an assumption. */
const PROPERTY_FIRMS = 180

/**
 * Community committees, a team for each grid with its worker and lead, somebody for each building, and the property
 * firms. Answers the person who looks after the buildings of each grid: the Party line stands on the same people.
 */
export function raiseCommunities(
  roster: Roster,
  places: Map<string, Place>,
): Map<string, DemoPerson> {
  const carers = new Map<string, DemoPerson>()
  for (const community of placesOf(places, 'community')) {
    const committee = roster.unit({
      kind: 'community_committee',
      key: `committee ${community.code}`,
      name: community.official_name ?? `${community.name}居民委员会`,
      parent: roster.keyed(`office ${community.parent_code}`),
      area: community,
      hours: '每日 8:30–17:30',
    })
    roster.appoint(roster.person(), committee, 'community_secretary')
    const clerk = roster.person()
    roster.appoint(clerk, committee, 'community_clerk')
    roster.appoint(clerk, committee, 'legal_guide')
    for (const grid of community.children) {
      const carer = raiseGrid(roster, { committee, clerk, grid })
      carers.set(grid.code, carer)
    }
  }
  raisePropertyFirms(roster, places)
  return carers
}

type GridPlan = { committee: DemoUnit; clerk: DemoPerson; grid: Place }

function raiseGrid(roster: Roster, { committee, clerk, grid }: GridPlan): DemoPerson {
  const team = roster.unit({
    kind: 'grid_team',
    key: `team ${grid.code}`,
    name: `${committee.area.name}${grid.name}`,
    parent: committee,
    area: grid,
    hours: '每日 7:00–21:00',
  })
  roster.appoint(roster.person(), team, 'grid_worker')
  roster.appoint(clerk, team, 'grid_lead')
  const carer = roster.person()
  for (const building of grid.children) roster.appoint(carer, team, 'building_lead', building)
  return carer
}

/** Estates have a firm, villages have none; a large community may have two. */
function raisePropertyFirms(roster: Roster, places: Map<string, Place>): void {
  const urban = placesOf(places, 'community').filter(({ name }) => name.endsWith('社区'))
  const names = firmNames(roster.random, PROPERTY_FIRMS)
  const order = shuffle(roster.random, urban)
  // The stories need a firm in 凤苑社区, whatever the draw.
  order.sort((one, other) => Number(other.name === STORY) - Number(one.name === STORY))
  for (const [at, name] of names.entries()) {
    const community = order[at % order.length]
    if (!community) return
    const firm = roster.unit({
      kind: 'property_firm',
      key: `property ${community.code} ${Math.floor(at / order.length)}`,
      name,
      area: community,
      hours: '每日 8:00–20:00',
    })
    const managers = integer(roster.random, 1, 2)
    for (let n = 0; n < managers; n += 1) {
      roster.appoint(roster.person(), firm, 'property_manager')
    }
  }
}

function firmNames(random: Random, count: number): string[] {
  const names = new Set<string>()
  while (names.size < count) {
    names.add(`${pick(random, FIRST)}${pick(random, SECOND)}${pick(random, LAST)}`)
  }
  return [...names]
}

const STORY = '凤苑社区'
const FIRST = [...'安昌德泰恒嘉康宁瑞鑫雅和信诚佳盈福润正景']
const SECOND = [...'居家苑邻园馨宇和源达顺悦洁畅丰舒']
const LAST = ['物业服务公司', '物业管理公司', '物业公司', '生活服务公司']
