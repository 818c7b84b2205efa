import type {
  Closure,
  ExclusionReason,
  Finding,
  Outcome,
  ReopenReason,
  SolvedAnswer,
} from '@linli/contract/codes/matters'

/** What came of a matter; the four kinds of answer of 济南条例 art. 27, with “partly” between. */
export const OUTCOME: Record<Outcome, string> = {
  solved: '已解决',
  partly_solved: '部分解决',
  explained: '合理但没有依据，已解释',
  referred: '已转法定途径',
  planned: '暂时办不了，有计划和时间',
}

/** Is it solved, as the reporter says. */
export const SOLVED: Record<SolvedAnswer, string> = {
  yes: '解决了',
  partly: '解决了一部分',
  no: '没解决',
}

/** What a blind spot check found. */
export const FINDING: Record<Finding, string> = {
  solved: '解决了',
  partly: '解决了一部分',
  not: '没解决',
  cannot_tell: '看不出来',
}

export const CLOSURE: Record<Closure, string> = {
  unsolved: '办结了，但没解决',
  solved_unsatisfied: '解决了，但不满意（3 分及以下）',
  unrecorded: '没有记录核查结果',
}

export const REOPEN_REASON: Record<ReopenReason, string> = {
  spot_check: '抽查没解决',
  came_back: '又出现了',
  new_facts: '有新情况',
  closed_wrongly: '办结得不对',
  from_above: '上级要求',
}

export const EXCLUSION_REASON: Record<ExclusionReason, string> = {
  malicious: '恶意、骚扰',
  unreachable: '多次联系不上',
  judicial: '已走司法途径',
  beyond_law: '超出法律政策',
  private_business: '私人经济纠纷',
  classified: '涉密',
  other_legal_route: '已在其他法定途径',
}

/** Why a line stands in the timeline, as the slug that it keeps. */
export const OUTCOME_REASON: Record<string, string> = {
  ...OUTCOME,
  ...REOPEN_REASON,
  ...EXCLUSION_REASON,
  answered_yes: '报的人说：解决了',
  answered_partly: '报的人说：解决了一部分',
  answered_no: '报的人说：没解决',
  found_solved: '抽查看到：解决了',
  found_partly: '抽查看到：解决了一部分',
  found_not: '抽查看到：没解决',
  found_cannot_tell: '抽查看不出来',
  check_explained: '对抽查的解释，等第二个人核',
  explanation_agreed: '第二个人同意了解释，不重办',
  explanation_refused: '第二个人不同意解释',
}

/** Closed is not solved, and solved is not content: who says what. */
export const OUTCOMES = {
  title: '办结、解决、满意，分开看',
  claimed: '承办单位说',
  verified: '核查人看到',
  reporter: '报的人说',
  content: '满意不满意',
  spot: '盲抽看到',
  planned_for: '计划 {day} 前办好',
  unrecorded: '未记录',
  not_asked: '没有留联系方式',
  not_answered: '还没有回答',
  answer_old: '重办前的回答，还没有重新问到',
  not_verified: '自办自结，没有别人核查',
  not_looked: '没有抽到',
  waiting: '还没有到这一步',
  relapse: '办结后又重办过 {n} 次',
  content_of: '{word}（{n} 分）',
  differs: '几方说的不一样，请看经过。',
} as const

export const OUTCOME_FIELD = {
  claim: '办成什么样了',
  find: '您看到的结果',
  find_hint: '按您自己看到、问到的选，不用和承办单位说的一样。没办好请用“没办好，退回重办”。',
  choose: '请选一种结果。',
  planned_for: '计划哪天前办好',
  choose_day: '请选计划办好的日子。',
  exclusion_hint:
    '附上证据文件，或者用不少于 20 个字写清依据。要另一位没有参与办理的同事同意才算。',
} as const

export const EXCLUSION = {
  proposed: '{name}提议不计入解决率和满意率（{reason}），要另一位同事同意或仍计入。',
  in_force:
    '这一件不计入解决率和满意率（{reason}）。数字都按“计入”和“不计入”各列一遍，随时可以恢复。',
} as const
