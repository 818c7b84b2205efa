import { type Place, placesOf } from './place-areas.ts'
import { raiseDepartments } from './raise-government.ts'
import type { Roster } from './roster.ts'

/** 阳谷县 as far as the evening of 西焦海村 needs it: government, street office, committee, one grid and the practice station. */
export function raiseYanggu(roster: Roster, places: Map<string, Place>): void {
  raiseBare(roster, places)
  for (const area of placesOf(places, 'community')) {
    const parent = roster.keyed(`office ${area.parent_code}`)
    const name = area.official_name ?? `${area.name}村民委员会`
    const committee = roster.unit({ kind: 'community_committee', name, parent, area })
    roster.appoint(roster.person(), committee, 'community_secretary')
    roster.appoint(roster.person(), committee, 'community_clerk')
    for (const grid of area.children) {
      const team = roster.unit({
        kind: 'grid_team',
        name: `${area.name}${grid.name}`,
        parent: committee,
        area: grid,
      })
      roster.appoint(roster.person(), team, 'grid_worker')
    }
    const station = `${area.name}新时代文明实践站`
    roster.unit({ kind: 'practice_station', name: station, parent: committee, area })
  }
}

/** 坪山区 as far as the import needs it: a centre with an importer, and a department that keeps the catalogue. */
export function raisePingshan(roster: Roster, places: Map<string, Place>): void {
  raiseBare(roster, places)
  raiseDepartments(roster, roster.keyed('government'))
}

function raiseBare(roster: Roster, places: Map<string, Place>): void {
  const [district] = placesOf(places, 'district')
  if (!district) throw new RangeError('no district among the areas')
  const name = `${district.name}人民政府`
  const government = roster.unit({ kind: 'government', key: 'government', name, area: district })
  roster.appoint(roster.person(), government, 'district_leader')
  const centre = roster.unit({
    kind: 'centre',
    key: 'centre',
    name: `${district.name}社会治理服务中心`,
    parent: government,
    area: district,
  })
  roster.appoint(roster.person(), centre, 'centre_duty')
  const importer = roster.person()
  roster.appoint(importer, centre, 'centre_intake')
  for (const area of placesOf(places, 'street')) {
    const key = `office ${area.code}`
    roster.unit({ kind: 'government', key, name: `${area.name}办事处`, parent: government, area })
  }
}
