import type {
  ConsentAnswer,
  ConsentManner,
  GlassReadingKind,
  GlassState,
  ItemKind,
  ReleaseState,
  RoundRule,
  RoundState,
} from '@linli/contract/codes/caucus'
import type { Side } from '@linli/contract/codes/mediation'

/** Whose room it is. */
export const ROOM_OF: Record<Side, string> = {
  a: '申请方',
  b: '被申请方',
  c: '第三方',
  d: '第四方',
}

export const ITEM_KIND: Record<ItemKind, string> = {
  note: '笔记',
  message: '留言',
  statement: '陈述',
  paper: '材料',
  record: '背靠背调解记录',
}

export const RELEASE_STATE: Record<ReleaseState, string> = {
  asked: '等本方同意',
  agreed: '本方已同意，还没交出去',
  refused: '本方不同意，不公开',
  withdrawn: '已撤回',
  released: '已公开，收不回来了',
}

export const CONSENT: Record<ConsentAnswer, string> = {
  agreed: '同意',
  refused: '不同意',
  withdrawn: '同意后又撤回',
}

export const MANNER: Record<ConsentManner, string> = { phone: '本人在手机上', paper: '纸面签字' }

export const ROUND_STATE: Record<RoundState, string> = {
  open: '正在报价',
  met: '本轮已合',
  not_met: '本轮未合',
}

export const RULE: Record<RoundRule, string> = {
  midpoint: '取两方报价的正中间',
  split: '按事先说定的比例',
}

export const GLASS_STATE: Record<GlassState, string> = {
  asked: '等安全管理员同意',
  open: '正在查阅',
  refused: '没有同意',
  ended: '已结束',
}

export const READING: Record<GlassReadingKind, string> = {
  items: '看了文字',
  file: '看了照片或录音',
}

