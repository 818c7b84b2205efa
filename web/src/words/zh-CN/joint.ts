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
