import type {
  Ruling,
  TaskAnswer,
  TaskStatus,
  TaskStep,
  TaskTab,
  WhistleAnswer,
  WhistleKind,
} from '@linli/contract/codes/joint'

/** Where a task of a co-handling unit stands. */
export const TASK_STATUS: Record<TaskStatus, string> = {
  given: '待接',
  taken: '在办',
  asking: '等补充情况',
  partly: '办完一部分',
  refused: '待裁定',
  done: '办完了',
  moved: '改由别的单位办',
  dropped: '已撤销',
}

/** What was said on a task. */
export const TASK_STEP: Record<TaskStep, string> = {
  give: '交办',
  take: '接下任务',
  ask: '请补充情况',
  tell: '补充情况',
  partly: '办完一部分',
  done: '办完了',
  refuse: '认为不该由本单位办',
  keep: '裁定：仍由它办',
  move: '裁定：改由别的单位办',
  drop: '裁定：撤销任务',
}

/** What a co-handling unit may answer, as buttons say it. */
export const TASK_ANSWER: Record<TaskAnswer, string> = {
  done: '办完了',
  partly: '办完一部分',
  ask: '情况不清，请补充',
  refuse: '不该由我们办',
}

export const RULING: Record<Ruling, string> = {
  keep: '仍由它办',
  move: '改由别的单位办',
  drop: '撤销任务',
}

export const WHISTLE_KIND: Record<WhistleKind, string> = {
  law_enforcement: '综合执法',
  emergency: '应急处置',
  key_work: '重点工作',
}

export const WHISTLE_ANSWER: Record<WhistleAnswer, string> = {
  waiting: '等答复',
  in_time: '按时答复',
  late: '逾时答复',
  missing: '到时没答复',
}

/** The reasons that the timeline keeps with acts of several units. */
export const JOINT_REASON = {
  ...TASK_STEP,
  ...WHISTLE_KIND,
  coming: '到场',
  not_coming: '不到场',
  ended: '吹哨结果',
  justified: '该吹',
  not_justified: '不该吹',
} as const

export const TASK_TAB: Record<TaskTab | 'whistles', string> = {
  ours: '我单位要办的',
  led: '我们牵头的',
  area: '辖区内的',
  to_rule: '待裁定',
  whistles: '吹哨',
}

/** Who works on a matter together, on its page. */
export const WORK = {
  title: '谁在一起办',
  lead: '牵头：{name}',
  no_lead: '还没有牵头单位',
  unit: '协办单位',
  state: '到哪一步',
  due: '期限',
  word: '最近说的',
  no_basis: '由交办的单位限定',
  from: '原交给{name}，裁定改由本单位办',
  ruled: '中心已裁定由它办',
  basis: '依据：{basis}',
  photos: '协办照片',
} as const

/** Calls on the page of a matter. */
export const CALL = {
  who: '{name} · {at}',
  meets: '集合：{at}，{place}',
  rings_later: '夜里不响铃，{at}送达，应答时限从那时算。',
  due: '{at} 前答复（{hours} 小时内）',
  comes: '{who}，{at}到',
  not_coming: '不到场：{words}',
  street_says: '街道说',
  came_helped: '来了，帮上了',
  came_only: '来了，没帮上',
  came_not: '没来',
  unit_says: '单位说',
  justified: '该吹',
  not_justified: '不该吹',
  outcome: '结果：{words}',
  open: '还没写结果',
} as const

/** The forms of the acts of several units. */
export const JOINT_FORM = {
  give: '交办协办任务',
  give_do: '交给它办',
  unit: '交给哪个单位',
  what: '要它办什么',
  what_hint: '写清做到什么样算办完',
  due: '什么时候办完',
  due_day: '哪一天',
  basis: '期限依据',
  basis_hint: '例如：区联合化解办法第几条',
  evidence: '办完要交照片',
  choose_unit: '请选一个单位。',
  choose_due: '请定一个期限。',
  write_what: '请写清要办什么。',
  write_words: '请写一句说明。',

  answer: '答复协办任务',
  answer_do: '告诉牵头单位',
  which: '哪一项',
  how_far: '办到哪一步',
  take: '接下，开始办',
  taken: '已接下',
  what_said: '说明',
  what_said_hint: '只有牵头单位和中心看得到，不会直接发给报的人',
  choose_answer: '请选办到哪一步。',
  refuse_hint: '只能推一次，要写清理由和依据；由中心裁定，裁定后不能再推。',
  nothing_ours: '这件事现在没有要本单位答复的协办任务。',

  tell: '补充情况',
  tell_do: '发给协办单位',

  rule: '裁定协办任务',
  rule_do: '裁定',
  why_refused: '它的理由：{words}',
  ruling: '怎么裁定',
  ruling_words: '裁定意见',
  ruling_basis: '依据',
  ruling_basis_hint: '法规、职责清单或合同的条款',
  to_unit: '改由哪个单位办',
  choose_ruling: '请选一种裁定。',
  write_basis: '请写明依据。',
  new_due: '期限（不改可不选）',
  nothing_to_rule: '这件事现在没有可以裁定的协办任务。',

  reply: '给报的人一个答复',
  reply_do: '报办好',
  reply_lead: '报的人只看到这一份答复，看不到各单位之间说的话。',
  insert: '放进答复',
  reply_words: '答复',
  still_open: '还有 {n} 项协办没办完。等它们办完，或由中心裁定撤销，才能报办好；写的会先存着。',
} as const

