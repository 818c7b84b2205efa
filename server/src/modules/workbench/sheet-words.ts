import type {
  ClockKind,
  MatterSource,
  MatterStatus,
  Queue,
  Urgency,
} from '@linli/contract/codes/matters'
import type { ExportColumn } from '@linli/contract/codes/workbench'

/** The words of a table that leaves the house: it is read where no page translates its codes. */
export const SHEET = {
  name: '事项',
  about: '说明',
  who: '导出人',
  when: '导出时间',
  shows: '范围',
  count: '行数',
  masked: '反映人的姓名和电话不在表里；文字里的手机号和身份证号已遮去中间几位。',
  recorded: '这次导出已记入审计。请只用于工作，用完删除。',
  yes: '是',
} as const

/** Heads of the columns, with their widths in characters. */
export const COLUMN: Record<ExportColumn, { word: string; width: number }> = {
  number: { word: '编号', width: 15 },
  summary: { word: '事项', width: 48 },
  category: { word: '分类', width: 16 },
  urgency: { word: '急不急', width: 8 },
  source: { word: '来源', width: 12 },
  place: { word: '地点', width: 36 },
  unit: { word: '承办单位', width: 24 },
  assignee: { word: '承办人', width: 10 },
  status: { word: '状态', width: 10 },
  reported_at: { word: '上报时间', width: 17 },
  due_kind: { word: '到期要做', width: 10 },
  due_at: { word: '期限', width: 17 },
  closed_at: { word: '办结时间', width: 17 },
  is_secret: { word: '保密', width: 6 },
}

export const FILTER_WORD = {
  queue: '看谁的',
  statuses: '状态',
  category_code: '分类',
  area_id: '地点',
  unit_id: '承办单位',
  urgency: '急不急',
  source: '来源',
  is_overdue: '只看逾期',
  is_imported: '导入的',
  reported_from: '上报时间从',
  reported_to: '上报时间早于',
  text: '字词',
} as const

export const QUEUE: Record<Queue, string> = {
  mine: '我手里',
  unit: '我们单位',
  jurisdiction: '我管的范围',
  escalated: '上报到我这里',
}

export const STATUS: Record<MatterStatus, string> = {
  reported: '待受理',
  accepted: '已受理',
  triaged: '待派单',
  assigned: '已派单',
  handling: '处理中',
  returned: '已退回',
  resolved: '待核实',
  verified: '已核实',
  closed: '已办结',
  reopened: '重办',
  voided: '已作废',
  merged: '已并案',
}

export const URGENCY: Record<Urgency, string> = {
  critical: '特急',
  urgent: '紧急',
  ordinary: '一般',
}

export const CLOCK: Record<ClockKind, string> = { accept: '受理', handle: '办好', verify: '核实' }

export const SOURCE: Record<MatterSource, string> = {
  resident: '居民自报',
  grid_worker: '网格员上报',
  phone: '电话',
  window: '窗口',
  group: '网格群',
  hotline_12345: '12345 热线',
  police_110: '110 转来',
  petition: '信访',
  delegate: '代表委员',
  post: '红旗驿站',
  letter: '来信',
  import: '导入',
}
