import type { AgreementForm } from '@linli/contract/codes/agreements'
import type { Difficulty } from '@linli/contract/codes/mediation'
import type { SubsidyBar, SubsidyState } from '@linli/contract/codes/outcomes'

export const SUBSIDY_BAR: Record<SubsidyBar, string> = {
  no_rule: '没有对应的标准',
  not_performed: '还没履行完',
  on_a_list: '已在补贴清单上',
}

export const SUBSIDY_STATE: Record<SubsidyState, string> = {
  waiting: '等批准',
  approved: '已批准',
  dropped: '已撤回',
}

export const DIFFICULTY: Record<Difficulty, string> = {
  simple: '简易',
  ordinary: '一般',
  complex: '疑难复杂',
  major: '重大',
}

export const FORM: Record<AgreementForm, string> = { written: '书面协议', oral: '口头协议' }

/** Subsidies for settled disputes. */
export const SUBSIDIES = {
  title: '以案定补',
  lead: '一案一卷、一案一补：协议生效、达到标准的案子才补，同一件不补两次。',
  rules: '补贴标准',
  no_rules: '还没有定标准。没有标准的案子不计算金额。',
  difficulty: '难易程度',
  form: '协议形式',
  amount: '每件',
  needs_performed: '要履行完',
  needs_performed_yes: '履行完才补',
  needs_performed_no: '达成协议即补',
  source: '依据',
  source_missing: '请写明文件。',
  from: '从哪天起',
  set: '定标准',
  set_done: '已定：{day}起每件 {amount}',
  amount_yuan: '每件多少元',
  amount_wrong: '请填 0 到 100000 之间的数。',
  find: '查哪段时间生效的案子',
  committee: '调解委员会',
  to: '到',
  make: '做成清单送批',
  made: '清单已做好，共 {n} 件 {amount}，等批准',
  none_settled: '这段时间没有生效的协议',
  number: '卷号',
  case: '纠纷',
  mediator: '调解员',
  lists: '补贴清单',
  no_lists: '还没有清单',
  list_line: '{from}至{to}，{amount}',
  made_by: '{name}制表',
  approve: '批准',
  approved: '已批准',
  approved_by: '{name}批准',
  drop: '撤回',
  dropped: '已撤回，里面的案子可以重新列',
  csv: '导出表格',
  csv_name: '以案定补清单',
  back: '以案定补',
  total: '合计',
} as const