/** The forms of a call. */
export const CALL_FORM = {
  blow: '吹哨叫部门到场',
  blow_do: '吹哨',
  again: '再吹一次哨',
  write_end: '写这次吹哨的结果',
  kind: '哪一种',
  night: '现在是夜里：只有应急处置马上响铃，其他的早上 7 点送达。',
  units: '叫哪些单位',
  add_unit: '加一个单位',
  remove: '去掉{name}',
  what: '要它们来做什么',
  place: '到哪里',
  day: '哪天到',
  time: '几点到',
  choose_kind: '请选一种。',
  choose_units: '请至少选一个单位。',
  write_place: '请写地点。',
  choose_time: '请定到场时间。',

  answer: '报到：答复街道',
  answer_do: '答复',
  is_coming: '能不能到场',
  coming: '到场',
  not_coming: '不到场',
  comes_as: '谁来',
  comes_as_hint: '队组或带队人，例如“二中队 值班组”',
  why_not: '为什么不到场',
  more_words: '补充',
  choose_coming: '请选到不到场。',
  nothing_ours: '这件事现在没有要本单位答复的吹哨。',

  judge: '这次该不该吹',
  judge_do: '说完了',
  judge_words: '来了以后办成了什么，或为什么不该吹',
  justified: '该吹',
  not_justified: '不该吹',
  choose_judged: '请选该不该吹。',

  end: '写吹哨结果',
  end_do: '了结这次吹哨',
  outcome: '办成了什么',
  came: '{name}：来没来',
  came_helped: '来了，帮上了',
  came_only: '来了，没帮上',
  came_not: '没来',
  choose_each: '请逐个说明。',
  done_blow: '已吹哨，正在通知被叫的单位',
  done_blow_later: '已记下，早上 7 点通知被叫的单位',
  done_answer: '已答复街道',
  done_end: '已写下结果',
  done_judge: '已说明',
} as const

/** Periods offered for a task. */
export const DUE_CHOICE = {
  hours_4: '4 小时',
  hours_24: '24 小时',
  working_1: '1 个工作日',
  working_3: '3 个工作日',
  working_5: '5 个工作日',
  day: '选日期…',
} as const

/** The page of work of several units. */
export const JOINT_PAGE = {
  title: '联合化解',
  lead: '一件事要几家一起办：有牵头、有协办、有期限，推不动的由中心裁定，急的由街道吹哨。',
  tabs: '联合化解列表',
  open: '没办完',
  ended: '办完的',
  filter: '办到哪一步',
  matter: '事项',
  nobody: '未定',
  task: '任务',
  unit: '协办单位',
  state: '到哪一步',
  due: '期限',
  word: '最近说的',
  secret: '保密件',
  count: '{n} 项',
  count_more: '{n} 项以上',
  empty_ours: '没有交给您单位的协办任务',
  empty_ours_hint: '别的单位牵头、请您单位办的，会自己出现在这里。',
  empty_led: '您单位牵头的事没有在办的协办任务',
  empty_led_hint: '在事项里点“交办协办”，进展会出现在这里。',
  empty_area: '您管的范围里没有在办的协办任务',
  empty_area_hint: '任何一件事交办了协办，都会出现在这里。',
  empty_to_rule: '没有等裁定的',
  empty_to_rule_hint: '协办单位认为不该由它办的，会出现在这里，由街道或区中心裁定。',
  empty_whistles: '没有没了结的吹哨',
  empty_whistles_hint: '街道中心在事项里点“吹哨”，叫部门到场，会出现在这里。',
  empty_ended: '还没有办完的',
  calls: '吹哨与报到',
  calls_lead:
    '{from}至{to}。既看街道该不该吹，也看部门答没答、来没来；按单位名称排列，不评比个人。',
  by_street: '街道吹的哨',
  by_unit: '被叫的单位',
  street: '街道',
  unit_called: '单位',
  called: '次数',
  justified: '单位认为该吹',
  waiting: '还在时限内',
  in_time: '按时答复',
  late: '逾时答复',
  missing: '没答复',
  came: '到场',
  helped: '帮上了',
  no_calls: '这段时间没有吹哨。',
} as const

/** On the phone of a unit's staff. */
export const JOINT_PHONE = {
  title: '协办任务',
  door: '协办任务 {n} 项没办完',
  call_door: '吹哨 {n} 次没了结',
} as const
