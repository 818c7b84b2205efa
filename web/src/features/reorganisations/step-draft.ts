import type { PostKind, UnitKind } from '@linli/contract/codes/org'
import type { StepKind } from '@linli/contract/codes/reorganisations'
import type { Named } from '@linli/contract/fields'
import type { PlanStep } from '@linli/contract/reorganisation-steps'
import { makeId } from '../../lib/ids.ts'

/** The fields of which the forms of all steps are made. */
export interface StepDraft {
  level: 'street' | 'community' | 'grid'
  name: string
  code: string
  area: Named | null
  areas: Named[]
  to: Named | null
  children: Named[]
  unit: Named | null
  units: Named[]
  to_unit: Named | null
  unit_kind: UnitKind
  phone: string
  person: Named | null
  post_kind: PostKind
  posts: Named[]
}

export const EMPTY_STEP: StepDraft = {
  level: 'street',
  name: '',
  code: '',
  area: null,
  areas: [],
  to: null,
  children: [],
  unit: null,
  units: [],
  to_unit: null,
  unit_kind: 'centre',
  phone: '',
  person: null,
  post_kind: 'centre_duty',
  posts: [],
}

export type StepFieldName = keyof StepDraft

/** What each step asks, in this order. */
export const STEP_FIELDS: Record<StepKind, readonly StepFieldName[]> = {
  create_area: ['level', 'name', 'code', 'to'],
  rename_area: ['area', 'name'],
  recode_area: ['area', 'code'],
  move_areas: ['areas', 'to'],
  split_area: ['area', 'children', 'name', 'code'],
  merge_areas: ['areas', 'to'],
  end_area: ['area', 'to'],
  create_unit: ['unit_kind', 'name', 'area', 'to_unit', 'phone'],
  rename_unit: ['unit', 'name'],
  move_units: ['units', 'area', 'to_unit'],
  merge_units: ['units', 'to_unit'],
  end_unit: ['unit'],
  appoint: ['person', 'to_unit', 'post_kind'],
  move_posts: ['unit', 'posts', 'to_unit'],
  end_posts: ['unit', 'posts'],
  hand_over: ['unit', 'to_unit'],
}

const idsOf = (all: readonly Named[]) => all.map(({ id }) => id)

/** The step that a form has filled in; null while something is missing. */
export function stepOf(kind: StepKind, draft: StepDraft): PlanStep | null {
  return kind.endsWith('area') || kind.endsWith('areas')
    ? areaStep(kind, draft)
    : unitStep(kind, draft)
}

function areaStep(kind: StepKind, draft: StepDraft): PlanStep | null {
  const { area, to, level } = draft
  const [name, code] = [draft.name.trim(), draft.code.trim()]
  const area_ids = idsOf(draft.areas)
  const child_ids = idsOf(draft.children)
  if (kind === 'create_area' && name && code && to)
    return { kind, new_id: makeId(), level, parent_id: to.id, code, name, is_assumed: false }
  if (kind === 'rename_area' && area && name) return { kind, area_id: area.id, name }
  if (kind === 'recode_area' && area && code) return { kind, area_id: area.id, code }
  if (kind === 'move_areas' && area_ids.length > 0 && to) return { kind, area_ids, to_id: to.id }
  if (kind === 'merge_areas' && area_ids.length > 0 && to) return { kind, area_ids, into_id: to.id }
  if (kind === 'split_area' && area && name && code && child_ids.length > 0)
    return { kind, area_id: area.id, parts: [{ new_id: makeId(), code, name, child_ids }] }
  if (kind === 'end_area' && area) return { kind, area_id: area.id, heir_id: to?.id ?? null }
  return null
}

function unitStep(kind: StepKind, draft: StepDraft): PlanStep | null {
  const { area, unit, to_unit, person, unit_kind, post_kind } = draft
  const name = draft.name.trim()
  const unit_ids = idsOf(draft.units)
  const post_ids = idsOf(draft.posts)
  if (kind === 'create_unit' && name && area) {
    const parent_id = to_unit?.id ?? null
    const phone = draft.phone.trim() || null
    return { kind, new_id: makeId(), unit_kind, name, area_id: area.id, parent_id, phone }
  }
  if (kind === 'rename_unit' && unit && name) return { kind, unit_id: unit.id, name }
  if (kind === 'move_units' && unit_ids.length > 0 && (area || to_unit))
    return { kind, unit_ids, area_id: area?.id ?? null, parent_id: to_unit?.id ?? null }
  if (kind === 'merge_units' && unit_ids.length > 0 && to_unit)
    return { kind, unit_ids, into_id: to_unit.id }
  if (kind === 'end_unit' && unit) return { kind, unit_id: unit.id }
  if (kind === 'appoint' && person && to_unit)
    return {
      kind,
      new_id: makeId(),
      person_id: person.id,
      unit_id: to_unit.id,
      post_kind,
      area_id: null,
    }
  if (kind === 'move_posts' && post_ids.length > 0 && to_unit)
    return { kind, post_ids, unit_id: to_unit.id, area_id: null }
  if (kind === 'end_posts' && post_ids.length > 0) return { kind, post_ids }
  if (kind === 'hand_over' && unit && to_unit)
    return { kind, from_unit_id: unit.id, to_unit_id: to_unit.id }
  return null
}

/** What the steps of a plan make, so that later steps can speak of it. */
export function madeBy(steps: readonly PlanStep[]): { areas: Named[]; units: Named[] } {
  const areas = steps.flatMap((step) => {
    if (step.kind === 'create_area') return [{ id: step.new_id, name: step.name }]
    if (step.kind === 'split_area') return step.parts.map(({ new_id: id, name }) => ({ id, name }))
    return []
  })
  const units = steps.flatMap((step) =>
    step.kind === 'create_unit' ? [{ id: step.new_id, name: step.name }] : [],
  )
  return { areas, units }
}
