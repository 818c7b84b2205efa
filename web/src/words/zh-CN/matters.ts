import type {
  ClockKind,
  ClosedAs,
  Desk,
  DoerKind,
  EvidenceKind,
  MatterSource,
  MatterStatus,
  Queue,
  ReturnReason,
  Urgency,
  Verifier,
  VoidReason,
} from '@linli/contract/codes/matters'

/** Where a matter stands, as staff say it. */
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

/** An assignment, with whom it went to. */
export const ASSIGNED_TO = '派给{unit}'

/** A task and a ruling, with whose it is. */
export const TASK_FOR = '请{unit}协办'
export const RULED_FOR = '裁定{unit}的协办任务'

/** Work given over for good, with the name of who took it. */
export const HANDED_TO = '转交给{name}'

/** The same for the person who reported. */
export const STATUS_FOR_REPORTER: Record<MatterStatus, string> = {
  reported: '已收到，等受理',
  accepted: '已受理',
  triaged: '正在找谁来办',
  assigned: '已派给承办单位',
  handling: '正在办',
  returned: '正在换单位办',
  resolved: '办好了，等核实',
  verified: '已核实',
  closed: '已办结',
  reopened: '重新办理',
  voided: '没有继续办',
  merged: '并案办理',
}

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

export const URGENCY: Record<Urgency, string> = {
  critical: '特急',
  urgent: '紧急',
  ordinary: '一般',
}

export const CLOSED: Record<ClosedAs, string> = {
  handled: '办结',
  self_closed: '自办自结',
  imported: '导入时已办结',
}

/** What is due by the clock. */
export const CLOCK: Record<ClockKind, string> = {
  accept: '受理',
  handle: '办好',
  verify: '核实',
}

export const RETURN_REASON: Record<ReturnReason, string> = {
  not_ours: '不归我们管',
  wrong_place: '地点不对',
  not_enough_facts: '情况不清，没法办',
  already_done: '已经有人办好了',
}

/** Why a line stands in the timeline that nobody wrote. */
export const SECRECY = { made_secret: '设为保密', made_open: '取消保密' } as const

/** What became of a meeting or a duty, where the timeline says no more. */
export const ASSESSED = {
  assess_planned: '约了研判会',
  assess_revised: '研判会改了安排',
  assess_cancelled: '研判会取消',
  assess_signed: '会议纪要已签发',
  assess_designated: '会上裁定由现承办单位牵头',
  assess_other_lead: '会上定了由别的单位牵头',
  duty_lifted: '核实后撤销',
  duty_waits: '风险还没有上报记录，请区中心督促',
} as const

/** What a line about several matters that are one, or an appeal, tells. */
export const JOINING = {
  took_in: '并进来的：',
  merged_away: '并入：',
  unit_relieved: '并入下面这一件，原来的承办单位{unit}不用再单独办：',
  gave_out: '分出去的：',
  me_too: '又有一位反映同一件事',
  repeat: '同一位再次反映（催办）',
} as const

/** The window that took it. */
export const DESK_NAME: Record<Desk, string> = {
  governance: '综治窗口',
  petition: '信访窗口',
  mediation: '矛调窗口',
}

export const VOID_REASON: Record<VoidReason, string> = {
  duplicate: '重复上报',
  test: '试着报的',
  no_such_place: '没有这个地方',
  abusive: '辱骂或骚扰',
  by_mistake: '报错了',
}

export const QUEUE: Record<Queue, string> = {
  mine: '我手里',
  unit: '我们单位',
  jurisdiction: '我管的范围',
  escalated: '上报到我这里',
}

export const EVIDENCE: Record<EvidenceKind, string> = {
  photo_before: '办之前的照片',
  photo_after: '办好后的照片',
  note: '文字说明',
}

export const DOER: Record<DoerKind, string> = {
  grid: '网格员',
  community: '社区居委会',
  street_centre: '街道中心',
  property: '物业公司',
  unit: '专门单位',
}

export const VERIFIER: Record<Verifier, string> = {
  grid_worker: '网格员',
  centre: '中心',
  reporter: '报的人',
}
