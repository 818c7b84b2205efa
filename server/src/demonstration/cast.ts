import { type Place, placeOf, placesOf } from './place-areas.ts'
import type { DemoCategory } from './publish-catalogue.ts'
import { pick, type Random } from './random.ts'
import type { DemoPost, DemoUnit, Roster } from './roster.ts'

/** A grid and everybody who works on its matters. */
export type GridCast = {
  grid: Place
  community_id: string
  street_id: string
  /** How an address in this grid begins: 凤苑社区. */
  community_name: string
  team: DemoUnit
  worker: DemoPost
  committee: DemoUnit
  clerk: DemoPost
  /** Those who accept, assign and close here: the street's centre, or the district's where it has none. */
  centre: DemoUnit
  duty: readonly DemoPost[]
  property: DemoUnit | undefined
  /** How many matters arise here compared with other grids. */
  weight: number
}

/** The cast of every grid, in the order of the list of areas. */
export function castGrids(roster: Roster, places: Map<string, Place>): GridCast[] {
  const units = new Map(roster.units.flatMap((unit) => (unit.key ? [[unit.key, unit]] : [])))
  return placesOf(places, 'grid').map((grid) => {
    const community = placeOf(grid, 'community')
    const street = placeOf(grid, 'street')
    const team = roster.keyed(`team ${grid.code}`)
    const committee = roster.keyed(`committee ${community?.code}`)
    const centre = units.get(`centre ${street?.code}`) ?? roster.keyed('centre')
    if (!community || !street) throw new RangeError(`${grid.code} lies in no street`)
    const isUrban = community.name.endsWith('社区')
    return {
      grid,
      community_id: community.id,
      street_id: street.id,
      community_name: community.name,
      team,
      worker: holder(team, 'grid_worker'),
      committee,
      clerk: holder(committee, 'community_clerk'),
      centre,
      duty: centre.posts.filter(({ kind }) => kind === 'centre_duty'),
      property: units.get(`property ${community.code} 0`),
      weight: (isUrban ? 1.5 : 0.7) * (0.6 + 0.8 * roster.random()),
    }
  })
}

/** The unit that does this category's work in this grid. */
export function doerOf(category: DemoCategory, cast: GridCast): DemoUnit {
  if (category.doer) return category.doer
  if (category.doer_kind === 'grid') return cast.team
  if (category.doer_kind === 'street_centre') return cast.centre
  if (category.doer_kind === 'property') return cast.property ?? cast.committee
  return cast.committee
}

/** Somebody of the unit who may work on matters. */
export function handlerOf(unit: DemoUnit, random: Random): DemoPost {
  const posts = unit.posts.filter(({ kind }) => HANDLERS.has(kind))
  return pick(random, posts)
}

/** Somebody else than the handler, of another unit, who looks whether it is done: the grid worker or the centre. */
export function verifierOf(category: DemoCategory, cast: GridCast, handler: DemoPost): DemoPost {
  const isTeam = handler.unit === cast.team
  if (category.verifier === 'grid_worker' && !isTeam) return cast.worker
  const duty = cast.duty.find(({ unit }) => unit !== handler.unit)
  return duty ?? cast.clerk
}

const HANDLERS = new Set<string>([
  'grid_worker',
  'community_clerk',
  'centre_duty',
  'department_handler',
  'utility_handler',
  'property_manager',
  'police_officer',
])

function holder(unit: DemoUnit, kind: DemoPost['kind']): DemoPost {
  const post = unit.posts.find((one) => one.kind === kind)
  if (!post) throw new RangeError(`${unit.name} has no ${kind}`)
  return post
}
