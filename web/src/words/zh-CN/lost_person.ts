import type {
  CardState,
  HandedTo,
  Likeness,
  LostAction,
  LostKind,
  LostState,
  LostStep,
  LostTab,
  Ring,
  Sex,
  Trust,
} from '@linli/contract/codes/lost_person'

export const KIND: Record<LostKind, string> = {
  missing: '家人在找',
  found_unidentified: '找到人，不知家人',
}

export const STATUS: Record<LostState, string> = {
  opened: '刚登记',
  told: '已告诉公安',
  searching: '协查中',
  found: '已找到',
  handed_over: '已交接',
  closed: '已结束',
}

export const SEX: Record<Sex, string> = { male: '男', female: '女', unknown: '看不清' }

export const RING: Record<Ring, string> = {
  grid: '本网格的群',
  community: '全社区的群',
  adjacent: '相邻网格的群',
  street: '全镇街的群',
  district: '全区的群',
}

export const TRUST: Record<Trust, string> = {
  unchecked: '还没核',
  credible: '可信',
  wrong: '不是',
  confirmed: '已证实',
}

export const HANDED: Record<HandedTo, string> = {
  family: '家人',
  police: '公安',
  rescue_station: '救助站',
  hospital: '医院',
}

export const LIKENESS: Record<Likeness, string> = {
  sex: '性别',
  age: '年龄',
  height: '身高',
  clothing: '衣着特征',
  place: '地点',
  time: '时间',
}

export const LOST_TAB: Record<LostTab, string> = { open: '还没结束', ended: '已结束' }

export const CARD_STATE: Record<CardState, string> = {
  searching: '正在协查',
  found: '已找到，请停止转发',
  withdrawn: '已撤下，请停止转发',
}

/** On the timeline. */
export const ACTED: Record<LostStep, string> = {
  open: '登记',
  tell_police: '告诉公安',
  decline_police: '没有报警，写明原因',
  number_police: '记下接警单号',
  correct: '更正情况',
  release_minor: '公安放行未成年人信息',
  ask_release: '请第二人放行',
  release: '第二人放行',
  decline_release: '第二人不放行',
  bypass: '紧急先发',
  confirm_bypass: '补认紧急先发',
  publish: '发到群里',
  widen: '扩大范围',
  pause: '暂停扩大',
  resume: '继续扩大',
  call: '叫值守人员',
  sight: '有人提供线索',
  judge_sighting: '核线索',
  compare: '比对另一件',
  find: '找到了',
  hand_over: '交接',
  inform: '告知本人或家属',
  close: '结束',
  acknowledge: '回“收到”',
  withdraw: '照片撤下，发停止通知',
  erase: '到期抹去个人信息',
}

/** On buttons. */
export const ACT: Record<LostAction, string> = {
  open: '登记走失或找到的人',
  tell_police: '已告诉公安',
  decline_police: '不报警，写原因',
  number_police: '记接警单号',
  correct: '更正情况',
  release_minor: '记公安放行',
  ask_release: '请第二人放行',
  release: '放行',
  decline_release: '不放行',
  bypass: '紧急先发',
  confirm_bypass: '我看过了，补认',
  publish: '发到群里',
  widen: '扩大范围',
  pause: '暂停扩大',
  resume: '继续扩大',
  call: '叫人',
  sight: '记一条线索',
  judge_sighting: '核线索',
  compare: '说是不是同一个人',
  find: '找到了',
  hand_over: '交接',
  inform: '已告知本人或家属',
  close: '结束这件事',
}
