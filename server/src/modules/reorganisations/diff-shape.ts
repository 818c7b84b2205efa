import type { AreaLevel } from '@linli/contract/identity'
import type { RelocationSource } from '#modules/matters'
import type { MadePost, Recomposed, ReorganisedArea, ReorganisedUnit } from '#modules/org'
import { ancestorOf, childrenOf, lineOf, type OrgArea } from './organisation.ts'
import type { Shape } from './shape.ts'

/** What differs between before and after, before outlines are drawn. */
export interface ShapeChanges {
  made_areas: OrgArea[]
  changed_areas: OrgArea[]
  ended_areas: string[]
  made_units: ReorganisedUnit[]
  changed_units: ReorganisedUnit[]
  ended_units: string[]
  made_posts: MadePost[]
  ended_posts: string[]
  /** Areas, as they were before, whose matters come to lie elsewhere. */
  moved_areas: Set<string>
  /** The topmost of them. */
  moved_tops: string[]
  /** Areas to be drawn anew, the smallest first. */
  recomposed: Recomposed[]
}

/** What a shaped plan changes. */
export function diffShape({ before, after }: Shape): ShapeChanges {
  const moved_areas = new Set<string>()
  const changed_areas: OrgArea[] = []
  for (const area of before.areas.values()) {
    const now = after.areas.get(area.id)
    const hasMoved =
      !now || lineOf(before.areas, area.id).join() !== lineOf(after.areas, area.id).join()
    if (hasMoved) moved_areas.add(area.id)
    if (now && (hasMoved || now.code !== area.code || now.name !== area.name))
      changed_areas.push(now)
  }
  const without = <T extends { id: string }>(
    all: ReadonlyMap<string, T>,
    others: ReadonlyMap<string, T>,
  ) => [...all.values()].filter(({ id }) => !others.has(id))
  const idsOf = (all: readonly { id: string }[]) => all.map(({ id }) => id)
  return {
    made_areas: without(after.areas, before.areas).sort((a, b) => DEPTH[a.level] - DEPTH[b.level]),
    changed_areas,
    ended_areas: idsOf(without(before.areas, after.areas)),
    made_units: without(after.units, before.units),
    changed_units: [...after.units.values()].filter((unit) => {
      const was = before.units.get(unit.id)
      return (
        was &&
        (was.name !== unit.name || was.parent_id !== unit.parent_id || was.area_id !== unit.area_id)
      )
    }),
    ended_units: idsOf(without(before.units, after.units)),
    made_posts: without(after.posts, before.posts),
    ended_posts: idsOf(without(before.posts, after.posts)),
    moved_areas,
    moved_tops: [...moved_areas].filter((id) => {
      const parent_id = before.areas.get(id)?.parent_id
      return !parent_id || !moved_areas.has(parent_id)
    }),
    recomposed: recomposedIn({ before: before.areas, after: after.areas }),
  }
}

const DEPTH: Record<AreaLevel, number> = {
  district: 0,
  street: 1,
  community: 2,
  grid: 3,
  building: 4,
}

/** An area with its ancestors of each level, as the tables have it. */
export function withLevels(
  areas: ReadonlyMap<string, OrgArea>,
  area: OrgArea,
): Omit<ReorganisedArea, 'drawn' | 'is_outline_only'> {
  const above = (level: AreaLevel) =>
    area.level === level || area.parent_id === null
      ? null
      : ancestorOf(areas, area.parent_id, level)
  return {
    ...area,
    street_id: above('street'),
    community_id: above('community'),
    grid_id: above('grid'),
  }
}

/** Where the matters of an area are found; those of a building among those of its grid. */
export function sourceOf({ id, level, parent_id }: OrgArea): RelocationSource | null {
  if (level === 'street' || level === 'community' || level === 'grid')
    return { column: `${level}_id`, id }
  return level === 'building' && parent_id ? { column: 'grid_id', id: parent_id } : null
}

/** Where the matters are that a plan takes along. */
export function sourcesOf(shape: Shape, { moved_tops }: ShapeChanges): RelocationSource[] {
  const sources = moved_tops.flatMap((id) => {
    const area = shape.before.areas.get(id)
    return (area && sourceOf(area)) ?? []
  })
  const units = shape.successors.flatMap(({ noun, id }): RelocationSource[] =>
    noun === 'unit'
      ? [
          { column: 'unit_id', id },
          { column: 'helper', id },
          { column: 'returned', id },
        ]
      : [],
  )
  const all = [...sources, ...units]
  const isFirst = (one: RelocationSource, at: number) =>
    all.findIndex((other) => other.column === one.column && other.id === one.id) === at
  return all.filter(isFirst)
}

function recomposedIn({
  before,
  after,
}: Record<'before' | 'after', ReadonlyMap<string, OrgArea>>): Recomposed[] {
  const [old, young] = [childrenOf(before), childrenOf(after)]
  const found: Recomposed[] = []
  const redrawn = new Set<string>()
  for (const level of ['grid', 'community', 'street'] as const) {
    for (const area of after.values()) {
      if (area.level !== level) continue
      const child_ids = (young.get(area.id) ?? []).map(({ id }) => id)
      const was = new Set((old.get(area.id) ?? []).map(({ id }) => id))
      const is = new Set(child_ids)
      const gained_ids = child_ids.filter((id) => !was.has(id))
      const lost_ids = [...was].filter((id) => !is.has(id))
      const isTouched = child_ids.some((id) => redrawn.has(id))
      if (gained_ids.length + lost_ids.length === 0 && !isTouched) continue
      redrawn.add(area.id)
      found.push({ id: area.id, child_ids, lost_ids, gained_ids })
    }
  }
  return found
}
