import type { Rule } from '@linli/contract/routing'
import { fill } from '../../lib/words.ts'
import { URGENCY } from '../../words/zh-CN/matters.ts'
import { DAY_KIND, PLACED_DOER, RULE_SENTENCE } from '../../words/zh-CN/routing.ts'

/** What of a rule is read aloud. */
export type RuleWords = Pick<
  Rule,
  | 'area_name'
  | 'category_code'
  | 'category_name'
  | 'urgency'
  | 'day_kind'
  | 'target_kind'
  | 'unit_name'
  | 'doer_kind'
  | 'refer_area_name'
  | 'refer_category_name'
>

/** For what a rule is: 新区街道 × 路灯不亮 × 夜间. What it leaves open is not said, but for place and category. */
export function sayWhenOf(rule: RuleWords): string {
  const { area_name, category_code, category_name, urgency, day_kind } = rule
  const isGroup = category_code !== null && !category_code.includes('.')
  const parts = [
    area_name ?? RULE_SENTENCE.any_area,
    category_name === null
      ? RULE_SENTENCE.any_category
      : isGroup
        ? fill(RULE_SENTENCE.group, { name: category_name })
        : category_name,
    ...(urgency ? [URGENCY[urgency]] : []),
    ...(day_kind ? [DAY_KIND[day_kind]] : []),
  ]
  return parts.join(RULE_SENTENCE.join)
}

/** To whom a rule gives, in words; empty while nobody is chosen. */
export function sayTarget(rule: RuleWords): string {
  const { target_kind, unit_name, doer_kind } = rule
  const [area, category] = [rule.refer_area_name, rule.refer_category_name]
  if (target_kind === 'unit') return unit_name ?? ''
  if (target_kind === 'doer') return doer_kind ? PLACED_DOER[doer_kind] : ''
  if (target_kind === 'district_centre') return RULE_SENTENCE.to_district_centre
  if (area && category) return fill(RULE_SENTENCE.refer_both, { area, category })
  if (category) return fill(RULE_SENTENCE.refer_category, { category })
  return area ? fill(RULE_SENTENCE.refer_area, { area }) : ''
}

/** The whole rule as one sentence: 新区街道 × 路灯不亮 × 夜间 → 路灯养护所. */
export function sayRule(rule: RuleWords): string {
  return fill(RULE_SENTENCE.gives, { when: sayWhenOf(rule), to: sayTarget(rule) })
}
