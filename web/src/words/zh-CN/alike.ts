import type { Nearness } from '@linli/contract/codes/matters'

export const NEARNESS: Record<Nearness, string> = {
  building: '同一栋楼',
  grid: '同一网格',
  near: '相距约 {n} 米',
  community: '同一社区',
}

/** Matters that may be the same. */
export const ALIKE = {
  title: '可能已经有人报过',
  lead: '边写边找。是不是同一件，由您定。',
  none: '没有找到像的。',
  same_category: '同一类',
  same_words: '说法相近',
  closed: '{when}刚办结',
  mine: '您报过',
  others: '另有 {n} 人反映',
  open: '打开看看',
  join: '就是这件，记下又一位',
  join_closed: '又出现了，记到这件上',
  joining: '正在记…',
  merge_here: '并入这件',
  show_more: '看更多',
  resident_title: '附近已经有人报过，是同一件吗？',
  resident_lead: '只列公开的信息。是同一件的话，点一下就能一起跟进度，不用重新报。',
  me_too: '我也遇到了',
  ask_again: '催一催',
  still_there: '没有解决',
  me_too_done: '已记下。办到哪一步，在“我报过的事”里看。',
} as const

/** Several matters that are one. */
export const MERGE = {
  direction: '怎么并',
  into_other: '把这件并入别的',
  take_in: '把别的并进这件',
  lead_other: '并入以后，进展和结果都在那一件里，报的人凭原编号照样能查。',
  lead_take: '选中的都由这一件统一办，办结时逐人答复。报的人、原话、照片都留着。',
  number: '按编号找',
  number_hint: '例如：2022-0000123',
  number_wrong: '编号是 4 位年份、一横、7 位数字。',
  find: '找',
  not_found: '没有这个编号，或不在您可以看的范围内。',
  all: '全选 {n} 件',
  chosen: '已选 {n} 件',
  choose: '请选要并的事项。',
  note: '说明',
  send_other: '并入 {number}',
  send_take: '把 {n} 件并进来',
  secret: '有保密件：并案后，{number} 会一起设为保密，只有本地中心和承办人看得到。',
  secret_agree: '知道了，一起设为保密',
  done: '已并案 {n} 件，办结时逐人答复',
} as const

/** Who else is answered with a matter. */
export const JOINED = {
  title: '一起答复的人',
  count: '另有 {n} 人反映',
  repeats: '催办 {n} 次',
  merged: '并进来的事项（{n}）',
  appeals: '再次反映（{n}）',
  me_too: '同一件事',
  repeat: '催办',
  unknown: '没有留下称呼',
  rated: '评 {n} 分',
  taken_by: '{name}记',
  more: '只列最近 200 条。',
  show: '展开看每一位',
  hide: '收起',
  merged_into: '这件事已并入另一件，一起办、一起答复：',
  recurs: '办结以后又有 {n} 人说没解决。核实后可以点“重办”。',
} as const

/** Somebody who has the same trouble, written down by staff. */
export const APPEAL = {
  title: '记一次反映',
  lead: '同一个人再来，算催办；另一个人来，算又一位。都不另立一件。',
  source: '怎么来的',
  words: '这次说了什么',
  save: '记下',
  done: '已记下，承办单位会看到',
} as const
