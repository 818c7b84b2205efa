import type { AreaLevel } from '@linli/contract/identity'
import type { PlanStep } from '@linli/contract/reorganisation-steps'
import { childrenOf, type OrgArea } from './organisation.ts'
import { isAgain, refuse, type Shape, type StepOf } from './shape.ts'

type AreaKind =
  | 'create_area'
  | 'rename_area'
  | 'recode_area'
  | 'move_areas'
  | 'split_area'
  | 'merge_areas'
  | 'end_area'

const ABOVE: Record<AreaLevel, AreaLevel | null> = {
  district: null,
  street: 'district',
  community: 'street',
  grid: 'community',
  building: 'grid',
}

/** The steps about areas. */
export const AREA_STEPS: { [K in AreaKind]: StepOf<K> } = {
  create_area: (shape, step) => {
    const { new_id: id, level, code, name, parent_id, is_assumed } = step
    makeArea(shape, { id, level, code, name, parent_id, is_assumed })
  },
  rename_area: (shape, { area_id, name }) => {
    const area = areaFor(shape, area_id)
    if (!area) return
    if (isAgain(shape, 'name', area_id)) return refuse(shape, 'area_twice', area.name)
    shape.after.areas.set(area_id, { ...area, name })
  },
  recode_area: (shape, { area_id, code }) => {
    const area = areaFor(shape, area_id)
    if (!area) return
    if (isAgain(shape, 'code', area_id)) return refuse(shape, 'area_twice', area.name)
    recode(shape, area, code)
  },
  move_areas: (shape, { area_ids, to_id }) => {
    const to = areaFor(shape, to_id)
    if (!to) return
    for (const id of new Set(area_ids)) moveArea(shape, id, to)
  },
  split_area: splitArea,
  merge_areas: (shape, { area_ids, into_id }) => {
    const into = areaFor(shape, into_id)
    if (!into) return
    for (const id of new Set(area_ids)) mergeArea(shape, id, into)
  },
  end_area: (shape, { area_id, heir_id }) => {
    const area = areaFor(shape, area_id)
    const heir = heir_id === null ? null : areaFor(shape, heir_id)
    if (!area || heir === undefined) return
    if (heir && (heir.level !== area.level || heir.id === area.id))
      return refuse(shape, 'wrong_level', area.name)
    endArea(shape, area, heir)
  },
}

/** The area as the steps before have left it; refuses one that does not stand. */
export function areaFor(shape: Shape, id: string): OrgArea | undefined {
  const area = shape.after.areas.get(id)
  if (!area) refuse(shape, 'area_gone', shape.before.areas.get(id)?.name ?? null)
  return area
}

function makeArea(shape: Shape, area: OrgArea & { parent_id: string | null }): boolean {
  const parent = area.parent_id === null ? undefined : areaFor(shape, area.parent_id)
  if (!parent) return false
  if (parent.level !== ABOVE[area.level]) {
    refuse(shape, 'wrong_level', area.name)
    return false
  }
  if (isKnown(shape, area.id)) {
    refuse(shape, 'id_used', area.name)
    return false
  }
  if (isCodeUsed(shape, area)) return false
  shape.after.areas.set(area.id, area)
  return true
}

/** Whether an id belongs to something already. */
export function isKnown(shape: Shape, id: string): boolean {
  return [shape.before, shape.after].some(
    ({ areas, units, posts }) => areas.has(id) || units.has(id) || posts.has(id),
  )
}

function isCodeUsed(shape: Shape, { id, code }: Pick<OrgArea, 'id' | 'code'>): boolean {
  for (const other of shape.after.areas.values()) {
    if (other.code !== code || other.id === id) continue
    refuse(shape, 'code_used', code, [other.name])
    return true
  }
  return false
}

// Codes below are paths that begin with the one above: they follow it, as far as they did.
function recode(shape: Shape, area: OrgArea, code: string): undefined {
  if (isCodeUsed(shape, { id: area.id, code })) return
  shape.after.areas.set(area.id, { ...area, code })
  const children = childrenOf(shape.after.areas)
  const below = [...(children.get(area.id) ?? [])]
  for (let at = 0; at < below.length; at += 1) {
    const one = below[at]
    if (!one?.code.startsWith(area.code)) continue
    shape.after.areas.set(one.id, { ...one, code: code + one.code.slice(area.code.length) })
    below.push(...(children.get(one.id) ?? []))
  }
}

function moveArea(shape: Shape, id: string, to: OrgArea): undefined {
  const area = areaFor(shape, id)
  if (!area) return
  if (ABOVE[area.level] !== to.level) return refuse(shape, 'wrong_level', area.name)
  if (isAgain(shape, 'move', id)) return refuse(shape, 'area_twice', area.name)
  shape.after.areas.set(id, { ...area, parent_id: to.id })
}

function splitArea(shape: Shape, step: Extract<PlanStep, { kind: 'split_area' }>): undefined {
  const area = areaFor(shape, step.area_id)
  if (!area) return
  const own = new Set((childrenOf(shape.after.areas).get(area.id) ?? []).map(({ id }) => id))
  const parts = step.parts.flatMap(({ new_id: id, code, name, child_ids }) => {
    const made = makeArea(shape, { ...area, id, code, name })
    const part = shape.after.areas.get(id)
    if (!made || !part) return []
    const strangers = child_ids.filter((child) => !own.has(child))
    if (strangers.length > 0)
      refuse(
        shape,
        'area_gone',
        name,
        strangers.map((child) => shape.before.areas.get(child)?.name ?? '?'),
      )
    else for (const child of new Set(child_ids)) moveArea(shape, child, part)
    return [part]
  })
  const isEmpty = !(childrenOf(shape.after.areas).get(area.id)?.length ?? 0)
  const [first, ...others] = parts
  for (const part of isEmpty ? others : parts)
    shape.successors.push({ noun: 'area', id: area.id, successor_id: part.id, takes_rest: false })
  if (isEmpty && first) endArea(shape, area, first)
}

function mergeArea(shape: Shape, id: string, into: OrgArea): undefined {
  const area = areaFor(shape, id)
  if (!area) return
  if (area.level !== into.level || id === into.id) return refuse(shape, 'wrong_level', area.name)
  for (const child of childrenOf(shape.after.areas).get(id) ?? []) moveArea(shape, child.id, into)
  endArea(shape, area, into)
}

function endArea(shape: Shape, area: OrgArea, heir: OrgArea | null): undefined {
  const left = childrenOf(shape.after.areas).get(area.id) ?? []
  if (left.length > 0) {
    refuse(
      shape,
      'children_left',
      area.name,
      left.map(({ name }) => name),
    )
    return
  }
  if (!shape.before.areas.has(area.id) || isAgain(shape, 'end', area.id))
    return refuse(shape, 'area_twice', area.name)
  shape.after.areas.delete(area.id)
  const { id } = area
  if (heir) shape.successors.push({ noun: 'area', id, successor_id: heir.id, takes_rest: true })
  for (const unit of shape.after.units.values()) {
    if (unit.area_id !== id) continue
    if (heir) shape.after.units.set(unit.id, { ...unit, area_id: heir.id })
    else refuse(shape, 'units_left', area.name, [unit.name])
  }
}