/** The rooms of the sides, what is let go, and offers. */
export const CAUCUS = {
  tab: '分室',
  my_room: '我方房间',
  title: '分室（背靠背）',
  room: '{side}房间',
  only: '只有{side}和本案调解员看得到',
  people: '{names}',
  no_room: '这件纠纷没有向您开放的房间',
  no_room_hint: '房间只对本方当事人、代理人和本案现任调解员开放。',
  cover: '遮住（要给人看屏幕时）',
  covered: '房间已遮住',
  covered_hint: '现在可以把屏幕转给别人看。看完请点下面的按钮再打开。',
  uncover: '打开房间',
  empty: '房间里还没有内容',
  empty_hint: '在下面写。写进来的只有{side}和本案调解员看得到。',
  older: '看更早的',
  kind: '写什么',
  words: '写给{side}房间',
  words_mine: '跟调解员说',
  visible_to: '写进来的只有这些人看得到：{names}',
  write_to: '写入{side}房间',
  write_mine: '写入我方房间',
  wrote: '已写入{side}房间',
  write_missing: '请写几句，或者加照片。',
  closed: '这件纠纷已经结束，房间只能看，不能写。',
  record_from: '从什么时候',
  record_until: '到什么时候',
  record_place: '在哪里谈的',
  record_present: '在场的人',
  record_missing: '调解记录要写明时间、地点和在场的人。',
  print: '打印',
  print_mark: '背靠背记录 不得出示给对方',
  print_sign: '当事人（签名、指印）：              调解员（签名）：              记录人（签名）：',
  number_in_room: '第 {n} 条',
  mediator: '调解员',
  me: '我',
  release: '公开给对方…',
  release_title: '把这一条公开给对方',
  release_lead: '下面框里的字，就是对方会看到的全部文字。可以删成其中一段，不能改字。',
  release_words: '对方会看到的文字',
  release_files: '照片和录音',
  release_file: '公开第 {n} 个文件',
  release_to: '公开给谁',
  release_ask: '请{side}决定能不能公开',
  release_asked: '已请{side}决定，同意之前对方什么也看不到',
  release_section: '要不要公开',
  will_see: '公开以后，{sides}会看到：',
  for_good: '交给对方以后收不回来：看过的事没法当作不知道。交出去之前可以随时改主意。',
  agree: '同意公开',
  refuse: '不同意',
  withdraw_consent: '撤回我的同意',
  withdraw: '不公开了，撤回',
  record_paper: '登记纸面签字',
  paper_scan: '签了字的纸，拍一张',
  paper_of: '{name} 签字',
  paper_agrees: '纸上写的是',
  paper_keep: '登记',
  hand_over: '交给{sides}',
  handed_over: '已交给对方',
  hand_over_confirm: '本方都同意了。交出去就收不回来。',
  agreed_done: '已同意。调解员交给对方之前，您还可以撤回。',
  refused_done: '已记下不同意，不会公开',
  withdrawn_done: '已撤回，不会公开',
  waits_for: '等 {name}',
  shared: '两边都看得到的',
  shared_empty: '还没有公开的内容',
  shared_hint: '房间里的内容，经本方同意交出来以后会列在这里。',
  shared_from: '{side}同意公开',
  shared_by: '{at} 由调解员{name}交出',
  shared_consents: '同意人：{names}',
  glass: '从外面查阅过这个房间',
  glass_by: '{auditor}申请，{second}同意',
  glass_reason: '理由：{reason}',
  glass_never: '没有外人查阅过这个房间。要查阅必须两个人同意，而且一定会告诉您。',
  glass_read: '{name} {what}',
  offers: '密封报价',
  offers_lead: '两边各报各的，谁也看不到对方的数。合上了才有结果，合不上什么都不留。',
  offers_left: '还可以开 {n} 轮',
  round: '第 {n} 轮',
  payer: '付钱的一方',
  payee: '收钱的一方',
  rule: '结果怎么算',
  split: '两数之间的差额，收钱一方得百分之几',
  rule_midpoint:
    '付款方最多愿付的数不低于收款方最少要收的数，就算合上，结果取正中间；不足一分的舍去。',
  rule_split:
    '付款方最多愿付的数不低于收款方最少要收的数，就算合上，结果是收款方的数加上差额的 {n}%；不足一分的舍去。',
  round_ends: '到 {at} 为止',
  ends_at: '到什么时候为止',
  open_round: '开一轮报价',
  opened_round: '已开一轮报价，两边都会看到规则和截止时间',
  payer_offer: '我方最多愿付（元）',
  payee_offer: '我方最少要收（元）',
  may_see: '让调解员也看到这个数（两边都报了以后）',
  give_offer: '密封报出',
  change_offer: '改报',
  offered: '已密封。对方看不到，也不知道您报没报。',
  mine: '我方已报 {amount}',
  not_offered: '我方还没报',
  offer_wrong: '请写一个数，最多两位小数。',
  binding: '合上的数只是两边都愿意的数，写进协议、签了字才算数。合上以后，按规则能倒推出对方的数。',
  full: '两边都报了',
  not_full: '还没有都报',
  open_offers: '开封',
  opened_offers: '已开封',
  figure: '结果 {amount}',
  seen: '{side}让您看的数：{amount}',
  sealed_what: '什么是密封的',
  sealed_yes:
    '这里写的字、照片、报价，只有我方和本案调解员看得到。对方、社区、街道、领导都看不到，也搜不到。',
  sealed_no:
    '经您同意公开的内容、两边一起开的会、最后签的协议，不是密封的。有生命危险或者犯罪的事，调解员依法要报告。',
  glass_title: '紧急查阅',
  glass_lead:
    '要看当事人的房间，须写明理由，由安全管理员同意，限时打开；开了以后本方和调解员马上知道，每看一次都有记录。',
  glass_number: '纠纷编号',
  glass_side: '哪一方的房间',
  glass_why: '理由（当事人会看到）',
  glass_hours: '开几小时',
  glass_ask: '申请查阅',
  glass_asked: '已申请，等安全管理员同意',
  glass_agree: '同意，打开房间',
  glass_refuse: '不同意',
  glass_end: '结束查阅',
  glass_open: '看房间里的内容',
  glass_empty: '没有查阅申请',
  glass_empty_hint: '申请和经过的查阅会列在这里。',
  glass_told: '打开以后，当事人和调解员会马上知道是谁、为什么。',
  done: '好了',
} as const
