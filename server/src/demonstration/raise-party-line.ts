import { type Place, placesOf } from './place-areas.ts'
import type { DemoPerson, DemoUnit, Roster } from './roster.ts'

/** Branches of the grids and groups of the courtyards as the district reported them on 2022-09-06. */
export const GRID_BRANCHES = 423
const BUILDING_GROUPS = 235
/** Households that open their door; their number is an assumption. */
const PARTY_HOUSEHOLDS = 470

/**
 * 社区党组织 → 网格党支部 → 楼院党小组 → 党员中心户. Every community has at least one branch; the rest of the branches,
 * and the groups, stand where there are the most buildings. The people are those who look after the buildings.
 */
export function raisePartyLine(
  roster: Roster,
  places: Map<string, Place>,
  carers: ReadonlyMap<string, DemoPerson>,
): void {
  const organisations = placesOf(places, 'community').map((community) =>
    raiseOrganisation(roster, community),
  )
  const branches = branchPlaces(organisations).map(([parent, grid]) => {
    const name = `${parent.area.name}${grid.name}党支部`
    const unit = roster.unit({ kind: 'grid_party_branch', name, parent, area: grid })
    roster.appoint(carerOf(carers, grid), unit, 'party_secretary')
    return unit
  })
  const groups = largest(branches, BUILDING_GROUPS).map((branch) => {
    const building = branch.area.children[0] ?? branch.area
    const name = `${building.name.replace(/\d+号楼$/, '')}楼院党小组`
    const unit = roster.unit({ kind: 'building_party_group', name, parent: branch, area: building })
    roster.appoint(carerOf(carers, branch.area), unit, 'party_secretary')
    return unit
  })
  for (let n = 0; n < PARTY_HOUSEHOLDS; n += 1) {
    const parent = groups[n % groups.length]
    const grid = parent?.area.parent
    if (!parent || !grid) return
    const building = grid.children[1 + Math.floor(n / groups.length)] ?? grid
    const name = `${building.name}党员中心户`
    const unit = roster.unit({ kind: 'party_household', name, parent, area: building })
    roster.appoint(carerOf(carers, grid), unit, 'party_household_head')
  }
}

function raiseOrganisation(roster: Roster, community: Place): DemoUnit {
  const unit = roster.unit({
    kind: 'community_party_org',
    name: `${community.name}党组织`,
    area: community,
  })
  const committee = roster.keyed(`committee ${community.code}`)
  const secretary = committee.posts.find(({ kind }) => kind === 'community_secretary')
  if (secretary) roster.appoint(secretary.person, unit, 'party_secretary')
  return unit
}

/** The first grid of every community, then second grids, the largest first, until the number is reached. */
function branchPlaces(organisations: readonly DemoUnit[]): [DemoUnit, Place][] {
  const at = (n: number) =>
    organisations.flatMap((unit): [DemoUnit, Place][] => {
      const grid = unit.area.children[n]
      return grid ? [[unit, grid]] : []
    })
  const first = at(0)
  const more = [...at(1)].sort(([, one], [, other]) => other.children.length - one.children.length)
  const chosen = [...first, ...more].slice(0, GRID_BRANCHES)
  if (chosen.length < GRID_BRANCHES) throw new RangeError('too few grids for the branches')
  return chosen
}

function largest(branches: readonly DemoUnit[], count: number): DemoUnit[] {
  const urban = branches.filter(({ name }) => name.includes('社区'))
  return [...urban, ...branches.filter((one) => !urban.includes(one))].slice(0, count)
}

function carerOf(carers: ReadonlyMap<string, DemoPerson>, grid: Place): DemoPerson {
  const carer = carers.get(grid.code)
  if (!carer) throw new RangeError(`nobody looks after ${grid.code}`)
  return carer
}
