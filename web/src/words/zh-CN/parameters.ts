import type { ParameterKey, ParameterMark, ParameterUnit } from '@linli/contract/codes/parameters'

/** What each number of the district's own choosing decides. */
export const PARAMETER: Record<ParameterKey, string> = {
  'matters.warn_hours': '到期前多久提醒',
  'assessments.escalate_hours': '风险多久没上报就请区中心督促',
  'assessments.remind_days': '研判会前几天提醒',
  'joint.whistle_law_enforcement_hours': '综合执法哨：多久内答复',
  'joint.whistle_emergency_hours': '应急处置哨：多久内答复',
  'joint.whistle_key_work_hours': '重点工作哨：多久内答复',
  'matters.alike_days': '多久以内的没办完事项提示为可能重复',
  'matters.alike_metres': '多近的事项提示为可能重复',
  'matters.recur_days': '办结后多久内再反映，算重复诉求',
  'matters.appeal_hours': '居民自己在网上催办，两次至少隔多久',
  'matters.warn_percent': '时限只剩多少时提醒',
  'matters.pause_days': '一次最多暂停计时',
  'matters.pause_total_days': '一件事合计最多暂停计时',
  'matters.extension_days': '一次最多延期（工作日）',
  'matters.extensions_most': '一件事最多延期',
  'matters.assign_days': '受理后最迟几天派出（工作日）',
  'supervision.reply_days': '督办单多久内回复（工作日）',
  'supervision.returned_times': '退回几次就提示督办',
  'supervision.overdue_days': '逾期多久就提示督办（工作日）',
  'supervision.reopened_times': '重办几次就提示督办',
  'matters.escalate_days': '隔多久再报上一级（工作日）',
  'quality.handled_per_mille': '交办件办结后抽查多少',
  'quality.self_closed_per_mille': '自办自结件抽查多少',
  'quality.least_a_street': '每个镇街每天至少抽查几件',
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

/** The page of numbers and of what was changed. */
export const PARAMETERS_PAGE = {
  title: '参数与变更',
  lead: '法规留给本区定的、会随年份变的数，都写明依据，改一次记一次，随时可以改回去。',
  numbers: '参数',
  changes: '变更记录',
  product: '产品默认值',
  planned: '{day}起改为 {value}',
  change: '改…',
  new_value: '改为',
  between: '{least} 到 {most}，单位：{unit}',
  from: '从哪天起执行',
  why: '依据（文件、会议或法规条款）',
  why_missing: '请写明依据。',
  value_missing: '请填 {least} 到 {most} 之间的整数。',
  save: '定下',
  saved: '已定：{name}，{day}起 {value}',
  set_again: '改回 {value}',
  never: '还没有改过，用的是产品默认值。',
  by: '{name} 定于',
  what: '改了什么',
  when: '几时改的',
  who: '谁改的',
  day: '从哪天起',
  no_changes: '还没有变更',
  no_changes_hint: '发布一类事项、停用一类、改一个参数，都会记在这里。',
  of: '看哪一种',
  catalogue: '事项清单',
  published: '发布“{name}”',
  ended: '停用“{name}”，执行到',
  set: '{name}：{before} → {after}',
  compare: '看改了什么',
  more: '详情',
} as const
