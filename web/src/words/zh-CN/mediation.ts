import type {
  AgentKind,
  Capacity,
  Difficulty,
  DisputeAction,
  DisputeBar,
  DisputeRisk,
  DisputeSource,
  DisputeState,
  DisputeTab,
  HelperKind,
  MediatorPart,
  OtherRoute,
  PauseKind,
  ProposalKind,
  ProposalState,
  RecusalGround,
  RecusalState,
  RequestProof,
  RiskReceiver,
  SessionKind,
  SessionState,
  Side,
  Termination,
  WordWay,
} from '@linli/contract/codes/mediation'
import type { Blocker } from '@linli/contract/mediation-shapes'

/** Where a dispute stands. */
export const DISPUTE_STATE: Record<DisputeState, string> = {
  applied: '登记待审',
  accepted: '已受理',
  mediating: '调解中',
  agreed: '达成协议',
  failed: '未达成，已终止',
  refused: '不予受理',
  withdrawn: '申请人撤回',
  closed: '已结案',
  filed: '已归档',
}

export const SIDE: Record<Side, string> = { a: '申请方', b: '被申请方', c: '第三方', d: '第四方' }

export const SOURCE: Record<DisputeSource, string> = {
  self: '当事人申请',
  oral: '口头申请',
  own_start: '主动调解',
  court: '法院移送',
  prosecutor: '检察院移送',
  police: '公安移送',
  petition: '信访移送',
  group: '群里转来',
  matter: '事项转来',
}

export const DIFFICULTY: Record<Difficulty, string> = {
  simple: '简易',
  ordinary: '一般',
  complex: '疑难复杂',
  major: '重大',
}

export const PROOF: Record<RequestProof, string> = {
  online: '网上申请记录',
  oral_record: '口头申请记录',
  written: '书面申请书',
  transfer_letter: '移送函',
  recording: '录音',
  other: '其他凭证',
}

export const TERMINATION: Record<Termination, string> = {
  withdrawn: '申请人不再要求调解',
  party_refuses: '当事人不同意继续',
  unreachable: '联系不上当事人',
  no_consensus: '谈不拢',
  time_expired: '期限届满',
  falsified_or_stalling: '弄虚作假或拖延',
  collusion: '串通损害他人',
  refuses_to_sign: '不肯签字',
  not_mediable: '不适合调解',
  referred_criminal: '涉嫌犯罪已移送',
  settled_privately: '自行和解',
  party_died: '当事人去世，无人继承参加',
  other: '其他原因',
}

export const OTHER_ROUTE: Record<OtherRoute, string> = {
  litigation: '向法院起诉',
  arbitration: '申请仲裁',
  administrative: '找行政机关处理',
  legal_aid: '申请法律援助',
  police: '向公安机关报案',
  petition: '信访',
}

export const BAR: Record<DisputeBar, string> = {
  special_organ: '法律规定由专门机关管辖',
  criminal: '涉嫌犯罪',
  party_refuses: '一方明确拒绝调解（人民调解法第十七条）',
  administrative: '属于行政事项',
  in_court: '法院、仲裁已经受理',
  legal_organ: '涉法涉诉',
  discipline: '属于组织、纪检事项',
  status_relation: '确认婚姻、亲子等身份关系',
  third_party_right: '直接确认物权、损害他人权利',
  no_clear_party: '没有明确的对方',
  other_committee: '应由别的调委会受理',
  other: '其他',
}

export const ACT: Record<DisputeAction, string> = {
  apply: '申请调解',
  revise: '改登记内容',
  accept: '受理',
  refuse: '不予受理',
  withdraw: '撤回申请',
  add_party: '加当事人',
  add_agent: '加代理人',
  end_agent: '结束代理',
  record_refusal: '记下明确拒绝',
  record_death: '记下当事人去世',
  tell_rights: '告知权利义务',
  appoint_mediator: '指定调解员',
  propose: '征求双方意见',
  respond: '表态',
  ask_recusal: '要求回避',
  decide_recusal: '决定回避',
  plan_session: '安排会谈',
  move_session: '改会谈时间',
  cancel_session: '取消会谈',
  hold_session: '写会谈记录',
  record_inquiry: '写调查记录',
  add_material: '交材料',
  pause: '暂停计时',
  resume: '恢复计时',
  flag_risk: '发现危险',
  report_risk: '记下已报告',
  stop: '停止调解',
  terminate: '终止调解',
  agree: '达成协议',
  agree_partly: '部分达成',
  hand_over_file: '移送材料',
  note: '补记一笔',
  close: '结案',
  file: '归档',
}

