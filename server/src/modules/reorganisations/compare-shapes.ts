import type { AreaChange } from '@linli/contract/codes/reorganisations'
import type { ComparedArea, Comparison } from '@linli/contract/reorganisations'
import { sql } from 'kysely'
import { type Outline, readOutlines } from '#modules/org'
import type { Db, Tx } from '#platform/db'
import type { Examined } from './examine-plan.ts'
import { childrenOf, lineOf, type OrgArea } from './organisation.ts'
import type { Shape } from './shape.ts'

/** The areas that a plan touches, before and after, with the outlines around them. */
export async function compareShapes(
  db: Db | Tx,
  district_id: number,
  { shape, changes, drawn }: Omit<Examined, 'report'>,
): Promise<Comparison> {
  const { before, after } = shape
  const touched = touchedBy(shape, changes.moved_tops)
  const around = neighboursOf(shape, touched)
  const parents = new Set(
    [before, after].flatMap(({ areas }) =>
      [...touched].flatMap((id) => areas.get(id)?.parent_id ?? []),
    ),
  )
  const outlines = await readOutlines(
    db,
    district_id,
    sql`a.id = any(${[...touched, ...around]}::uuid[])`,
  )
  const side = (which: 'before' | 'after') => {
    const { areas } = shape[which]
    const drawing = (id: string) =>
      (which === 'after' ? drawn.get(id)?.outline : undefined) ?? outlines.get(id)
    const shown = [...areas.values()].filter(({ id }) => around.has(id) || touched.has(id))
    // The larger first, so that what moves is drawn on top.
    const ordered = shown.sort((a, b) => lineOf(areas, a.id).length - lineOf(areas, b.id).length)
    return {
      areas: listed(areas, touched, parents).map((area) => ({
        id: area.id,
        level: area.level,
        code: area.code,
        name: area.name,
        parent_id: area.parent_id,
        change: changeOf(before.areas.get(area.id), after.areas.get(area.id)),
      })),
      shapes: ordered.flatMap(({ id, name }) => {
        const polygons: Outline | undefined = drawing(id)
        const change = changeOf(before.areas.get(id), after.areas.get(id))
        return polygons ? [{ id, name, change, polygons }] : []
      }),
    }
  }
  return { before: side('before'), after: side('after') }
}

function changeOf(was: OrgArea | undefined, is: OrgArea | undefined): AreaChange {
  if (!was) return 'made'
  if (!is) return 'ended'
  if (was.parent_id !== is.parent_id) return 'moved'
  return was.name === is.name && was.code === is.code ? 'same' : 'renamed'
}

// What only comes along with the area above it is not listed: the six communities are, their grids are not.
function touchedBy({ before, after }: Shape, moved_tops: readonly string[]): Set<string> {
  const touched = new Set(moved_tops)
  for (const area of after.areas.values()) {
    const was = before.areas.get(area.id)
    if (!was || was.name !== area.name) touched.add(area.id)
    const followsAbove = was?.code !== area.code && touched.has(area.parent_id ?? '')
    if (was && was.code !== area.code && !followsAbove && !isBelow(after.areas, area, touched))
      touched.add(area.id)
  }
  return touched
}

function isBelow(
  areas: ReadonlyMap<string, OrgArea>,
  area: OrgArea,
  touched: ReadonlySet<string>,
): boolean {
  return lineOf(areas, area.id)
    .slice(1)
    .some((id) => touched.has(id))
}

/** Areas of the level above what moves: all streets where communities move, the communities of the streets where grids do. */
function neighboursOf({ before, after }: Shape, touched: ReadonlySet<string>): Set<string> {
  const found = new Set<string>()
  for (const { areas } of [before, after]) {
    const children = childrenOf(areas)
    for (const id of touched) {
      const parent = areas.get(areas.get(id)?.parent_id ?? '')
      const circle = children.get(parent?.parent_id ?? null) ?? []
      for (const one of parent?.level === 'district' ? (children.get(parent.id) ?? []) : circle)
        found.add(one.id)
    }
  }
  return found
}

/** What is touched, what stands beside it, and the way up to the streets, in the order of the codes. */
function listed(
  areas: ReadonlyMap<string, OrgArea>,
  touched: ReadonlySet<string>,
  parents: ReadonlySet<string>,
): Omit<ComparedArea, 'change'>[] {
  const wanted = new Set<string>()
  for (const area of areas.values()) {
    const isBeside =
      area.parent_id !== null && parents.has(area.parent_id) && area.level !== 'street'
    const isParent = parents.has(area.id)
    if (!touched.has(area.id) && !isBeside && !isParent) continue
    for (const id of lineOf(areas, area.id)) if (areas.get(id)?.level !== 'district') wanted.add(id)
  }
  return [...areas.values()]
    .filter(({ id }) => wanted.has(id))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
}
