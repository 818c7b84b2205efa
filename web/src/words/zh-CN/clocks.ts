import type { EscalationCause, EscalationStep, PauseReason } from '@linli/contract/codes/matters'

/** Why a clock stands still. */
export const PAUSE_REASON: Record<PauseReason, string> = {
  party_documents: '等当事人补充材料',
  examination: '等鉴定检测结果',
  court_or_ruling: '等法院判决或行政裁决',
  weather: '天气或不可抗力',
  others_works: '等第三方施工窗口',
  other: '其他',
}

/** What was not done in time. */
export const ESCALATED_FOR: Record<EscalationCause, string> = {
  not_accepted: '逾期未受理',
  not_assigned: '逾期未派单',
  not_done: '逾期未办好',
  not_verified: '逾期未核实',
}

/** To whom a matter was brought up the line. */
export const ESCALATED_TO: Record<EscalationStep, string> = {
  duty: '值班员',
  centre_head: '中心负责人',
  district_centre: '区中心',
  district_leader: '区领导',
  unit_head: '承办单位负责人',
  owner: '牵头单位',
}

/** The clocks of a matter, their pauses and extensions. */
export const CLOCKS = {
  title: '时限',
  due: '{at} 前',
  first_due: '原期限 {at}',
  met: '按时，{at}',
  missed: '超时，{at}',
  running: '进行中',
  paused: '暂停计时：{reason}，最迟 {day}恢复',
  paused_short: '暂停计时',
  paused_before: '曾暂停 {times} 次',
  planned_end: '到了计划的日子，自动恢复',
  granted_to: '延长到 {day}',
  escalated: '{cause}，已报{to}',
  level: '第 {level} 级 · 已报{to}',
  asked: '{name}申请延期到 {day}：“{reason}”',
  until: '最迟哪天恢复',
  until_hint: '到这天自动恢复，也可以提前恢复。说明会给报的人看。',
  wanted: '希望延到哪天',
  wanted_hint: '要在到期前申请；最多延多少见“参数与变更”。',
  granted: '延到哪天',
  granted_hint: '不能晚于申请的日子。说明会给报的人看。',
  reason: '为什么暂停',
} as const
