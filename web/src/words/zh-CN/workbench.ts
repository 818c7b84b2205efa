export const WORKBENCH = { title: '工作台' } as const

/** Its pages. */
export const WORKBENCH_TAB = {
  batches: '批量办理',
  hand_over: '转交工作',
  views: '我的视图',
  templates: '常用答复',
} as const

/** Filters with names. */
export const VIEWS = {
  label: '我的视图',
  save: '存成视图…',
  name: '视图名称',
  name_hint: '比如：今天到期的投诉',
  name_missing: '请写一个名称。',
  shared: '给{unit}的同事也用',
  shared_by: '{name} 共享',
  saved: '已存成视图“{name}”',
  text_left_out: '搜索的字词不存进视图，免得留下别人的姓名电话。',
  lead: '点名称打开。前九个在事项列表里可以按数字键 1–9 打开，顺序用上移、下移排。',
  empty: '还没有视图',
  empty_hint: '在事项列表里筛选好以后，点“存成视图…”，下次一点就回到这里。',
  column_name: '名称',
  column_count: '现在有',
  column_shared: '谁能用',
  column_acts: '怎么改',
  only_me: '只有我',
  up: '上移',
  down: '下移',
  rename: '改名',
  renamed: '已改名',
  share: '共享给本单位',
  unshare: '只给自己用',
  delete: '删除',
  deleted: '已删除视图“{name}”',
  save_name: '存下',
  cancel: '不改了',
} as const

/** Common replies. */
export const TEMPLATES = {
  title: '常用答复',
  lead: '写说明时点“常用答复”，或者先打一个“/”，就能插入。',
  places: '{编号}、{分类}、{期限}、{单位} 会换成那一件自己的。',
  insert: '常用答复',
  search: '打字找',
  none: '没有合适的常用答复',
  none_hint: '中心和单位负责人可以在“工作台·常用答复”里添加。',
  add: '加一条',
  item_title: '叫什么',
  item_words: '答复的话',
  for_unit: '给谁用',
  for_all: '全区',
  for_category: '用在哪一类（不选就是都能用）',
  all_categories: '都能用',
  version: '第 {n} 版，{name}',
  save: '存下',
  saved: '已存下“{title}”',
  revise: '修改',
  archive: '收起来不用',
  archived: '已收起“{title}”',
  restore: '恢复使用',
  restored: '已恢复“{title}”',
  show_archived: '看收起来的',
  show_current: '看在用的',
  earlier: '看以前的说法',
  hide_earlier: '收起以前的',
  empty: '还没有常用答复',
  empty_hint: '把常说的话写在这里，大家写说明时一点就有。',
  empty_archived: '没有收起来的',
  title_missing: '请写个名称。',
  words_missing: '请写答复的话。',
  cancel: '不改了',
} as const

/** Others at the same matter. */
export const EDITING = {
  one: '{name} 正在填“{act}”',
  others: '，请先说一声，免得两个人同时办。',
} as const

export const EXPORT = {
  open: '导出表格',
  asking: '正在准备…',
  progress: '正在导出：{done} / {total} 行',
  done: '已导出 {n} 行。这次导出已记入审计。',
  failed: '没有导出完，表格没有保存。请再试一次。',
} as const
