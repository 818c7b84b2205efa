import type { DisputeSource } from '@linli/contract/codes/mediation'
import type { OutcomeCount, OutcomeFigureName, OutcomeGroup } from '@linli/contract/codes/outcomes'

export const OUTCOME_COUNT: Record<OutcomeCount, string> = {
  accepted: '受理',
  mediated: '开过调解的',
  agreed: '达成协议',
  failed: '没有谈成',
  running: '还在调',
  written: '书面协议',
  oral: '口头协议',
  revived: '90 天内反弹',
  due: '到期该履行的',
  performed: '已履行',
  overdue: '到期没履行',
  kept_criminal: '防止转化为刑事案件',
  kept_mass_petition: '防止群体性上访',
  kept_suicide: '防止自杀',
  kept_fight: '防止群体性械斗、斗殴',
}

export const OUTCOME_FIGURE: Record<OutcomeFigureName, string> = {
  success_accepted: '成功率（按受理）',
  success_mediated: '成功率（按调解）',
  performed_due: '履行率',
  revived_agreed: '反弹率',
}

/** What is divided by what, said in full. */
export const OUTCOME_DEFINITION: Record<OutcomeFigureName, string> = {
  success_accepted: '达成全部协议的件数 ÷ 受理的件数。还在调的也在分母里。',
  success_mediated: '达成全部协议的件数 ÷ 开过调解的件数。没来得及调的不在分母里。',
  performed_due: '到期已履行的事项 ÷ 到期该履行的事项。一份协议分几期的，每期算一项。',
  revived_agreed: '达成协议后 90 天内同一件事又来的件数 ÷ 达成协议的件数。',
}

export const OUTCOME_GROUP: Record<OutcomeGroup, string> = {
  none: '合计',
  studio: '按调解室',
  committee: '按调解委员会',
  type: '按纠纷类型',
  source: '按来源',
}

/** The page of what came of mediation. */
export const OUTCOMES = {
  title: '调解成效',
  lead: '每个数都写明除以什么，点开就是那几件。按单位和类别看，不按人统计。',
  period: '哪段时间受理的',
  from: '从',
  to: '到',
  as_of: '统计到',
  as_of_line: '统计到 {at}，凡是这之后发生的都不算',
  by: '怎么分',
  figure: '指标',
  value: '比例和两边的数',
  definition: '怎么算的',
  version: '第 {n} 版',
  too_few: '不足 {n} 件，不算比例',
  counts: '件数',
  kept: '防止激化',
  kept_line: '{n} 件，涉及 {people} 人',
  count_word: '{n} 件',
  none: '这段时间没有受理的纠纷',
  none_hint: '换一段时间看看，或者这里还没有归您看的委员会。',
  back: '调解成效',
  list_lead: '{from}至{to}受理，统计到{as_of}',
  due_on: '{day}到期',
  performed_on: '{day}履行',
  not_performed: '还没履行',
  this_year: '今年',
  this_month: '本月',
} as const

/** How a dispute came to the committee. */
export const DISPUTE_SOURCE: Record<DisputeSource, string> = {
  self: '当事人申请',
  oral: '口头申请',
  own_start: '主动调解',
  court: '法院委派',
  prosecutor: '检察院移送',
  police: '公安移送',
  petition: '信访移送',
  group: '网格群反映',
  matter: '网格事项转来',
}
