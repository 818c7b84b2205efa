import type { PlanStep } from '@linli/contract/reorganisation-steps'
import { fill } from '../../lib/words.ts'
import { POST_KIND } from '../../words/zh-CN/org.ts'
import { PLANS, STEP_FORM, STEP_LINE } from '../../words/zh-CN/reorganisations.ts'

const MOST_NAMES = 8

/** A step as one sentence; `names` are those of the things that it speaks of. */
export function stepLine(step: PlanStep, names: Readonly<Record<string, string>>): string {
  const nameOf = (id: string | null) => (id === null ? '' : (names[id] ?? '？'))
  const listOf = (ids: readonly string[]) => {
    const shown = ids.slice(0, MOST_NAMES).map(nameOf).join('、')
    return ids.length > MOST_NAMES ? shown + fill(PLANS.and_more, { n: ids.length }) : shown
  }
  return fill(STEP_LINE[step.kind], valuesOf(step, nameOf, listOf))
}

function valuesOf(
  step: PlanStep,
  nameOf: (id: string | null) => string,
  listOf: (ids: readonly string[]) => string,
): Record<string, string> {
  switch (step.kind) {
    case 'create_area':
      return { name: step.name, code: step.code, parent: nameOf(step.parent_id) }
    case 'rename_area':
      return { areas: nameOf(step.area_id), name: step.name }
    case 'recode_area':
      return { areas: nameOf(step.area_id), code: step.code }
    case 'move_areas':
      return { areas: listOf(step.area_ids), to: nameOf(step.to_id) }
    case 'split_area': {
      const parts = step.parts.map(({ name, child_ids }) => `${name}（${listOf(child_ids)}）`)
      return { areas: nameOf(step.area_id), parts: parts.join('；') }
    }
    case 'merge_areas':
      return { areas: listOf(step.area_ids), to: nameOf(step.into_id) }
    case 'end_area':
      return { areas: nameOf(step.area_id), to: nameOf(step.heir_id) || STEP_FORM.nobody }
    case 'create_unit':
      return { name: step.name, parent: nameOf(step.area_id) }
    case 'rename_unit':
      return { units: nameOf(step.unit_id), name: step.name }
    case 'move_units':
      return {
        units: listOf(step.unit_ids),
        to: [step.parent_id, step.area_id].map(nameOf).filter(Boolean).join('、'),
      }
    case 'merge_units':
      return { units: listOf(step.unit_ids), to: nameOf(step.into_id) }
    case 'end_unit':
      return { units: nameOf(step.unit_id) }
    case 'appoint':
      return {
        person: nameOf(step.person_id),
        unit: nameOf(step.unit_id),
        kind: POST_KIND[step.post_kind],
      }
    case 'move_posts':
      return { people: listOf(step.post_ids), unit: nameOf(step.unit_id) }
    case 'end_posts':
      return { people: listOf(step.post_ids) }
    case 'hand_over':
      return { from: nameOf(step.from_unit_id), to: nameOf(step.to_unit_id) }
  }
}