export const TAB: Record<DisputeTab, string> = {
  applied: '待审',
  mine: '我的',
  running: '调解中',
  due_soon: '快到期',
  agreed: '已达成',
  ended: '已结束',
}

export const CAPACITY: Record<Capacity, string> = {
  full: '能自己作主',
  limited: '部分事情要监护人代理',
  none: '要监护人代理',
}
export const AGENT_KIND: Record<AgentKind, string> = {
  guardian: '监护人',
  representative: '法定代表人',
  mandatary: '委托代理人',
}
export const WAY: Record<WordWay, string> = {
  self: '本人在手机上',
  in_person: '当面',
  by_phone: '电话',
  on_paper: '书面',
}
export const PART: Record<MediatorPart, string> = {
  lead: '主调解员',
  co: '协助调解',
  recorder: '记录',
}
export const PROPOSAL: Record<ProposalKind, string> = {
  mediator: '由谁调解',
  helper: '请人来帮助',
  extension: '延长期限',
  undisputed: '没有争议的事实',
  mediator_stays: '回避后仍由原调解员调解',
}
export const PROPOSAL_STATE: Record<ProposalState, string> = {
  open: '等表态',
  agreed: '都同意',
  declined: '有人不同意',
  dropped: '不再征求',
}
export const HELPER_KIND: Record<HelperKind, string> = {
  relative: '亲属',
  neighbour: '邻居',
  colleague: '同事',
  expert: '专家',
  legal_guide: '法律明白人',
  legal_adviser: '法律顾问',
  officer: '法官、检察官、警官',
  delegate: '代表、委员',
  organisation: '社会组织',
  other: '其他人',
}
export const GROUND: Record<RecusalGround, string> = {
  party: '是本案当事人',
  near_relative: '是当事人、代理人的近亲属',
  interest: '和本案有利害关系',
  other_relation: '有其他可能影响公正的关系',
}
export const RECUSAL_STATE: Record<RecusalState, string> = {
  asked: '等决定',
  sustained: '决定回避',
  overruled: '不用回避',
}
export const SESSION_KIND: Record<SessionKind, string> = { joint: '一起谈', separate: '单独谈' }
export const SESSION_STATE: Record<SessionState, string> = {
  planned: '已安排',
  held: '已谈',
  cancelled: '已取消',
}
export const RISK: Record<DisputeRisk, string> = {
  domestic_violence: '家庭暴力',
  minor_harm: '侵害未成年人',
  criminal: '可能犯罪',
  suicide: '轻生',
  violence: '要动手、械斗',
  mass_petition: '群体性上访',
}
export const RECEIVER: Record<RiskReceiver, string> = {
  police: '公安机关',
  emergency: '120 等急救',
  civil_affairs: '民政部门',
  centre: '综治中心',
  other: '其他部门',
}
export const PAUSE: Record<PauseKind, string> = {
  appraisal: '正在鉴定',
  party_died: '当事人去世',
  joint_wish: '双方都要求',
}
export const BLOCKER: Record<Blocker, string> = {
  risk_report_first: '发现了危险，先报告（人民调解法第二十五条）',
  paused: '计时暂停，先恢复',
  party_died: '一方去世，等继承人参加',
  no_lead: '还没有主调解员',
  mediator_not_accepted: '双方还没都接受调解员（第二十三条）',
  recusal_open: '有人要求回避，等决定',
  rights_not_told: '权利义务还没告知到每个人（第二十三条）',
  guardian_needed: '有人要监护人代理',
}
