import type { Named } from '@linli/contract/fields'
import type { Rule, RuleText } from '@linli/contract/routing'
import type { PickedCategory } from '../catalogue/CategoryField.tsx'
import type { PickedArea } from '../org/AreaSelect.tsx'
import type { RuleWords } from './rule-sentence.ts'

/** A rule while somebody writes it: things chosen, with their names. */
export interface RuleDraft {
  area: PickedArea | null
  category: PickedCategory | null
  urgency: RuleText['urgency']
  day_kind: RuleText['day_kind']
  target_kind: RuleText['target_kind']
  unit: Named | null
  doer_kind: RuleText['doer_kind']
  refer_area: PickedArea | null
  refer_category: PickedCategory | null
  cc: Named[]
}

export const EMPTY_RULE: RuleDraft = {
  area: null,
  category: null,
  urgency: null,
  day_kind: null,
  target_kind: 'unit',
  unit: null,
  doer_kind: null,
  refer_area: null,
  refer_category: null,
  cc: [],
}

/** A rule as it stands, ready to be changed. */
export function draftOfRule(rule: Rule): RuleDraft {
  const area = (id: string | null, name: string | null) => (id ? { id, names: [name ?? ''] } : null)
  const category = (code: string | null, name: string | null) =>
    code ? { code, name: name ?? code } : null
  return {
    ...rule,
    area: area(rule.area_id, rule.area_name),
    category: category(rule.category_code, rule.category_name),
    unit: rule.unit_id ? { id: rule.unit_id, name: rule.unit_name ?? '' } : null,
    refer_area: area(rule.refer_area_id, rule.refer_area_name),
    refer_category: category(rule.refer_category_code, rule.refer_category_name),
    cc: rule.cc_unit_ids.map((id, at) => ({ id, name: rule.cc_names[at] ?? '' })),
  }
}

/** What is sent of it. */
export function textOfDraft(draft: RuleDraft): RuleText {
  const { urgency, day_kind, target_kind } = draft
  return {
    area_id: draft.area?.id ?? null,
    category_code: draft.category?.code ?? null,
    urgency,
    day_kind,
    target_kind,
    unit_id: draft.unit?.id ?? null,
    doer_kind: draft.doer_kind,
    refer_area_id: draft.refer_area?.id ?? null,
    refer_category_code: draft.refer_category?.code ?? null,
    cc_unit_ids: draft.cc.map(({ id }) => id),
  }
}

/** What it reads like so far. */
export function wordsOfDraft(draft: RuleDraft): RuleWords {
  const { urgency, day_kind, target_kind, doer_kind } = draft
  return {
    area_name: draft.area?.names.at(-1) ?? null,
    category_code: draft.category?.code ?? null,
    category_name: draft.category?.name ?? null,
    urgency,
    day_kind,
    target_kind,
    unit_name: draft.unit?.name ?? null,
    doer_kind,
    refer_area_name: draft.refer_area?.names.at(-1) ?? null,
    refer_category_name: draft.refer_category?.name ?? null,
  }
}

/** Does it say to whom? */
export function hasTarget(draft: RuleDraft): boolean {
  if (draft.target_kind === 'unit') return draft.unit !== null
  if (draft.target_kind === 'doer') return draft.doer_kind !== null
  if (draft.target_kind === 'refer')
    return draft.refer_area !== null || draft.refer_category !== null
  return true
}
