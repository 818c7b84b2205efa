import type {
  AgreementForm,
  AgreementState,
  BreachStep,
  ConfirmationCheck,
  ConfirmationKind,
  ConfirmationState,
  ConfirmationStep,
  CourtGround,
  DraftPart,
  DueTab,
  Finding,
  ObligationKind,
  ObligationState,
  PerformanceState,
  Satisfaction,
  SignerKind,
  SignManner,
  StatutoryItem,
  VisitManner,
  VisitPerformance,
  WrittenReason,
} from '@linli/contract/codes/agreements'

export const FORM: Record<AgreementForm, string> = { written: '书面协议', oral: '口头协议' }

export const STATUS: Record<AgreementState, string> = {
  drafting: '起草中',
  signing: '签名中',
  effective: '已生效，履行中',
  done: '履行完毕',
  ended: '转其他途径',
  dropped: '已作废',
}

/** What the acts of the lifecycle are called. */
export const ACTED: Record<string, string> = {
  draft: '起草协议',
  record_oral: '记口头协议',
  save: '改了协议',
  start_signing: '开始签名',
  sign: '当事人签名',
  print_paper: '打印签名页',
  scan_paper: '收回签名页',
  sign_as_mediator: '调解员签名',
  seal: '盖章生效',
  drop: '作废草稿',
  finish: '履行完毕',
  end: '转其他途径',
  offer_confirmation: '提出申请确认',
  plan_visit: '安排回访',
  record_relapse: '记反复',
}

export const OBLIGATION: Record<ObligationKind, string> = {
  payment: '付钱',
  return: '还东西',
  act: '办一件事',
  forbearance: '不再做',
  apology: '道歉',
}

export const OBLIGATION_STATUS: Record<ObligationState, string> = {
  later: '没到期',
  soon: '快到期',
  overdue: '到期没履行',
  performed: '已履行',
  re_mediated: '重新调解',
  sued: '已起诉',
  enforced: '申请执行',
}

export const BREACH: Record<BreachStep, string> = {
  urge: '督促履行',
  re_mediate: '转重新调解',
  sue: '记起诉',
  enforce: '记申请执行',
}

export const PERFORMANCE: Record<PerformanceState, string> = {
  told: '等对方确认',
  confirmed: '已确认',
  declined: '对方不认',
}

export const SIGNER: Record<SignerKind, string> = {
  self: '本人',
  agent: '代理人',
  guardian: '监护人',
  mediator: '调解员',
}

export const MANNER: Record<SignManner, string> = { drawn: '手写签名', paper: '纸上签名、按指印' }

export const CONFIRMED_BY: Record<ConfirmationKind, string> = {
  court: '司法确认',
  notary: '公证赋予强制执行效力',
  arbitration: '仲裁确认',
}

export const CONFIRMATION_STATUS: Record<ConfirmationState, string> = {
  offered: '等双方同意',
  both_agreed: '双方都同意',
  pack_printed: '材料已备',
  submitted: '已提交',
  accepted: '已受理',
  rejected: '不予受理',
  ruled_valid: '确认有效',
  ruled_dismissed: '驳回申请',
  served: '已送达',
  given_up: '已撤回',
}

export const CONFIRM_STEP: Record<ConfirmationStep, string> = {
  agree: '同意申请',
  print_pack: '材料备齐了',
  submit: '记提交',
  accept: '记受理',
  reject: '记不予受理',
  rule_valid: '记确认有效',
  rule_dismissed: '记驳回',
  serve: '记送达',
  give_up: '撤回',
}

export const GROUND: Record<CourtGround, string> = {
  invited: '邀请先行调解的法院',
  domicile: '当事人住所地',
  object_place: '标的物所在地',
  organisation_place: '调解组织所在地',
  intermediate: '依法归中级法院管',
}

export const CONFIRM_CHECK: Record<ConfirmationCheck, string> = {
  type_allowed: '这类纠纷可以确认',
  content_clear: '内容写得清楚',
  no_third_party_right: '不影响别人的权利',
  no_property_right: '没有定物权、知识产权归谁',
  parties_identified: '双方身份核对过',
  in_time: '在三十天之内',
  not_performed: '还没有全部履行',
}

export const ITEM: Record<StatutoryItem, string> = {
  parties: '当事人基本情况',
  facts: '主要事实',
  points_and_responsibilities: '争议事项和各方责任',
  content: '协议内容',
  manner_and_time: '履行方式、期限',
}

export const PART: Record<DraftPart, string> = {
  parties: '当事人',
  facts: '主要事实',
  points: '争议事项',
  responsibilities: '各方责任',
  clause: '条款',
  obligation: '履行事项',
  total: '合计',
}

export const FINDING: Record<Finding, string> = {
  amount_needs_capitals: '金额要同时写大写',
  capitals_differ: '大写和小写对不上',
  total_differs: '合计和各项加起来不一样',
  total_missing: '没有写合计',
  no_payer: '没写谁来履行',
  no_payee: '没写对谁履行',
  same_party: '两头是同一个人',
  no_amount: '没写金额',
  no_what: '没写做什么',
  no_manner: '没写怎么履行',
  no_due: '没写哪天之前',
  due_is_past: '日期已经过去',
  no_such_date: '没有这一天',
  vague_word: '这个词说不清，将来没法执行',
  unknown_name: '和当事人的名字差一个字，请核对',
  mediation_fee: '人民调解不收费（人民调解法第4条），不能写收费',
  punishment: '调解协议不能写处罚',
  custody_forever: '这项权利依法不能放弃或断绝',
  blank_left: '还有空没填',
  no_obligation: '没有履行事项',
  one_side_only: '至少要有双方',
  later_treatment: '有人受伤：治疗没结束的，建议写明后续治疗（民法典第151、152条）',
}

export const WRITTEN: Record<WrittenReason, string> = {
  party_asks: '当事人要书面的',
  not_at_once: '不是当场履行',
  major_or_complex: '复杂或重大纠纷',
}

export const VISIT_RESULT: Record<VisitPerformance, string> = {
  performed: '全部履行',
  partly: '部分履行',
  not: '没有履行',
  not_due: '还没到期',
}

export const SATISFIED: Record<Satisfaction, string> = {
  satisfied: '满意',
  mostly: '基本满意',
  not_satisfied: '不满意',
  not_said: '没有说',
}

export const VISITED: Record<VisitManner, string> = {
  in_person: '上门',
  by_phone: '电话',
  online: '网上',
}

export const DUE_TAB: Record<DueTab, string> = {
  overdue: '到期没履行',
  soon: '快到期',
  visits: '待回访',
  confirmations: '待确认',
}
