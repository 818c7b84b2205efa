import type {
  CheckAnswer,
  CheckList,
  CheckWay,
  CountName,
  FigureName,
} from '@linli/contract/codes/quality'

/** Figures of closure: what each one says. */
export const FIGURE: Record<FigureName, string> = {
  settled: '办结率',
  self_closed: '其中自办自结',
  late: '其中办结时已逾期',
  overdue: '逾期未结（现在）',
  found_solved: '解决率：别人核查认定',
  handled_checked: '解决率：盲抽交办件',
  self_closed_checked: '解决率：盲抽自办自结件',
  answered_solved: '解决率：报的人回答',
  satisfied: '满意率',
  answered: '回答了“解决了吗”的',
  reopened: '重开',
  reopened_later: '过期后由中心重开',
  excluded: '剔除（不计入）',
  unverified: '没有记录核查结果',
  dropped: '作废或并案',
  imported: '导入的历史件',
}

/** What is counted and over what; the text belongs to the version in `FIGURES`. */
export const DEFINITION: Record<FigureName, string> = {
  settled: '这段时间受理的事项里，现在已经办结的。没办完的算在分母里，作废、并案和导入的不算。',
  self_closed: '这段时间办结的事项里，由网格员当场办好、没有经过别人核查的。',
  late: '这段时间办结的事项里，办的过程中误过期限的。',
  overdue: '现在没办完的事项里，已经过了当前这一步期限的，不论哪天受理。',
  found_solved:
    '这段时间办结的交办件里，核查人认定“已解决”的，除以有核查结果记录的。没有记录的不算解决，单列在下面。',
  handled_checked:
    '按天随机抽出这段时间办结的交办件，由别的镇街中心盲查，看到“解决了”的，除以看得出结果的。各镇街每天至少抽几件，没有再加权。',
  self_closed_checked:
    '按天随机抽出这段时间办结的自办自结件，由别的镇街中心盲查，看到“解决了”的，除以看得出结果的。各镇街每天至少抽几件，没有再加权。',
  answered_solved:
    '这段时间办结的事项里，报的人回答“解决了”的，除以回答了这个问题的。重办后还没重新回答的，按上一次的回答算。',
  satisfied:
    '这段时间办结的事项里，报的人评“满意”“很满意”（4、5 分）的，除以评了分的。“一般”不算满意。',
  answered: '这段时间办结、留了联系方式的事项里，报的人回答了“解决了吗”的。',
  reopened:
    '这段时间里，在可以重办的日子内被重办的次数，除以同一段时间的办结数。一件重办两次算两次。',
  reopened_later: '过了可以重办的日子，由中心自己重办的次数，单列，要写明原因。',
  excluded:
    '这段时间办结的事项里，经第二个人同意不计入解决率和满意率的。只影响“不含剔除”那一列，随时可以恢复。',
  unverified: '这段时间办结的交办件里，没有记下核查结果的（启用之前的旧件）。',
  dropped: '这段时间受理、后来作废或并入另一件的。',
  imported: '从别的系统导入、导入时已经办结的历史件，按上报日单列，不进任何比率。',
}

/** The two sides of a fraction, as the head of a list. */
export const COUNT: Record<CountName, string> = {
  accepted: '受理的',
  dropped: '作废或并案的',
  unsettled: '受理了还没办结的',
  settled: '受理后已办结的',
  imported: '导入的历史件',
  closed: '办结的',
  handled: '办结的交办件',
  self_closed: '自办自结的',
  late: '办结时已逾期的',
  verified: '有核查结果的',
  found_solved: '核查认定已解决的',
  unverified: '没有记录核查结果的',
  asked: '留了联系方式的',
  answered: '回答了的',
  answered_solved: '回答“解决了”的',
  rated: '评了分的',
  satisfied: '评满意和很满意的',
  excluded: '剔除的',
  reopened: '重开的',
  reopened_later: '过期后由中心重开的',
  open: '现在没办完的',
  overdue: '现在逾期未结的',
  handled_checked: '盲抽看得出结果的交办件',
  handled_checked_solved: '盲抽看到解决了的交办件',
  self_closed_checked: '盲抽看得出结果的自办自结件',
  self_closed_checked_solved: '盲抽看到解决了的自办自结件',
}

