import type { ParameterKey, ParameterMark, ParameterUnit } from '@linli/contract/codes/parameters'

/** What each number of the district's own choosing decides. */
export const PARAMETER: Record<ParameterKey, string> = {
  'matters.warn_hours': '到期前多久提醒',
}

export const PARAMETER_UNIT: Record<ParameterUnit, string> = {
  hours: '小时',
  days: '天',
  percent: '%',
  per_mille: '‰',
  metres: '米',
  count: '次',
}

/** How sure the number is. */
export const PARAMETER_MARK: Record<ParameterMark, string> = {
  law: '法规原文',
  secondary: '参考做法，请核对',
  own: '产品默认，可按本区实际改',
}
