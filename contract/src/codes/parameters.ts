import { AGREEMENT_PARAMETERS } from './agreement-parameters.ts'
import { CAUCUS_PARAMETERS } from './caucus-parameters.ts'
import { MEDIATION_PARAMETERS } from './mediation-parameters.ts'
import { SEARCH_PARAMETERS } from './search-parameters.ts'

/** How sure we are of a number: read in the law or standard itself, seen elsewhere, or our own choice. */
export const PARAMETER_MARKS = ['law', 'secondary', 'own'] as const
export type ParameterMark = (typeof PARAMETER_MARKS)[number]

/** What a parameter counts. */
export const PARAMETER_UNITS = [
  'minutes',
  'hours',
  'days',
  'percent',
  'per_mille',
  'metres',
  'count',
  'rows',
] as const
export type ParameterUnit = (typeof PARAMETER_UNITS)[number]

/** One number of the district's own choosing. */
export interface Parameter {
  unit: ParameterUnit
  least: number
  most: number
  /** The value until the district sets its own. */
  first: number
  /** Where `first` comes from; shown beside the value. */
  source: string
  mark: ParameterMark
}

/** Numbers of the district's own choosing within the law: whole numbers, dated when changed. The key is `<module>.<name>`. */
export const PARAMETERS = {
  'matters.warn_hours': {
    unit: 'hours',
    least: 1,
    most: 240,
    first: 24,
    source: '产品默认：到期前一天提醒（接诉即办通行做法）',
    mark: 'secondary',
  },
  'assessments.escalate_hours': {
    unit: 'hours',
    least: 1,
    most: 48,
    first: 2,
    source: '产品默认：法规要求“立即”“及时”，没有定小时数；超过就请区中心督促',
    mark: 'own',
  },
  'assessments.remind_days': {
    unit: 'days',
    least: 0,
    most: 14,
    first: 1,
    source: '产品默认：会前一天提醒',
    mark: 'own',
  },
  'matters.alike_days': {
    unit: 'days',
    least: 1,
    most: 180,
    first: 30,
    source: '产品默认：一个月内、同一地方、同一类的没办完事项提示为可能重复',
    mark: 'own',
  },
  'matters.alike_metres': {
    unit: 'metres',
    least: 20,
    most: 2000,
    first: 250,
    source: '产品默认：参考 FixMyStreet 居民端 250 米',
    mark: 'own',
  },
  'matters.recur_days': {
    unit: 'days',
    least: 1,
    most: 180,
    first: 30,
    source: '接诉即办通行做法：办结 30 天内同一事实再反映，按重复诉求处理',
    mark: 'secondary',
  },
  'matters.appeal_hours': {
    unit: 'hours',
    least: 0,
    most: 240,
    first: 12,
    source: '产品默认：同一人自己在网上催办，两次之间隔半天',
    mark: 'own',
  },
  'joint.whistle_law_enforcement_hours': {
    unit: 'hours',
    least: 1,
    most: 72,
    first: 24,
    source: '产品默认：法规没有统一时限，请按本区吹哨报到办法填写',
    mark: 'own',
  },
  'joint.whistle_emergency_hours': {
    unit: 'hours',
    least: 1,
    most: 24,
    first: 1,
    source: '产品默认：法规没有统一时限，请按本区应急预案填写',
    mark: 'own',
  },
  'joint.whistle_key_work_hours': {
    unit: 'hours',
    least: 1,
    most: 240,
    first: 48,
    source: '产品默认：法规没有统一时限，请按本区吹哨报到办法填写',
    mark: 'own',
  },
  'matters.warn_percent': {
    unit: 'percent',
    least: 5,
    most: 50,
    first: 25,
    source: '产品默认：短时限在只剩四分之一时提醒，与提前的小时数取近者',
    mark: 'own',
  },
  'matters.pause_days': {
    unit: 'days',
    least: 1,
    most: 90,
    first: 30,
    source: '产品默认：一次最多暂停的日历日；本区另有规定的按规定改',
    mark: 'own',
  },
  'matters.pause_total_days': {
    unit: 'days',
    least: 1,
    most: 365,
    first: 60,
    source: '产品默认：一件事合计最多暂停的日历日',
    mark: 'own',
  },
  'matters.extension_days': {
    unit: 'days',
    least: 1,
    most: 60,
    first: 5,
    source:
      '潍坊市12345热线条例第20条：5 个工作日办不成的说明理由和计划；延长几天由本区定（工作日）',
    mark: 'own',
  },
  'matters.extensions_most': {
    unit: 'count',
    least: 0,
    most: 5,
    first: 2,
    source: '产品默认：一件事最多延期几次',
    mark: 'own',
  },
  'matters.assign_days': {
    unit: 'days',
    least: 0,
    most: 10,
    first: 1,
    source: '产品默认：受理或退回后几个工作日内派出，过了就逐级上报',
    mark: 'own',
  },
  'matters.escalate_days': {
    unit: 'days',
    least: 1,
    most: 10,
    first: 1,
    source: '产品默认：每隔几个工作日再报上一级',
    mark: 'own',
  },
  'supervision.reply_days': {
    unit: 'days',
    least: 1,
    most: 30,
    first: 3,
    source: '产品默认：督办单没写日子时的回复期限（工作日）',
    mark: 'own',
  },
  'supervision.returned_times': {
    unit: 'count',
    least: 1,
    most: 10,
    first: 2,
    source: '潍坊市12345热线条例第26条“拒不接收”；退回几次算由本区定',
    mark: 'own',
  },
  'supervision.overdue_days': {
    unit: 'days',
    least: 1,
    most: 60,
    first: 3,
    source: '潍坊市12345热线条例第26条“逾期”；逾期几个工作日提示由本区定',
    mark: 'own',
  },
  'supervision.reopened_times': {
    unit: 'count',
    least: 1,
    most: 10,
    first: 2,
    source: '潍坊市12345热线条例第26条“应解决未解决”；重办几次算由本区定',
    mark: 'own',
  },
  'quality.handled_per_mille': {
    unit: 'per_mille',
    least: 1,
    most: 1000,
    first: 50,
    source: '产品默认：交办件每天抽二十分之一',
    mark: 'own',
  },
  'quality.self_closed_per_mille': {
    unit: 'per_mille',
    least: 1,
    most: 1000,
    first: 5,
    source: '产品默认：自办自结件每天抽千分之五',
    mark: 'own',
  },
  'quality.least_a_street': {
    unit: 'count',
    least: 0,
    most: 50,
    first: 1,
    source: '产品默认：每个镇街每天至少抽一件',
    mark: 'own',
  },
  ...SEARCH_PARAMETERS,
  ...MEDIATION_PARAMETERS,
  ...AGREEMENT_PARAMETERS,
  ...CAUCUS_PARAMETERS,
  'batches.undo_minutes': {
    unit: 'minutes',
    least: 5,
    most: 1440,
    first: 30,
    source: '产品默认：批量办理后半小时内可以整批撤回，短信等撤回期过了再发',
    mark: 'own',
  },
  'batches.most_rows': {
    unit: 'rows',
    least: 100,
    most: 100_000,
    first: 20_000,
    source: '产品默认：一次批量办理的上限',
    mark: 'own',
  },
  'workbench.export_rows': {
    unit: 'rows',
    least: 100,
    most: 200_000,
    first: 50_000,
    source: '产品默认：一次导出的上限',
    mark: 'own',
  },
  'groups.check_days': {
    unit: 'days',
    least: 7,
    most: 365,
    first: 90,
    source: '产品默认：群台账每季度核对一次，群主、覆盖楼栋和外部人数是否还对',
    mark: 'own',
  },
  'groups.invitation_days': {
    unit: 'days',
    least: 1,
    most: 90,
    first: 7,
    source: '产品默认：入群二维码七天有效，与微信群二维码的有效期相同',
    mark: 'secondary',
  },
} as const satisfies Record<string, Parameter>
export type ParameterKey = keyof typeof PARAMETERS
