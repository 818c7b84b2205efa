import type { BatchAction, BatchRowState, BatchState } from '@linli/contract/codes/batches'

/** Verbs of acts on many at once. */
export const BATCH_ACT: Record<BatchAction, string> = {
  accept: '受理',
  triage: '定类定级',
  assign: '派单',
  close: '办结',
  note: '补充说明',
  hand_over: '转交同事',
  set_secret: '设为保密',
}

/** The same act that takes secrecy away again. */
export const UNSET_SECRET = '取消保密'

export const BATCH_STATE: Record<BatchState, string> = {
  prepared: '还没办，先看看',
  running: '正在办',
  done: '已办完',
  cancelled: '中途停下',
  undoing: '正在撤回',
  undone: '已撤回',
}

/** What becomes of rows, by number. */
export const BATCH_COUNT: Record<BatchRowState, string> = {
  going: '会办',
  refused: '不会办',
  done: '已办',
  changed: '有人先办了，没有动',
  left: '停下时没有办到',
  undone: '已恢复原样',
  kept: '撤不回：后来有人办过',
}

/** Why a row does not go, or does not come back; other reasons have their own sentences. */
export const ROW_REASON: Record<string, string> = {
  not_found: '不在您的范围里，或没有这一件',
  not_in_that_state: '办到的一步不对，现在不能这样办',
  acted_on_since: '看过之后有人办过',
  matter_is_held: '还有协办、督办等没了结',
  matter_is_merged: '已并入另一件',
  unit_outside_jurisdiction: '这个单位不管那里',
  already_theirs: '本来就在这位同事手里',
  not_their_work: '这位同事不在承办单位，也不管那里',
  other_unit_needs_reason: '规则建议派给别的单位，改派要写明原因',
  stays_secret: '必须保密，不能公开',
  handler_may_not_verify: '办的人不能自己核实',
}

/** Said where nothing better is known about the reason. */
export const ROW_REASON_ELSE = '您的职务不能这样办'

/** Choosing rows of a queue and what to do with them. */
export const SELECTION = {
  column: '选择',
  one: '选上 {number}',
  page: '选上列出的全部',
  bar: '批量办理',
  chosen: '已选 {n} 件',
  all: '全部符合条件的 {n} 件',
  all_more: '全部符合条件的（{n} 件以上）',
  all_chosen: '已选全部符合条件的 {n} 件',
  all_chosen_more: '已选全部符合条件的（{n} 件以上）',
  clear: '不选了',
  look: '先看看会怎样',
  looking: '正在看…',
  drop: '换一个',
  note_hint: '每一件都写上这句；{编号}、{分类}、{期限}、{单位} 会换成各件自己的',
  is_secret: '怎么改',
} as const

/** One batch: what it would do, what it did, and taking it back. */
export const BATCH_PAGE = {
  title: '批量{act}',
  back: '批量办理记录',
  target: '给 {target}',
  category: '定为 {target}',
  note: '写上：',
  will: '将{act} {n} 件',
  will_none: '没有一件可以{act}',
  why_not: '不会办的 {n} 件',
  run: '{act}这 {n} 件',
  running: '正在办…',
  not_now: '先不办',
  texts_soon:
    '办完后 {minutes} 分钟内可以整批撤回。短信等撤回期过了才发，一共 {n} 条，每人一条：“您反映的事项已办结，请打开邻里评价；没有解决可以要求重办。”',
  no_texts: '不发短信。办完后 {minutes} 分钟内可以整批撤回。',
  follow: '反映人随时能在查询页看到进展。',
  texts_wait: '{n} 条短信等到 {at} 再发；撤回了就不发。',
  texts_sent: '{n} 条短信已经发出。',
  progress: '已办 {done} 件，还有 {going} 件',
  undo_progress: '已恢复 {done} 件，还有 {going} 件',
  cancel: '停下，剩下的不办',
  cancelling: '正在停…',
  undo: '撤回这一批',
  undoing: '正在撤回…',
  undo_until: '{at} 前可以撤回；后来有人办过的件不动。',
  undo_over: '撤回期已过。要改的件请逐件重办。',
  done_toast: '已{act} {n} 件',
  undone_toast: '已撤回，{n} 件恢复原样',
  rows_n: '{n} 件',
  rows: '看是哪些',
  hide_rows: '收起',
  hidden_row: '已不在您的范围里',
  last: '{by} {at} {act}',
  nobody: '系统',
  more: '再看一些',
} as const

export const BATCHES = {
  title: '批量办理',
  lead: '一次办很多件，都记在这里。撤回期内可以整批撤回。',
  empty: '还没有批量办理过',
  empty_hint: '在事项列表里勾选几件，下面会出现可以一起办的事。',
  act: '办了什么',
  who: '谁办的',
  when: '几时',
  count: '件数',
  state: '现在',
} as const

/** Giving work away for good. */
export const HAND_OVER = {
  title: '转交工作',
  lead: '把手里没办完的事一次交给同单位、同一片的同事，期限照旧，撤回期内可以整批拿回来。只离开一两天不必转交：在“设置·请假”里写好代班的人，由他接着办。',
  whose: '转交谁手里的',
  mine: '我手里的',
  to: '交给谁',
  to_missing: '请选一位同事。',
  held: '手里没办完的 {n} 件',
  none: '手里没有没办完的事',
  look: '先看看会怎样',
  note: '说明',
  post_ends:
    '{name} 手里还有 {n} 件没办完的事。免职前请中心或单位负责人在“工作台·转交工作”里交给同事。',
} as const
