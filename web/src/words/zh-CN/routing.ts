import type { DayKind, PlacedDoer, RuleFault, VersionState } from '@linli/contract/codes/routing'

export const DAY_KIND: Record<DayKind, string> = {
  workday: '工作日',
  rest_day: '休息日',
  night: '夜间',
}

/** Kinds of unit that are found from the place of the matter. */
export const PLACED_DOER: Record<PlacedDoer, string> = {
  grid: '当地网格队',
  community: '当地居委会（村委会）',
  street_centre: '当地街道中心',
  property: '当地物业公司',
}

export const VERSION_STATE: Record<VersionState, string> = {
  draft: '草稿',
  scheduled: '等着执行',
  in_force: '在执行',
  ended: '已停用',
}

/** What is wrong with a set of rules; {places} are theirs, {name} that of a unit, area or category. */
export const RULE_FAULT: Record<RuleFault, string> = {
  tie: '第 {places} 条管的是同一种情况，分不出听谁的。请删一条，或把其中一条写得更细。',
  circle: '第 {places} 条互相参照，绕成了圈，找不到承办单位。请让其中一条直接写单位。',
  no_such_unit: '第 {places} 条里的“{name}”届时已撤并。请换一个单位。',
  no_such_area: '第 {places} 条里的“{name}”届时已调整。请换一个范围。',
  no_such_category: '第 {places} 条里的“{name}”届时不在清单里。请换一类。',
}

/** The parts of which a rule is read as a sentence. */
export const RULE_SENTENCE = {
  any_area: '全区',
  any_category: '各类事项',
  group: '{name}（整类）',
  to_district_centre: '区中心（越级）',
  refer_category: '参照“{category}”怎么派',
  refer_area: '参照{area}怎么派',
  refer_both: '参照{area}的“{category}”怎么派',
  cc: '抄送 {units}',
  join: ' × ',
  gives: '{when} → {to}',
  at: '第 {version} 版第 {place} 条',
} as const

/** The pages of the rules. */
export const ROUTING = {
  title: '归口规则',
  lead: '什么地方、哪一类、多急、什么时候的事派给谁。没有规则的，按清单派。',
  tab_rules: '规则',
  tab_wrong: '误派',
  tab_rulings: '裁定',
  versions: '各版',
  version: '第 {number} 版',
  rules_n: '{n} 条',
  broken_n: '{n} 条指的单位已撤',
  now: '现在按第 {number} 版派，{day} 起执行。',
  now_none: '现在还没有规则，全部按清单派。',
  next: '起草下一版',
  open_draft: '接着改草稿',
  first: '起草第一版',
  none: '还没有规则',
  none_hint: '起草一版，先在过去的事项上试算，看清楚再发布；发布后不合适，一步就能退回。',
  from_to: '{from} 至 {to}',
  from_on: '{from} 起',
  same_day: '{from} 当天被替换',
  by: '{name} 发布',
  restored: '按第 {number} 版恢复：{reason}',
  compare_with: '和哪一版比',
  compare_title: '第 {number} 版和第 {than} 版的不同',
  same: '两版的规则一样。',
  added: '新增 {n} 条',
  removed: '删去 {n} 条',
  changed: '改动 {n} 条',
  was: '原来',
  is: '改为',
  back: '归口规则',
  not_found: '没有这一版',
  column_place: '条',
  column_rule: '规则',
  search: '搜规则里的字词',
  search_none: '没有含这些字词的规则',
  shown_of: '共 {all} 条，列出 {n} 条',
  order_title: '几条都管得着时听谁的',
  order:
    '写得越细越优先：先看分类（一类事 > 整类 > 不限），再看地点（网格 > 社区 > 街道 > 全区），再看急缓，最后看日子。先后次序不影响。',
  night: '夜间指 {from}:00 到次日 {to}:00，休息日含节假日，调休上班的周末算工作日。',
  problems: '{n} 处要先改好才能发布',
  problems_now: '{n} 处有问题，派单时这几条不起作用',
} as const

/** The draft being edited. */
export const RULE_FORM = {
  add: '加一条',
  edit: '改',
  remove: '删',
  edit_title: '改第 {place} 条',
  add_title: '加一条规则',
  area: '什么地方',
  category: '哪一类',
  urgency: '多急',
  day: '什么时候',
  open_hint: '不选的就是不限：不选地方是全区，不选分类是各类事项。',
  to: '派给谁',
  target_unit: '指定单位',
  target_doer: '按地点找',
  target_district_centre: '区中心（越级）',
  target_refer: '参照别的规则',
  unit: '哪个单位',
  doer: '当地的谁',
  refer_category: '参照哪一类',
  refer_area: '参照哪里',
  refer_hint: '选一样或两样。按被参照的那条规则派，以后那条改了，这里跟着变。',
  cc: '抄送（只知会，不办）',
  cc_add: '再抄送一个单位',
  cc_remove: '不抄送{unit}',
  reads: '读作',
  save: '存这一条',
  saved: '已存第 {place} 条',
  added: '已加一条',
  removed: '已删第 {place} 条',
  cancel: '不改了',
  choose_unit: '请选一个单位。',
  choose_doer: '请选一种单位。',
  choose_refer: '请选要参照的分类或地点。',
  changed_by: '{name}刚把这一条改成了：',
  changed_gone: '同事刚把这一条删了。',
  changed_keep: '您写的还在。看过之后可以用您的覆盖，或者不改了。',
  overwrite: '用我写的覆盖',
  add_back: '把我写的加回来',
  note: '这一版改了什么',
  note_hint: '一句话，例如：夜间路灯直接派路灯所',
  night_from: '夜间从几点',
  night_to: '到几点',
  settings: '这一版的说明',
  settings_save: '存说明',
  settings_saved: '已存说明',
} as const

/** Publishing a draft, and putting an earlier version in force again. */
export const PUBLISH_RULES = {
  title: '发布',
  lead: '发布后派单就按它建议。前一版到前一天为止，已经派出的事不变。',
  on: '从哪天起',
  publish: '发布这一版',
  published: '第 {number} 版已发布，{day}起执行',
  not_tried: '还没有试算过。建议先在过去的事项上试一试。',
  tried_old: '试算之后草稿又改过，结果可能不同。',
  discard: '扔掉草稿',
  discard_sure: '草稿里的规则会一起删掉，不能恢复。在执行的规则不受影响。',
  discarded: '草稿已扔掉',
  restore: '恢复成这一版',
  restore_why:
    '从今天起又按第 {number} 版派，现在的规则停用，已经定好将来执行的也作废。已经派出的事不变。',
  restore_reason: '为什么恢复',
  restore_go: '从今天起恢复',
  restored: '已恢复，按第 {number} 版的规则派',
} as const

/** One imagined matter. */
export const TRY_ONE = {
  title: '试一件',
  lead: '选一件事的样子，看这一版会派给谁。',
  place: '在哪里',
  result: '派给 {unit}',
  nobody: '找不到单位，要人工派',
  by_rule: '按第 {place} 条：{rule}',
  by_catalogue: '没有规则管它，按清单派',
  via: '先看到第 {places} 条，参照后',
} as const
