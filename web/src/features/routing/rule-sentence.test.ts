import { expect, test } from 'vitest'
import { type RuleWords, sayRule } from './rule-sentence.ts'

const rule: RuleWords = {
  area_name: null,
  category_code: null,
  category_name: null,
  urgency: null,
  day_kind: null,
  target_kind: 'district_centre',
  unit_name: null,
  doer_kind: null,
  refer_area_name: null,
  refer_category_name: null,
}
const light = { category_code: 'facility.street_light', category_name: '路灯不亮' }

test.each<[string, Partial<RuleWords>]>([
  ['全区 × 各类事项 → 区中心（越级）', {}],
  [
    '新区街道 × 路灯不亮 × 夜间 → 路灯养护所',
    {
      area_name: '新区街道',
      ...light,
      day_kind: 'night',
      target_kind: 'unit',
      unit_name: '路灯养护所',
    },
  ],
  [
    '全区 × 公共设施（整类） × 特急 → 当地街道中心',
    {
      category_code: 'facility',
      category_name: '公共设施',
      urgency: 'critical',
      target_kind: 'doer',
      doer_kind: 'street_centre',
    },
  ],
  [
    '新区街道 × 路灯不亮 → 参照古楼街道怎么派',
    { area_name: '新区街道', ...light, target_kind: 'refer', refer_area_name: '古楼街道' },
  ],
])('a rule reads: %s', (sentence, change) => {
  expect(sayRule({ ...rule, ...change })).toBe(sentence)
})
