import { POST_KINDS } from '@linli/contract/codes/org'
import type { Role } from '@linli/contract/identity'
import type { PlanReport, SightChange } from '@linli/contract/reorganisations'
import type { ShapeChanges } from './diff-shape.ts'
import { lineOf, type Organisation, type OrgPost } from './organisation.ts'
import { MOST_ITEMS, type Shape } from './shape.ts'

// Posts of these roles see what lies in their area; whoever sees the whole district goes on seeing it.
const AREA_ROLES: readonly Role[] = ['grid_worker', 'centre_staff', 'leader']

interface Seen {
  post: OrgPost
  of: Organisation
  areas: Set<string>
}

/** Who will see moved areas that they did not see, and who will see them no longer, with the people concerned. */
export function findSight(
  shape: Shape,
  { moved_tops }: ShapeChanges,
): Pick<PlanReport, 'gains' | 'loses'> & { person_ids: string[] } {
  const gains = new Map<string, Seen>()
  const loses = new Map<string, Seen>()
  const [old, young] = [watchersOf(shape.before), watchersOf(shape.after)]
  for (const id of moved_tops) {
    const name = shape.before.areas.get(id)?.name ?? ''
    const heir = shape.successors.find((one) => one.id === id && one.takes_rest)?.successor_id ?? id
    const was = seenBy(shape.before, old, id)
    const is = seenBy(shape.after, young, heir)
    for (const [person, post] of is)
      if (!was.has(person)) add(gains, person, { post, of: shape.after, name })
    for (const [person, post] of was)
      if (!is.has(person)) add(loses, person, { post, of: shape.before, name })
  }
  return {
    gains: told(shape, gains),
    loses: told(shape, loses),
    person_ids: [...new Set([...gains.keys(), ...loses.keys()])],
  }
}

function watchersOf({ posts }: Organisation): Map<string, OrgPost[]> {
  const watching = [...posts.values()].filter(({ kind }) => AREA_ROLES.includes(POST_KINDS[kind]))
  return Map.groupBy(watching, ({ area_id }) => area_id)
}

function seenBy(
  { areas }: Organisation,
  watchers: ReadonlyMap<string, OrgPost[]>,
  area_id: string,
): Map<string, OrgPost> {
  const found = new Map<string, OrgPost>()
  for (const id of lineOf(areas, area_id))
    for (const post of watchers.get(id) ?? [])
      if (!found.has(post.person_id)) found.set(post.person_id, post)
  return found
}

function add(
  all: Map<string, Seen>,
  person: string,
  { post, of, name }: { post: OrgPost; of: Organisation; name: string },
): void {
  const known = all.get(person)
  if (known) known.areas.add(name)
  else all.set(person, { post, of, areas: new Set([name]) })
}

function told({ before }: Shape, all: ReadonlyMap<string, Seen>): PlanReport['gains'] {
  const items = [...all].slice(0, MOST_ITEMS).map(
    ([person, { post, of, areas }]): SightChange => ({
      person: before.people.get(person) ?? '',
      unit: of.units.get(post.unit_id)?.name ?? '',
      post_kind: post.kind,
      areas: [...areas],
    }),
  )
  return { n: all.size, items }
}
