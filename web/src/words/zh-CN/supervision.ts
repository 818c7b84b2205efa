import type {
  Instructed,
  OrderState,
  SupervisionGrade,
  SupervisionTab,
  SupervisionTrigger,
} from '@linli/contract/codes/supervision'

/** Why a unit is supervised (潍坊市12345热线条例 art. 26). */
export const TRIGGER: Record<SupervisionTrigger, string> = {
  refuses: '拒不接收',
  overdue: '逾期未办',
  unsolved: '应解决未解决',
  bad_effect: '造成不良影响',
  other: '其他情形',
}

export const GRADE: Record<SupervisionGrade, string> = {
  ordinary: '一般督办',
  posted: '挂牌督办',
}

export const ORDER_STATE: Record<OrderState, string> = {
  waiting: '待回复',
  answered: '已回复，待解除',
  lifted: '已解除',
}

export const TAB: Record<SupervisionTab, string> = {
  waiting: '待回复',
  answered: '待解除',
  lifted: '已解除',
  suggested: '建议督办',
  instructed: '批示待回复',
  instructions_answered: '批示已回复',
}

export const INSTRUCT_TO: Record<Instructed, string> = {
  unit: '承办单位',
  centre: '本地中心',
}

/** The page of supervision, the section of a matter, and its forms. */
export const SUPERVISION = {
  title: '督办',
  lead: '督办单由人来发、由人解除；没解除的事不能办结。',
  tabs: '看哪一栏',
  order: '督办单',
  instruction: '批示',
  section: '督办与批示',
  matter: '事项',
  hidden: '内容不在您可以看的范围',
  why: '督办事由',
  grade: '督办等级',
  suggested_here: '系统看到的情形：{triggers}。发不发由您定。',
  what: '督办要求',
  what_hint: '写清要办到什么程度、有什么要求',
  what_missing: '请写明督办要求。',
  why_missing: '请选督办事由。',
  reply_by: '最迟哪天回复',
  reply_by_missing: '请选回复的日子。',
  to: '发给',
  to_unit: '发给{unit}',
  to_centre: '还没有承办单位，发给本地中心',
  copies: '抄送',
  copy_more: '再抄送一个单位',
  remove_copy: '去掉{unit}',
  issue: '发出督办单',
  issued: '已发督办单，{unit}会收到短信',
  hold_hint: '发出后，解除之前这件事不能办结。',
  issued_by: '{unit} {name}',
  issued_at: '发出',
  reply_due: '回复期限',
  answer: '回复',
  no_answer: '还没有回复',
  lifted: '解除',
  copied: '抄送：{units}',
  print: '打印督办单',
  write: '批示内容',
  write_hint: '写清要怎么办',
  write_missing: '请写批示内容。',
  for_whom: '批给谁',
  wants_answer: '要回复吗',
  answer_yes: '要回复',
  answer_no: '不用回复',
  answer_by: '最迟哪天回复（可不选）',
  instruct: '写批示',
  instructed: '已批示，{unit}会收到短信',
  given: '{name} 批示给{unit}',
  no_answer_wanted: '不用回复',
  waits_order: '有督办单等{unit}回复',
  waits_instruction: '有批示等{unit}回复',
  empty_waiting: '没有等回复的督办单',
  empty_waiting_hint: '发出的督办单，单位回复之前都在这里。',
  empty_answered: '没有等解除的督办单',
  empty_answered_hint: '单位回复后，由发单一方核过再解除。',
  empty_lifted: '还没有解除过的督办单',
  empty_suggested: '现在没有建议督办的事',
  empty_suggested_hint: '退回多次、逾期多日、重办多次的事会列在这里，发不发由人定。',
  empty_instructed: '没有等回复的批示',
  empty_instructed_hint: '领导在事项上写的批示，要回复的会列在这里。',
  empty_instructions_answered: '还没有回复过的批示',
  nobody: '没有承办单位',
  late_since: '期限',
  open: '打开事项',
  sheet_title: '督办单',
  sheet_number: '事项编号',
  sheet_to: '承办单位',
  sheet_about: '督办事项',
  sheet_seal: '发单单位（盖章）',
  sheet_answer: '办理情况回复',
  sheet_sign: '承办单位负责人签字：              年   月   日',
} as const
