import type { UnitKind } from '@linli/contract/codes/org'
import type { Gap } from '@linli/contract/codes/reorganisations'
import type { PlanGap } from '@linli/contract/reorganisations'
import type { ShapeChanges } from './diff-shape.ts'
import { lineOf, type OrgArea, type Organisation } from './organisation.ts'
import { MOST_ITEMS, type Shape } from './shape.ts'

/** What a plan leaves open in areas, units and posts: places that nobody looks after any more, or that two look after. */
export function findGaps(shape: Shape, changes: ShapeChanges): PlanGap[] {
  return [
    ...unmanned(shape),
    ...doubled(shape),
    ...strayingPosts(shape, changes),
    ...parentsElsewhere(shape, changes),
  ]
}

/** A gap with its list. */
export function gap(
  code: Gap,
  about: string | null,
  items: readonly string[],
  n = items.length,
): PlanGap {
  return { code, about, step: null, n: Math.max(1, n), items: items.slice(0, MOST_ITEMS) }
}

const NEEDED: readonly (readonly [OrgArea['level'], UnitKind, Gap])[] = [
  ['street', 'centre', 'no_centre'],
  ['community', 'community_committee', 'no_committee'],
  ['grid', 'grid_team', 'no_grid_team'],
]

// What was missing before is no fault of the plan: a gap is a new area without, or one that had it and has it no longer.
function unmanned({ before, after }: Shape): PlanGap[] {
  const [old, young] = [staffingOf(before), staffingOf(after)]
  const found: PlanGap[] = []
  for (const area of after.areas.values()) {
    const isNew = !before.areas.has(area.id)
    const lacks = (key: string) => (isNew || old.has(key)) && !young.has(key)
    for (const [level, kind, code] of NEEDED)
      if (area.level === level && lacks(`${area.id} ${kind}`)) found.push(gap(code, area.name, []))
    const hasCentre = young.has(`${area.id} centre`)
    if (area.level === 'street' && hasCentre && lacks(`${area.id} centre_duty`))
      found.push(gap('no_duty_officer', area.name, []))
    if (area.level === 'grid' && lacks(`${area.id} grid_worker`))
      found.push(gap('no_grid_worker', area.name, []))
  }
  return found
}

/** Area with each kind of unit and of post that it has. */
function staffingOf({ units, posts }: Organisation): Set<string> {
  const found = new Set<string>()
  for (const { area_id, kind } of units.values()) found.add(`${area_id} ${kind}`)
  for (const { area_id, kind } of posts.values()) found.add(`${area_id} ${kind}`)
  return found
}

function doubled({ before, after }: Shape): PlanGap[] {
  const byPlace = ({ units }: Organisation) =>
    Map.groupBy(
      [...units.values()].filter(({ kind }) => NEEDED.some(([, needed]) => needed === kind)),
      ({ area_id, kind }) => `${area_id} ${kind}`,
    )
  const old = byPlace(before)
  return [...byPlace(after)].flatMap(([key, units]) => {
    if (units.length < 2 || (old.get(key)?.length ?? 0) >= units.length) return []
    const area = after.areas.get(units[0]?.area_id ?? '')
    return area
      ? [
          gap(
            'two_of_a_kind',
            area.name,
            units.map(({ name }) => name),
          ),
        ]
      : []
  })
}

// A post looks after a part of its unit's area; where the area has gone elsewhere, the post hangs in the air.
function strayingPosts({ before, after }: Shape, { moved_areas }: ShapeChanges): PlanGap[] {
  const strays = [...after.posts.values()].filter(({ id, area_id, unit_id }) => {
    const was = before.posts.get(id)
    const unit = after.units.get(unit_id)
    const unitWas = before.units.get(unit_id)
    if (!was || !unit || !unitWas) return false
    if (!moved_areas.has(area_id) && unit.area_id === unitWas.area_id) return false
    const fitted = lineOf(before.areas, area_id).includes(unitWas.area_id)
    return fitted && !lineOf(after.areas, area_id).includes(unit.area_id)
  })
  return [...Map.groupBy(strays, ({ unit_id }) => unit_id)].map(([unit_id, posts]) =>
    gap(
      'post_strays',
      after.units.get(unit_id)?.name ?? null,
      posts.map(
        ({ person_id, area_id }) =>
          `${before.people.get(person_id) ?? ''} · ${after.areas.get(area_id)?.name ?? ''}`,
      ),
    ),
  )
}

function parentsElsewhere({ before, after }: Shape, { moved_areas }: ShapeChanges): PlanGap[] {
  const left = [...after.units.values()].filter(({ id, parent_id, area_id }) => {
    const was = before.units.get(id)
    const [parent, parentWas] = [
      after.units.get(parent_id ?? ''),
      before.units.get(parent_id ?? ''),
    ]
    if (!was || !parent || !parentWas || was.parent_id !== parent_id) return false
    if (!moved_areas.has(area_id)) return false
    const fitted = lineOf(before.areas, was.area_id).includes(parentWas.area_id)
    return fitted && !lineOf(after.areas, area_id).includes(parent.area_id)
  })
  return [...Map.groupBy(left, ({ parent_id }) => parent_id)].map(([parent_id, units]) =>
    gap(
      'parent_elsewhere',
      after.units.get(parent_id ?? '')?.name ?? null,
      units.map(({ name }) => name),
    ),
  )
}