export const FIGURES_PAGE = {
  title: '办结质量',
  lead: '办结不等于解决，解决不等于满意。每个数都写明分子分母，点开就是那几件。',
  area: '看哪里',
  wider: '回到{name}',
  within: '往下看',
  period: '哪段时间',
  from: '从哪天',
  to: '到哪天',
  month: '本月',
  last_month: '上月',
  year: '今年',
  as_of: '截至 {at}，按现在的记录算；以后改判、重办、剔除，再看时会变。',
  figure: '数字',
  counted: '计入的（不含剔除）',
  all: '全部（含剔除）',
  definition: '怎么算的',
  version: '第 {n} 版',
  too_few: '不足 {n} 件，不算比率',
  n: '{n} 件',
  interval: '抽样误差：真实比率有 95% 的把握在 {low} 到 {high} 之间',
  sampled: '抽出 {drawn} 件，其中 {cannot_tell} 件看不出来；没查完的不列名单。',
  groups: { closed: '办结', solved: '解决', content: '满意', kept: '重开与剔除', apart: '另列' },
  secret_out: '保密件不在您的范围里，数和名单都不含。',
  secret_in: '含本地的保密件；抽查不抽保密件。',
  none: '您的职务没有可以看的范围',
  none_hint: '中心工作人员和领导可以看自己范围的数字。',
} as const

export const COUNTED_PAGE = {
  back: '回到办结质量',
  lead: '{area}，{from} 至 {to}。名单和数字是同一个条件。',
  without: '不含剔除的',
  gone: '已转到别处或设为保密，不在您的范围里',
  empty: '没有这样的事项',
} as const

export const QUALITY_TAB = {
  figures: '数字',
  ...({
    to_check: '我们要查的',
    to_answer: '要我们答复的',
    found: '查过的',
  } satisfies Record<CheckList, string>),
} as const

export const WAY: Record<CheckWay, string> = { on_the_spot: '到现场看', by_phone: '打电话问' }

export const ANSWER: Record<CheckAnswer, string> = { reopened: '重新办理', explained: '解释原因' }

/** Spot checks: the lists, the blind case, and what comes to light. */
export const CHECKS = {
  title: '抽查',
  lead_to_check:
    '每天从办结的事项里随机抽，由别的镇街来查。查之前看不到谁办的、怎么说的、评了几分，只看事情现在怎样。',
  lead_to_answer: '盲抽看到没解决的，由本地中心重新办理，或者解释原因、由第二个人同意。',
  lead_found: '查过的都在这里，和办的单位、核查人、报的人的说法放在一起。',
  empty_to_check: '现在没有要查的',
  empty_to_check_hint: '每天凌晨抽出前一天办结的事项，轮到您的中心时会出现在这里。',
  empty_to_answer: '没有要答复的',
  empty_to_answer_hint: '盲抽看到没解决的，会出现在这里。',
  empty_found: '还没有查过的',
  empty_found_hint: '查完并记下结果的，会列在这里。',
  case: '盲查一件',
  blind: '这是盲查：先去看、去问，记下您看到的，其余情况才会打开。',
  closed_on: '{day} 办结',
  reported: '报的时间',
  standard: '办好应该是',
  place: '地点',
  category: '分类',
  photos_before: '报的时候的照片',
  no_photos: '报的时候没有照片',
  call: '看报的人的电话（会记录）',
  call_hint: '只用于问这件事解决了没有。看一次记一次。',
  no_caller: '没有留下电话，请到现场看。',
  way: '怎么查的',
  found: '您看到的',
  words: '看到了什么',
  words_hint: '几点、在哪里、看到或问到什么',
  photos: '现场照片',
  send: '记下，打开其余情况',
  sending: '正在记…',
  sent: '已记下，其余情况已打开',
  missing: '请选怎么查的、看到什么，并写一句话。',
  revealed: '其余情况',
  handled_by: '承办',
  on_the_spot_self: '网格员当场办的',
  open_matter: '看这件事项',
  answer: '答复',
  answer_words: '怎么重办，或者为什么这样算办结',
  answer_hint: '解释要写不少于 20 个字，由另一位没有参与的同事同意才算。',
  answer_reopen: '重新办理',
  answer_explain: '解释，等第二个人同意',
  reopened: '已重新办理',
  explained: '解释已记下，等第二个人同意',
  agreed: '已同意解释，不重办',
  refused: '已退回，要重新答复',
  agree: '同意这个解释',
  refuse: '不同意',
  refuse_words: '为什么不同意',
  answered_by: '{name}：{answer}',
  agreed_by: '{name}同意',
  wait_second: '等第二个人核',
  working: '正在记…',
  back: '回到抽查',
  how: '怎么抽的',
  draw: '{day} 是这样抽的',
  draw_lead:
    '种子由审计链在当天结束后的第一个封条和日期算出，事先谁也不知道。用下面的种子和名单，谁都可以重抽一遍，结果一样。',
  seal: '封条',
  seed: '种子',
  rates: '比例',
  rates_words: '交办件 {handled}‰，自办自结件 {self_closed}‰，每个镇街至少 {least} 件',
  population: '参加抽取',
  drawn: '抽出',
  again: '在这台电脑上重抽一遍',
  same: '重抽了一遍，结果一样：{n} 件。',
  differs: '重抽的结果和记录不一样，请告诉审计员。',
  not_drawn: '这一天还没有抽。',
} as const
