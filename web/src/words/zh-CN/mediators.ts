import type {
  CommitteeAct,
  CommitteeGap,
  CommitteeKind,
  EndReason,
  Gender,
  HelperKind,
  MediationField,
  MediatorTime,
  NumberBrackets,
  Seat,
} from '@linli/contract/codes/mediators'

export const COMMITTEE_KIND: Record<CommitteeKind, string> = {
  village: '村人民调解委员会',
  residents: '社区（居）人民调解委员会',
  town: '镇人民调解委员会',
  street: '街道人民调解委员会',
  district: '区人民调解委员会',
  enterprise: '企事业单位人民调解委员会',
  industry: '行业性、专业性人民调解委员会',
}

export const SEAT: Record<Seat, string> = {
  head: '主任',
  deputy: '副主任',
  member: '委员',
  engaged: '聘任调解员',
}

export const MEDIATOR_TIME: Record<MediatorTime, string> = {
  full_time: '专职',
  part_time: '兼职',
}

export const GENDER: Record<Gender, string> = { female: '女', male: '男' }

/** What disputes are about, as the statistics of the justice administration divide them. */
export const MEDIATION_FIELD: Record<MediationField, string> = {
  family: '婚姻家庭',
  neighbour: '邻里',
  housing: '房屋宅基地',
  contract: '合同',
  business: '生产经营',
  damages: '损害赔偿',
  land: '山林土地',
  demolition: '征地拆迁',
  environment: '环境污染',
  labour: '劳动争议',
  tourism: '旅游',
  consumer: '消费',
  medical: '医疗',
  traffic: '道路交通事故',
  property: '物业',
  ip: '知识产权',
  internet: '互联网',
  other: '其他',
}

/** What a committee lacks; said as a fact with its article. */
export const COMMITTEE_GAP: Record<CommitteeGap, string> = {
  not_set_up: '还没登记',
  too_few_members: '委员不足 3 人',
  too_many_members: '委员超过 9 人',
  no_woman: '没有登记女委员',
  no_head: '没有主任',
  two_heads: '主任不止一人',
  term_over: '任期已满',
  no_seal: '没有登记印章',
  no_room: '没有登记调解室',
}

export const GAP_LAW: Record<CommitteeGap, string> = {
  not_set_up: '登记后才能编号立案',
  too_few_members: '人民调解法第八条：三至九人',
  too_many_members: '人民调解法第八条：三至九人',
  no_woman: '人民调解法第八条：应当有妇女成员',
  no_head: '人民调解法第八条：设主任一人',
  two_heads: '人民调解法第八条：设主任一人',
  term_over: '人民调解法第九条：每届三年，可以连选连任',
  no_seal: '人民调解法第二十九条：协议书要盖调解委员会印章才生效',
  no_room: '排调解会要用',
}

export const END_REASON: Record<EndReason, string> = {
  term_over: '任期届满',
  resigned: '本人辞任',
  moved: '调离',
  removed: '罢免或解聘（人民调解法第十五条）',
  other: '其他',
}

export const COMMITTEE_ACT: Record<CommitteeAct, string> = {
  set: '登记委员会',
  add_room: '登记调解室',
  revise_room: '修改调解室',
  close_room: '停用调解室',
  appoint: '聘任或选任',
  revise: '修改',
  pause: '暂不接案',
  resume: '恢复接案',
  end: '离任',
}

/** Names of what was changed. */
export const ENTRY_FIELD: Record<string, string> = {
  kind: '类型',
  short_name: '简称',
  number_brackets: '年份括号',
  number_series: '字号',
  number_width: '编号位数',
  established_on: '设立日期',
  elected_on: '换届日期',
  term_ends_on: '任期到',
  seal_since: '启用印章',
  seal_keeper: '印章保管人',
  name: '名称',
  seats: '座位',
  is_accessible: '无障碍',
  studio_id: '所在调解室',
  seat: '职务',
  time: '专兼职',
  fields: '擅长',
  languages: '语言',
  grade: '等级',
  gender: '性别',
  introduction: '介绍',
  valid_from: '起',
  valid_to: '止',
  reason: '原因',
}

export const NUMBER_BRACKET: Record<NumberBrackets, string> = {
  round: '全角圆括号（2022）',
  narrow: '半角圆括号(2022)',
  square: '方括号[2022]',
  tortoise: '六角括号〔2022〕',
}

export const HELPER_KIND: Record<HelperKind, string> = {
  legal_guide: '法律明白人',
  lawyer: '律师、法律顾问',
  legal_service_worker: '基层法律服务者',
  police_officer: '民警',
  party_delegate: '党代表',
  congress_delegate: '人大代表',
  cppcc_member: '政协委员',
}

/** Languages that are offered to choose; others may be written. */
export const LANGUAGES_OFFERED = ['普通话', '本地话', '手语', '英语'] as const

/** A mediator as whoever has to choose reads it. */
export const MEDIATOR = {
  grade: ['', '一级', '二级', '三级', '四级'],
  seat: '职务',
  time: '专兼职',
  fields: '擅长',
  languages: '语言',
  studio: '调解室',
  since: '任职',
  away: '休假到 {day}',
  paused: '暂不接新案',
  available: '可以接案',
  no_fields: '没有登记擅长',
  list: '调解员',
} as const

/** Choosing a mediator. */
export const CHOOSE_MEDIATOR = {
  legend: '想请谁来调',
  field: '按擅长找',
  any: '都看',
  leave_it: '请调解委员会指定',
  leave_hint: '您可以同意，也可以要求换人（人民调解法第十九、二十三条）。',
  none: '这里还没有登记调解员',
  none_hint: '请调解委员会指定，或打他们的电话。',
  not_now: '{name}现在不能接新案',
  more: '再看几位',
} as const

/** Whom a mediator may invite. */
export const HELPERS = {
  lead: '请谁来帮着调，要当事人都同意，并记下来（人民调解法第二十条）。',
  kind: '哪一种人',
  name: '姓名',
  unit: '单位',
  area: '负责的地方',
  phone: '单位电话',
  place: '在哪一带',
  choose_place: '先选一个地方，就列出那里和上一级可以请的人。',
} as const
